"""Values with their places, made of what a YAML parser reads; knows YAML's signs, not the parser and not the schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from anthology.diagnostics import Diagnostic, Report, error, warning
from anthology.manifest.mistakes import shown
from anthology.manifest.syntax import ODD_SPACE, QUOTES, Last, odd_space, second_document
from anthology.manifest.tree import Value
from anthology.sources import Location, Source

DEEPEST = 20
"""Levels of lists and mappings; the deepest that a manifest needs is eight."""
MOST_VALUES = 50_000
"""A year of letters has two thousand, three hundred pieces with their photographs have fifteen thousand."""
MOST_COPIES = 10_000
"""Values that aliases may repeat, so that a small file cannot grow to fill the memory."""

_COMMENT = re.compile(r":?\s+(#\w.*)")
"""A comment without a space after its sign, as nobody writes one who means a comment."""

EventKind: TypeAlias = Literal["document", "list", "mapping", "end", "text", "alias"]


@dataclass(frozen=True, slots=True)
class Event:
    """A step of the parser: a document, list or mapping that begins, its end, a text, or an alias.

    start, end: the places of its first character and behind its last. text: of a text. style: the sign a text begins
    with, one of " ' | > or "" where there is none. tag, anchor: of a text, list or mapping; an alias's anchor.
    """

    kind: EventKind
    start: Location
    end: Location
    text: str = ""
    style: str = ""
    tag: str | None = None
    anchor: str | None = None


class RefusedError(Exception):
    """YAML that is not read any further, with the reason."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(slots=True)
class Builder:
    """Makes values of the parser's events; recursion and size are bounded by the three numbers above."""

    source: Source
    events: Iterator[Event]
    report: Report
    last: Last | None = None
    _anchors: dict[str, Value] = field(default_factory=dict)
    _unused: dict[str, Location] = field(default_factory=dict)
    _values: int = 0
    _copies: int = 0
    _lines: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self._lines = [*self.source.text.split("\n"), ""]

    def read(self) -> Value | None:
        """The document's value; None for an empty one.

        Raises RefusedError, and whatever the parser raises.
        """
        root: Value | None = None
        for event in self.events:
            if root is not None:
                raise RefusedError(second_document(event.start))
            root = self._value(next(self.events), 0)
        for name, at in self._unused.items():
            message = f"&{name} is taken for a name in YAML, not for text, and is lost."
            self.report.add(error("yaml-anchor-unused", message, at, QUOTES))
        return None if root is None or root.content is None else root

    def _value(self, event: Event, depth: int) -> Value:
        if depth > DEEPEST:
            message = f"More than {DEEPEST} lists and groups of keys stand within each other."
            hint = "Remove the brackets that are not needed."
            raise RefusedError(error("yaml-too-deep", message, event.start, hint))
        self._values += 1
        if self._values > MOST_VALUES:
            message = f"The manifest has more than {MOST_VALUES:,} values."
            raise RefusedError(error("manifest-too-large", message, event.start, "Is this the right file?"))
        if event.kind == "alias":
            return self._alias(event, depth)
        value = Value(None, event.start)
        if event.kind == "list":
            value.content = [self._value(e, depth + 1) for e in self._until_end(event)]
        elif event.kind == "mapping":
            value.content = self._mapping(event, depth)
        else:
            value = self._text(event)
        value.settled |= self._has_tag(event)
        if event.anchor:
            self._anchors[event.anchor] = value
            self._unused[event.anchor] = event.start
        return value

    def _until_end(self, begun: Event) -> Iterator[Event]:
        for event in self.events:
            if event.kind == "end":
                self.last = Last(
                    begun.start, event.end, self._lines[begun.start.line - 1][begun.start.column - 1 :][:1]
                )
                return
            yield event

    def _mapping(self, begun: Event, depth: int) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for event in self._until_end(begun):
            if event.kind != "text":
                message = "A key must be a word, not a list or a group of keys."
                raise RefusedError(error("yaml-key", message, event.start, QUOTES))
            self._has_tag(event)
            value = self._value(next(self.events), depth + 1)
            value.key_at = event.start
            if ODD_SPACE.match(event.text):
                raise RefusedError(odd_space(event.start))
            if not isinstance(value.content, str):
                value.at = event.start
            if value.content is None:
                value.settled |= self._look_for_comment(event.end, error)
            if (first := found.setdefault(event.text, value)) is not value and first.key_at:
                self.report.add(
                    error(
                        "key-twice",
                        f"{shown(event.text)} stands here a second time; the first is in line {first.key_at.line}.",
                        event.start,
                        "Keep one of the two, or give one another name.",
                    )
                )
        return found

    def _text(self, event: Event) -> Value:
        self.last = Last(event.start, event.end, event.style)
        if event.style in {"|", ">"}:
            # The text of a block begins on the line below its sign: from there its own lines are counted.
            below = self._lines[event.start.line]
            indent = len(below) - len(below.lstrip())
            return Value(self._unfolded(event, indent), Location(event.start.path, event.start.line + 1, indent + 1))
        if event.style:
            return Value(event.text, event.start)
        if event.text:
            self._look_for_comment(event.end, warning)
        empty = event.text in {"", "~", "null"}
        return Value(None if empty else event.text, event.start)

    def _unfolded(self, event: Event, indent: int) -> str:
        """The text of a block with its own lines, also where > would join them: a blank line parts paragraphs."""
        if event.style == "|":
            return event.text
        written = [line[indent:] for line in self._lines[event.start.line : event.end.line]]
        while written and " ".join(" ".join(written).split()) != " ".join(event.text.split()):
            written.pop()  # What comes after the block.
        return "\n".join(written) if written else event.text

    def _look_for_comment(self, behind: Location, severity: Callable[..., Diagnostic]) -> bool:
        """Whether a # comes next that may be meant as text; reports it."""
        cut = _COMMENT.match(self._lines[behind.line - 1], behind.column - 1)
        if cut is not None:
            message = f"{shown(cut[1])} is not read: a space and # begin a comment."
            hint = "If it is text, put the whole text in quotes; if it is a comment, write a space after the #."
            self.report.add(severity("text-cut", message, replace(behind, column=cut.start(1) + 1), hint))
        return cut is not None

    def _alias(self, event: Event, depth: int) -> Value:
        name = event.anchor or ""
        self.last = Last(event.start, event.end, "*")
        self._unused.pop(name, None)
        original = self._anchors.get(name)
        if original is None:
            message = f"*{name} repeats what is marked with &{name} before it, and there is no such mark."
            self.report.add(
                error("yaml-alias-unknown", message, event.start, "Put a text that begins with * in quotes.")
            )
            return Value(None, event.start, settled=True)
        self._copies += original.size
        if self._copies > MOST_COPIES or depth + original.height > DEEPEST:
            message = f"With *{name} the manifest repeats itself without measure."
            raise RefusedError(error("yaml-alias-explodes", message, event.start, "Write the values out."))
        return original.copy()

    def _has_tag(self, event: Event) -> bool:
        """Whether this has a tag; reports it."""
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"{shown(tag)} is taken for a tag of YAML, and a manifest has none."
            hint = "If it is text that begins with !, put the whole text in quotes; if not, remove it."
            self.report.add(error("yaml-tag", message, event.start, hint))
        return event.tag is not None
