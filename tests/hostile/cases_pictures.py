"""Hostile pictures: bombs, lies about format and size, damage, and what hides beside the pixels."""

from __future__ import annotations

import struct
import zlib

from .case import Case, manifest, picture
from .small import chunk, grey_tiff, jpeg, png, resized_jpeg, saved

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="64" height="48">{}</svg>'
)
NOT_A_PICTURE = "No SVG is read at all."
HEADER = "It is refused from its header; its pixels are not read."


def jpeg_with(marker: int, data: bytes) -> bytes:
    plain = jpeg()
    return plain[:2] + struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data + plain[2:]


def many_scans() -> bytes:
    """A progressive JPEG of 4000 x 4000 pixels whose last scan comes 20,000 times."""
    whole = resized_jpeg(4000, 4000, progressive=True)
    last = whole.rfind(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * 5000 + whole[-2:]


def gif(width: int, height: int, frames: int = 1) -> bytes:
    screen = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    frame = b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\x00"
    return screen + frame * frames + b";"


def webp_claiming(width: int, height: int) -> bytes:
    data = saved("WEBP", (16, 16), lossless=True)
    head = struct.pack("<I", (width - 1) | ((height - 1) << 14) | (1 << 28))
    return data[:21] + head + data[25:]


def text_bomb() -> bytes:
    return png(64, 48, before=chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(200_000_000), 9)))


def profile_bomb() -> bytes:
    return png(64, 48, before=chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(200_000_000), 9)))


SHOWN = tuple(
    Case(
        f"svg-{name}",
        sent,
        ("picture-format",),
        NOT_A_PICTURE,
        picture(SVG.format(inside).encode(), f"photos/roof.{end}"),
    )
    for name, sent, inside, end in (
        ("script", "an SVG with a script", "<script>alert(1)</script>", "svg"),
        ("remote", "an SVG that shows a picture on the web", '<image xlink:href="https://example.org/x.png"/>', "svg"),
        ("file", "an SVG that shows a file of the machine", '<image xlink:href="file:///etc/passwd"/>', "svg"),
        ("use", "an SVG that uses another SVG", '<use xlink:href="https://example.org/x.svg#a"/>', "svg"),
        (
            "foreign",
            "an SVG with HTML in it",
            '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="file:///etc/passwd"/></foreignObject>',
            "svg",
        ),
        (
            "style",
            "an SVG with a style sheet that fetches",
            "<style>@import url(https://example.org/x.css);</style>",
            "svg",
        ),
        ("named-png", "an SVG that is named .png", "<script>alert(1)</script>", "png"),
    )
)
SVGS = (
    *SHOWN,
    Case(
        "svg-entities",
        "an SVG with a billion laughs",
        ("picture-format",),
        NOT_A_PICTURE,
        picture(
            b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(b'<!ENTITY %c "%s">' % (b, b"&%c;" % (b - 1) * 10) for b in range(98, 107))
            + b"]><svg>&j;</svg>",
            "photos/roof.svg",
        ),
    ),
    Case(
        "svg-external-entity",
        "an SVG with an external entity",
        ("picture-format",),
        NOT_A_PICTURE,
        picture(b'<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg>&e;</svg>', "photos/roof.svg"),
    ),
    Case(
        "svg-compressed",
        "a compressed SVG (.svgz)",
        ("picture-format",),
        NOT_A_PICTURE,
        picture(b"\x1f\x8b\x08\0" + bytes(60), "photos/roof.svg"),
    ),
    Case(
        "svg-cover",
        "an SVG for the cover",
        ("picture-format",),
        NOT_A_PICTURE,
        {**manifest("editions: {cover: {image: c.svg}}"), "c.svg": SVG.format("<script/>")},
    ),
)

