"""Diagnostic and Report; how they are shown is in render.py, what a code means in codes/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from anthology.sources import Location, UnreadableError


class Severity(StrEnum):
    """error: no edition is made. warning: the editions are made; `--strict` makes it count as an error."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong, where it is, and what to do.

    code: the stable name, explained by `anthology explain CODE`. message: a whole sentence that names the thing.
    location: None where no file is to blame. hint: what to do, as a sentence; "" where the message says it.
    """

    code: str
    severity: Severity
    message: str
    location: Location | None = None
    hint: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sorting key: file, line, column, then code; what has no place comes last."""
        at = self.location
        return (at.path, at.line, at.column, self.code, self.message) if at else ("￿", 0, 0, self.code, self.message)


LONGEST = 500
"""Characters of a message; what an editor's file brings into it may be of any length."""


def error(code: str, message: str, location: Location | None = None, hint: str = "") -> Diagnostic:
    """A diagnostic that stops the build."""
    return Diagnostic(code, Severity.ERROR, _shortened(message), location, _shortened(hint))


def warning(code: str, message: str, location: Location | None = None, hint: str = "") -> Diagnostic:
    """A diagnostic that does not stop the build unless it is strict."""
    return Diagnostic(code, Severity.WARNING, _shortened(message), location, _shortened(hint))


def _shortened(text: str) -> str:
    """The text, its middle left out where it is too long: the end of a sentence says what is wrong."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 200]} … {text[-150:]}"


def unreadable(problem: UnreadableError, location: Location) -> Diagnostic:
    """The diagnostic for a file that cannot be read: where the mistake is in it, else at the place that names it."""
    return error(problem.code, problem.message, problem.at or location, problem.hint)


@dataclass(slots=True)
class Report:
    """Diagnostics as they come in; the same one is kept once."""

    _found: dict[Diagnostic, None] = field(default_factory=dict)

    def add(self, *diagnostics: Diagnostic) -> None:
        """Add diagnostics."""
        self._found.update(dict.fromkeys(diagnostics))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add every diagnostic of an iterable."""
        self._found.update(dict.fromkeys(diagnostics))

    def __iter__(self) -> Iterator[Diagnostic]:
        """In the order of files and lines."""
        return iter(sorted(self._found, key=lambda d: d.order))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The errors, in order."""
        return tuple(d for d in self if d.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The warnings, in order."""
        return tuple(d for d in self if d.severity is Severity.WARNING)
