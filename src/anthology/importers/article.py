"""A text as its source has it, whatever that was: what readers give and recognition takes. Knows no book."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from anthology.diagnostics import Diagnostic

Beside = Callable[[str], bytes | None]
"""The bytes of a file that a source names, relative to the source ("page_files/harbour.jpg").

None where there is none, it is too large, or its path leads out of the source's folder.
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file beside a source, read when it is written into the book: the pictures of a site may be gigabytes."""

    name: str
    beside: Beside

    def read(self) -> bytes:
        """Its bytes. Raises FileNotFoundError where it is there no more."""
        if (data := self.beside(self.name)) is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), self.name)
        return data


class BlockKind(StrEnum):
    """What a block is in the prose of a chapter."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"
    LIST = "list"
    TABLE = "table"
    VERSE = "verse"
    BREAK = "break"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a text. file: a name for it, without folders. address: where the source has it, "" if not told.

    data: the bytes of its file, or the file, where the source brings it. caption, credit: Markdown, as the source marks
    them.
    """

    file: str
    address: str = ""
    data: bytes | Kept | None = None
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block. markdown: as it is to stand in the chapter, "" for a picture. words: the same without any mark.

    level: of a heading, from 1. line: in the source, from 1, where lines mean anything. pictures: of a picture block
    the one, of a gallery all.
    """

    kind: BlockKind
    markdown: str
    words: str
    level: int = 0
    line: int | None = None
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words that have no place in the chapter, and why. line: in the source, where lines mean anything."""

    words: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text comes from. file: the name of the file. part: which of its texts, where it holds many.

    sha256: of the bytes that this text was read from, in hexadecimal digits. url: the address of the page.
    """

    file: str
    sha256: str
    url: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A text. heading: the words above it, as they stand. byline: names, as the source tells them apart from the text.

    language: a BCP 47 tag. notes: label and Markdown of each footnote, which `[^label]` in the blocks calls. All words
    of the source are in heading, byline, blocks, notes, or leftovers.
    """

    source: Source
    heading: str
    blocks: tuple[Block, ...]
    byline: tuple[str, ...] = ()
    published: date | None = None
    language: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())
