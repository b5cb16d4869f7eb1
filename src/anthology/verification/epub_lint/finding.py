"""What the lint has to say and where in the EPUB: its own form until it is mapped to the manuscript; knows no rule."""

from __future__ import annotations

from dataclasses import dataclass

from anthology import diagnostics
from anthology.diagnostics import Diagnostic
from anthology.sources import Location


@dataclass(frozen=True, slots=True)
class Place:
    """document: path in the EPUB (EPUB/text/one.xhtml). line: from 1, in that file.

    steps: of an element from the root on, as in EPUB CFI 1.1, section 3.2; "" for the file as a whole.
    """

    document: str
    line: int = 1
    steps: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One diagnostic with its place in the EPUB, from which the place in the manuscript can be found."""

    place: Place
    diagnostic: Diagnostic

    @property
    def document(self) -> str:
        """Its path in the EPUB."""
        return self.place.document

    @property
    def line(self) -> int:
        """Its line in that document, from 1."""
        return self.place.line


def error(code: str, message: str, place: Place, hint: str) -> Finding:
    """A finding that fails the EPUB: a reader is shut out, misled or exposed."""
    return Finding(place, diagnostics.error(code, message, _location(place), hint))


def warning(code: str, message: str, place: Place, hint: str) -> Finding:
    """A finding that leaves the EPUB passed: some device or shop does less well with it."""
    return Finding(place, diagnostics.warning(code, message, _location(place), hint))


def _location(place: Place) -> Location:
    return Location(place.document, place.line)
