"""Text as it was copied from a page, read into blocks; guesses no more than the lines themselves show."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from anthology.importers.article import Article, Beside, Block, BlockKind, Source
from anthology.importers.escaping import escape
from anthology.sources import TEXT_LIMIT, UnreadableError, in_one_form

_MOST_LINES = 50_000
_LONGEST_HEADING = 250
_SHORT = 60
"""Characters; a line up to this length was ended on purpose, by who wrote a poem or an address."""
_WRAPPED = range(50, 101)
"""Characters of the lines of a text that a program has broken at the edge of a page."""

_ENCODINGS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig"))
_BREAK = re.compile(r"(?:[*\-_–—~•·.#⁂]\s*){3,}|[*#⁂~]")
_ITEM = re.compile(r"(?:[-*•‣◦▪●]|\d{1,3}[.)])\s+(?=\S)")
_BULLET = re.compile(r"[•‣◦▪●]\s+(?=\S)")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_QUOTED = re.compile(r">\s?")


_SPACES = re.compile(r"[ \t\u00a0]+")
_BETWEEN_WORDS = re.compile(r"(?<=[^\W\d_]{2})\u00a0(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines without a blank one between them, and the number of the first in the source."""

    line: int
    lines: tuple[str, ...]


def read_plain_text(data: bytes, name: str, _beside: Beside) -> tuple[Article, ...]:
    """The one text of a file. Runs of blank lines part paragraphs; the first line is the heading if it can be one.

    Raises UnreadableError: file-too-large, file-not-utf8.
    """
    text = _decoded(data, name)
    if text.count("\n") > _MOST_LINES:
        raise UnreadableError(
            "file-too-large",
            f"{name} has more than {_MOST_LINES:,} lines.",
            "Is this the right file? Copy the text of one piece into a file of its own.",
        )
    runs = list(_runs(text))
    heading = ""
    if runs and _may_be_heading(first := runs[0].lines[0]) and (len(runs) > 1 or len(runs[0].lines) > 1):
        heading, runs[0] = first, _Run(runs[0].line + 1, runs[0].lines[1:])
    blocks = tuple(block for run in runs if run.lines for block in _blocks(run))
    return (Article(Source(name, hashlib.sha256(data).hexdigest()), heading, blocks),)


def _decoded(data: bytes, name: str) -> str:
    if len(data) > TEXT_LIMIT:
        raise UnreadableError(
            "file-too-large",
            f"{name} is larger than {TEXT_LIMIT // 1_000_000} MB.",
            "Is this the right file? Copy the text of one piece into a file of its own.",
        )
    encoding = next(encoding for sign, encoding in _ENCODINGS if data.startswith(sign))
    try:
        return in_one_form(data.decode(encoding))
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise UnreadableError(
            "file-not-utf8",
            f"{name} is not UTF-8 text: line {line} has a byte that means nothing in it.",
            "Save the file with the encoding UTF-8 (in most editors: Save as, Encoding).",
        ) from None


def _runs(text: str) -> Iterator[_Run]:
    lines: list[str] = []
    for number, line in enumerate([*re.split(r"[\n\x0b\x0c]", text), ""], 1):
        tidy = _tidied(line)
        if tidy:
            lines.append(tidy)
        elif lines:
            yield _Run(number - len(lines), tuple(lines))
            lines = []


def _tidied(line: str) -> str:
    """One plain space where a page has more: beside links it has no-break ones, and between words without need."""
    single = _SPACES.sub(lambda run: " " if " " in run[0] or "\t" in run[0] else run[0], line)
    return _BETWEEN_WORDS.sub(" ", single).strip()


def _may_be_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not line.endswith((".", ",", ";", ":")) and not _BREAK.fullmatch(line)


def _blocks(run: _Run) -> Iterator[Block]:
    """The blocks of a run: what its lines are together, else a paragraph for each of them."""
    lines, number = run.lines, run.line
    if all(map(_QUOTED.match, lines)):
        words = [_QUOTED.sub("", line, count=1) for line in lines]
        yield Block(
            BlockKind.QUOTATION, "\n".join(f"> {escape(w)}".rstrip() for w in words), " ".join(words), line=number
        )
    elif all(map(_BULLET.match, lines)) or (len(lines) > 1 and all(map(_ITEM.match, lines))):
        yield _list(lines, number)
    elif len(lines) == 2 and _UNDERLINE.fullmatch(lines[1]):
        yield _heading(lines[0], 1 if lines[1].startswith("=") else 2, number)
    elif len(lines) > 2 and _is_wrapped(lines):
        yield _paragraph([" ".join(lines)], number)
    elif len(lines) > 1 and all(len(line) <= _SHORT and not _is_mark(line) for line in lines):
        yield _paragraph(lines, number)
    else:
        for at, line in enumerate(lines, number):
            if _BREAK.fullmatch(line):
                yield Block(BlockKind.BREAK, "***", "", line=at)
            elif mark := _HEADING.match(line):
                yield _heading(line[mark.end() :].rstrip("# "), len(mark[1]), at)
            else:
                yield _paragraph([line], at)


def _is_mark(line: str) -> bool:
    return bool(_BREAK.fullmatch(line) or _HEADING.match(line))


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a program broke these lines: all but the last nearly fill the same measure."""
    longest = max(map(len, lines))
    return longest in _WRAPPED and all(len(line) > longest - 25 for line in lines[:-1])


def _paragraph(lines: Sequence[str], number: int) -> Block:
    return Block(BlockKind.PARAGRAPH, "\\\n".join(map(escape, lines)), " ".join(lines), line=number)


def _heading(words: str, level: int, number: int) -> Block:
    return Block(BlockKind.HEADING, escape(words), words, level=level, line=number)


def _list(lines: Sequence[str], number: int) -> Block:
    items = [_ITEM.sub("", line, count=1) for line in lines]
    counted = all(line[0].isdigit() for line in lines)
    signs = [f"{n}." if counted else "-" for n in range(1, len(items) + 1)]
    written = "\n".join(f"{sign} {escape(item)}" for sign, item in zip(signs, items, strict=True))
    return Block(BlockKind.LIST, written, " ".join(items), line=number)
