"""Whether the style sheets are there, and name nothing outside the book and no photograph.

What is outside is never fetched; a photograph is shown in figures alone, where its rights are asked for.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from tinycss2.parser import parse_stylesheet

from anthology.book import Book
from anthology.checks.characters import check_font
from anthology.diagnostics import Diagnostic, error, unreadable, warning
from anthology.sources import Location, Source, UnreadableError
from anthology.theme import Theme
from anthology.theme.style_measures import excess

_NAMING = frozenset({"url", "src", "image", "image-set", "import"})
"""The functions, and the rule, in which a string is an address (CSS Values 4; CSS Images 4; CSS Cascade 4)."""
LARGEST_FILE = 50_000_000
"""Bytes of a font or an ornament that a style sheet names."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)


def check_style_sheets(book: Book) -> Iterator[Diagnostic]:
    """style-remote, style-photo, style-file-left-out, style-excessive, font-broken, and what hinders reading a file."""
    keys = {"pages": book.settings.pages.style, "epub": book.settings.epub.style}
    named: dict[str, Location] = {}
    for edition, name in keys.items():
        if name is not None:
            named.setdefault(name, book.locations.at("editions", edition, "style"))
    theme = Theme.load(book.settings.pages.theme, book.folder)
    if not theme.is_shipped:
        at = book.locations.at("editions", "pages", "theme")
        named |= {f"{theme.name}/{p.name}": at for p in sorted(theme.folder.glob("*.css"))}
    yield from _sheets(named, book)


def _sheets(named: Mapping[str, Location], book: Book) -> Iterator[Diagnostic]:
    """What is wrong in these style sheets and in those that they import, each once."""
    waiting, seen = list(named.items()), set(named)
    while waiting:
        name, at = waiting.pop(0)
        try:
            style = book.folder.read(name)
        except UnreadableError as problem:
            yield unreadable(problem, at)
            continue
        if (found := excess(style.text)) is not None:
            what, line, column = found
            hint = "Take it out: setting it would take more time or memory than there is."
            yield error("style-excessive", f"{name} {what}.", Location(name, line, column), hint)
            continue
        for address, place in _named_in(style):
            file = _in_folder(address, style)
            yield from (problems := list(_address(address, file, place, book)))
            if address and name == book.settings.pages.style and not problems and not address.startswith("#"):
                yield _left_out(address, place)
            if file is not None and file.endswith(".css") and file not in seen and not problems:
                seen.add(file)
                waiting.append((file, place))


def _named_in(style: Source) -> Iterator[tuple[str, Location]]:
    """Every address in a style sheet, with its place."""
    waiting = [("", node) for node in reversed(parse_stylesheet(style.text, skip_comments=True))]  # type: ignore[no-untyped-call]
    while waiting:
        within, node = waiting.pop()
        if node.type == "url" or (node.type == "string" and within in _NAMING):
            yield node.value.strip(), Location(style.name, node.source_line, node.source_column)
        inside = getattr(node, "lower_name", "") or getattr(node, "lower_at_keyword", "")
        for name in ("content", "arguments", "prelude"):
            waiting += [(inside, child) for child in reversed(getattr(node, name, None) or ())]


def _in_folder(address: str, style: Source) -> str | None:
    """The file of the book that an address names, counted from where the style sheet stands; None for any other."""
    if not address or address.startswith(("#", "//")) or _SCHEME.match(address):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(style.name), unquote(re.split(r"[?#]", address)[0])))


def _left_out(address: str, at: Location) -> Diagnostic:
    """A file that the style sheet for the pages names: typesetting is given none but those of the theme."""
    words = " ".join(address.split())
    shown = f"{words[:40]}…" if len(words) > 40 else words
    return warning(
        "style-file-left-out",
        f"The pages leave out {shown}: of what a style sheet of the book names, nothing is shown there.",
        at,
        "Take it out. Write here what it imports; put a font into a theme, and a photograph into a chapter.",
    )


def _address(address: str, file: str | None, at: Location, book: Book) -> Iterator[Diagnostic]:
    if file is None:
        if address and not address.startswith(("data:", "#")):
            yield error(
                "style-remote",
                f"This names {address}, which is not a file of the book.",
                at,
                "Nothing is fetched while a book is built: put the file into the book's folder and name it there.",
            )
        return
    try:
        path = book.folder.find(file)
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableError(
                "file-too-large",
                f"{file} is larger than {LARGEST_FILE // 1_000_000} MB.",
                "Is this the right file? Name a smaller one.",
            )
        check_font(path, file)
        photos = book.photos_in(path)
    except UnreadableError as problem:
        yield unreadable(problem, at)
        return
    if photos:
        yield error(
            "style-photo",
            f"This names {file}, which is the photograph {photos[0].id}.",
            at,
            f"Place it in a chapter, ![](photo:{photos[0].id}): only there is it shown by right, and with its credit. "
            "If it is an ornament of your own, take its entry out of photos.",
        )
