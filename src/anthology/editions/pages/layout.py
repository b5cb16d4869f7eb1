"""Fragments and furniture made in worker processes, or taken out of the cache; knows nothing of page numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from anthology.book import Book, Section
from anthology.cache import Cache, Made, digest
from anthology.editions.pages import document, furniture
from anthology.editions.pages.breaking.hyphenation import Hyphenation
from anthology.editions.pages.drawings import drawn_in, styled_drawings
from anthology.editions.pages.geometry import Geometry
from anthology.editions.pages.pages import Fragment, Leaf
from anthology.editions.pages.photographs import Renditions
from anthology.editions.pages.typeset import Job, font_rules, library_version, typeset
from anthology.theme import Theme
from anthology.workers import Workers


@dataclass(frozen=True, slots=True)
class Wanted:
    """A section as it must be typeset, and the key of the fragment that comes of it.

    drawn: False where only its number of pages is asked for, because page numbers in it are still a guess.
    """

    section: Section
    html: str
    key: str
    drawn: bool


class Layout:
    """One run of paginate: what stays the same for every section."""

    def __init__(self, book: Book, theme: Theme, renditions: Renditions, cache: Cache, workers: Workers) -> None:
        self.book, self.cache, self.workers, self.renditions = book, cache, workers, renditions
        self.geometry = Geometry.of(book.settings.pages, theme, book.settings.press.bleed)
        self.drawings = styled_drawings(book, theme)
        self.fonts = {face.path.name: str(face.path) for face in theme.fonts()}
        style = book.settings.pages.style
        own = book.folder.read(style).text if style else ""
        rules = font_rules(theme.fonts()) + self.geometry.page_rules()
        self.css = rules + theme.css("pages") + own
        self.furniture_css = rules + theme.css("furniture") + own
        pages = book.settings.pages
        hyphenation = Hyphenation(pages.hyphenation, pages.hyphenate_names)
        self.hyphenation = hyphenation if pages.line_breaking == "optimal" else None
        self.look = digest(
            self.css,
            library_version(),
            repr(self.hyphenation),
            *_own_code(),
            *(Path(p).read_bytes() for p in self.fonts.values()),
        )
        self.made_now: set[str] = set()

    def wanted(self, section: Section, labels: Mapping[str, str], *, starts_verso: bool, drawn: bool) -> Wanted:
        """What a section needs to be, with these page numbers in it."""
        html = document.to_html(section, document.PageOf(labels), starts_verso=starts_verso)
        pictures = [self.renditions.digests[p] for p in self.renditions.shown_in(section)]
        pictures += [self.drawings[d] for d in drawn_in(section)]
        kind = "fragment " if drawn else "measure "
        return Wanted(section, html, kind + digest(self.look, html, *pictures), drawn)

    def typeset(self, wanted: Sequence[Wanted], step: Callable[[int], None]) -> dict[str, Made]:
        """The fragments, out of the cache or new; step is told of each."""
        made: dict[str, Made] = {}
        jobs: dict[str, Job] = {}
        for want in wanted:
            if (kept := self.cache.get(want.key)) is not None:
                made[want.key] = kept
                step(1)
            else:
                photos = {p: self.renditions.paths[p] for p in self.renditions.shown_in(want.section)}
                jobs[want.key] = Job(
                    want.key,
                    want.html,
                    self.css,
                    self.fonts,
                    photos,
                    {d: self.drawings[d] for d in drawn_in(want.section)},
                    drawn=want.drawn,
                    leading=self.geometry.leading,
                    hyphenation=self.hyphenation,
                )
        # The longest first, so that no worker is left alone with it at the end.
        for job, result in self.workers.unordered(typeset, sorted(jobs.values(), key=lambda j: -len(j.html))):
            made[job.key] = result
            self.made_now.add(job.key)
            self.cache.put(job.key, result)
            step(1)
        return made

    def furnish(self, leaves: Sequence[Leaf], fragments: Mapping[str, Fragment]) -> tuple[tuple[int, bytes], ...]:
        """Running heads and folios of all leaves, in batches: (first leaf, PDF)."""
        jobs = []
        for start, run in furniture.batches(leaves):
            html = furniture.to_html(self.book, run, fragments)
            key = "furniture " + digest(self.look, self.furniture_css, html, run[0].side)
            jobs.append((start, Job(key, html, self.furniture_css, self.fonts, tagged=False)))
        made = {start: self.cache.get(job.key) for start, job in jobs}
        todo = {job.key: (start, job) for start, job in jobs if made[start] is None}
        for job, result in self.workers.unordered(typeset, [job for _, job in todo.values()]):
            made[todo[job.key][0]] = result
            self.cache.put(job.key, result)
        return tuple((start, found.files["pdf"]) for start, found in sorted(made.items()) if found is not None)


def _own_code() -> Iterator[bytes]:
    """The modules of this room: a fragment made by other code is not taken from the cache."""
    return (path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py")))
