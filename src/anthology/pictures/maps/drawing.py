"""A map of places as an SVG drawing: what is where; which colours it has, style sheets say by its classes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from lxml import etree

from anthology.pictures.maps.labels import DOT, FIGURE, ROW, Dot, arranged
from anthology.pictures.maps.outlines import Point
from anthology.pictures.maps.view import WIDTH, view_of

SVG = "http://www.w3.org/2000/svg"

Letters = Callable[[str], tuple[float, str]]
"""How a text is lettered: its width, and the outlines of its letters as path data (SVG 1.1, 8.3) in ems from the left
end of its base line."""

_EDGE = 2.0
_FINE = 10
"""Land is drawn in tenths of a unit: whole numbers need fewer bytes."""


def map_of_places(places: Sequence[tuple[tuple[float, float], Sequence[str]]], letters: Letters, size: float) -> str:
    """The map of places, each its (latitude, longitude) in degrees and the numbers that it is marked with.

    size: of the numbers, where the map is 300 wide.

    Without any style sheet all is drawn in the colour of the text around, the land as a tint of it. The classes: grid,
    land, dot, line (from a dot to its numbers), mark (the numbers). Numbers are outlines, so no font is needed.
    """
    view = view_of([place for place, _ in places])
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})  # type: ignore[dict-item] # lxml-stubs do not know the None
    root.set("viewBox", f"0 0 {WIDTH:g} {view.height:.0f}")
    grid = "".join(_path(part, 1) for part in view.grid())
    _add(root, "path", "grid", d=grid, fill="none", stroke="currentColor", stroke_opacity=".22", stroke_width=".35")
    land = "".join(_path(ring, _FINE) + "z" for ring in view.land())
    tint = {"fill": "currentColor", "fill_opacity": ".2", "fill_rule": "evenodd"}
    _add(root, "path", "land", d=land, transform=f"scale({1 / _FINE:g})", **tint)
    frame = (_EDGE, _EDGE, WIDTH - _EDGE, view.height - _EDGE)
    dots = arranged(
        [(view.point(*place), marks) for place, marks in places], lambda text: letters(text)[0] * size, size, frame
    )
    _add_dots(root, dots, letters, size)
    return etree.tostring(root, encoding="unicode")


def _add_dots(root: etree._Element, dots: Iterable[Dot], letters: Letters, size: float) -> None:
    for dot in dots:
        if dot.line:
            (x, y), (to_x, to_y) = dot.line
            d = f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}"
            _add(root, "path", "line", d=d, fill="none", stroke="currentColor", stroke_width=".4")
        _add(root, "circle", "dot", cx=f"{dot.at[0]:.1f}", cy=f"{dot.at[1]:.1f}", r=f"{DOT:g}", fill="currentColor")
        for number, row in enumerate(dot.rows):
            width, outlines = letters(row)
            # Towards the dot: to its right they begin where the box does, to its left they end where it ends.
            left = dot.box[0] if dot.box[0] > dot.at[0] else dot.box[2] - width * size
            base = dot.box[1] + size * (FIGURE + number * ROW)
            move = f"translate({left:.2f} {base:.2f}) scale({size:g})"
            _add(root, "path", "mark", d=outlines, transform=move, fill="currentColor")


def _add(parent: etree._Element, tag: str, name: str, **attributes: str) -> None:
    element = etree.SubElement(parent, f"{{{SVG}}}{tag}", {"class": name})
    for key, value in attributes.items():
        element.set(key.replace("_", "-"), value)


def _path(line: Sequence[Point], fine: int) -> str:
    """A line as path data, in steps from point to point; rounded, but without adding up what rounding loses."""
    if fine == 1:
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line)
    whole = [(round(x * fine), round(y * fine)) for x, y in line]
    steps = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(whole) if a != b)
    return f"M{whole[0][0]} {whole[0][1]}l" + " ".join(steps).replace(" -", "-")
