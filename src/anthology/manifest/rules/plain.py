"""Texts that are printed as they are typed: marks of Markdown and HTML in them would be read by everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.diagnostics import Severity
from anthology.manifest.mistakes import Mistake, shown
from anthology.manifest.schema import Manifest
from anthology.manifest.tree import Value
from anthology.sources import Key

_PLAIN = ("title", "subtitle", "part", "summary", "edition")
_MARKS = re.compile(r"\*\S[^*]*\*|</?[a-zA-Z][^<>]*>|\[[^\]]+\](?:\(|\{)|\[\^|&[a-z]+;|(?<!\w)_\w[^_]*_(?!\w)")


def check_plain(_manifest: Manifest, root: Value) -> Iterator[Mistake]:
    """Titles and the like with markup in them."""
    yield from _marked(root, ())


def _marked(value: Value, key: Key) -> Iterator[Mistake]:
    for step, child in value.children:
        if step in _PLAIN and isinstance(child.content, str) and (found := _MARKS.search(child.content)):
            yield Mistake(
                "title-markup",
                (*key, step),
                f"{step} is plain text, and {shown(found[0])} would be printed as it stands.",
                "Take the signs out: only the words are printed.",
                Severity.WARNING,
            )
        yield from _marked(child, (*key, step))
