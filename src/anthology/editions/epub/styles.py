"""The one style sheet of the EPUB: the theme's rules, the editor's after them, and the files that they name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from anthology.book import Book
from anthology.cache import digest
from anthology.diagnostics import Diagnostic, error, unreadable
from anthology.editions.epub import names
from anthology.editions.epub.profiles import profile_of
from anthology.pictures import probe
from anthology.sources import Folder, Location, Source, UnreadableError
from anthology.theme import Theme

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_CHARSET = re.compile(r'@charset\s+"[^"]*"\s*;', re.I)
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"'()\s;]+)["']?\s*\)?\s*([^;]*);""", re.I)
_URL = re.compile(r"""url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^"'()\s]*))\s*\)""", re.I)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.I)
"""Addresses that no file of the book is meant by; what is on the web was refused when the book was checked."""
_DEEPEST = 8
_LARGEST = 1_000_000
"""Characters with all that is imported: a sheet that imports the next twenty times grows with every level."""
_FONTS = {
    b"OTTO": "font/otf",
    b"\0\1\0\0": "font/ttf",
    b"true": "font/ttf",
    b"wOFF": "font/woff",
    b"wOF2": "font/woff2",
}
_PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}


@dataclass(frozen=True, slots=True)
class StyleFile:
    """A picture or font that a style sheet names. path: in the EPUB. location: where it is named first."""

    path: str
    media_type: str
    data: bytes
    location: Location


@dataclass(slots=True)
class StyleSheet:
    """css: the rules, without those for the embedded fonts. files: what they name, by path in the book.

    places: where the lines of css, from 1, come from, as far as that is a file of the book.
    """

    css: str = ""
    files: dict[str, StyleFile] = field(default_factory=dict)
    places: dict[int, Location] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(self, source: Source, folder: Folder) -> None:
        """Add a style sheet of the book's folder, its imports in their place, and take in the files it names."""
        for rules, begins in self._rules(source, folder, 0):
            if len(self.css) > _LARGEST:
                problem = f"{source.name} has more than {_LARGEST:,} characters with all that it imports."
                found = error("style-excessive", problem, Location(source.name), "Import each style sheet once.")
                self.diagnostics.append(found)
                return
            number = self.css.count("\n") + 1
            for further, line in enumerate(rules.split("\n")):
                if line.strip():
                    self.places.setdefault(number + further, Location(begins.path, begins.line + further))
            self.css += rules

    def begin_with(self, rules: str) -> None:
        """Put rules that come from no file of the book before all others; they end with a line."""
        self.css = rules + self.css
        self.places = {line + rules.count("\n"): place for line, place in self.places.items()}

    def _rules(self, source: Source, folder: Folder, depth: int) -> Iterator[tuple[str, Location]]:
        """The rules in pieces, each with the place where it begins."""
        # Comments become blanks of the same length, so that places stay right.
        text = _COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), source.text)
        text = _CHARSET.sub(lambda m: " " * len(m[0]), text)
        done = 0
        for match in _IMPORT.finditer(text):
            yield self._with_files(source, folder, text[done : match.start()], done), source.at(done)
            done = match.end()
            if depth < _DEEPEST and not _ELSEWHERE.match(match[1]):
                yield from self._imported(source, folder, match, depth)
        yield self._with_files(source, folder, text[done:], done), source.at(done)

    def _imported(
        self, source: Source, folder: Folder, match: re.Match[str], depth: int
    ) -> Iterator[tuple[str, Location]]:
        here = source.at(match.start())
        try:
            imported = folder.read(_beside(source, match[1]))
        except UnreadableError as problem:
            self.diagnostics.append(unreadable(problem, here))
            return
        media = match[2].strip()
        if media:
            yield f"@media {media} {{\n", here
        yield from self._rules(imported, folder, depth + 1)
        if media:
            yield "\n}\n", here

    def _with_files(self, source: Source, folder: Folder, text: str, offset: int) -> str:
        def taken(match: re.Match[str]) -> str:
            address = next((g for g in match.groups() if g), "")
            if not address or _ELSEWHERE.match(address):
                return match[0]
            try:
                file = self._file(_beside(source, address), folder, source.at(offset + match.start()))
            except UnreadableError as problem:
                self.diagnostics.append(unreadable(problem, source.at(offset + match.start())))
                return match[0]
            broken = "\n" * match[0].count("\n")  # So that the lines after it stay in their places.
            return f'url({broken}"{names.relative(file.path, names.STYLE)}")'

        return _URL.sub(taken, text)

    def _file(self, name: str, folder: Folder, at: Location) -> StyleFile:
        if name not in self.files:
            path = folder.find(name)
            data = path.read_bytes()
            kind = _FONTS.get(data[:4]) or _PICTURES.get(probe(path, name).format)
            if kind is None:
                raise UnreadableError("picture-format", f"E-readers do not show {name}.", "Save it as JPEG or PNG.")
            self.files[name] = StyleFile(names.styled(digest(data), kind), kind, data, at)
        return self.files[name]


def style_sheet(book: Book, theme: Theme) -> StyleSheet:
    """The theme's rules for EPUBs and the editor's after them, with what is wrong where they cannot be read."""
    sheet = StyleSheet()
    own = {p.stem for p in theme.folder.glob("*.css")} if not theme.is_shipped else set()
    for name in ("epub-faces", "epub") if profile_of(book).faces else ("epub",):
        if name in own:
            sheet.add(Source(f"{theme.name}/{name}.css", theme.css(name)), book.folder)
        elif name == "epub" or "epub" not in own:  # A theme with a sheet of its own knows its own faces.
            sheet.css += theme.css(name)
    if style := book.settings.epub.style:
        try:
            source = book.folder.read(style)
        except UnreadableError as problem:
            sheet.diagnostics.append(unreadable(problem, book.locations.at("editions", "epub", "style")))
        else:
            sheet.css += "\n/* The editor's own rules */\n"
            sheet.add(source, book.folder)
    return sheet


def _beside(source: Source, address: str) -> str:
    """The path in the book of what a style sheet names: its addresses count from where it stands."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source.name), re.split(r"[?#]", address)[0]))
