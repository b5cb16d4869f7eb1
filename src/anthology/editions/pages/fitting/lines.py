"""The lines of the running text as they were laid out, read from the boxes; imports nothing of WeasyPrint."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from anthology.editions.pages.breaking.boxes import Foreign, UnfitError, advances
from anthology.editions.pages.fitting.seen import SeenPage, leaves, look_at
from anthology.editions.pages.starts import Blocks

_HYPHENS = ("-", "\u2010")
_HEADINGS = frozenset({"h1", "h2", "h3"})


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line on a page. page: from 0. block: the number of its block in the section's tree, None for what has none.

    number, last: its place in the block, from 0, and whether that ends with it. width: of what stands on it, in em.
    space: of its word spaces in em, and natural of those of its face, where it is set to the full measure; else 0.
    spaces: where each of its word spaces begins and ends, in em from the left edge of the page, where it is justified.
    """

    page: int
    block: int | None
    number: int
    last: bool
    text: str
    is_heading: bool
    width: float
    space: float
    natural: float
    spaces: tuple[tuple[float, float], ...] = ()

    @property
    def hyphenated(self) -> bool:
        """Whether it ends in a hyphen."""
        return self.text.endswith(_HYPHENS)


def set_lines(document: Foreign, root: Foreign) -> tuple[list[SetLine], list[SeenPage]]:
    """All lines but those of notes, in order, and the pages.

    document: WeasyPrint's, laid out. root: the element tree it was made from.
    """
    blocks, lines = Blocks(root), []
    pages: list[SeenPage] = []
    natural = _natural()
    counts: dict[Foreign, int] = {}
    for number, page in enumerate(document.pages):
        pages.append(look_at(page._page_box, pages[-1] if pages else None))
        for box, _ in leaves(page._page_box.children[0]):
            if type(box).__name__ == "LineBox":
                count = counts.get(box.element, 0)
                counts[box.element] = count + 1
                lines.append(_line(box, number, blocks.at(box.element), count, natural))
    return lines, pages


def _natural() -> Callable[[Foreign], float]:
    """For the style of a line, how wide a space is in its face, in CSS pixels."""
    known: dict[int, float] = {}

    def width(style: Foreign) -> float:
        if id(style) not in known:
            known[id(style)] = advances("n n", style, None)[1]
        return known[id(style)]

    return width


def _line(box: Foreign, page: int, block: int | None, number: int, natural: Callable[[Foreign], float]) -> SetLine:
    texts = [child for child in box.descendants() if type(child).__name__ == "TextBox" and child.is_in_normal_flow()]
    em, last = float(box.style["font_size"]), getattr(box, "resume_at", None) is None
    extra = next((child.justification_spacing for child in texts if child.justification_spacing), 0.0)
    is_justified = box.style["text_align_all"] == "justify" and box.style["direction"] == "ltr"
    is_full = is_justified and not last
    own = natural(box.style) if is_full else 0.0
    return SetLine(
        page,
        block,
        number,
        last,
        "".join(child.text for child in texts).strip(),
        box.element_tag in _HEADINGS,
        max((child.position_x + child.width for child in texts), default=0.0) / em
        - min((child.position_x for child in texts), default=0.0) / em,
        (own + extra) / em if is_full else 0.0,
        own / em,
        tuple(_spaces(texts, em)) if is_justified else (),
    )


def _spaces(texts: Sequence[Foreign], em: float) -> Iterator[tuple[float, float]]:
    """Where the word spaces between the words of a line begin and end, in em. texts: its boxes of text."""
    signs: list[tuple[str, float, float]] = []
    for child in texts:
        left = float(child.position_x)
        try:
            widths = advances(child.text, child.style, None)
        except UnfitError:
            return
        for sign, width in zip(child.text, widths, strict=True):
            right = left + width + (child.justification_spacing if sign == " " else 0)
            signs.append((sign, left / em, right / em))
            left = right
    words = [at for at, (sign, _, _) in enumerate(signs) if sign != " "]
    for sign, left, right in signs[words[0] : words[-1]] if words else ():
        if sign == " ":
            yield left, right
