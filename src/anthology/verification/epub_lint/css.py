"""Style sheets as rules and declarations (CSS Syntax 3); knows not what is right in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tinycss2.parser import parse_blocks_contents, parse_stylesheet
from tinycss2.serializer import serialize

from anthology.verification.epub_lint.finding import Place
from anthology.verification.epub_lint.opened import Opened, Sheet


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property and its value.

    selectors: of the rule, or ("@font-face",). words: its keywords and strings; units: of its lengths but 0, in lower
    case; colours: whether it has one that is written as # or as a function; text: the value, as it is written.
    """

    selectors: tuple[str, ...]
    name: str
    text: str
    words: tuple[str, ...]
    units: frozenset[str]
    colours: bool
    important: bool
    place: Place


_COLOURS = frozenset({"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"})


def declarations(epub: Opened) -> Iterator[Declaration]:
    """Every declaration of every style sheet, those in @media and @supports too."""
    for sheet in epub.sheets:
        yield from _of(sheet, parse_stylesheet(sheet.text, skip_comments=True, skip_whitespace=True))  # type: ignore[no-untyped-call]


def _of(sheet: Sheet, nodes: list[Any]) -> Iterator[Declaration]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield from _declared(sheet, _selectors(node.prelude), node.content)
        elif node.type == "at-rule" and node.content is not None:
            if node.lower_at_keyword in {"media", "supports"}:
                yield from _of(sheet, parse_stylesheet(node.content, skip_comments=True, skip_whitespace=True))  # type: ignore[no-untyped-call]
            elif node.lower_at_keyword == "font-face":
                yield from _declared(sheet, ("@font-face",), node.content)


def _selectors(prelude: list[Any]) -> tuple[str, ...]:
    groups: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            groups.append([])
        else:
            groups[-1].append(token)
    return tuple(serialize(group).strip() for group in groups)  # type: ignore[no-untyped-call]


def _declared(sheet: Sheet, selectors: tuple[str, ...], content: list[Any]) -> Iterator[Declaration]:
    for node in parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):  # type: ignore[no-untyped-call]
        if node.type != "declaration":
            continue
        tokens = list(_flat(node.value))
        yield Declaration(
            selectors,
            node.lower_name,
            serialize(node.value).strip(),  # type: ignore[no-untyped-call]
            tuple(t.value for t in tokens if t.type in {"ident", "string"}),
            frozenset(t.lower_unit for t in tokens if t.type == "dimension" and t.value),
            any(t.type == "hash" or (t.type == "function" and t.lower_name in _COLOURS) for t in tokens),
            node.important,
            Place(sheet.path, node.source_line),
        )


def _flat(tokens: list[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from _flat(getattr(token, "arguments", None) or [])
