"""The press edition, opened: inks, boxes, photographs, fonts, identification; and its plates, by Ghostscript."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from PIL import Image

Make = Callable[..., Path]
MM = 72 / 25.4

ALLOWED = {
    "cmyk": {"k", "K"},
    "black": {"g", "G"},
}
COLOURS = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}


def streams(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """Every content stream of the file with its resources: pages, and all forms and patterns."""
    for page in pdf.pages:
        yield page.obj, page.obj.get("/Resources", Dictionary())
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and (thing.get("/Subtype") == Name.Form or "/PatternType" in thing):
            yield thing, thing.get("/Resources", Dictionary())


def images(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == Name.Image]


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary in the file, those inside others too."""
    stack: list[pikepdf.Object] = [o for o in pdf.objects if isinstance(o, pikepdf.Object)]
    while stack:
        found = stack.pop()
        if isinstance(found, pikepdf.Array):
            stack += [o for o in found if isinstance(o, pikepdf.Object) and not o.is_indirect]
        elif isinstance(found, Dictionary | pikepdf.Stream):
            yield found
            stack += [o for _, o in found.items() if isinstance(o, pikepdf.Object) and not o.is_indirect]


@pytest.fixture(params=["cmyk", "black"])
def ink(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_operator_of_colour_is_in_inks(press: Make, ink: str) -> None:
    with pikepdf.open(press(f"ink: {ink}")) as pdf:
        found = [
            step
            for stream, _ in streams(pdf)
            for step in pikepdf.parse_content_stream(stream)
            if str(step.operator) in COLOURS
        ]
        patterns = [step for step in found if step.operands and isinstance(step.operands[0], Name)]
        assert {str(step.operator) for step in found if step not in patterns} == ALLOWED[ink]
        # The half title has a gradient behind it: a pattern, whose content is among the streams.
        assert {(str(s.operator), len(s.operands)) for s in patterns} == {("cs", 1), ("scn", 1)}
        assert {str(s.operands[0]) for s in patterns if str(s.operator) == "cs"} == {"/Pattern"}


def test_every_colour_space_is_in_inks(press: Make, ink: str) -> None:
    allowed = {"cmyk": {"/DeviceCMYK", "/DeviceGray"}, "black": {"/DeviceGray"}}[ink]
    with pikepdf.open(press(f"ink: {ink}")) as pdf:
        spaces = {str(d.ColorSpace) for d in dictionaries(pdf) if "/ColorSpace" in d}
        shadings = [d for d in dictionaries(pdf) if "/ShadingType" in d]
        assert shadings
        assert {len(part.C0) for s in shadings for part in s.Function.Functions} == {4 if ink == "cmyk" else 1}
    assert spaces <= allowed


def test_nothing_is_see_through_and_nothing_is_for_readers(press: Make) -> None:
    with pikepdf.open(press()) as pdf:
        for found in dictionaries(pdf):
            assert not {"/ca", "/CA", "/BM", "/SMask", "/Group", "/StructParent", "/StructParents"} & set(found.keys())
        assert not any("/Annots" in page.obj for page in pdf.pages)
        assert set(pdf.Root.keys()) == {"/Type", "/Pages", "/Metadata", "/OutputIntents"}


def test_it_says_that_it_is_a_pdf_x_4(press: Make) -> None:
    with pikepdf.open(press()) as pdf:
        assert pdf.pdf_version == "1.6"
        assert not pdf.is_encrypted
        assert len(pdf.trailer.ID) == 2
        assert pdf.docinfo["/Trapped"] == Name("/False")
        assert str(pdf.docinfo["/Title"]) == "Rain: Two letters"
        with pdf.open_metadata() as xmp:
            assert xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert xmp["pdf:Trapped"] == "False"
            assert xmp["dc:title"] == "Rain: Two letters"
            assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == xmp["xmp:MetadataDate"]
            assert xmp["xmpMM:DocumentID"].startswith("uuid:")
            assert xmp["xmpMM:VersionID"] == "1"
            assert xmp["xmpMM:RenditionClass"] == "default"
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == Name.GTS_PDFX
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert str(intent.RegistryName) == "http://www.color.org"
        profile = intent.DestOutputProfile.read_bytes()
        assert (profile[12:20], profile[36:40]) == (b"prtrCMYK", b"acsp")
        assert int(intent.DestOutputProfile.N) == 4
        assert pdf.check_pdf_syntax() == []


def test_a_profile_of_the_books_own_is_embedded_under_its_own_name(press: Make) -> None:
    with pikepdf.open(press("profile: styles/paper.icc")) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == str(intent.Info) == "Paper of ours !"
        assert "/RegistryName" not in intent
        assert b"Paper of ours !" in intent.DestOutputProfile.read_bytes()


@pytest.mark.parametrize("bleed", ["0mm", "3mm", "5mm"])
def test_boxes_lie_around_the_trim(press: Make, bleed: str) -> None:
    wanted = float(bleed.removesuffix("mm")) * MM
    with pikepdf.open(press(f"bleed: {bleed}", bleed=bleed)) as pdf:
        for page in pdf.pages:
            trim, outer, media = ([float(n) for n in page.obj[key]] for key in ("/TrimBox", "/BleedBox", "/MediaBox"))
            assert trim == pytest.approx([0, 0, 140 * MM, 216 * MM], abs=0.001)
            beyond = [-wanted, -wanted, 140 * MM + wanted, 216 * MM + wanted]
            assert outer == pytest.approx(beyond, abs=0.001)
            assert media[0] < outer[0] - 20
            assert media[3] > outer[3] + 20
            assert "/CropBox" not in page.obj
            assert "/ArtBox" not in page.obj


def test_blank_pages_fill_the_last_sheet(press: Make) -> None:
    with pikepdf.open(press("pages_multiple: 1")) as pdf:
        pages = len(pdf.pages)
    for multiple in (4, 16):
        with pikepdf.open(press(f"pages_multiple: {multiple}")) as pdf:
            assert len(pdf.pages) == -(-pages // multiple) * multiple
            assert "/BleedBox" in pdf.pages[-1].obj


def test_every_font_is_embedded_and_every_face_once(press: Make) -> None:
    with pikepdf.open(press()) as pdf:
        faces: dict[str, set[tuple[int, int]]] = {}
        for font in (o for o in pdf.objects if isinstance(o, Dictionary) and "/FontDescriptor" in o):
            faces.setdefault(str(font.BaseFont), set()).add(font.FontDescriptor.FontFile2.objgen)
    assert len(faces) >= 4
    assert {len(programs) for programs in faces.values()} == {1}


def test_photographs_come_from_the_originals_in_inks(press: Make) -> None:
    """The plate is 146 mm x 222 mm of a picture of 2:3, so 148 mm wide: 1748 pixels at 300 an inch."""
    with pikepdf.open(press()) as pdf:
        found = {(str(i.ColorSpace), str(i.Filter)): i for i in images(pdf)}
        assert set(found) == {
            ("/DeviceCMYK", "/DCTDecode"),  # The street at night, for three places one picture.
            ("/DeviceGray", "/DCTDecode"),  # What was made in black and white.
            ("/DeviceCMYK", "/FlateDecode"),  # Line art.
        }
        assert len(images(pdf)) == 3
        night = found["/DeviceCMYK", "/DCTDecode"]
        assert int(night.Width) == pytest.approx(1725, abs=3)
        assert [int(n) for n in night.Decode] == [1, 0] * 4
        assert int(found["/DeviceGray", "/DCTDecode"].Width) == pytest.approx(104 * 0.62 / 25.4 * 300, abs=2)
        assert not any("/Interpolate" in i or "/AnthologyPhoto" in i for i in images(pdf))
        with Image.open(io.BytesIO(night.read_raw_bytes())) as opened:
            assert opened.mode == "CMYK"
            colours = opened.getcolors(opened.width * opened.height)
    assert max(sum(colour) for _, colour in colours) <= 300 * 2.55


def test_one_colour_makes_grey_photographs(press: Make) -> None:
    with pikepdf.open(press("ink: black")) as pdf:
        assert {str(i.ColorSpace) for i in images(pdf)} == {"/DeviceGray"}


def test_the_same_book_gives_the_same_bytes(press: Make) -> None:
    alone = press("", "--jobs", "1", "--no-cache").read_bytes()
    assert press("", "--jobs", "2", "--no-cache").read_bytes() == alone
    assert press().read_bytes() == alone


# The plates, as Ghostscript makes them.

needs_ghostscript = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
PPI = 60


def plates(pdf: Path, page: int, folder: Path) -> dict[str, Image.Image]:
    """The four plates of a page, 0 for full ink, each as large as the media box."""
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{PPI}"]
    command += [f"-dFirstPage={page}", f"-dLastPage={page}", f"-sOutputFile={folder}/page.tif", str(pdf)]
    subprocess.run(command, check=True, capture_output=True)
    return {
        name: Image.open(folder / f"page({name}).tif").convert("L") for name in ("Cyan", "Magenta", "Yellow", "Black")
    }


def around(pdf: Path, mm: float) -> tuple[int, int, int, int]:
    """The trimmed page and so many mm beyond it, in pixels of a plate."""
    with pikepdf.open(pdf) as opened:
        media = [float(n) for n in opened.pages[0].obj.MediaBox]
    left, width, height = -media[0] - mm * MM, 140 * MM + 2 * mm * MM, 216 * MM + 2 * mm * MM
    top = media[3] - 216 * MM - mm * MM
    return tuple(round(n / 72 * PPI) for n in (left, top, left + width, top + height))  # type: ignore[return-value]


def page_with(pdf: Path, test: Callable[[pikepdf.Page], bool]) -> list[int]:
    with pikepdf.open(pdf) as opened:
        return [number + 1 for number, page in enumerate(opened.pages) if test(page)]


def draws(page: pikepdf.Page, what: str) -> bool:
    steps = pikepdf.parse_content_stream(page)
    if what == "picture":
        things = page.obj.get("/Resources", Dictionary()).get("/XObject", Dictionary())
        return any(str(s.operator) == "Do" and things[s.operands[0]].get("/Subtype") == Name.Image for s in steps)
    return any(str(s.operator) == what for s in steps)


@needs_ghostscript
def test_text_stands_on_the_black_plate_alone(press: Make, tmp_path: Path) -> None:
    made = press()
    box = around(made, 3)
    texts = page_with(made, lambda p: draws(p, "TJ") and not draws(p, "picture") and not draws(p, "scn"))
    assert len(texts) >= 5  # Title page, copyright, contents, the part, openers with their accents, the index.
    for page in texts:
        found = {name: plate.crop(box) for name, plate in plates(made, page, tmp_path).items()}
        for name in ("Cyan", "Magenta", "Yellow"):
            assert found[name].getextrema() == (255, 255), f"page {page} has {name}"
        assert found["Black"].getextrema()[0] < 60


@needs_ghostscript
def test_a_full_page_picture_runs_into_the_bleed_and_no_further(press: Make, tmp_path: Path) -> None:
    made = press("bleed: 5mm", bleed="5mm")
    (page,) = page_with(made, lambda p: draws(p, "picture") and not draws(p, "TJ"))
    cyan = plates(made, page, tmp_path)["Cyan"]
    left, _, right, bottom = around(made, 4.5)
    assert cyan.crop((left, bottom - 3, right, bottom)).getextrema()[1] < 250  # Ink on the whole edge of the bleed.
    gap, edge = around(made, 5.9), around(made, 5.4)
    assert cyan.crop((gap[0], gap[1], gap[2], edge[1])).getextrema() == (255, 255)


@needs_ghostscript
def test_marks_are_on_every_plate_outside_the_bleed(press: Make, tmp_path: Path) -> None:
    found = plates(press(), 1, tmp_path)
    left, top, _, _ = around(press(), 10.5)
    inner = around(press(), 3.5)
    for name in ("Cyan", "Magenta", "Yellow", "Black"):
        corner = found[name].crop((left, top, inner[0] + 12, inner[1]))
        assert corner.getextrema()[0] < 200, name


@needs_ghostscript
def test_one_colour_leaves_three_plates_empty(press: Make, tmp_path: Path) -> None:
    made = press("ink: black")
    for page in range(1, 4):
        found = plates(made, page, tmp_path)
        assert {found[name].getextrema() for name in ("Cyan", "Magenta", "Yellow")} == {(255, 255)}