BOMBS = (
    Case(
        "png-claims",
        "a PNG that claims 2,000,000,000 x 2,000,000,000 pixels",
        ("picture-too-large",),
        HEADER,
        picture(lambda: png(2_000_000_000, 2_000_000_000, rows=b"")),
    ),
    Case(
        "png-bomb",
        "a PNG of 40 KB that holds 196 million pixels, with transparency",
        ("picture-too-large",),
        HEADER,
        picture(lambda: png(14_000, 14_000, depth=1, colour=3, before=chunk(b"tRNS", b"\0"))),
    ),
    Case(
        "png-most",
        "a PNG of the most pixels that are taken, with transparency",
        (),
        "It is shown smaller.",
        picture(lambda: png(10_000, 5_000, depth=1, colour=3, before=chunk(b"tRNS", b"\0"))),
        long=True,
    ),
    Case(
        "png-most-16",
        "the same in grey of 16 bits",
        (),
        "It is shown smaller.",
        picture(lambda: png(10_000, 5_000, depth=16, colour=0)),
        long=True,
    ),
    Case(
        "png-most-interlaced",
        "the same in colour with transparency, its rows cut off",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: png(10_000, 5_000, colour=6, interlaced=1)),
        long=True,
    ),
    Case(
        "png-thin",
        "a PNG of 1 x 40,000,000 pixels",
        (),
        "It is shown as a line.",
        picture(lambda: png(1, 4_000_000, depth=1, colour=0)),
        long=True,
    ),
    Case(
        "png-text-bomb",
        "a PNG whose comment unpacks to 200 MB",
        ("picture-broken",),
        "It is unpacked no further than a megabyte.",
        picture(text_bomb),
    ),
    Case(
        "png-profile-bomb",
        "a PNG whose colour profile unpacks to 200 MB",
        ("picture-broken",),
        "It is unpacked no further than a megabyte.",
        picture(profile_bomb),
    ),
    Case(
        "png-frames",
        "an animated PNG that claims four thousand million frames",
        (),
        "The first is shown.",
        picture(lambda: png(64, 48, before=chunk(b"acTL", struct.pack(">II", 0xFFFFFFFF, 0)))),
    ),
    Case(
        "jpeg-claims",
        "a JPEG that claims 65,500 x 65,500 pixels",
        ("picture-too-large",),
        HEADER,
        picture(lambda: resized_jpeg(65500, 65500), "photos/roof.jpg"),
    ),
    Case(
        "jpeg-bomb",
        "a JPEG of 600 bytes that claims 196 million pixels",
        ("picture-too-large",),
        HEADER,
        picture(lambda: resized_jpeg(14_000, 14_000), "photos/roof.jpg"),
    ),
    Case(
        "jpeg-progressive-bomb",
        "the same, progressive: a decoder keeps all of it at once",
        ("picture-too-large",),
        HEADER,
        picture(lambda: resized_jpeg(14_000, 14_000, progressive=True), "photos/roof.jpg"),
    ),
    Case(
        "jpeg-scans",
        "a progressive JPEG of 5,000 scans",
        ("picture-broken",),
        "It is refused before it is decoded.",
        picture(many_scans, "photos/roof.jpg"),
    ),
    Case(
        "gif-claims",
        "a GIF that claims 65,535 x 65,535 pixels",
        ("picture-too-large",),
        HEADER,
        picture(lambda: gif(65535, 65535), "photos/roof.gif"),
    ),
    Case(
        "gif-frames",
        "a GIF of 200,000 frames",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: gif(64, 48, 200_000), "photos/roof.gif"),
    ),
    Case(
        "webp-claims",
        "a WebP that claims 16,383 x 16,383 pixels",
        ("picture-too-large",),
        HEADER,
        picture(lambda: webp_claiming(16383, 16383), "photos/roof.webp"),
    ),
    Case(
        "webp-bomb",
        "a WebP that claims 12,000 x 9,000 pixels",
        ("picture-too-large",),
        HEADER,
        picture(lambda: webp_claiming(12_000, 9_000), "photos/roof.webp"),
    ),
    Case(
        "tiff-claims",
        "a TIFF that claims 2,000,000,000 rows",
        ("picture-too-large",),
        HEADER,
        picture(lambda: grey_tiff(64, 2_000_000_000), "photos/roof.tif"),
    ),
    Case(
        "tiff-directories",
        "a TIFF whose directory is followed by itself",
        (),
        "The first page is shown; nothing goes round.",
        picture(lambda: grey_tiff(8, 8, next=(0, 0, 8)), "photos/roof.tif"),
    ),
    Case(
        "tiff-strips",
        "a TIFF whose entries claim four thousand million values",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: grey_tiff(8, 8, strips=(4, 0xFFFFFFFF, 8)), "photos/roof.tif"),
    ),
    Case(
        "tiff-samples",
        "a TIFF of 65,535 samples a pixel",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: grey_tiff(8, 8, samples=(3, 1, 65535)), "photos/roof.tif"),
    ),
    Case(
        "cover-bomb",
        "the PNG of 40 KB for the cover",
        ("picture-too-large",),
        HEADER,
        {
            **manifest("editions: {cover: {image: c.png}}"),
            "c.png": lambda: png(14_000, 14_000, depth=1, colour=3, before=chunk(b"tRNS", b"\0")),
        },
    ),
    Case(
        "cover-most",
        "the most pixels that are taken for the cover",
        ("cover-cropped",),
        "It is made.",
        {**manifest("editions: {cover: {image: c.png}}"), "c.png": lambda: png(10_000, 5_000, colour=6)},
        only="cover",
        long=True,
    ),
)

