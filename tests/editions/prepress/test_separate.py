"""Every colour of a PDF in inks, wherever it is set; what lets light through is told; what is for readers is gone."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from drawn import colours, drawing, form, in_inks
from pikepdf import Array, Dictionary, Name, String

from anthology.editions.prepress.separate import PHOTO


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"0 0 0 rg", ("k", 0, 0, 0, 1)),
        (b"1 1 1 RG", ("K", 0, 0, 0, 0)),
        (b"0 g", ("k", 0, 0, 0, 1)),
        (b"0.478431 0.180392 0.121569 rg", ("k", 0, 0, 0, 1)),  # The theme's accent, by its table.
        (b"0 0 0 0.5 k", ("k", 0, 0, 0, 0.5)),
        (b"/DeviceCMYK cs 0 0 0 0.25 scn", ("k", 0, 0, 0, 0.25)),
        (b"/DeviceRGB CS 0 0 0 SC", ("K", 0, 0, 0, 1)),
        (b"/lab cs 100 0 0 scn", ("k", 0, 0, 0, 0)),
    ],
)
def test_a_colour_becomes_inks(before: bytes, after: tuple[object, ...]) -> None:
    lab = Array([Name.Lab, Dictionary(WhitePoint=Array([0.9505, 1, 1.089]))])
    raw = drawing(before + b" 0 0 10 10 re f", Dictionary(ColorSpace=Dictionary({"/lab": lab})))
    assert colours(in_inks(raw).pdf)[-1] == after


def test_other_colours_go_through_the_profile_and_under_the_limit() -> None:
    ((operator, *amounts),) = colours(in_inks(drawing(b"0 0 0.6 rg 0 0 9 9 re f"), max_ink=200).pdf)
    assert operator == "k"
    assert sum(amounts) <= 2.0001  # type: ignore[arg-type]
    assert amounts[0] > amounts[2]  # type: ignore[operator] # Blue is more cyan than yellow.


def test_colours_of_one_ink_stay_where_there_is_only_black() -> None:
    found = colours(in_inks(drawing(b"0 g 1 0 0 RG 0.478431 0.180392 0.121569 rg 0 0 9 9 re B"), black=True).pdf)
    assert [operator for operator, *_ in found] == ["g", "G", "g"]
    assert found[0] == found[2] == ("g", 0)
    assert 0 < found[1][1] < 0.7  # type: ignore[operator]


def test_the_space_of_a_colour_is_that_of_the_graphics_state() -> None:
    """After Q the fill is set in the space that it had before q (ISO 32000-1, 8.4.2)."""
    raw = drawing(b"/DeviceCMYK cs q /DeviceRGB cs 1 1 1 sc Q 0 0 0 0.5 sc 0 0 9 9 re f")
    assert colours(in_inks(raw).pdf)[-1] == ("k", 0, 0, 0, 0.5)


def test_forms_patterns_and_shadings_are_in_inks_too() -> None:
    with pikepdf.new() as pdf:
        function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0]), C1=Array([1, 1, 1]), N=1)
        stitched = Dictionary(
            FunctionType=3, Domain=Array([0, 1]), Bounds=Array(), Encode=Array([0, 1]), Functions=Array([function])
        )
        shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 9, 9]), Function=stitched)
        inner = form(pdf, b"1 0 0 rg 0 0 5 5 re f")
        group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
        outer = form(pdf, b"0 1 0 RG /Inner Do", Dictionary(XObject=Dictionary(Inner=inner)), Group=group)
        tile = pdf.make_stream(
            b"0 0 1 rg 0 0 2 2 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
            BBox=Array([0, 0, 2, 2]), XStep=2, YStep=2, Resources=Dictionary(),
        )  # fmt: skip
        page = pdf.add_blank_page(page_size=(200, 300))
        page.obj.Resources = Dictionary(
            XObject=Dictionary(Outer=outer), Pattern=Dictionary(Tile=tile), Shading=Dictionary(Fade=shading)
        )
        page.obj.Contents = pdf.make_stream(b"/Outer Do /Pattern cs /Tile scn 0 0 50 50 re f /Fade sh")
        out = BytesIO()
        pdf.save(out)
    found = in_inks(out.getvalue())
    assert {str(operator) for operator, *_ in colours(found.pdf)} == {"k", "K", "cs", "scn"}
    assert found.see_through == ()
    with pikepdf.open(BytesIO(found.pdf)) as pdf:
        resources = pdf.pages[0].obj.Resources
        fade = resources.Shading.Fade
        assert fade.ColorSpace == Name.DeviceCMYK
        ends = fade.Function.Functions[0]
        assert [float(n) for n in ends.C0] == [0, 0, 0, 1]
        assert [float(n) for n in ends.C1] == [0, 0, 0, 0]
        assert "/Group" not in resources.XObject.Outer


def test_a_shading_that_pages_share_is_put_into_inks_once() -> None:
    """In black alone a grey written twice would be another grey."""
    with pikepdf.new() as pdf:
        function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0.5] * 3), C1=Array([1, 1, 1]), N=1)
        shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 9, 9]), Function=function)
        shared = pdf.make_indirect(Dictionary(Shading=Dictionary(Fade=shading)))
        for _ in range(2):
            page = pdf.add_blank_page(page_size=(200, 300))
            page.obj.Resources, page.obj.Contents = shared, pdf.make_stream(b"/Fade sh")
        out = BytesIO()
        pdf.save(out)
    once = colours(in_inks(drawing(b"0.5 g 0 0 9 9 re f"), black=True).pdf)[0][1]
    with pikepdf.open(BytesIO(in_inks(out.getvalue(), black=True).pdf)) as pdf:
        assert float(pdf.pages[1].obj.Resources.Shading.Fade.Function.C0[0]) == once


@pytest.mark.parametrize(
    ("state", "see_through"),
    [
        (Dictionary(ca=1), False),
        (Dictionary(CA=1, BM=Name.Normal, SMask=Name("/None")), False),
        (Dictionary(ca=0.5), True),
        (Dictionary(CA=0.99), True),
        (Dictionary(BM=Name.Multiply), True),
        (Dictionary(SMask=Dictionary(S=Name.Luminosity)), True),
        (Dictionary(OP=True), True),
    ],
)
def test_what_lets_light_through_is_told_and_what_says_nothing_goes(state: Dictionary, see_through: bool) -> None:
    found = in_inks(drawing(b"/S gs 0 0 9 9 re f", Dictionary(ExtGState=Dictionary(S=state))))
    assert found.see_through == ((0,) if see_through else ())
    with pikepdf.open(BytesIO(found.pdf)) as pdf:
        assert ("/ExtGState" in pdf.pages[0].obj.Resources) is see_through
        operators = [str(step.operator) for step in pikepdf.parse_content_stream(pdf.pages[0])]
    assert ("gs" in operators) is see_through


def test_a_picture_is_where_it_is_drawn_and_has_a_stand_in() -> None:
    with pikepdf.new() as pdf:
        picture = pdf.make_stream(b"\0\0\0", Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceRGB)
        inside = form(pdf, b"50 0 0 25 10 5 cm /i1 Do", Dictionary(XObject=Dictionary({"/i1": picture})))
        inside.Matrix = Array([2, 0, 0, 2, 0, 0])
        page = pdf.add_blank_page(page_size=(200, 300))
        page.obj.Resources = Dictionary(XObject=Dictionary({"/f": inside, "/i1": picture}))
        page.obj.Contents = pdf.make_stream(b"q 0 30 -40 0 100 100 cm /i1 Do Q 1 0 0 1 7 0 cm /f Do")
        out = BytesIO()
        pdf.save(out)
    found = in_inks(out.getvalue(), {"i1": "roofs"})
    assert [(p.photo, p.page, p.width, p.height, p.box) for p in found.placed] == [
        ("roofs", 0, 30, 40, (60, 100, 100, 130)),  # Turned by a quarter.
        ("roofs", 0, 100, 50, (27, 10, 127, 60)),
    ]
    with pikepdf.open(BytesIO(found.pdf)) as pdf:
        resources = pdf.pages[0].obj.Resources
        stand_ins = [resources.XObject["/i1"], resources.XObject["/f"].Resources.XObject["/i1"]]
        assert [str(one[PHOTO]) for one in stand_ins] == ["roofs", "roofs"]


def test_nothing_stays_that_is_for_readers() -> None:
    with pikepdf.open(BytesIO(drawing(b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC /Artifact BMC EMC"))) as pdf:
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String("en")
        pdf.Root.Names = Dictionary()
        page = pdf.pages[0].obj
        page.StructParents, page.Tabs = 0, Name.S
        page.Annots = Array([pdf.make_indirect(Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9])))])
        out = BytesIO()
        pdf.save(out)
    with pikepdf.open(BytesIO(in_inks(out.getvalue()).pdf)) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert not {"/Annots", "/StructParents", "/Tabs"} & set(pdf.pages[0].obj.keys())
        operators = [str(step.operator) for step in pikepdf.parse_content_stream(pdf.pages[0])]
    assert operators == ["re", "f"]
