"""What a YAML parser stumbled over, in the words of editors; knows its complaints, not the parser."""

from __future__ import annotations

import re
from dataclasses import dataclass

from anthology.diagnostics import Diagnostic, error
from anthology.manifest.mistakes import shown
from anthology.sources import Location, Source


@dataclass(frozen=True, slots=True)
class Stumble:
    """Where a parser gave up.

    problem, context: its complaint and what it was reading. at, began: where it gave up, and where what it was
    reading begins. last: the last whole thing before it.
    """

    source: Source
    problem: str
    context: str
    at: Location
    began: Location
    last: Last | None = None

    @property
    def line(self) -> str:
        """The line it gave up in."""
        return self.source.line(self.at.line)


@dataclass(frozen=True, slots=True)
class Last:
    """A text, list or mapping that was read whole: where it begins, where it ends, and the character it begins with."""

    start: Location
    end: Location
    sign: str


_KEY = re.compile(r"\s*(?:- +)*[\w-]+:(?=\s|$)")
ODD_SPACE = re.compile("^[ -]*[\u00a0\u2000-\u200a\u202f\u3000]|^[ -]*[\\w-]+:[\u00a0\u2000-\u200a\u202f\u3000]")
"""Spaces other than the plain one, at the beginning of a line or behind its key."""
_DASH = re.compile("[-\u2010-\u2015\u2022*\u00b7](?=[\\w\"'\u201c])|[\u2010-\u2015\u2022*\u00b7](?= )")
"""What is typed for the hyphen and the space before an item of a list."""
_GLUED = re.compile(r"\s*(?:- +)*[\w-]+:(?=[^\s/])")
QUOTES = "Put the whole text in quotes."


def explain(stumble: Stumble) -> Diagnostic:
    """The one diagnostic for a manifest that is not YAML, where the mistake most likely is."""
    for look in (_tab, _space, _document, _quote, _colon, _sign, _bracket, _indentation):
        if (found := look(stumble)) is not None:
            return found
    return error(
        "yaml-syntax",
        f"{stumble.source.name} cannot be understood from here on.",
        stumble.at,
        "Compare this line and the one before it with a part of the file that works.",
    )


def _at(stumble: Stumble, line: int, column: int) -> Location:
    return Location(stumble.source.name, line, column)


def _tab(stumble: Stumble) -> Diagnostic | None:
    indent = re.match(r"[ \t-]*", stumble.line)
    if indent is None or "\t" not in indent[0]:
        return None
    more = sum(line.startswith("\t") for line in stumble.source.text.split("\n")) - 1
    others = f" {more} other lines begin with one too." if more > 1 else ""
    return error(
        "yaml-tab",
        f"Line {stumble.at.line} is indented with a tab.{others}",
        _at(stumble, stumble.at.line, indent[0].index("\t") + 1),
        "Use spaces, two for each step; in most editors: Convert indentation to spaces.",
    )


def _space(stumble: Stumble) -> Diagnostic | None:
    """A space that looks like every other one, where only a plain one counts: in an indent, or after a colon."""
    for number in (stumble.began.line - 1, stumble.began.line, stumble.at.line - 1, stumble.at.line):
        if found := ODD_SPACE.search(stumble.source.line(number)):
            return odd_space(_at(stumble, number, found.end()))
    return None


def odd_space(at: Location) -> Diagnostic:
    """The diagnostic for a space here that is none to YAML."""
    return error(
        "yaml-space",
        "The space here is not a plain one, though it looks the same.",
        at,
        "Delete the spaces here and type them again; such ones come with text copied from Word or a web page.",
    )


def _document(stumble: Stumble) -> Diagnostic | None:
    return second_document(stumble.at) if "<document start>" in stumble.problem else None


def second_document(at: Location) -> Diagnostic:
    """The diagnostic for a second YAML document in the file, which begins here."""
    return error(
        "yaml-several-documents",
        "The manifest ends before this line, and something else begins.",
        at,
        "Remove the line of three hyphens or dots above it; where it is meant as text, put it in quotes.",
    )


def _quote(stumble: Stumble) -> Diagnostic | None:
    if "quoted scalar" in stumble.context and "escape" in stumble.problem:
        return error(
            "yaml-escape",
            "A backslash between double quotes begins a special character, and there is none of this kind.",
            stumble.at,
            "Put the text in single quotes instead, or write the backslash twice.",
        )
    opened: Location | None = None
    if "quoted scalar" in stumble.context:
        opened = stumble.began
    elif (last := stumble.last) and last.sign in {'"', "'"} and _goes_on(stumble, last):
        if last.start.line == last.end.line:
            return error(
                "yaml-quote-inside",
                f"The text goes on after the closing quotation mark: {shown(stumble.line[last.start.column - 1 :])}.",
                last.start,
                "Put the whole text in quotes of the other kind, \" or ', than those inside it.",
            )
        opened = last.start
    if opened is None:
        return None
    return error(
        "yaml-quote-unclosed",
        "The quotation mark that opens here is not closed where the text ends.",
        opened,
        "Write the same quotation mark at the end of the text; an apostrophe within '...' is written twice.",
    )


