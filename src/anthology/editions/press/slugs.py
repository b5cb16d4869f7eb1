"""What the slug lines of the book's sheets say, typeset in batches."""

from __future__ import annotations

from anthology.book import Book
from anthology.cache import Cache, digest
from anthology.editions.pages.dates import made_at
from anthology.editions.pages.furniture import batches
from anthology.editions.pages.pages import Leaf, Pages
from anthology.editions.pages.typeset import library_version, typeset
from anthology.editions.prepress.palette import press_profile
from anthology.editions.prepress.sheet import Sheet
from anthology.editions.prepress.slug import PLATES, Slug, slug_job
from anthology.language.words import Words
from anthology.theme import Theme
from anthology.workers import Workers


def slug_pages(
    book: Book, theme: Theme, pages: Pages, sheet: Sheet, space: str, *, cache: Cache, workers: Workers
) -> tuple[tuple[int, bytes], ...]:
    """The slug lines of all leaves, in batches: (first leaf, PDF with a page a leaf)."""
    titles = {section.id: section.title for section in book.sections}
    foot = (made_at(book.published).date().isoformat(), press_profile(book).description, PLATES[space])
    found: dict[int, bytes] = {}
    jobs = {}
    for start, run in batches(pages.leaves):
        slugs = [_slug(book, titles, start + n, leaf, foot) for n, leaf in enumerate(run)]
        job = slug_job(slugs, sheet, theme, book.language)
        fonts = (face.path.read_bytes() for face in theme.fonts())
        key = f"slugs {digest(library_version(), job.css, job.html, *fonts)}"
        if (kept := cache.get(key)) is not None:
            found[start] = kept.files["pdf"]
        else:
            jobs[start] = (key, job)
    made = workers.ordered(typeset, [job for _, job in jobs.values()])
    for (start, (key, _)), result in zip(jobs.items(), made, strict=True):
        cache.put(key, result)
        found[start] = result.files["pdf"]
    return tuple(sorted(found.items()))


def _slug(book: Book, titles: dict[str, str], number: int, leaf: Leaf, foot: tuple[str, ...]) -> Slug:
    """Title, edition and section at the head; both page numbers, date, profile and plates at the foot."""
    head = (book.title, book.edition, titles.get(leaf.section or ""))
    page = (Words(book.language)("page", page=leaf.label),) if leaf.label else ()
    return Slug([part for part in head if part], [f"PDF page {number + 1}", *page, *foot])
