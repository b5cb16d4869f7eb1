"""Shortcodes: `[name attributes]content[/name]` in a text of WordPress; knows what no name means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape

_TOKEN = re.compile(r"<[^<>]*>|\[\[?/?[A-Za-z][\w-]*(?:[\s=][^\[\]]*)?/?\]\]?")
_SHORTCODE = re.compile(r"\[(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>[^\[\]]*?)(?P<single>/?)\]", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|“([^”]*)”|([^\s"'\]]+))""")


@dataclass(frozen=True, slots=True)
class Shortcode:
    """One shortcode. written: its opening sign as it stands. content: what it is around, None where it is single."""

    name: str
    written: str
    attributes: Mapping[str, str]
    content: str | None


Replace = Callable[[Shortcode], str | None]
"""What stands in a shortcode's place, as HTML; None where its signs go and its content stays."""


@dataclass(slots=True)
class _Text:
    """A text cut at its tags and shortcodes. closing: where each name is closed, in order."""

    tokens: list[str]
    closing: dict[str, list[int]] = field(default_factory=dict)


def without_shortcodes(text: str, known: frozenset[str], replace: Replace, leave: Callable[[str], None]) -> str:
    """The text with each shortcode replaced.

    Words in brackets are a shortcode where their name is known, is closed further on, or has attributes; “[sic]” is
    none. known: the names that are given to replace; of others the content stays. leave: is given each sign that goes.
    """
    cut = _cut(text)
    done, index = list[str](), 0
    while index < len(cut.tokens):
        token = cut.tokens[index]
        index += 1
        if index % 2:
            done.append(token)
            continue
        if token.startswith("[[") and token.endswith("]]"):
            done.append(token[1:-1])
            continue
        found = _SHORTCODE.fullmatch(token) if token.startswith("[") else None
        if found is None or not _is_meant(found, cut, known):
            done.append(token)
            continue
        end = _closed_at(found, cut, index)
        replaced = None
        if not found["end"] and (name := found["name"].lower()) in known:
            content = None if end is None else "".join(cut.tokens[index:end])
            replaced = replace(Shortcode(name, token, _attributes(found["rest"]), content))
        if replaced is None:
            leave(token)
        else:
            done.append(replaced)
            index = index if end is None else end + 1
    return "".join(done)


def _cut(text: str) -> _Text:
    """Text at even places, tags and shortcodes at odd ones."""
    cut, reached = _Text([]), 0
    for found in _TOKEN.finditer(text):
        cut.tokens += [text[reached : found.start()], found[0]]
        reached = found.end()
        if found[0].startswith("[/"):
            cut.closing.setdefault(found[0][2:].strip("] \t\n").lower(), []).append(len(cut.tokens) - 1)
    cut.tokens.append(text[reached:])
    return cut


def _is_meant(found: re.Match[str], cut: _Text, known: frozenset[str]) -> bool:
    name = found["name"].lower()
    if found["end"] or name in known or name in cut.closing:
        return True
    return bool(found["single"]) or _ATTRIBUTE.search(found["rest"]) is not None


def _closed_at(found: re.Match[str], cut: _Text, index: int) -> int | None:
    """The place of the sign that closes, None where there is none."""
    places = cut.closing.get(found["name"].lower(), [])
    after = bisect_right(places, index)
    return places[after] if after < len(places) and not found["single"] and not found["end"] else None


def _attributes(text: str) -> dict[str, str]:
    return {m[1].lower(): unescape(next((v for v in m.groups()[1:] if v), "")) for m in _ATTRIBUTE.finditer(text)}
