"""Which warnings the editor does not want to hear again, and why; knows nothing of how that is written down."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath

from anthology.diagnostics.diagnostic import Diagnostic, Severity, warning
from anthology.diagnostics.explanations import explanation
from anthology.sources import Folder, Location, Source, UnreadableError

FOUND_WHILE_BUILDING = frozenset(
    {
        "page-numbers-differ",
        "photo-bleed-missing",
        "photo-resolution-low",
        "style-ignored",
    }
)
"""The codes that only the making of editions can find: `check` cannot say that a silence of these does nothing."""

_JUDGES = re.compile(r"(?:epub|pdf|preflight)-|(?:ace|epubcheck)$")
_MARKS = re.compile(r"[\s>*+-]*(?:\d+[.)]\s+)?")
"""What stands before the first word of a line: spaces, and signs of lists and quotations."""
_QUOTES = str.maketrans("“”„«»‘’‚‹›", '"""""' + "'''''")


@dataclass(frozen=True, slots=True)
class Silence:
    """What the editor does not want to be warned of again, and why.

    at: its own place in the manifest. where: the file that the warning is in; None for all. words: those that the
    warning points at or names, white space folded; None for any.
    """

    code: str
    reason: str
    at: Location
    where: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Silenced:
    """A warning that is not shown, and the editor's reason."""

    diagnostic: Diagnostic
    reason: str


def refusal(code: str) -> str | None:
    """Why this code cannot be silenced, as the rest of a sentence that begins with it; None where it can.

    Raises KeyError, with the nearest codes, where there is no such code.
    """
    if _JUDGES.match(code):
        return "is what a judge says of a finished file, and judges are not silenced"
    if code.startswith("ignore-"):
        return "is about silences themselves"
    return "is an error, and errors are not silenced" if explanation(code).severity == "error" else None


@dataclass(slots=True)
class Silences:
    """The silences of a book, and what has come of them. silenced: in the order in which they were met."""

    wanted: tuple[Silence, ...]
    folder: Folder
    silenced: list[Silenced] = field(default_factory=list)
    _used: set[Silence] = field(default_factory=set)
    _heard: list[Diagnostic] = field(default_factory=list)
    _texts: dict[str, Source | None] = field(default_factory=dict)

    def hear(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Those that no silence covers; a warning that several cover belongs to the first of them."""
        for diagnostic in found:
            self._heard.append(diagnostic)
            silence = next((s for s in self.wanted if self._covers(s, diagnostic)), None)
            if silence is None or diagnostic.severity is Severity.ERROR:
                yield diagnostic
                continue
            self._used.add(silence)
            if (kept := Silenced(diagnostic, silence.reason)) not in self.silenced:
                self.silenced.append(kept)

    def idle(self, *, built: bool = False) -> Iterator[Diagnostic]:
        """ignore-unused. built: whether all editions were made, so that what only that finds has been asked too."""
        wrong = any(d.severity is Severity.ERROR for d in self._heard)
        for silence in self.wanted:
            if silence in self._used or (silence.code in FOUND_WHILE_BUILDING and not built):
                continue
            if any(self._covers(silence, d) for d in self._heard if d.severity is Severity.ERROR):
                said = f"{silence.code} is an error here, and errors are not silenced."
                yield warning("ignore-unused", said, silence.at, "Mend the error; then remove this entry.")
            elif not wrong:
                # With an error in the book not everything has been asked: the warning may still be to come.
                yield warning("ignore-unused", f"This silences no {silence.code}.", silence.at, self._hint(silence))

    def _covers(self, silence: Silence, diagnostic: Diagnostic) -> bool:
        at = diagnostic.location
        if silence.code != diagnostic.code or not (silence.where is None or (at and _same(silence.where, at.path))):
            return False
        if silence.words is None or _pattern(silence.words).search(_plain(diagnostic.message)):
            return True
        source = self._text(at.path) if at else None
        return bool(at and source and _points_at(at, silence.words, source))

    def _text(self, name: str) -> Source | None:
        if name not in self._texts:
            try:
                self._texts[name] = self.folder.read(name)
            except UnreadableError:
                self._texts[name] = None
        return self._texts[name]

    def _hint(self, silence: Silence) -> str:
        source = self._text(silence.where) if silence.where else None
        if silence.where and source is None:
            return f"There is no text {silence.where} in the book: correct the path, or remove the entry."
        if silence.words and source and not _pattern(silence.words).search(_plain(source.text)):
            return "Its words do not stand there any more. If what it was about is mended, remove the entry."
        alike = [d.location for d in self._heard if d.code == silence.code and d.location]
        near = [at for at in alike if silence.where is None or _same(silence.where, at.path)] or alike
        if silence.words and near:
            return f"The nearest is at {near[0]}. Give words that its caret points at, or that its sentence names."
        return f"There is one at {near[0]}." if near else "What it was about is mended: remove the entry."


def _same(where: str, path: str) -> bool:
    return PurePosixPath(unicodedata.normalize("NFC", where)) == PurePosixPath(unicodedata.normalize("NFC", path))


def _plain(text: str) -> str:
    """The text with one kind of quotes, as long as it was: the screen shows others than the keyboard has."""
    return text.translate(_QUOTES)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Finds the words however they are broken into lines."""
    return re.compile(r"\s+".join(re.escape(word) for word in _plain(unicodedata.normalize("NFC", words)).split()))


def _points_at(at: Location, words: str, source: Source) -> bool:
    """Whether the place is within the words; one where a line begins is a place of the whole paragraph or entry."""
    lines = source.text.split("\n")
    if at.line > len(lines):
        return False
    marks = _MARKS.match(lines[at.line - 1])
    indent = marks.end() if marks else 0
    if at.column - 1 <= indent:
        end = _end_of_block(lines, at.line - 1, indent, is_manifest=source.name.endswith((".yaml", ".yml")))
        return _pattern(words).search(_plain("\n".join(lines[at.line - 1 : end]))) is not None
    place = sum(len(line) + 1 for line in lines[: at.line - 1]) + at.column - 1
    return any(found.start() <= place < found.end() for found in _pattern(words).finditer(_plain(source.text)))


def _end_of_block(lines: list[str], first: int, indent: int, *, is_manifest: bool) -> int:
    """The number of the line behind the paragraph, or in a manifest behind the entry, that begins on this line."""
    shallow = indent - 2 if lines[first].lstrip().startswith("- ") else indent
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if is_manifest and line.strip() and len(line) - len(line.lstrip()) <= shallow:
            return number
        if not is_manifest and not line.strip():
            return number
    return len(lines)
