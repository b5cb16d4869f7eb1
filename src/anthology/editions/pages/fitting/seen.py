"""What stands on a page that was laid out, read from its boxes; imports nothing of WeasyPrint, and mends nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from anthology.editions.pages.breaking.boxes import Foreign, UnfitError
from anthology.editions.pages.breaking.lines import paragraph_of
from anthology.editions.pages.breaking.paragraph import Paragraph

SHORTENED = "_anthology_shortened"
"""Where a page box keeps by how much it was made shorter, in CSS pixels."""

PT = 0.75
"""Points in a CSS pixel (CSS Values 4, 6.2)."""


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of a paragraph on one page. after: the place behind which they begin. end: that with which they end.

    Both are places of the paragraph, as in `Paragraph`; after is None at its beginning, end at its end.
    """

    paragraph: Paragraph
    after: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page. bottom: of what stands on it, in points from above. room: where text may end, its notes left out.

    lines: of text, without those below it that say who wrote it. parts: the paragraphs whose lines were chosen
    together. pictures: whether there are any. plates: how many are called for on it. is_plate: whether it is one.
    """

    bottom: float
    room: float
    lines: int
    parts: tuple[Part, ...]
    pictures: bool
    plates: int
    is_plate: bool

    def gap(self, leading: float) -> int:
        """How many lines more there is room for. leading: in points."""
        return max(0, int((self.room - self.bottom) / leading + 0.05))


def opening_of(pages: Sequence[SeenPage], at: int, *, starts_recto: bool, is_last: bool) -> tuple[int, ...] | None:
    """The pages that lie open with one of them, as far as they come before it; None where another is still to come.

    Plates are laid out at the end of the section, and are bound behind the page that calls for them.
    """
    if pages[at].is_plate:
        return (at,)
    if ((at + sum(page.plates for page in pages[:at])) % 2 == 0) is starts_recto:
        return (at - 1, at) if at and not pages[at - 1].plates else (at,)
    return (at,) if is_last or pages[at].plates else None


def look_at(page: Foreign, before: SeenPage | None) -> SeenPage:
    """The page as it was laid out. before: the one before it."""
    root, *others = page.children
    notes = sum(box.margin_height() for box in others if type(box).__name__ == "FootnoteAreaBox" and box.children)
    room = page.content_box_y() + page.height + getattr(page, SHORTENED, 0.0) - notes
    lines, below, pictures, plates, bottom = [], 0, False, 0, page.content_box_y()
    for box, is_below in leaves(root):
        if _is_mark(box):
            plates += 1
            continue
        if type(box).__name__ == "LineBox":
            lines.append(box)
            below += is_below
        else:
            pictures = True
        bottom = max(bottom, box.position_y + box.margin_height())
    parts = tuple(_parts(lines, before))
    is_plate = page.page_type.name == "plate"
    return SeenPage(bottom * PT, room * PT, len(lines) - below, parts, pictures, plates, is_plate)


def leaves(box: Foreign, *, below: bool = False) -> Iterator[tuple[Foreign, bool]]:
    """The lines, the pictures and the marks of plates in a box, in order, without what floats.

    Each with whether it stands below the text, where it says who wrote it.
    """
    for child in getattr(box, "children", ()):
        if not child.is_in_normal_flow():
            continue
        kind = type(child).__name__
        if kind == "LineBox" or kind.endswith("ReplacedBox") or _is_mark(child):
            yield child, below
        else:
            yield from leaves(child, below=below or child.element_tag == "footer")


def _is_mark(box: Foreign) -> bool:
    return box.element is not None and "plate-place" in (box.element.get("class") or "").split()


def _parts(lines: list[Foreign], before: SeenPage | None) -> Iterator[Part]:
    """The paragraphs, each with the end of its last line on the page."""
    ends: dict[int, tuple[Paragraph, int | None]] = {}
    for line in lines:
        if (paragraph := paragraph_of(line)) is None:
            continue
        try:
            ends[id(paragraph)] = paragraph, paragraph.place_before(line.resume_at)
        except UnfitError:
            ends.pop(id(paragraph), None)
    running = {id(part.paragraph): part.end for part in before.parts if part.end is not None} if before else {}
    for key, (paragraph, end) in ends.items():
        yield Part(paragraph, running.get(key), end)