LIES = (
    Case(
        "html-named-png",
        "a web page that is named .png",
        ("picture-format",),
        "A picture is what it is, not what it is called.",
        picture(b"<!doctype html><script>alert(1)</script>"),
    ),
    Case(
        "pdf-named-jpg",
        "a PDF that is named .jpg",
        ("picture-format",),
        "The same.",
        picture(b"%PDF-1.7\n" + b"x" * 600, "photos/roof.jpg"),
    ),
    Case(
        "postscript",
        "PostScript that is named .jpg",
        ("picture-format",),
        "No PostScript is ever run.",
        picture(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n", "photos/roof.jpg"),
    ),
    Case(
        "picture-zip",
        "a zip archive that is named .png",
        ("picture-format",),
        "The same.",
        picture(b"PK\x03\x04" + bytes(600)),
    ),
    Case("picture-bmp", "a BMP that is named .png", ("picture-format",), "The same.", picture(lambda: saved("BMP"))),
    Case(
        "picture-icns",
        "other formats that Pillow knows: ICNS, PPM, TGA",
        ("picture-format",),
        "Five formats are opened and no other.",
        picture(lambda: saved("PPM")),
    ),
    Case("picture-jpeg-as-png", "a JPEG that is named .png", (), "It is shown for what it is.", picture(jpeg)),
    Case(
        "polyglot",
        "a JPEG with a web page and a zip archive behind its end",
        (),
        "Only its pixels go on.",
        picture(lambda: jpeg() + b"<script>alert(1)</script>PK\x03\x04" + b"\xff\xd9", "photos/roof.jpg"),
        only="epub",
        never=("<script",),
        long=True,
    ),
    Case(
        "comment-script",
        "a script in a JPEG's comment, EXIF and XMP",
        (),
        "Only its pixels go on.",
        picture(lambda: jpeg_with(0xFE, b"<script>alert(1)</script>"), "photos/roof.jpg"),
        only="epub",
        never=("<script",),
    ),
    Case(
        "exif-loop",
        "EXIF whose directory leads to itself",
        (),
        "Only its pixels go on.",
        picture(
            lambda: jpeg_with(0xE1, b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x08\0\0\0"),
            "photos/roof.jpg",
        ),
    ),
    Case(
        "exif-count",
        "EXIF with an entry of four thousand million values",
        (),
        "Only its pixels go on.",
        picture(
            lambda: jpeg_with(0xE1, b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x05\0\xff\xff\xff\xff\x1a\0\0\0\0\0\0\0"),
            "photos/roof.jpg",
        ),
    ),
    Case(
        "exif-chance",
        "EXIF of bytes of chance",
        (),
        "Only its pixels go on.",
        picture(lambda: jpeg_with(0xE1, b"Exif\0\0" + bytes(range(256))), "photos/roof.jpg"),
    ),
    Case(
        "icc-chance",
        "a colour profile of bytes of chance",
        (),
        "It is left aside.",
        picture(lambda: saved("JPEG", icc_profile=bytes(range(256)) * 8), "photos/roof.jpg"),
    ),
    Case(
        "icc-lies",
        "a colour profile whose tables lie beyond its end",
        (),
        "It is left aside.",
        picture(
            lambda: saved(
                "JPEG",
                icc_profile=struct.pack(">I4xIIII", 132, 0x02400000, 0x6D6E7472, 0x52474220, 0x58595A20)
                + bytes(12)
                + b"acsp"
                + bytes(88)
                + struct.pack(">IIII", 1, 0x72545243, 0xFFFFFF00, 0xFFFFFFFF),
            ),
            "photos/roof.jpg",
        ),
    ),
    Case(
        "icc-other-space",
        "a profile for inks in a picture of RGB",
        (),
        "It is left aside.",
        picture(
            lambda: saved("JPEG", icc_profile=b"\0" * 16 + b"CMYKLab " + b"\0" * 12 + b"acsp" + b"\0" * 88),
            "photos/roof.jpg",
        ),
    ),
    Case(
        "jpeg-cut",
        "a JPEG that is cut off",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: jpeg()[:-200], "photos/roof.jpg"),
    ),
    Case(
        "png-cut", "a PNG that is cut off", ("picture-broken",), "Nothing is made.", picture(lambda: saved("PNG")[:-40])
    ),
    Case(
        "png-data-short",
        "a PNG whole in its chunks, its pixels cut off",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: png(640, 480, rows=b"\0" * 1000)),
    ),
    Case(
        "png-checksum",
        "a PNG with wrong checksums",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: png(64, 48, before=chunk(b"gAMA", b"\0\0\0\1", crc=7))),
    ),
    Case(
        "png-chunk-length",
        "a PNG with a chunk that claims 4 GB",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: png(64, 48)[:33] + b"\xff\xff\xff\xf0IDAT" + bytes(50)),
    ),
    Case(
        "png-palette-missing",
        "a PNG of colours by number, and no list of them (found by fuzzing)",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: png(2, 1, colour=3).replace(chunk(b"PLTE", bytes(6)), b"")),
    ),
    Case(
        "png-no-width",
        "a PNG of 0 x 0 pixels",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: png(0, 0, rows=b"")),
    ),
    Case(
        "gif-cut",
        "a GIF without its end",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: saved("GIF")[:-5], "photos/roof.gif"),
    ),
    Case(
        "gif-chance",
        "a GIF whose pixels are bytes of chance",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: saved("GIF")[:-90] + bytes(range(89)) + b";", "photos/roof.gif"),
    ),
    Case(
        "webp-cut",
        "a WebP that is cut off",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: saved("WEBP")[:-20], "photos/roof.webp"),
    ),
    Case(
        "tiff-outside",
        "a TIFF whose pixels lie beyond its end",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: grey_tiff(8, 8, strips=(4, 1, 0xFFFFFF00)), "photos/roof.tif"),
    ),
    Case(
        "tiff-jpeg",
        "a TIFF that claims a JPEG inside, and has none",
        ("picture-broken",),
        "Nothing is made.",
        picture(lambda: grey_tiff(8, 8, compression=(3, 1, 7)), "photos/roof.tif"),
    ),
    Case("picture-empty", "a picture of no bytes", ("picture-format",), "Nothing is made.", picture(b"")),
)

CASES = (*SVGS, *BOMBS, *LIES)
