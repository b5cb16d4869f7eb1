"""Paragraphs out of empty lines, as WordPress makes them of a text of its classic editor; knows no shortcode."""

from __future__ import annotations

import re

from anthology.importers.markup.flow import BLOCKS

_TAG = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")
_LINE_END = re.compile(r"(?:<br\s*/?>)?[ \t]*\n[ \t]*")
_KEPT = frozenset({"pre", "script", "style", "textarea", "svg", "iframe", "object"})
"""Elements whose text stays as it is."""

_ONE_PARAGRAPH = frozenset(
    "p h1 h2 h3 h4 h5 h6 li dt dd td th figure figcaption caption summary address ul ol dl table thead tbody tr".split()  # noqa: SIM905
)
"""Elements in whose text a line end is a line end, and no paragraph begins."""


def with_paragraphs(text: str) -> str:
    """HTML in which empty lines part paragraphs and line ends are `br`, but where an element says otherwise."""
    done, pending = list[str](), list[str]()
    kept: dict[str, int] = {}
    lines: dict[str, int] = {}
    for place, token in enumerate(_TAG.split(text.replace("\r\n", "\n").replace("\r", "\n"))):
        found = _NAME.match(token) if place % 2 else None
        name = found[2].lower() if found else ""
        if found is None or name not in BLOCKS | _KEPT:
            pending.append(token)
            continue
        done += [_written("".join(pending), kept=any(kept.values()), lines=any(lines.values())), token]
        pending.clear()
        for names, count in ((_KEPT, kept), (_ONE_PARAGRAPH, lines)):
            if name in names:
                count[name] = max(0, count.get(name, 0) + (-1 if found[1] else 1))
    done.append(_written("".join(pending), kept=any(kept.values()), lines=any(lines.values())))
    return "".join(done)


def _written(text: str, *, kept: bool, lines: bool) -> str:
    if kept:
        return text
    if lines:
        return _LINE_END.sub("<br>", text) if text.strip() else text
    parts = (part.strip() for part in _EMPTY_LINE.split(text))
    return "".join(f"<p>{_LINE_END.sub('<br>', part)}</p>\n" for part in parts if part)
