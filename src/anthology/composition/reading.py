"""Reads the prose of a book: chapters, files beside the manifest and values of it; knows nothing of sections."""

from __future__ import annotations

from collections.abc import Mapping

from anthology.book.markup import Element
from anthology.diagnostics import Report, unreadable
from anthology.manifest.load import Loaded
from anthology.manuscript.read import Known, ReadText, read_blocks, read_chapter, read_inline
from anthology.sources import Folder, Location, Source, UnreadableError


class Reader:
    """The one who reads for a book: knows its folder, its language, and the ids references may point at.

    report: where what is wrong with a text goes.
    """

    def __init__(self, folder: Folder, loaded: Loaded, language: str, known: Known, report: Report) -> None:
        self.folder, self.locations, self.language, self.known, self.report = (
            folder,
            loaded.locations,
            language,
            known,
            report,
        )
        self._sources = {loaded.source.name: loaded.source} if loaded.source else {}

    @property
    def sources(self) -> Mapping[str, Source]:
        """The texts read so far, by name."""
        return self._sources

    def chapter(self, name: str, *, section: str, language: str, direction: str) -> ReadText:
        """The text of a chapter's file. Raises UnreadableError."""
        source = self._read(name)
        read = read_chapter(source, section=section, language=language, direction=direction, known=self.known)
        self.report.extend(read.diagnostics)
        return read

    def blocks(self, text: str | None, *key: str | int, prefix: str) -> Element | None:
        """The text of the manifest's value at this key as a `div` of blocks; None without a text."""
        return self._blocks(text, self.locations.at(*key), prefix) if text else None

    def inline(self, text: str | None, *key: str | int) -> Element | None:
        """The text of the manifest's value at this key as a `span` of inline elements; None without a text."""
        if not text:
            return None
        read = read_inline(text, at=self.locations.at(*key), language=self.language, known=self.known)
        self.report.extend(read.diagnostics)
        return read.element

    def beside(self, name: str, prefix: str, at: Location) -> Element | None:
        """The text of a file beside the manifest, if there is one; what is wrong with the file is reported at `at`."""
        if not (self.folder.root / name).exists():
            return None
        try:
            return self._blocks(self._read(name).text, Location(name), prefix)
        except UnreadableError as problem:
            self.report.add(unreadable(problem, at))
            return None

    def _read(self, name: str) -> Source:
        if name not in self._sources:
            self._sources[name] = self.folder.read(name)
        return self._sources[name]

    def _blocks(self, text: str, at: Location, prefix: str) -> Element:
        read = read_blocks(text, at=at, language=self.language, known=self.known, prefix=prefix)
        self.report.extend(read.diagnostics)
        for block in read.body.iter():
            if block.get("data-line") and not block.get("data-file"):
                block.set("data-file", at.path)
        return read.body
