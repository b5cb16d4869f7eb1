"""From a place inside an EPUB to the place in the manuscript that it comes from; knows no judge, and no maker."""

from __future__ import annotations

import bisect
import contextlib
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote
from xml.parsers import expat

from anthology.cache import Cache, Made, digest
from anthology.sources import Location

Origins: TypeAlias = Mapping[str, Mapping[int, Location]]
"""Where an edition's elements come from, as its maker knows it.

The path of a document beside the package document -> an element's number in document order, `html` being 0 -> its place
in the manuscript. What is not named comes from where the nearest element around it does. Of a style sheet, the numbers
are those of its lines, from 1, and each stands for itself alone; of a picture or a font, 0 is the file as a whole.
"""

LIMIT = 20_000_000
"""Bytes. A larger document is not looked into: none of ours has a hundredth of it."""

_UNKNOWN = 1 << 30


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place inside an EPUB. path: in the zip. line, column: from 1, 0 where they are not known."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}" if self.line else self.path


class Places:
    """The places of one EPUB. A file that is no EPUB, or not ours, has spots, but none comes from anywhere."""

    def __init__(self, epub: Path, origins: Origins) -> None:
        self._epub, self._origins = epub, origins
        self._folder = posixpath.dirname(_package_path(_content(epub, "META-INF/container.xml")))
        self._documents: dict[str, _Document] = {}

    def origin(self, spot: Spot) -> Location | None:
        """The place in the manuscript that a spot comes from, None where it comes from none."""
        known = self._origins.get(posixpath.relpath(spot.path, self._folder or "."))
        if not known:
            return None
        if spot.path.endswith(".css"):
            return known.get(spot.line)
        if not self._document(spot.path).starts:
            return known.get(0)
        element: int | None = self._document(spot.path).at(spot.line, spot.column) if spot.line else 0
        while element is not None:
            if element in known:
                return known[element]
            element = self._document(spot.path).parents[element]
        return None

    def spot(self, href: str, steps: str = "/") -> Spot:
        """The spot of an element: its document as named beside the package or from the zip's root, and its steps.

        steps: as in EPUB CFI 1.1, section 3.2, from the root element on, "/4/2" being the first child of the second
        child of `html`.
        """
        named = unquote(href).lstrip("/")
        beside = posixpath.normpath(posixpath.join(self._folder, named))
        path = beside if self._document(beside).starts else named
        line, column = self._document(path).of(steps)
        return Spot(path, line, column)

    def _document(self, path: str) -> _Document:
        if path not in self._documents:
            self._documents[path] = _Document.read(_content(self._epub, path))
        return self._documents[path]


def keep_origins(cache: Cache, edition: Path, origins: Origins) -> Origins:
    """Keep an edition's origins under the digest of its file, for who judges it later; gives them back.

    Without any there may be no file.
    """
    if not origins:
        return origins
    facts = {path: [[n, at.path, at.line, at.column] for n, at in known.items()] for path, known in origins.items()}
    cache.put(_key(edition), Made(facts=facts))
    return origins


def recall_origins(cache: Cache, edition: Path) -> Origins:
    """The origins kept for just this file; none for a file that was changed or made elsewhere."""
    try:
        made = cache.get(_key(edition))
        facts = made.facts if made else {}
        return {path: {int(n): Location(*at) for n, *at in known} for path, known in facts.items()}
    except (OSError, ValueError, TypeError):
        return {}


def _key(edition: Path) -> str:
    return digest("origins", edition.read_bytes())


@dataclass(frozen=True, slots=True)
class _Document:
    """Where the elements of a document begin, in document order.

    starts: (line, column) from 1. parents: by number. steps: of an element as a CFI has them -> its number.
    """

    starts: tuple[tuple[int, int], ...] = ()
    parents: tuple[int | None, ...] = ()
    steps: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes) -> _Document:
        """Of a document that is broken somewhere, what stands before that."""
        starts: list[tuple[int, int]] = []
        parents: list[int | None] = []
        steps: dict[str, int] = {}
        open_elements: list[tuple[int, str]] = []
        children = [0]
        parser = expat.ParserCreate()

        def begin(_name: str, _attributes: object) -> None:
            children[-1] += 1
            parent, way = open_elements[-1] if open_elements else (None, "")
            here = f"{way}/{2 * children[-1]}" if open_elements else ""
            steps[here] = len(starts)
            open_elements.append((len(starts), here))
            children.append(0)
            starts.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
            parents.append(parent)

        def end(_name: str) -> None:
            open_elements.pop()
            children.pop()

        parser.StartElementHandler, parser.EndElementHandler = begin, end
        with contextlib.suppress(expat.ExpatError):
            parser.Parse(data, True)
        return cls(tuple(starts), tuple(parents), steps)

    def at(self, line: int, column: int) -> int | None:
        """The element that begins last before a place: judges name the end of its start tag, or the line alone."""
        found = bisect.bisect_left(self.starts, (line, column if column > 0 else _UNKNOWN))
        return found - 1 if found else None

    def of(self, steps: str) -> tuple[int, int]:
        """Inside the start tag of the element at these steps, or of the nearest one around it; 0, 0 without any."""
        way = steps.rstrip("/")
        while way and way not in self.steps:
            way = way.rpartition("/")[0]
        if not self.starts:
            return 0, 0
        line, column = self.starts[self.steps[way]]
        return line, column + 1


def _content(epub: Path, path: str) -> bytes:
    """A file of the zip; empty where it cannot be had."""
    try:
        with zipfile.ZipFile(epub) as opened:
            return opened.read(path) if opened.getinfo(path).file_size <= LIMIT else b""
    except (OSError, KeyError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile):
        return b""


def _package_path(container: bytes) -> str:
    """Where the package document is (OCF 3.3, section 4.2.6.3.1); "" where that is not said."""
    found: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def begin(name: str, attributes: dict[str, str]) -> None:
        if name.endswith(" rootfile"):
            found.append(attributes.get("full-path", ""))

    parser.StartElementHandler = begin
    try:
        parser.Parse(container, True)
    except expat.ExpatError:
        return ""
    return found[0] if found else ""
