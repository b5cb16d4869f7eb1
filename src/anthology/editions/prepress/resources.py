"""What content streams name, in inks: shadings, forms, patterns and graphics states; and what is see-through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from anthology.editions.prepress.content import IDENTITY, Content, Matrix, Rewriting, space_of, times
from anthology.editions.prepress.palette import Palette

_OPAQUE: dict[str, Callable[[Object], bool]] = {
    "/Type": lambda _value: True,
    "/ca": lambda value: float(value) == 1,
    "/CA": lambda value: float(value) == 1,
    "/BM": lambda value: value == Name.Normal,
    "/SMask": lambda value: value == Name("/None"),
    "/AIS": lambda _value: True,
}
"""Keys of a graphics state (ISO 32000-1, table 58) and the values with which they change nothing."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as it is drawn. name: among the resources. matrix: from the unit square to the page, in points."""

    name: str
    matrix: Matrix


@dataclass(slots=True)
class Separating:
    """The pages of one PDF on their way into inks; what they share is written anew once.

    see_through: whether anything on the last page lets what is below it show through.
    """

    palette: Palette
    see_through: bool = False
    _contents: dict[tuple[int, int], tuple[Content, Object]] = field(default_factory=dict)
    _cleaned: set[tuple[int, int]] = field(default_factory=set)

    def page(self, page: pikepdf.Page) -> tuple[bytes, list[Drawn]]:
        """The page's content in inks, and every picture on it. Its resources are changed."""
        resources = page.obj.get("/Resources", Dictionary())
        content = Rewriting(self.palette, resources, self._clean(resources)).run(page)
        self.see_through = False
        return content.raw(), list(self._pictures(content, resources, IDENTITY))

    def finish(self, resources: Object) -> None:
        """Take out what no content names any more; call it when every page has been written anew."""
        for key in ("/ColorSpace", "/Properties"):
            if key in resources:
                del resources[key]
        states = resources.get("/ExtGState", Dictionary())
        for name in _harmless(states):
            del states[name]
        if "/ExtGState" in resources and not len(states):
            del resources["/ExtGState"]

    def _pictures(self, content: Content, resources: Object, base: Matrix) -> Iterator[Drawn]:
        """Those drawn by a stream, by the forms it draws and by its patterns, with their places on the page."""
        self.see_through |= content.see_through
        things = resources.get("/XObject", Dictionary())
        for name, matrix in content.drawn:
            thing = things[name]
            if thing.get("/Subtype") == Name.Image:
                yield Drawn(name[1:], times(matrix, base))
            else:
                yield from self._inside(thing, times(_matrix(thing), times(matrix, base)))
        for pattern in resources.get("/Pattern", Dictionary()).values():
            if pattern.get("/PatternType") == 1:
                yield from self._inside(pattern, times(_matrix(pattern), base))

    def _inside(self, stream: Object, base: Matrix) -> Iterator[Drawn]:
        if stream.objgen not in self._contents:
            resources = stream.get("/Resources", Dictionary())
            content = Rewriting(self.palette, resources, self._clean(resources)).run(stream)
            stream.write(content.raw())
            if "/Group" in stream:
                del stream["/Group"]  # Where nothing is see-through, a group draws what its content does.
            self.finish(resources)
            self._contents[stream.objgen] = (content, resources)
        content, resources = self._contents[stream.objgen]
        yield from self._pictures(content, resources, base)

    def _clean(self, resources: Object) -> frozenset[str]:
        """Put the shadings into inks, once; gives the names of the graphics states that say nothing."""
        harmless = _harmless(resources.get("/ExtGState", Dictionary()))
        if resources.is_indirect and resources.objgen in self._cleaned:
            return harmless
        self._cleaned.add(resources.objgen)
        for shading in resources.get("/Shading", Dictionary()).values():
            self._shading(shading)
        for pattern in resources.get("/Pattern", Dictionary()).values():
            if pattern.get("/PatternType") == 2:
                self._shading(pattern.Shading)
        return harmless

    def _shading(self, shading: Object) -> None:
        if shading.is_indirect:
            if shading.objgen in self._cleaned:
                return
            self._cleaned.add(shading.objgen)
        space = space_of(shading.ColorSpace)
        if "/Background" in shading:
            shading.Background = Array(self.palette.operands(space, [float(n) for n in shading.Background]))
        self._function(shading.Function, space)
        shading.ColorSpace = Name(f"/{self.palette.space}")

    def _function(self, function: Object, space: str) -> None:
        """The ends of every stretch (ISO 32000-1, 7.10.3) in inks, of those it is stitched from too (7.10.4)."""
        for part in function.get("/Functions", Array()):
            self._function(part, space)
        for end in ("/C0", "/C1"):
            if end in function:
                function[end] = Array(self.palette.operands(space, [float(n) for n in function[end]]))


def resources_of(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """The resources of every page, and of every form and pattern that is drawn on it, each once."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        stack = [page.obj.get("/Resources", Dictionary())]
        while stack:
            resources = stack.pop()
            if resources.is_indirect:
                if resources.objgen in seen:
                    continue
                seen.add(resources.objgen)
            yield resources
            for kind in ("/XObject", "/Pattern"):
                for thing in resources.get(kind, Dictionary()).values():
                    if "/Resources" in thing and thing.objgen not in seen:
                        seen.add(thing.objgen)
                        stack.append(thing.Resources)


def _harmless(states: Object) -> frozenset[str]:
    return frozenset(
        name
        for name, state in states.items()
        if all(key in _OPAQUE and _OPAQUE[key](value) for key, value in state.items())
    )


def _matrix(stream: Object) -> Matrix:
    a, b, c, d, e, f = (float(n) for n in stream.get("/Matrix", Array(IDENTITY)))
    return (a, b, c, d, e, f)
