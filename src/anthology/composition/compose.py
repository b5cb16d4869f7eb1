"""From a manifest to the whole book: everything is read, every section made; knows nothing of editions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from lxml import etree

from anthology.book import Book, Funding, Isbns, Kind, Opening, Publisher, RunningHeads, Section, Series, licence
from anthology.book.markup import Element
from anthology.composition import figures, generated
from anthology.composition.chapters import Chapters
from anthology.composition.clearances import Uncleared, check_clearances, find_uncleared
from anthology.composition.compositor import Compositor, inner
from anthology.composition.correspondents import sketch
from anthology.composition.figures import Figures, figures_of
from anthology.composition.omissions import BESIDE, find_omissions
from anthology.composition.outline import Planned, plan
from anthology.composition.people import read_people
from anthology.composition.photos import ReadPhotos, read_photos
from anthology.composition.place_map import drawings
from anthology.composition.reading import Reader
from anthology.composition.references import check_references
from anthology.composition.settings import read_settings
from anthology.diagnostics import Diagnostic, Report, Severity, unreadable
from anthology.language import tags
from anthology.manifest.entries import ChapterEntry, PartEntry
from anthology.manifest.load import Loaded
from anthology.manifest.schema import Manifest
from anthology.manifest.texts import slug
from anthology.manuscript.read import Known
from anthology.manuscript.typography import set_text
from anthology.sources import Folder, UnreadableError
from anthology.theme import Theme

_HEADLESS = frozenset({Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT, Kind.PART, Kind.COLOPHON})


@dataclass(frozen=True, slots=True)
class Composed:
    """book: None only where there is no manifest, or no theme. diagnostics: those of reading the manifest included.

    uncleared: the photographs that are still to be cleared.
    """

    book: Book | None
    diagnostics: tuple[Diagnostic, ...]
    uncleared: tuple[Uncleared, ...] = ()


def compose_book(loaded: Loaded, folder: Folder, *, draft: bool = False, today: date | None = None) -> Composed:
    """Read all chapters and photographs and make every section of the book.

    draft: photographs that are missing, broken or not cleared, and chapters that are missing, are only warned of,
    and blanks stand for them. today: the day on which clearances are judged; None: as if none had an end.
    """
    report = Report()
    report.extend(loaded.diagnostics)
    manifest = loaded.manifest
    if manifest is None:
        return Composed(None, tuple(report))
    try:
        theme = Theme.load(manifest.editions.pages.theme, folder)
        composition = _Composition(manifest, loaded, folder, theme, report, draft=draft, today=today)
        book = composition.book()
    except UnreadableError as problem:
        report.add(unreadable(problem, loaded.locations.at("editions", "pages", "theme")))
        return Composed(None, tuple(report))
    return Composed(book, tuple(report), tuple(composition.uncleared))


class _Composition:
    """One run of compose_book: what all its steps share."""

    def __init__(
        self,
        manifest: Manifest,
        loaded: Loaded,
        folder: Folder,
        theme: Theme,
        report: Report,
        *,
        draft: bool,
        today: date | None,
    ) -> None:
        self.manifest, self.loaded, self.report, self.today = manifest, loaded, report, today
        self.severity = Severity.WARNING if draft else Severity.ERROR
        self.uncleared: list[Uncleared] = []
        self.outline = plan(manifest.contents, Opening(manifest.editions.pages.opening))
        self.reader = Reader(folder, loaded, manifest.language, self._known(), report)
        linked = any(planned.kind is Kind.CORRESPONDENTS for planned in self.outline)
        self.compositor = Compositor(theme, manifest.language, linked=linked)
        self.photos: ReadPhotos = read_photos(manifest, self.reader, self.severity)
        self.frame = replace(
            _frame(manifest, loaded, folder, theme), people=read_people(manifest, self.reader), draft=draft
        )

    def book(self) -> Book:
        """The whole book; what is wrong with it is in the report."""
        chapters = Chapters(self.frame, self.reader, self.compositor)
        sections = tuple(self._section(planned, chapters) for planned in self.outline)
        filler = Figures(
            self.photos.known, self.frame.people, frozenset(self.photos.broken), self.compositor, self.frame.language
        )
        for section in sections:
            for figure in figures_of(section):
                filler.fill(figure, section)
        photos = figures.number(sections, self.photos.sound)
        book = replace(self.frame, sections=sections, photos=photos)
        book = self._with_people(book, filler)
        book = replace(book, drawings=drawings(book, self.compositor))
        book = generated.fill(book, self.compositor)
        self._check(book)
        return book

    def _known(self) -> Known:
        """What references may point at: also what book.yaml has but is too wrong to be read."""
        declared = self.loaded.declared
        return Known(
            frozenset(p.id for p in self.outline) | declared.sections,
            frozenset(self.manifest.people) | declared.people,
            frozenset(name for _, name, _ in self.manifest.pictures()) | declared.photos,
        )

    def _section(self, planned: Planned, chapters: Chapters) -> Section:
        if isinstance(planned.entry, ChapterEntry):
            return chapters.section(planned, planned.entry)
        language = self.frame.language if planned.kind is Kind.PART else self.compositor.language
        if isinstance(planned.entry, PartEntry):
            title = set_text(planned.entry.part, language)
        else:
            title = self.compositor.words(planned.kind.value)
        section = Section(
            id=planned.id,
            kind=planned.kind,
            matter=planned.matter,
            title=title,
            language=language,
            direction=tags.direction(language),
            body=etree.Element("section"),
            location=self.loaded.locations.at(*planned.key),
            opening=planned.opening,
            heads=RunningHeads() if planned.kind in _HEADLESS else RunningHeads(title, title),
        )
        return section.with_body(self._first_body(section, planned))

    def _first_body(self, section: Section, planned: Planned) -> Element:
        """A part's page; for a generated section what the editor wrote for it, which its maker finds there."""
        if isinstance(planned.entry, PartEntry):
            epigraph = self.reader.blocks(planned.entry.epigraph, *planned.key, "epigraph", prefix=planned.id)
            return self.compositor.section("part", section, epigraph=inner(epigraph))
        body = etree.Element("section")
        if section.kind in BESIDE:
            text = self.reader.beside(BESIDE[section.kind], section.id, section.location)
            body.extend(list(text) if text is not None else [])
        return body

    def _with_people(self, book: Book, filler: Figures) -> Book:
        """The book with its people sketched; only the text says who they are, and only then where photographs are."""
        sections = tuple(
            s.with_body(sketch(book, self.photos.known)) if s.kind is Kind.CORRESPONDENTS else s for s in book.sections
        )
        for section in sections:
            if section.kind is Kind.CORRESPONDENTS:
                for figure in figures_of(section):
                    filler.fill(figure, section)
        return replace(book, sections=sections, photos=figures.number(sections, book.photos))

    def _check(self, book: Book) -> None:
        self.report.extend(check_references(book, self.reader.sources, self.photos.known))
        wrong = {(d.location.path, d.location.line) for d in self.report.errors if d.location}
        self.uncleared = find_uncleared(book, self.photos.known, self.today)
        rights = check_clearances(self.uncleared, self.photos, book.locations, self.severity)
        self.report.extend(d for d in rights if d.location and (d.location.path, d.location.line) not in wrong)
        if not self.report.errors:
            self.report.extend(find_omissions(book, self.photos.known))


