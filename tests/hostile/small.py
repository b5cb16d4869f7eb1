"""Small pictures, right in themselves, that hostile ones are made from."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image


def saved(kind: str, size: tuple[int, int] = (64, 48), mode: str = "RGB", **options: object) -> bytes:
    """A grey picture of this kind."""
    file = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(file, kind, **options)
    return file.getvalue()


def jpeg() -> bytes:
    """A JPEG of 64 x 48 pixels."""
    return saved("JPEG")


def chunk(name: bytes, data: bytes, *, crc: int | None = None) -> bytes:
    """A chunk of a PNG, with its own checksum or a wrong one."""
    right = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", right if crc is None else crc)


def png(
    width: int,
    height: int,
    *,
    depth: int = 8,
    colour: int = 2,
    rows: bytes | None = None,
    before: bytes = b"",
    after: bytes = b"",
    interlaced: int = 0,
) -> bytes:
    """A PNG with this header; rows: what is deflated, for a small file a row of zeros for each line by default."""
    bits = depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    if rows is None:
        packer, line = zlib.compressobj(9), bytes(1 + (width * bits + 7) // 8)
        many = line * max(1, min(height, 4_000_000 // len(line)))
        whole, rest = divmod(height * len(line), len(many))
        packed = b"".join(packer.compress(many) for _ in range(whole)) + packer.compress(many[:rest]) + packer.flush()
    else:
        packed = zlib.compress(rows, 9)
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    palette = chunk(b"PLTE", bytes(6)) if colour == 3 else b""
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + palette
        + before
        + chunk(b"IDAT", packed)
        + after
        + chunk(b"IEND", b"")
    )


def resized_jpeg(width: int, height: int, **options: object) -> bytes:
    """A JPEG whose header claims another size; what lacks of its pixels, a decoder makes up."""
    data = bytearray(saved("JPEG", (16, 16), **options))
    at = max(data.find(b"\xff\xc0"), data.find(b"\xff\xc2"))
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def tiff(entries: dict[int, tuple[int, int, int]], data: bytes = b"", *, following: int = 0) -> bytes:
    """A TIFF, little-endian, with these entries (tag: type, count, value) and these bytes behind its directory."""
    listed = b"".join(struct.pack("<HHII", tag, *entry) for tag, entry in sorted(entries.items()))
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + listed + struct.pack("<I", following) + data


def grey_tiff(width: int, height: int, data: bytes = b"\0" * 64, **changed: tuple[int, int, int]) -> bytes:
    """A grey TIFF of one strip; changed: entries by name."""
    names = {
        "compression": 259,
        "strips": 273,
        "samples": 277,
        "rows": 278,
        "bytes": 279,
        "bits": 258,
        "icc": 34675,
        "next": 0,
    }
    entries = {
        256: (4, 1, width),
        257: (4, 1, height),
        258: (3, 1, 8),
        259: (3, 1, 1),
        262: (3, 1, 1),
        273: (4, 1, 0),
        277: (3, 1, 1),
        278: (4, 1, height),
        279: (4, 1, len(data)),
    }
    entries |= {names[name]: entry for name, entry in changed.items() if name != "next"}
    start = 8 + 2 + 12 * len(entries) + 4
    entries[273] = changed.get("strips", (4, 1, start))
    return tiff(entries, data, following=changed.get("next", (0, 0, 0))[2])