def _goes_on(stumble: Stumble, last: Last) -> bool:
    """Whether the parser gave up right behind this, at something else on the same line."""
    between = stumble.line[last.end.column - 1 : stumble.at.column - 1]
    return last.end.line == stumble.at.line and not between.strip()


def _colon(stumble: Stumble) -> Diagnostic | None:
    simple = "simple key" in stumble.context
    if not simple and "mapping values are not allowed" not in stumble.problem:
        return None
    number = stumble.began.line if simple else stumble.at.line
    for near in (number, number - 1):
        if match := _GLUED.match(stumble.source.line(near)):
            return error(
                "yaml-colon-glued",
                f"There is no space after the colon in {shown(stumble.source.line(near))}.",
                _at(stumble, near, match.end() + 1),
                "Write a space between the colon and the value.",
            )
    if simple:
        return error(
            "yaml-colon-missing",
            f"{shown(stumble.source.line(number))} is not a key with a value: it has no colon.",
            stumble.began,
            _instead_of_colon(stumble.source.line(number)),
        )
    before = stumble.line[: stumble.at.column - 1]
    if not (key := _KEY.match(before)):
        return None
    return error(
        "yaml-colon-inside",
        "A text with a colon and a space in it must stand in quotes.",
        _at(stumble, stumble.at.line, len(before) - len(before[key.end() :].lstrip()) + 1),
        QUOTES,
    )


def _instead_of_colon(line: str) -> str:
    """What to do about a line that is neither an item of a list nor a key with a value."""
    text = line.strip()
    if dash := _DASH.match(text):
        return f"Begin an item of a list with a hyphen and a space: - {text[dash.end() :].lstrip()}"
    if other := re.match(r"([\w-]+)\s*([=：])\s*", text):
        return f"Write a colon and a space in place of {other[2]}: {other[1]}: {text[other.end() :]}"
    return "Write key: value; indent the line if it goes on with the text above it."


def _sign(stumble: Stumble) -> Diagnostic | None:
    """A text that begins with a character that means something to YAML."""
    last, where = stumble.last, None
    if re.search(r"cannot start any token|expected node content|entries are not allowed", stumble.problem):
        where = stumble.at
    elif re.search(r"alias|anchor|a tag\b|block scalar", stumble.context):
        where = stumble.began
    elif last and last.sign in {"*", "[", "{"} and _goes_on(stumble, last):
        where = last.start
    if where is None:
        return None
    sign = stumble.source.line(where.line)[where.column - 1 : where.column]
    if not sign:
        return None
    return error(
        "yaml-special-character",
        f"A text cannot begin with {sign} unless it stands in quotes: YAML takes it for something else.",
        where,
        QUOTES if sign not in "|>" else f"Put the text in quotes, or begin it on the line below the {sign}, indented.",
    )


def _bracket(stumble: Stumble) -> Diagnostic | None:
    if "flow" not in stumble.context:
        return None
    opening, closing = ("[", "]") if "sequence" in stumble.context else ("{", "}")
    return error(
        "yaml-bracket-unclosed",
        f"The {opening} that opens here is not closed by a {closing}, or a comma is missing before line "
        f"{stumble.at.line}, column {stumble.at.column}.",
        stumble.began,
        f"Write commas between the values and {closing} at the end; put texts with quotes, commas, "
        "brackets or colons in them in quotes.",
    )


def _indentation(stumble: Stumble) -> Diagnostic | None:
    if not re.search(r"expected (key|'-' indicator)|mapping values are not allowed", stumble.problem):
        return None
    number, text = _first_of_text(stumble), stumble.line
    if number != stumble.at.line or _DASH.match(text.strip()):
        text = stumble.source.line(number)
        return error(
            "yaml-colon-missing",
            f"{shown(text)} is neither a key with a value nor an item of a list.",
            _at(stumble, number, len(text) - len(text.lstrip()) + 1),
            _instead_of_colon(text),
        )
    return error(
        "yaml-indentation",
        f"{shown(text)} does not stand below the lines that it belongs to.",
        _at(stumble, stumble.at.line, len(text) - len(text.lstrip()) + 1),
        "Keys of one entry begin in the same column; what belongs to a key is indented by two spaces more.",
    )


def _first_of_text(stumble: Stumble) -> int:
    """The line in which the text begins that the parser was reading when it met a key: lines above without a key."""
    number, indent = stumble.at.line, len(stumble.line) - len(stumble.line.lstrip())
    if "mapping values are not allowed" not in stumble.problem:
        return number
    while number > 1:
        above = stumble.source.line(number - 1)
        if not above.strip() or len(above) - len(above.lstrip()) != indent or ":" in above or "#" in above:
            break
        number -= 1
    return number
