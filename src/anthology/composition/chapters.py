"""A chapter's file as a section: opener, text, a few lines about it; knows nothing of other sections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from anthology.book import Book, Person, Piece, RunningHeads, Section, licence
from anthology.book.markup import Element
from anthology.composition import credit_lines
from anthology.composition.bylines import bylines, first_published
from anthology.composition.compositor import NOTHING, Compositor, inner
from anthology.composition.outline import Planned
from anthology.composition.reading import Reader
from anthology.diagnostics import unreadable, warning
from anthology.language import dates, tags
from anthology.manifest.entries import ChapterEntry
from anthology.manuscript.typography import set_text
from anthology.sources import UnreadableError


class Chapters:
    """Makes sections of chapters. frame: the book as far as it is known: its people, title, licence, series."""

    def __init__(self, frame: Book, reader: Reader, compositor: Compositor) -> None:
        self.frame, self.reader, self.compositor = frame, reader, compositor

    def section(self, planned: Planned, entry: ChapterEntry) -> Section:
        """The section of a chapter; where its file cannot be read, one that says that the text is to come."""
        language = entry.language or self.frame.language
        piece = _piece(entry, language)
        title = set_text(entry.title, language)
        section = Section(
            id=planned.id,
            kind=planned.kind,
            matter=planned.matter,
            title=title,
            language=language,
            direction=entry.direction or tags.direction(language),
            body=etree.Element("section"),
            location=self.reader.locations.at(*planned.key),
            opening=planned.opening,
            part=planned.part,
            piece=piece,
            heads=self._heads(piece, title),
            file=entry.file,
        )
        body, words = self._text(planned, section)
        body.set("class", planned.kind.value)
        body.insert(0, self._opener(section, piece))
        if (about := self._about(section, piece)) is not None:
            notes = body[-1] if body[-1].get("class") == "notes" else None
            body.insert(len(body) - (notes is not None), about)
        return replace(section, body=body, words=words)

    def _text(self, planned: Planned, section: Section) -> tuple[Element, int]:
        assert section.file is not None
        try:
            read = self.reader.chapter(
                section.file, section=section.id, language=section.language, direction=section.direction
            )
        except UnreadableError as problem:
            at = self.reader.locations.at(*planned.key, "file")
            found = unreadable(problem, at)
            if self.frame.draft and problem.code == "file-missing":
                found = warning(found.code, found.message, at, found.hint)
            self.reader.report.add(found)
            marks = self.compositor.marks(section.language)
            return self.compositor.section("placeholder", section, marks=marks), 0
        return read.body, read.words

    def _people(self, ids: Iterable[str]) -> list[Person]:
        return [self.frame.people[i] for i in ids if i in self.frame.people]

    def _heads(self, piece: Piece, title: str) -> RunningHeads:
        names = dates.listing([p.name for p in self._people(piece.by)], self.compositor.language)
        return RunningHeads(" · ".join(filter(None, (piece.place, names))) or self.frame.title, title)

    def _opener(self, section: Section, piece: Piece) -> Element:
        compositor = self.compositor
        country = tags.country_name(piece.country, compositor.language) if piece.country else ""
        return compositor.element(
            "opener",
            number=piece.number,
            place=compositor.text(piece.place) if piece.place else "",
            country="" if country.casefold() == (piece.place or "").casefold() else country,
            title=section.title,
            subtitle=piece.subtitle or "",
            summary=piece.summary or "",
            credits=bylines(piece, self.frame.people, compositor),
            published=dates.full_date(piece.published, compositor.language) if piece.published else "",
            published_iso=piece.published.isoformat() if piece.published else "",
            marks=compositor.marks(section.language),
        )

    def _about(self, section: Section, piece: Piece) -> Element | None:
        """Who wrote it, in a line each, where it was published first, and its licence where it is not the book's."""
        compositor = self.compositor
        people = [
            compositor.passage(inner(p.short_bio, ids=False), self.frame.language)
            for p in self._people(piece.by)
            if p.short_bio is not None
        ]
        published = first_published(piece, self.frame.series, compositor)
        differs = piece.licence is not None and piece.licence != self.frame.licence
        rights = credit_lines.terms(piece.licence, compositor) if differs else NOTHING
        if not (people or published or rights):
            return None
        marks = compositor.marks(section.language)
        return compositor.element("about", people=people, published=published, rights=rights, marks=marks)


def _piece(entry: ChapterEntry, language: str) -> Piece:
    return Piece(
        number=entry.number,
        place=entry.place,
        country=entry.country,
        coordinates=entry.coordinates,
        subtitle=set_text(entry.subtitle, language) if entry.subtitle else None,
        by=entry.by,
        translated_by=entry.translated_by,
        photographs_by=entry.photographs_by,
        published=entry.published,
        url=entry.url,
        licence=licence(entry.licence) if entry.licence else None,
        summary=set_text(entry.summary, language) if entry.summary else None,
    )
