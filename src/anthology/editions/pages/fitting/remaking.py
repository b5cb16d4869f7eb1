"""Pages of WeasyPrint 70 made one at a time, and again from the same place; knows nothing of what a good page is."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module

from anthology.editions.pages.breaking.boxes import Foreign
from anthology.editions.pages.fitting.made import MadePage
from anthology.editions.pages.fitting.makeup import Makeup
from anthology.editions.pages.fitting.seen import PT, SHORTENED, SeenPage, look_at


class PageFitter:
    """Stands between WeasyPrint and its functions that make pages; one a process."""

    def __init__(self) -> None:
        self._leading = 0.0
        self._shortened = 0.0

    @contextlib.contextmanager
    def fitting(self, leading: float) -> Iterator[None]:
        """Mend pages while this is open. leading: of a line, in points; 0: leave them as they come."""
        self._leading = leading
        try:
            yield
        finally:
            self._leading = 0.0

    def install(self) -> None:
        """Put it in the place of WeasyPrint's functions."""
        layout: Foreign = import_module("weasyprint.layout")
        page: Foreign = import_module("weasyprint.layout.page")
        self.remake_page = page.remake_page
        self._make_all, layout.make_all_pages = layout.make_all_pages, self._make_all_pages
        self._height, page.page_height = page.page_height, self._page_height

    def _make_all_pages(
        self, context: Foreign, root_box: Foreign, html: Foreign, pages: list[Foreign]
    ) -> Iterator[Foreign]:
        if not self._leading or pages:
            yield from self._make_all(context, root_box, html, pages)
            return
        maker = _Maker(self, context, root_box, html)
        made = Makeup(maker, self._leading).make()
        maker.close(made)
        yield from (page.page for page in made)

    def _page_height(self, page: Foreign, context: Foreign, containing_block: float) -> None:
        self._height(page, context, containing_block)
        page.height -= self._shortened
        page.margin_bottom += self._shortened
        setattr(page, SHORTENED, self._shortened)

    @contextlib.contextmanager
    def shortened(self, by: float) -> Iterator[None]:
        """Make pages while this is open with so much less room at their foot. by: in CSS pixels."""
        self._shortened = by
        try:
            yield
        finally:
            self._shortened = 0.0


@dataclass(frozen=True, slots=True)
class _State:
    """What of the layout changes from page to page. item: WeasyPrint's own record of where the text stands."""

    item: Foreign
    footnotes: tuple[Foreign, ...]
    reported: tuple[Foreign, ...]
    broken: tuple[tuple[Foreign, Foreign], ...]

    @classmethod
    def of(cls, context: Foreign, number: int) -> _State:
        return cls(
            context.page_maker[number][:-1],
            tuple(context.footnotes),
            tuple(context.reported_footnotes),
            tuple(context.broken_out_of_flow.items()),
        )


class _Maker:
    """The pages of one document. See `made.Maker`."""

    def __init__(self, fitter: PageFitter, context: Foreign, root_box: Foreign, html: Foreign) -> None:
        self._fitter, self._context, self._root_box, self._html = fitter, context, root_box, html
        self._items: dict[int, Foreign] = {}
        self._item_of: dict[int, Foreign] = {}
        self._moves: list[tuple[Foreign, list[Foreign]]] = []
        self.starts_recto = bool(context.page_maker[0][2])
        self.beginning = _State.of(context, 0)
        context.rendered_notes = []

    def make(self, number: int, before: _State, previous: SeenPage | None, shortened: float) -> MadePage:
        """The page with this number."""
        context = self._context
        self._items[number] = _with_fresh_record(before.item)
        context.page_maker = [self._items[at] for at in range(number + 1)]
        context.footnotes = list(before.footnotes)
        context.reported_footnotes = list(before.reported)
        context.broken_out_of_flow = dict(before.broken)
        with self._fitter.shortened(shortened / PT):
            page, resume_at = self._fitter.remake_page(number, context, self._root_box, self._html)
        self._item_of[id(page)] = self._items[number]
        after = _State.of(context, number + 1)
        finished = resume_at is None and not context.reported_footnotes
        free = resume_at is None or after.item[1]["break"] != "any" or after.item[1]["page"] != page.page_type.name
        return MadePage(page, look_at(page, previous), before, after, free, finished)

    def move_figure(self, made: MadePage) -> bool:
        """Put the figure with which the next page begins behind the next paragraph."""
        box, place = self._root_box, made.after.item[0]
        while place is not None:
            ((at, place),) = place.items()
            if place is None:
                break
            box = box.children[at]
        else:
            return False
        children = list(box.children)
        if at + 1 >= len(children) or children[at].element_tag != "figure" or not _is_plain(children[at + 1]):
            return False
        self._moves.append((box, children))
        box.children = [*children[:at], children[at + 1], children[at], *children[at + 2 :]]
        return True

    @property
    def moves(self) -> int:
        """How many times a figure was moved."""
        return len(self._moves)

    def move_figures_back(self, moves: int) -> None:
        """Have no more moved than so many: places in the text are numbers of boxes, and hold for one order only."""
        while len(self._moves) > moves:
            box, children = self._moves.pop()
            box.children = children

    def close(self, made: Sequence[MadePage]) -> None:
        """Leave the document as WeasyPrint leaves one when all of its pages are made."""
        context = self._context
        items = [self._item_of[id(page.page)] for page in made]
        context.page_maker = [*items, _with_fresh_record(made[-1].after.item)]
        context.broken_out_of_flow.clear()
        context.reported_footnotes.clear()


def _is_plain(box: Foreign) -> bool:
    """Whether it is a paragraph of a run of text: no heading, break or figure, nor the first behind one."""
    return box.element_tag == "p" and box.is_in_normal_flow() and not box.element.get("class")


def _with_fresh_record(item: Foreign) -> Foreign:
    """Where the text stands, and that nothing was found yet for which a page must be made again."""
    return (*item, {"content_changed": False, "pages_wanted": False, "anchors": [], "content_lookups": []})