def _frame(manifest: Manifest, loaded: Loaded, folder: Folder, theme: Theme) -> Book:
    """The book without people, photographs and sections."""
    language = manifest.language
    series, publisher = manifest.series, manifest.publisher
    return Book(
        title=set_text(manifest.title, language),
        language=language,
        direction=tags.direction(language),
        slug=manifest.slug or slug(manifest.title) or "book",
        folder=folder,
        locations=loaded.locations,
        sections=(),
        subtitle=_set(manifest.subtitle, language),
        series=Series(series.name, series.url, series.number) if series else None,
        editors=manifest.editors,
        publisher=Publisher(publisher.name, publisher.place, publisher.url) if publisher else None,
        published=manifest.published,
        edition=_set(manifest.edition, language),
        description=_set(manifest.description, language),
        subjects=manifest.subjects,
        isbn=Isbns(manifest.isbn.epub, manifest.isbn.reading, manifest.isbn.print),
        licence=licence(manifest.licence) if manifest.licence else None,
        copyright=_set(manifest.copyright, language),
        funding=tuple(Funding(f.funder, _set(f.statement, language), f.url, f.id) for f in manifest.funding),
        settings=read_settings(manifest.editions, language, theme),
    )


def _set(text: str | None, language: str) -> str | None:
    """A text of the manifest that is printed as one paragraph, with the typography of its language."""
    return set_text(re.sub(r"\s*\n\s*", " ", text.strip()), language) if text else None
