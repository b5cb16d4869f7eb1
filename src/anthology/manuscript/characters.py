"""Characters that nobody sees and that must not be in a manuscript, told by name; knows no Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from anthology.manuscript.reading import Reading

_DIRECTIONAL = "\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u00ad\u180e\u200b-\u200d\ufeff\U000e0000-\U000e007f"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\uffff\ufdd0-\ufdef"
_SUSPECT = re.compile(f"[{_DIRECTIONAL}{_INVISIBLE}{_CONTROL}]")
_JOINERS = "\u200c\u200d"
_SPACELESS_SCRIPTS = ("THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "CJK", "HIRAGANA", "KATAKANA", "JAVANESE")
_PLAIN_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "HEBREW", "CJK", "HIRAGANA", "KATAKANA")

_FAULTS = {
    "character-control": (
        "Here stands the control character {name}, which is no text.",
        "Delete it; it is often left behind by copying from another program.",
    ),
    "character-direction": (
        "Here stands {name}, which turns the order of what follows without being seen.",
        "Take it out; mark words of another direction by their language: [كلمة]{{lang=ar}}.",
    ),
    "character-lost": (
        "Here stands the {name}, which programs put where they could not read a character.",
        "Look the word up in the original text and type it again.",
    ),
    "character-invisible": (
        "Here stands an unseen character, the {name}{more}; the book is made without.",
        "Take it out of the file: it hides words from searching.",
    ),
    "character-soft-hyphen": (
        "Here stands an unseen character, the {name}{more}; the book is made without.",
        "Take it out of the file: hyphenation follows the language of the text.",
    ),
}
_WARNINGS = ("character-invisible", "character-soft-hyphen")


def without_unseen(reading: Reading, text: str) -> tuple[str, Mapping[int, tuple[int, ...]]]:
    """The text without such characters; and, by row, the columns of those that were left out.

    Joiners are kept beside letters of scripts that join (Arabic, Devanagari and others) and in emoji, zero-width
    spaces beside letters of scripts without spaces. Reports errors once a line and warnings once a text.
    """
    if not _SUSPECT.search(text):
        return text, {}
    lines, dropped = text.split("\n"), dict[int, tuple[int, ...]]()
    unseen: dict[str, list[tuple[int, int]]] = {}
    for row, line in enumerate(lines):
        told = set()
        columns = tuple(m.start() for m in _SUSPECT.finditer(line) if not _is_needed(line, m.start()))
        for column in columns:
            code = _code(line[column])
            if code in _WARNINGS:
                unseen.setdefault(code, []).append((row, column))
            elif code not in told:
                told.add(code)
                message, hint = _FAULTS[code]
                place = reading.origin.at(row, column)
                reading.error(code, message.format(name=_name(line[column])), place, hint.format())
        if columns:
            dropped[row] = columns
            lines[row] = _without(line, frozenset(columns))
    original = text.split("\n")
    for code, places in unseen.items():
        row, column = places[0]
        more = f", and {len(places) - 1} more like it further on" if len(places) > 1 else ""
        message, hint = _FAULTS[code]
        name = _name(original[row][column])
        reading.warning(code, message.format(name=name, more=more), reading.origin.at(row, column), hint)
    return "\n".join(lines), dropped


def _without(line: str, columns: frozenset[int]) -> str:
    return "".join(c for i, c in enumerate(line) if i not in columns)


def _code(character: str) -> str:
    if character == "\u00ad":
        return "character-soft-hyphen"
    if character == "\ufffd":
        return "character-lost"
    if re.match(f"[{_INVISIBLE}]", character):
        return "character-invisible"
    return "character-direction" if re.match(f"[{_DIRECTIONAL}]", character) else "character-control"


def _is_needed(text: str, index: int) -> bool:
    """Whether an unseen character has a meaning where it stands."""
    beside = (text[index - 1 : index] if index else "", text[index + 1 : index + 2])
    if text[index] in _JOINERS:
        return any(_joins(c) for c in beside)
    return text[index] == "\u200b" and any(_script(c).startswith(_SPACELESS_SCRIPTS) for c in beside)


def _joins(character: str) -> bool:
    """Whether a joiner beside this character means something: emoji, letters and signs of scripts that join."""
    if not character or character.isascii() or character.isspace():
        return False
    return not (character.isalpha() and _script(character).startswith(_PLAIN_SCRIPTS))


def _script(character: str) -> str:
    return unicodedata.name(character, "") if character else ""


def _name(character: str) -> str:
    return f"{unicodedata.name(character, 'character').lower()} (U+{ord(character):04X})"
