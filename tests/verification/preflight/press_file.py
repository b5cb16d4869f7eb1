"""A small press file with nothing wrong in it, made by hand: it owes nothing to the makers of the editions."""

from __future__ import annotations

import struct
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

FONT = Path(__file__).parents[3] / "src/anthology/theme/default/fonts/Alegreya-Regular.ttf"
MM = 72 / 25.4
WIDTH, HEIGHT, BLEED, ROOM = 100.0, 150.0, 3.0, 10.0
"""Millimetres: the trimmed page, its bleed, and what is around it for marks."""

XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" pdfxid:GTS_PDFXVersion="PDF/X-4" pdf:Trapped="False"
 xmp:CreateDate="2027-01-01T00:00:00Z" xmp:ModifyDate="2027-01-01T00:00:00Z" xmp:MetadataDate="2027-01-01T00:00:00Z"
 xmpMM:DocumentID="uuid:1" xmpMM:RenditionClass="default" xmpMM:VersionID="1">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Four Pages</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def profile(space: bytes = b"CMYK", kind: bytes = b"prtr") -> bytes:
    """The header of a colour profile (ICC.1:2022, 7.2), and no tags."""
    head = struct.pack(">I4sI4s4s4s12s4s", 132, b"test", 0x04000000, kind, space, b"Lab ", bytes(12), b"acsp")
    return head.ljust(128, b"\0") + bytes(4)


def box(around: float) -> Array:
    """The trimmed page and so many millimetres around it."""
    low = (ROOM - around) * MM
    return Array([round(v, 4) for v in (low, low, (ROOM + WIDTH + around) * MM, (ROOM + HEIGHT + around) * MM)])


def picture(
    pdf: Pdf, width: int, height: int, pixel: bytes = bytes([120, 60, 20, 40]), space: Name = Name.DeviceCMYK
) -> Stream:
    """A picture of one colour."""
    made = pdf.make_stream(pixel * (width * height))
    made.Type, made.Subtype, made.Width, made.Height = Name.XObject, Name.Image, width, height
    made.ColorSpace, made.BitsPerComponent = space, 8
    return made


def placed(left: float, bottom: float, width: float, height: float, name: str = "Photo") -> str:
    """Operators that place a picture; millimetres from the lower left corner of the trimmed page."""
    across, up = (ROOM + left) * MM, (ROOM + bottom) * MM
    return f"q {width * MM:.4f} 0 0 {height * MM:.4f} {across:.4f} {up:.4f} cm /{name} Do Q\n"


def text(words: str, up: float = 100) -> str:
    return f"BT /F1 11 Tf {(ROOM + 15) * MM:.4f} {(ROOM + up) * MM:.4f} Td ({words}) Tj ET\n"


def marks() -> str:
    """Crop marks in all inks at two corners, and a slug line."""
    edge, end = ROOM * MM, (ROOM - BLEED - 1) * MM
    lines = f"{edge:.3f} 0 m {edge:.3f} {end:.3f} l S 0 {edge:.3f} m {end:.3f} {edge:.3f} l S\n"
    return f"q 1 1 1 1 K 0.25 w {lines}Q BT /F1 6 Tf {edge + 20:.3f} 8 Td (Four Pages) Tj ET\n"


def font(pdf: Pdf) -> Dictionary:
    embedded = pdf.make_stream(FONT.read_bytes())
    described = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/Alegreya-Regular"), Flags=32, FontBBox=Array([0, -300, 1000, 900]),
        ItalicAngle=0, Ascent=900, Descent=-300, CapHeight=640, StemV=80, FontFile2=embedded,
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/Alegreya-Regular"), FirstChar=32, LastChar=126,
            Widths=Array([500] * 95), Encoding=Name.WinAnsiEncoding, FontDescriptor=pdf.make_indirect(described),
        )
    )  # fmt: skip


def good_file(path: Path) -> None:
    """Four pages: text; a picture that bleeds; a rule and a tint; a small picture. Their labels are i, ii, 1, 2."""
    pdf = Pdf.new()
    contents = [
        text("It rained on the day the market closed."),
        placed(-BLEED, -BLEED, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED),
        "0.2 0.1 0 0.1 k 60 300 200 40 re f 0 G 0.5 w 60 200 m 200 200 l S 0 g\n" + text("The ferry is late.", 60),
        placed(20, 40, 40, 30, "Small") + text("A pier.", 30),
    ]
    shown = {"Photo": picture(pdf, 1260, 1850), "Small": picture(pdf, 480, 360)}
    face = font(pdf)
    for content in contents:
        pdf.add_blank_page(page_size=(float(box(ROOM)[2]), float(box(ROOM)[3])))
        page = pdf.pages[-1].obj
        page.MediaBox, page.BleedBox, page.TrimBox = box(ROOM), box(BLEED), box(0)
        page.Contents = pdf.make_stream((marks() + content).encode())
        used = {name: stream for name, stream in shown.items() if f"/{name} Do" in content}
        page.Resources = Dictionary(Font=Dictionary(F1=face), XObject=Dictionary(**used), ExtGState=Dictionary())
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D)]))
    pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    embedded = pdf.make_stream(profile())
    embedded.N = 4
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"),
                Info=String("Coated FOGRA39"), RegistryName=String("http://www.color.org"), DestOutputProfile=embedded,
            )
        ]
    )  # fmt: skip
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String("Four Pages"), Trapped=Name("/False")))
    pdf.save(path, deterministic_id=True, min_version="1.6", object_stream_mode=pikepdf.ObjectStreamMode.generate)
