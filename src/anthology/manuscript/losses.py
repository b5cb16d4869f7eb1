"""Where Markdown would lose or mistake words without a word about it; knows the parser's tokens, but no tree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markdown_it.token import Token

from anthology.manuscript.markdown import DEEPEST, DENSEST
from anthology.manuscript.reading import Reading
from anthology.sources import Location


def check_fence(reading: Reading, token: Token, row: int) -> None:
    """Whether a code block between ``` is closed, and has no words where no reader would see them."""
    if token.type != "fence" or token.map is None:
        return
    lines = token.content.count("\n") + (not token.content.endswith("\n") and bool(token.content))
    if token.map[1] - token.map[0] < lines + 2:
        reading.error(
            "code-unclosed",
            f"The code block that {token.markup} opens is never closed, so all that follows it is read as code.",
            reading.origin.at(row),
            f"Write {token.markup} on a line of its own after the code; or take it out, if none was meant.",
        )
    elif len(token.info.split()) > 1:
        reading.error(
            "code-words",
            f"The words after {token.markup} are not shown: “{token.info.strip()[:60]}”.",
            reading.origin.at(row),
            "Write the code on the lines below; what may stand here is the name of its language.",
        )


def report_depth(reading: Reading, place: Location) -> None:
    """Report what stands too deep inside other things to be read."""
    reading.error(
        "nesting-too-deep",
        f"Lists, quotations or brackets stand more than {DEEPEST} deep inside one another here.",
        place,
        "Take the innermost ones out; what lies deeper is not read.",
    )


def report_size(reading: Reading, place: Location, what: str) -> None:
    """Report a text that is too large to be set, from here on; what: how large it is."""
    reading.error(
        "chapter-too-large",
        f"This text has {what}: more than one chapter can hold.",
        place,
        "Is this the right file? Split a text that is really so long into several chapters.",
    )


def report_density(reading: Reading, place: Location) -> None:
    """Report a paragraph of more marks than the parser can take in good time."""
    reading.error(
        "markup-too-dense",
        f"This paragraph has more than {DENSEST} brackets, asterisks and other marks; it is not read as Markdown.",
        place,
        "Is this text? Take it out, or split it into paragraphs.",
    )


def report_definitions(reading: Reading, env: Mapping[str, Any], used: set[str]) -> None:
    """Report lines like `[name]: address`, which the parser takes out of the text, where no link uses them.

    env: what the parser leaves of a text. used: the labels of its links.
    """
    for name, definition in env.get("references", {}).items():
        if name not in used:
            reading.error(
                "link-definition-unused",
                f"[{name.lower()}]: is read as the address of a link, but no link uses it, so it would vanish.",
                reading.origin.at(definition["map"][0]),
                "If it is text, write a backslash before the [; otherwise take the line out.",
            )
    for definition in env.get("duplicate_refs", []):
        reading.error(
            "link-definition-twice",
            f"[{definition['label'].lower()}]: gives an address to a name that has one already.",
            reading.origin.at(definition["map"][0]),
            "Keep one of the two lines, or give them different names.",
        )
