"""Inline text as runs with their looks, and runs as Markdown; knows no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby

from anthology.importers.markup.addresses import in_markdown
from anthology.importers.markup.escaping import escaped, escaped_wholly
from anthology.manuscript.markdown import parser


class Kind(Enum):
    """What a run is; CALL: of a note, by its label."""

    TEXT = auto()
    CODE = auto()
    BREAK = auto()
    CALL = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike. href: where they link to, "" nowhere; lang: their language where it is another."""

    text: str = ""
    kind: Kind = Kind.TEXT
    em: bool = False
    strong: bool = False
    href: str = ""
    lang: str = ""


_EDGES = re.compile(r"(\W*)(.*?)(\W*)", re.DOTALL)


def words_of(runs: Iterable[Run]) -> str:
    """The words of runs without any mark, lines by line ends; the calls of notes are no words."""
    text = "".join("\n" if r.kind is Kind.BREAK else "" if r.kind is Kind.CALL else r.text for r in runs)
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def folded(runs: Iterable[Run]) -> list[Run]:
    """Runs whose spaces are one between two words, and none at the ends of lines; no run is empty."""
    done: list[Run] = []
    for run in runs:
        text = run.text
        if run.kind is Kind.TEXT and (not done or done[-1].kind is Kind.BREAK or done[-1].text[-1:] == " "):
            text = text.lstrip(" ")
        if run.kind is Kind.BREAK:
            _strip_end(done)
        if text or run.kind is Kind.BREAK:
            done.append(replace(run, text=text))
    while done and (done[-1].kind is Kind.BREAK or not done[-1].text.strip()):
        done.pop()
    _strip_end(done)
    while done and done[0].kind is Kind.BREAK:
        done.pop(0)
    return done


def _strip_end(runs: list[Run]) -> None:
    while runs and runs[-1].kind is Kind.TEXT:
        text = runs[-1].text.rstrip(" ")
        if text:
            runs[-1] = replace(runs[-1], text=text)
            return
        runs.pop()


def markdown_of(runs: Sequence[Run]) -> str:
    """Folded runs as Markdown that our reader reads as the same words.

    Where Markdown cannot say a look (emphasis that ends inside a word, at a mark), the look gives way to the words.
    """
    looks = any(r.em or r.strong or r.href or r.lang or r.kind is not Kind.TEXT for r in runs)
    words = _bare("".join(r.text for r in runs if r.kind in (Kind.TEXT, Kind.CODE)))
    written = ""
    for variant in (runs, list(_freed(runs)), [replace(r, em=False, strong=False) for r in runs]):
        written = _written(variant, ("href", "lang", "strong", "em"))
        if not looks or _bare(_read(written)) == words:
            return written
    return "".join("\\\n" if r.kind is Kind.BREAK else _plain(r, wholly=True) for r in runs)


def _freed(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs with the marks at the edges of their emphasis left out of it."""
    for run in runs:
        found = _EDGES.fullmatch(run.text) if (run.em or run.strong) and run.kind is Kind.TEXT else None
        if found is None:
            yield run
            continue
        upright = replace(run, em=False, strong=False)
        for text, style in ((found[1], upright), (found[2], run), (found[3], upright)):
            if text:
                yield replace(style, text=text)


def _written(runs: Sequence[Run], looks: tuple[str, ...]) -> str:
    """Runs with the first of these looks around all that has it, and the others inside."""
    if not looks:
        return _joined(_plain(run) for run in runs)
    parts = []
    for value, group in groupby(runs, key=lambda run: getattr(run, looks[0])):
        inside = list(group)
        text = _written(inside, looks[1:])
        parts += _around(looks[0], value, text) if value else [text]
    return _joined(parts)


def _around(look: str, value: object, text: str) -> list[str]:
    """The text in the marks of a look; spaces and line breaks at its ends stay outside."""
    inner = text.strip(" \n")
    while inner.endswith("\\") and (len(inner) - len(inner.rstrip("\\"))) % 2:
        inner = inner[:-1].rstrip(" \n")
    start = text.find(inner)
    before, after = text[:start], text[start + len(inner) :]
    if not inner:
        return [text]
    mark = {"em": "*", "strong": "**"}.get(look)
    if mark:
        return [before, f"{mark}{inner}{mark}", after]
    closing = f"]({in_markdown(str(value))})" if look == "href" else f"]{{lang={value}}}"
    return [before, f"[{inner}{closing}", after]


def _joined(parts: Iterable[str]) -> str:
    text = ""
    for part in parts:
        if part[:1] == "[" and text[-1:] == "!":
            text = f"{text[:-1]}\\!"
        text += f"\\{part}" if part[:1] == ":" and text.endswith("]") else part
    return text


def _plain(run: Run, *, wholly: bool = False) -> str:
    if run.kind is Kind.BREAK:
        return "\\\n"
    if run.kind is Kind.CALL:
        return f"[^{run.text}]"
    if run.kind is Kind.CODE:
        fence = "`" * (1 + max((len(ticks) for ticks in re.findall("`+", run.text)), default=0))
        space = " " if run.text[:1] in ("`", " ") or run.text[-1:] in ("`", " ") else ""
        return f"{fence}{space}{run.text}{space}{fence}"
    return escaped_wholly(run.text) if wholly else escaped(run.text)


def _bare(text: str) -> str:
    return "".join(text.split())


def _read(markdown: str) -> str:
    """The words of a line of Markdown as the book's own parser reads them."""
    tokens = parser().parseInline(markdown, {})
    return "".join(
        t.content
        for token in tokens
        for t in token.children or ()
        if t.type in ("text", "text_special", "code_inline", "html_inline")
    )
