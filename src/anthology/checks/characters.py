"""Whether the theme's fonts have every character of the text: what no font has would be printed as a box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from anthology.book import Book, Section
from anthology.book.markup import Element
from anthology.diagnostics import Diagnostic, error, unreadable
from anthology.sources import Location, Source, UnreadableError
from anthology.theme import FontFace, Theme

_FONTS = (b"\0\1\0\0", b"OTTO", b"true")
"""What the files of fonts begin with (OpenType 1.9, Organization of an OpenType Font)."""
_SHOWN = 5
"""How many characters a message names."""
_MADE_OF_OTHERS = {"\u2011": "\u2010", "\u00ad": ""}
"""What the shaper makes of other characters where a font lacks it: a no-break hyphen, a soft hyphen."""


def check_characters(book: Book) -> Iterator[Diagnostic]:
    """font-lacks-character, once for each file and script, where the first of them stands."""
    used = {section.id: _characters(section.body) for section in book.sections}
    missing = set().union(*used.values()) if used else set()
    try:
        for face in Theme.load(book.settings.pages.theme, book.folder).fonts():
            # The first font has nearly all of most books; the others are only opened for what is left.
            missing = {c for c in missing if not _is_drawn(c, face)}
            if not missing:
                return
    except UnreadableError as problem:
        yield unreadable(problem, book.locations.at("editions", "pages", "theme"))
        return
    texts = _Texts(book)
    places: dict[tuple[str, str], set[tuple[Location, str]]] = {}
    for section in book.sections:
        for character in used[section.id] & missing:
            place = texts.place(character, section)
            script = unicodedata.name(character, "UNNAMED").split()[0]
            places.setdefault((place.path, script), set()).add((place, character))
    for found in places.values():
        yield _report(sorted(found))


def _report(found: list[tuple[Location, str]]) -> Diagnostic:
    lacking = list(dict.fromkeys(character for _, character in found))
    named = ", ".join(f"{c} (U+{ord(c):04X})" for c in lacking[:_SHOWN])
    more = f" and {len(lacking) - _SHOWN} more" if len(lacking) > _SHOWN else ""
    return error(
        "font-lacks-character",
        f"No font of the theme has {named}{more}.",
        found[0][0],
        "Write it another way, or use a theme with a font that has it.",
    )


def _characters(body: Element) -> set[str]:
    found: set[str] = set()
    for element in body.iter():
        found.update(element.text or "", element.tail or "")
    # Separators and format characters are spaces or nothing: the shaper does not look for them in the font.
    return {c for c in found if unicodedata.category(c) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}}


@cache
def _charset(path: Path) -> frozenset[int]:
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except Exception as problem:
        # What is no font fails in many ways deep inside the library.
        raise UnreadableError(
            "theme-broken", f"{path.name} is not a font that can be used.", "Put a TrueType or OpenType font there."
        ) from problem


def check_font(path: Path, name: str) -> None:
    """Raise UnreadableError (font-broken) where a file begins as a TrueType or OpenType font does, and is none."""
    with path.open("rb") as file:
        if file.read(4) not in _FONTS:
            return
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            tables: Any = font.reader.tables if font.reader else {}
            within = all(t.offset + t.length <= path.stat().st_size for t in tables.values())
            usable = within and bool(font.getBestCmap()) and font["maxp"].numGlyphs > 0
    except Exception:
        usable = False  # What is no font fails in many ways deep inside the library.
    if not usable:
        raise UnreadableError(
            "font-broken", f"{name} is not a font that can be used.", "Get the file again from where it came from."
        )


def _is_drawn(character: str, face: FontFace) -> bool:
    return ord(_MADE_OF_OTHERS.get(character) or character) in _charset(face.path)


class _Texts:
    """Finds a character of a section in the editor's files."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.sources: dict[str, Source | None] = {}

    def place(self, character: str, section: Section) -> Location:
        """Where it stands; what is not in a chapter came from the manifest."""
        manifest = self.book.locations.path
        if (block := _block_of(character, section.body)) is None:
            return self._find(character, manifest, 1) or section.location
        file, line = block.get("data-file") or section.file or manifest, int(block.get("data-line", "1"))
        # A caption stands in a block of the chapter, but was written in the manifest.
        return self._find(character, file, line) or self._find(character, manifest, 1) or Location(file, line)

    def _find(self, character: str, file: str, line: int) -> Location | None:
        if file not in self.sources:
            try:
                self.sources[file] = self.book.folder.read(file)
            except UnreadableError:
                self.sources[file] = None
        source = self.sources[file]
        if source is None:
            return None
        start = sum(len(text) + 1 for text in source.text.split("\n")[: line - 1])
        offset = source.text.find(character, start)
        return source.at(offset) if offset >= 0 else None


def _block_of(character: str, body: Element) -> Element | None:
    """The block, with the line it was written on, in which the character stands first."""
    for element in body.iter():
        if character in (element.text or ""):
            around: Element | None = element
        elif character in (element.tail or ""):
            around = element.getparent()
        else:
            continue
        while around is not None and not around.get("data-line"):
            around = around.getparent()
        if around is not None:
            return around
    return None
