"""Whether every link inside the book leads somewhere; knows nothing of what it says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from anthology.book import Book, Kind, Section
from anthology.book.markup import Element
from anthology.diagnostics import Diagnostic, error
from anthology.sources import Location, Source


def check_references(book: Book, sources: Mapping[str, Source], photos: Collection[str]) -> Iterator[Diagnostic]:
    """Links to people without an entry and to photographs that are placed nowhere.

    sources: the texts of the book by name. photos: the ids of all photographs. What else a link leads to in vain
    was too wrong to become a part of the book, and is reported already.
    """
    anchors = book.anchors()
    places = _Places(sources, book.locations.path)
    listed = any(section.kind is Kind.CORRESPONDENTS for section in book.sections)
    for section in book.sections:
        for link in section.body.iter("a"):
            href = link.get("href") or ""
            if not href.startswith("#") or href[1:] in anchors:
                continue
            kind, _, identifier = href[1:].partition("-")
            if kind == "person" and identifier in book.people and not listed:
                yield _unlisted(identifier, places.of(link, section, f"person:{identifier}"))
            elif kind == "photo" and identifier in photos:
                yield _unplaced(identifier, places.of(link, section, f"photo:{identifier}"))


def _unlisted(person: str, at: Location) -> Diagnostic:
    return error(
        "reference-person-unlisted",
        f"This points at {person}, but the book has no section with the people in it.",
        at,
        "Add correspondents to the contents in book.yaml, or write the words without the link.",
    )


def _unplaced(photo: str, at: Location) -> Diagnostic:
    return error(
        "reference-photo-unplaced",
        f"This points at the photograph {photo}, which is shown nowhere in the book.",
        at,
        f"Place it with ![](photo:{photo}) in a chapter, or write the words without the link.",
    )


class _Places:
    """Finds where in its file a reference was written, each time it is asked for the same one the next."""

    def __init__(self, sources: Mapping[str, Source], manifest: str) -> None:
        self.sources, self.manifest = sources, manifest
        self.reached: dict[tuple[str, int, str], int] = {}

    def of(self, link: Element, section: Section, written: str) -> Location:
        """Where this link was written; where that is not known, the block or the section it stands in."""
        block = next((e for e in (link, *link.iterancestors()) if e.get("data-line")), None)
        if block is None:
            return self._find(self.manifest, 1, written) or section.location
        file, line = block.get("data-file") or section.file or self.manifest, int(block.get("data-line", "1"))
        # A caption stands in a block of the chapter, but was written in the manifest.
        return self._find(file, line, written) or self._find(self.manifest, 1, written) or Location(file, line)

    def _find(self, file: str, line: int, written: str) -> Location | None:
        source = self.sources.get(file)
        if source is None:
            return None
        key = (file, line, written)
        start = self.reached.get(key)
        if start is None:
            start = sum(len(text) + 1 for text in source.text.split("\n")[: line - 1])
        found = source.text.find(written, start)
        if found < 0:
            return None
        self.reached[key] = found + 1
        # The place of a link is that of its opening bracket, as in every other message about one.
        return source.at(max(source.text.rfind("[", 0, found), 0))
