"""Each file is wrong in one way, and the preflight says so, naming page and cause, and nothing else."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from tests.verification.preflight.conftest import Edit
from tests.verification.preflight.press_file import BLEED, HEIGHT, MM, ROOM, WIDTH, box, picture, placed, profile, text

from anthology.diagnostics import Severity, codes
from anthology.verification.preflight import judge, preflight
from anthology.verification.specification import Specification


def draw(page: int, operators: str, **resources: object) -> Edit:
    """Add operators to a page, with the resources they name: category="...", then name=value."""

    def edit(pdf: Pdf) -> None:
        obj = pdf.pages[page].obj
        obj.Contents.write(obj.Contents.read_bytes() + operators.encode())
        for category, entries in resources.items():
            held = obj.Resources.get("/" + category, Dictionary())
            for name, value in entries(pdf).items():
                held["/" + name] = value
            obj.Resources["/" + category] = held

    return edit


def instead(page: int, operators: str) -> Edit:
    def edit(pdf: Pdf) -> None:
        pdf.pages[page].obj.Contents.write(operators.encode())

    return edit


def swap(page: int, old: str, new: str) -> Edit:
    def edit(pdf: Pdf) -> None:
        contents = pdf.pages[page].obj.Contents
        before = contents.read_bytes().decode()
        assert old in before
        contents.write(before.replace(old, new).encode())

    return edit


def xmp(old: str, new: str) -> Edit:
    def edit(pdf: Pdf) -> None:
        before = pdf.Root.Metadata.read_bytes().decode()
        assert old in before
        pdf.Root.Metadata.write(before.replace(old, new).encode())

    return edit


def state(**entries: object) -> Callable[[Pdf], dict[str, object]]:
    return lambda _: {"GS": Dictionary(**entries)}


def replace_picture(**changed: object) -> Edit:
    def edit(pdf: Pdf) -> None:
        new = picture(pdf, 480, 360, bytes(3), Name.DeviceRGB)
        for key, value in changed.items():
            new["/" + key] = value(pdf) if callable(value) else value
        pdf.pages[3].obj.Resources.XObject.Small = new

    return edit


def lab(_: Pdf) -> Array:
    return Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])


def spot(pdf: Pdf) -> dict[str, object]:
    tint = pdf.make_stream(b"{dup 0 exch 0 exch 0 exch}")
    tint.FunctionType, tint.Domain, tint.Range = 4, Array([0, 1]), Array([0, 1] * 4)
    return {"Gold": Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, tint])}


def form(operators: str, **entries: object) -> Callable[[Pdf], dict[str, object]]:
    def made(pdf: Pdf) -> dict[str, object]:
        stream = pdf.make_stream(operators.encode())
        stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 500, 500])
        for key, value in entries.items():
            stream["/" + key] = value
        return {"Form": stream}

    return made


def tiles(pdf: Pdf) -> dict[str, object]:
    stream = pdf.make_stream(b"1 0 0 rg 0 0 3 3 re f")
    for key, value in {
        "Type": Name.Pattern,
        "PatternType": 1,
        "PaintType": 1,
        "TilingType": 1,
        "XStep": 5,
        "YStep": 5,
    }.items():
        stream["/" + key] = value
    stream.BBox, stream.Resources = Array([0, 0, 5, 5]), Dictionary()
    return {"Tiles": stream}


def glyphs(pdf: Pdf) -> dict[str, object]:
    drawn = pdf.make_stream(b"500 0 d0 1 0 0 rg 0 0 400 400 re f")
    return {
        "T3": Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 500, 500]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(a=drawn),
            Encoding=Dictionary(Differences=Array([97, Name.a])),
            FirstChar=97,
            LastChar=97,
            Widths=Array([500]),
            Resources=Dictionary(),
        )
    }


def gradient(_: Pdf) -> dict[str, object]:
    ramp = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0]), C1=Array([1, 1, 1]), N=1)
    return {"Sh": Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 9, 9]), Function=ramp)}


def annotation(left: float, bottom: float) -> Edit:
    def edit(pdf: Pdf) -> None:
        rect = Array([left, bottom, left + 20, bottom + 10])
        action = Dictionary(S=Name.URI, URI=String("https://example.org"))
        pdf.pages[2].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, A=action)])

    return edit


def boxed(page: int, **boxes: Array | None) -> Edit:
    def edit(pdf: Pdf) -> None:
        for name, value in boxes.items():
            if value is None:
                del pdf.pages[page].obj["/" + name]
            else:
                pdf.pages[page].obj["/" + name] = value

    return edit


def intent(change: Callable[[Pdf, Dictionary], None]) -> Edit:
    return lambda pdf: change(pdf, pdf.Root.OutputIntents[0])


def give_profile(data: bytes, size: int) -> Edit:
    def edit(pdf: Pdf) -> None:
        stream = pdf.make_stream(data)
        stream.N = size
        pdf.Root.OutputIntents[0].DestOutputProfile = stream

    return edit


def drop_font(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Resources.Font.F1.FontDescriptor.FontFile2


def moved(values: Array, by: float) -> Array:
    return Array([float(v) + by for v in values])


def root(**entries: object) -> Edit:
    def edit(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root["/" + key] = value

    return edit


def page_entry(page: int, **entries: object) -> Edit:
    def edit(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.pages[page].obj["/" + key] = value

    return edit


def soft_mask(pdf: Pdf) -> None:
    pdf.pages[3].obj.Resources.XObject.Small.SMask = picture(pdf, 8, 8, b"\x80", Name.DeviceGray)


def low(pdf: Pdf) -> None:
    pdf.pages[3].obj.Resources.XObject.Small = picture(pdf, 160, 120)


def trapped(value: Name | None) -> Edit:
    def edit(pdf: Pdf) -> None:
        if value is None:
            del pdf.trailer.Info["/Trapped"]
        else:
            pdf.trailer.Info.Trapped = value

    return edit


def drop_page(pdf: Pdf) -> None:
    del pdf.pages[3]


def attach(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, b"Call me.", filename="notes.txt")


INLINE = b"q 0.1 0 0 0.1 60 60 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID \x01\x02\x03 EI Q\n".decode("latin-1")
BLACK_AREA = "0 0 0 1 k 60 60 50 50 re f\n"


@dataclass(frozen=True)
class Wrong:
    """edit: what makes it wrong. code, says: what must be told of it. page: from 1, None for the whole file."""

    edit: Edit
    code: str
    says: str
    page: int | None


WRONG = {
    "an RGB picture": Wrong(replace_picture(), "preflight-rgb", "A picture is in DeviceRGB", 4),
    "a Lab picture": Wrong(replace_picture(ColorSpace=lab), "preflight-colour-space", "A picture is in Lab", 4),
    "an RGB operator": Wrong(draw(0, "0.5 0 0 rg 60 60 50 50 re f"), "preflight-rgb", "An area is in DeviceRGB", 1),
    "RGB in a form": Wrong(
        draw(2, "/Form Do", XObject=form("1 0 0 RG 0 0 m 99 99 l S")), "preflight-rgb", "A line is in DeviceRGB", 3
    ),
    "RGB in tiles": Wrong(
        draw(2, "/Pattern cs /Tiles scn 60 60 30 30 re f", Pattern=tiles), "preflight-rgb", "An area is in DeviceRGB", 3
    ),
    "RGB in a glyph": Wrong(
        draw(0, "BT /T3 9 Tf 60 60 Td (a) Tj ET", Font=glyphs), "preflight-rgb", "An area is in DeviceRGB", 1
    ),
    "an RGB gradient": Wrong(draw(2, "/Sh sh", Shading=gradient), "preflight-rgb", "A gradient is in DeviceRGB", 3),
    "an RGB picture in line": Wrong(draw(0, INLINE), "preflight-rgb", "A picture is in DeviceRGB", 1),
    "a spot colour": Wrong(
        draw(2, "/Gold cs 1 scn 60 60 20 20 re f", ColorSpace=spot), "preflight-spot", "Separation Gold", 3
    ),
    "text in four inks": Wrong(
        swap(0, "BT /F1 11", "0.6 0.5 0.4 1 k BT /F1 11"), "preflight-text-plates", "C 60 M 50 Y 40 K 100", 1
    ),
    "text outlined in cyan": Wrong(
        swap(0, "BT /F1 11", "1 0 0 0 K 1 Tr BT /F1 11"), "preflight-text-plates", "C 100 M 0 Y 0 K 0", 1
    ),
    "340 % of ink": Wrong(draw(2, "1 0.9 0.8 0.7 k 60 60 50 50 re f"), "preflight-ink", "takes 340 % of ink", 3),
    "96 ppi": Wrong(low, "preflight-picture-ppi", "of 160 × 120 pixels has 102 ppi where 250", 4),
    "a font taken out": Wrong(drop_font, "preflight-font", "Alegreya-Regular is not in the file", 1),
    "a hairline": Wrong(draw(2, "0 G 0.1 w 60 60 m 200 60 l S"), "preflight-hairline", "0.10 pt thin", 3),
    "a line of width nought": Wrong(draw(2, "0 G 0 w 60 60 m 200 60 l S"), "preflight-hairline", "0.00 pt thin", 3),
    "a line made thin by scaling": Wrong(
        draw(2, "q 0.1 0 0 0.1 0 0 cm 0 G 1 w 600 600 m 2000 600 l S Q"), "preflight-hairline", "0.10 pt thin", 3
    ),
    "a thin rectangle": Wrong(draw(2, "0 g 60 60 200 0.2 re f"), "preflight-hairline", "0.20 pt thin", 3),
    "a blend mode": Wrong(
        draw(2, "/GS gs " + BLACK_AREA, ExtGState=state(BM=Name.Multiply)),
        "preflight-transparency",
        "blend mode Multiply",
        3,
    ),
    "half opacity": Wrong(
        draw(2, "/GS gs " + BLACK_AREA, ExtGState=state(ca=0.5)), "preflight-transparency", "a fill of 50 % opacity", 3
    ),
    "a soft mask": Wrong(soft_mask, "preflight-transparency", "a picture with a soft mask", 4),
    "a soft mask in the state": Wrong(
        draw(2, "/GS gs " + BLACK_AREA, ExtGState=state(SMask=Dictionary(S=Name.Alpha))),
        "preflight-transparency",
        "a soft mask",
        3,
    ),
    "a group that blends in RGB": Wrong(
        draw(
            2,
            "/Form Do",
            XObject=form(BLACK_AREA, Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)),
        ),
        "preflight-transparency",
        "a transparency group in DeviceRGB",
        3,
    ),
    "white that overprints": Wrong(
        draw(2, "/GS gs 0 0 0 0 k 60 310 20 20 re f", ExtGState=state(op=True, OPM=1)),
        "preflight-overprint",
        "is white and set to overprint",
        3,
    ),
    "a colour that overprints": Wrong(
        draw(2, "/GS gs 0.5 0 0 0 k 60 310 20 20 re f", ExtGState=state(OP=True)), "preflight-overprint", "mixes", 3
    ),
    "a transfer function": Wrong(
        draw(2, "/GS gs", ExtGState=state(TR=Name("/Inverse"))), "preflight-device-setting", "a transfer function", 3
    ),
    "an operator that is none": Wrong(draw(2, "3 blot"), "preflight-content", "the operator blot", 3),
    "a resource that is not there": Wrong(draw(2, "/Gone Do"), "preflight-content", "the XObject Gone", 3),
    "PostScript": Wrong(
        draw(2, "/Form Do", XObject=form("showpage", Subtype=Name.PS)), "preflight-content", "a piece of PostScript", 3
    ),
    "a form that draws itself": Wrong(
        lambda pdf: (
            draw(2, "/Form Do", XObject=form("/Form Do"))(pdf),
            pdf.pages[2].obj.Resources.XObject.Form.update({"/Resources": pdf.pages[2].obj.Resources}),
        )[0],
        "preflight-content",
        "without end",
        3,
    ),
    "a trim box moved": Wrong(
        boxed(1, TrimBox=moved(box(0), 2 * MM)), "preflight-bleed-width", "There is 1.0 mm of bleed", 2
    ),
    "a trim box missing": Wrong(boxed(1, TrimBox=None), "preflight-box", "The TrimBox is missing", 2),
    "a bleed box missing": Wrong(boxed(2, BleedBox=None), "preflight-box", "The BleedBox is missing", 3),
    "a bleed box beyond the sheet": Wrong(
        boxed(2, BleedBox=Array([*list(box(BLEED))[:3], box(ROOM + 2)[3]])),
        "preflight-box",
        "does not lie inside the MediaBox",
        3,
    ),
    "a crop box in the bleed": Wrong(boxed(2, CropBox=box(1)), "preflight-box", "The CropBox cuts", 3),
    "an art box": Wrong(boxed(2, ArtBox=box(0)), "preflight-box", "ArtBox", 3),
    "a page of another size": Wrong(
        boxed(2, TrimBox=box(-1)), "preflight-trim-size", "98.0 × 148.0 mm where 100.0 × 150.0 mm", 3
    ),
    "a page turned": Wrong(page_entry(2, Rotate=90), "preflight-turned", "turned", 3),
    "a page scaled": Wrong(page_entry(2, UserUnit=2), "preflight-turned", "scaled", 3),
    "three pages": Wrong(drop_page, "preflight-page-count", "3 pages, which is no multiple of 4", None),
    "a bleed not filled": Wrong(
        instead(1, placed(0, -BLEED, WIDTH + BLEED, HEIGHT + 2 * BLEED)), "preflight-bleed-empty", "the left edge", 2
    ),
    "a link in the bleed": Wrong(
        annotation((ROOM - 2) * MM, 200), "preflight-annotation", "an annotation (Link) inside the bleed", 3
    ),
    "an output intent missing": Wrong(
        lambda pdf: pdf.Root.__delitem__("/OutputIntents"), "preflight-intent", "no output intent", None
    ),
    "two output intents": Wrong(
        lambda pdf: pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0]),
        "preflight-intent",
        "2 output intents",
        None,
    ),
    "an intent without a name": Wrong(
        intent(lambda _, entry: entry.__delitem__("/OutputConditionIdentifier")),
        "preflight-intent",
        "does not name",
        None,
    ),
    "an intent without a profile": Wrong(
        intent(lambda _, entry: entry.__delitem__("/DestOutputProfile")), "preflight-profile", "no colour profile", None
    ),
    "a profile of RGB": Wrong(give_profile(profile(b"RGB "), 3), "preflight-profile", "a profile for RGB", None),
    "a profile of a screen": Wrong(give_profile(profile(kind=b"mntr"), 4), "preflight-profile", "no printer", None),
    "a profile that is none": Wrong(give_profile(b"nothing", 4), "preflight-profile", "that is none", None),
    "a version that is wrong": Wrong(xmp("PDF/X-4", "PDF/X-1a:2003"), "preflight-not-pdfx", "“PDF/X-1a:2003”", None),
    "no metadata": Wrong(lambda pdf: pdf.Root.__delitem__("/Metadata"), "preflight-not-pdfx", "no metadata", None),
    "no identifier of the document": Wrong(
        xmp('xmpMM:DocumentID="uuid:1"', ""), "preflight-metadata", "lack xmpMM:DocumentID", None
    ),
    "a date that is none": Wrong(
        xmp('ModifyDate="2027-01-01T00:00:00Z"', 'ModifyDate="today"'), "preflight-metadata", "“today”", None
    ),
    "trapping not told": Wrong(trapped(None), "preflight-trapped", "say nothing of trapping", None),
    "trapping told in two ways": Wrong(trapped(Name("/True")), "preflight-trapped", "say False and", None),
    "JavaScript": Wrong(
        root(OpenAction=Dictionary(S=Name.JavaScript, JS=String("app.beep()"))), "preflight-action", "on opening", None
    ),
    "actions of a page": Wrong(page_entry(2, AA=Dictionary()), "preflight-action", "The page holds actions", 3),
    "a form": Wrong(root(AcroForm=Dictionary(Fields=Array())), "preflight-action", "a form", None),
    "a file in the file": Wrong(attach, "preflight-attachment", "other files", None),
    "layers": Wrong(root(OCProperties=Dictionary()), "preflight-layers", "layers", None),
}

LABELS = {1: "i", 2: "ii", 3: "1", 4: "2"}


def test_the_good_file_passes(good: Path, wanted: Specification) -> None:
    messages, measured = preflight(good, wanted)
    assert messages == ()
    assert dict(measured)["Trimmed size"] == "100.0 × 150.0 mm"


@pytest.mark.parametrize("name", WRONG)
def test_it_names_page_and_cause(name: str, wrong: Callable[..., Path], wanted: Specification) -> None:
    fault = WRONG[name]
    messages, _ = preflight(wrong(fault.edit), wanted)
    expected = {"preflight-trapped"} if name == "no metadata" else set()
    assert {m.code for m in messages} - expected == {fault.code}, [m.message for m in messages]
    told = next(m for m in messages if m.code == fault.code)
    assert fault.says in told.message
    where = f"on page {LABELS[fault.page]} (no. {fault.page} in the file)." if fault.page else None
    # A font is one object for all pages that use it.
    assert where is None or told.message.endswith(where) or name == "a font taken out"
    assert ("in the file)" in told.message) == (fault.page is not None)
    assert told.hint


def test_there_are_enough_of_them() -> None:
    assert len(WRONG) >= 30


def test_an_encrypted_file_fails(wrong: Callable[..., Path], wanted: Specification) -> None:
    for user in ("", "secret"):
        path = wrong(lambda _: None, encryption=pikepdf.Encryption(owner="secret", user=user))
        assert {m.code for m in preflight(path, wanted)[0]} == {"preflight-encrypted"}


def test_a_file_without_an_identifier_fails(good: Path, tmp_path: Path, wanted: Specification) -> None:
    """pikepdf always writes one, so it is taken out of the bytes."""
    path = tmp_path / "plain.pdf"
    with pikepdf.open(good) as pdf:
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    raw = path.read_bytes()
    assert raw.count(b"/ID [") == 1
    path.write_bytes(raw.replace(b"/ID [", b"/IX ["))
    assert [m.code for m in preflight(path, wanted)[0]] == ["preflight-file-id"]


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.6\n" + zlib.compress(b"x" * 99)])
def test_what_is_no_pdf_fails(data: bytes, tmp_path: Path, wanted: Specification) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(data)
    assert [m.code for m in preflight(path, wanted)[0]] == ["preflight-unreadable"]


def test_a_link_outside_the_bleed_is_the_readers(wrong: Callable[..., Path], wanted: Specification) -> None:
    assert preflight(wrong(annotation(0, 0)), wanted)[0] == ()


def test_the_intents_own_profile_is_press_ink(wrong: Callable[..., Path], wanted: Specification) -> None:
    def same(pdf: Pdf) -> dict[str, object]:
        return {"Own": Array([Name.ICCBased, pdf.Root.OutputIntents[0].DestOutputProfile])}

    def other(pdf: Pdf) -> dict[str, object]:
        stream = pdf.make_stream(profile() + b"\0")
        stream.N = 4
        return {"Own": Array([Name.ICCBased, stream])}

    area = "/Own cs 0 0 0 1 scn 60 60 20 20 re f"
    assert preflight(wrong(draw(2, area, ColorSpace=same)), wanted)[0] == ()
    (told,) = preflight(wrong(draw(2, area, ColorSpace=other)), wanted)[0]
    assert told.code == "preflight-colour-space"


def test_a_device_colour_that_means_another_is_found(wrong: Callable[..., Path], wanted: Specification) -> None:
    space = draw(2, BLACK_AREA, ColorSpace=lambda pdf: {"DefaultCMYK": spot(pdf)["Gold"]})
    assert "preflight-spot" in {m.code for m in preflight(wrong(space), wanted)[0]}


def test_a_book_in_black_has_no_colour(good: Path, wanted: Specification) -> None:
    messages, _ = preflight(good, replace(wanted, black=True))
    assert {m.code for m in messages} == {"preflight-not-black"}
    assert [str(m.location) for m in messages] == ["book.yaml:4:1"] * len(messages)


def test_a_low_picture_is_told_at_its_photographs_line(wrong: Callable[..., Path], wanted: Specification) -> None:
    (told,) = preflight(wrong(low), wanted)[0]
    assert str(told.location) == "book.yaml:40:1"


def test_a_picture_that_is_barely_too_small_is_a_warning(wrong: Callable[..., Path], wanted: Specification) -> None:
    def barely(pdf: Pdf) -> None:
        pdf.pages[3].obj.Resources.XObject.Small = picture(pdf, 320, 240)

    outcome = judge(wrong(barely), "press", wanted)
    assert outcome.outcome == "passed"
    (told,) = outcome.messages
    assert (told.severity, told.code) == (Severity.WARNING, "preflight-picture-ppi")
    assert "has 203 ppi where 250" in told.message
    assert judge(wrong(low), "press", wanted).outcome == "failed"


def test_a_fault_on_many_pages_is_told_once(wrong: Callable[..., Path], wanted: Specification) -> None:
    def edit(pdf: Pdf) -> None:
        for number in range(3):
            pdf.pages.append(pdf.pages[number])
        for page in pdf.pages:
            page.obj.UserUnit = 2
        del pdf.pages[4:]
        pdf.pages.extend([pdf.pages[0]] * 4)

    (told,) = [m for m in preflight(wrong(edit), wanted)[0] if m.code == "preflight-turned"]
    assert told.message.endswith("1 (no. 3 in the file), 2 (no. 4 in the file) and 4 more.")


def test_every_code_of_the_preflight_is_brought_about() -> None:
    shown = {fault.code for fault in WRONG.values()}
    shown |= {"preflight-encrypted", "preflight-file-id", "preflight-unreadable", "preflight-not-black"}
    assert shown == {code for code in codes() if code.startswith("preflight-")}


def test_words_outside_the_sheet_are_not_judged(wrong: Callable[..., Path], wanted: Specification) -> None:
    slug = "1 0 0 0 k " + text("slug").replace(f"{(ROOM + 100) * MM:.4f}", "2")
    assert preflight(wrong(draw(2, slug)), wanted)[0] == ()
