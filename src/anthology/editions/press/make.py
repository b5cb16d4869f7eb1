"""The press edition: pages put into inks, joined, with photographs from the original files, as one PDF/X-4."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

from pikepdf import Name

from anthology.book import Book
from anthology.cache import Cache
from anthology.diagnostics import Diagnostic, error
from anthology.editions.pages.dates import made_at
from anthology.editions.pages.joining import Joined, Overlay, join
from anthology.editions.pages.pages import Pages
from anthology.editions.prepress.conformance import Description, identify, save, set_output_intent
from anthology.editions.prepress.palette import Palette, press_profile
from anthology.editions.prepress.photographs import check_resolution, make_plates, place, wanted
from anthology.editions.prepress.separate import Proof, Separated, separate
from anthology.editions.prepress.sheet import Sheet
from anthology.editions.press.bleeding import check_bleed
from anthology.editions.press.extent import filled
from anthology.editions.press.slugs import slug_pages
from anthology.theme import Theme
from anthology.workers import Workers


def make_press_pdf(
    book: Book,
    theme: Theme,
    pages: Pages,
    target: Path,
    *,
    cache: Cache,
    workers: Workers,
    progress: Callable[[int, int], None] = lambda _d, _t: None,
) -> tuple[Diagnostic, ...]:
    """Write the press edition to target, whole or not at all; where an error is found, nothing is written.

    book: as cleared for print, and pages laid out from it. Raises UnreadableError, OSError when target cannot be
    written. progress: told of PDFs and photographs done, of all.
    """
    press = book.settings.press
    sheet = Sheet(pages.geometry.width, pages.geometry.height, press.bleed)
    palette = Palette.of(book, theme)
    pages = filled(pages, press.pages_multiple)
    slugs = slug_pages(book, theme, pages, sheet, palette.space, cache=cache, workers=workers)
    proofs = [Proof(f.pdf, f.pictures) for f in pages.fragments.values()]
    proofs += [Proof(raw) for _, raw in (*pages.furniture, *slugs)]
    step = _Steps(progress, len(proofs))
    separated = separate(proofs, palette, cache=cache, workers=workers, step=step)
    sections = dict(zip(pages.fragments, separated, strict=False))
    found = [*_see_through(book, pages, sections), *check_bleed(book, pages, sections, sheet)]
    placed = list(chain.from_iterable(one.placed for one in sections.values()))
    found += check_resolution(book, placed)
    if any(d.severity == "error" for d in found):
        return tuple(found)
    pictures = wanted(book, placed)
    step.of += len(pictures)
    plates = make_plates(pictures, palette.inks, cache=cache, workers=workers, step=step)
    drawn = [one.pdf for one in separated]
    joined = _joined(pages, theme, drawn, [start for start, _ in slugs], sheet)
    place(joined.pdf, plates)
    _trim(joined, sheet, palette.space)
    _describe(joined, book)
    save(joined.pdf, target)
    return tuple(found)


class _Steps:
    """Counts what is done."""

    def __init__(self, progress: Callable[[int, int], None], of: int) -> None:
        self.progress, self.done, self.of = progress, 0, of

    def __call__(self, count: int) -> None:
        self.done += count
        self.progress(self.done, self.of)


def _joined(pages: Pages, theme: Theme, drawn: list[bytes], slug_starts: list[int], sheet: Sheet) -> Joined:
    """The PDFs in inks, in the order fragments, furniture, slugs, as one."""
    fragments = {name: replace(f, pdf=pdf) for (name, f), pdf in zip(pages.fragments.items(), drawn, strict=False)}
    rest = drawn[len(fragments) :]
    furniture = tuple((start, pdf) for (start, _), pdf in zip(pages.furniture, rest, strict=False))
    slugs = list(zip(slug_starts, rest[len(furniture) :], strict=True))
    in_inks = replace(pages, fragments=fragments, furniture=furniture)
    return join(in_inks, theme, [Overlay(Name.Slug, slugs, sheet.around, sheet.clip())])


def _trim(joined: Joined, sheet: Sheet, space: str) -> None:
    """Boxes and crop marks on every page."""
    marks = joined.pdf.make_stream(sheet.crop_marks(space))
    for page in joined.pdf.pages:
        sheet.set_boxes(page)
        page.contents_add(marks)


def _describe(joined: Joined, book: Book) -> None:
    names = [book.people[editor].name for editor in book.editors if editor in book.people]
    names = names or list(dict.fromkeys(book.people[p].name for s in book.pieces if s.piece for p in s.piece.by))
    title = book.title if not book.subtitle else f"{book.title}: {book.subtitle}"
    set_output_intent(joined.pdf, press_profile(book))
    made = made_at(book.published)
    identify(joined.pdf, Description(title, tuple(names), book.language, made, book.copyright))


def _see_through(book: Book, pages: Pages, sections: dict[str, Separated]) -> list[Diagnostic]:
    """An error press-see-through for each section with a page on which something is."""
    labels = {(leaf.section, leaf.index): leaf.label for leaf in pages.leaves}
    style = book.settings.pages.style
    at = book.locations.at("editions", "pages", "style" if style else "theme")
    found = []
    for section, separated in sections.items():
        if separated.see_through:
            order = pages.fragments[section].order
            shown = ", ".join(labels[section, order.index(number)] for number in separated.see_through)
            found.append(
                error(
                    "press-see-through",
                    f"Something on page {shown} is see-through, which presses print in ways nobody can foresee.",
                    at,
                    "Take opacity, blending and alpha out of the style sheet; a lighter colour looks the same.",
                )
            )
    return found
