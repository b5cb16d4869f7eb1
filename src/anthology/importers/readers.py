"""Which reader takes which kind of source: KINDS is the one table, told by what is in a file and not by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from anthology.importers.article import Article, Beside
from anthology.importers.files import SourceFile
from anthology.importers.plain_text import read_plain_text
from anthology.importers.web_page import is_page, read_page
from anthology.importers.word import is_word, read_word
from anthology.importers.wordpress import is_feed, read_wordpress
from anthology.sources import UnreadableError, made_by

Read = Callable[[bytes, str, Beside], tuple[Article, ...]]
"""(bytes, name, reader of the files beside it) -> its texts. Raises UnreadableError where the file is of no use."""

_HEAD = 4096
"""Bytes by which most kinds are known."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source. is_one: whether these bytes are of it. endings: by which it is looked for in a folder."""

    name: str
    is_one: Callable[[bytes], bool]
    read: Read
    endings: tuple[str, ...]


def _is_plain_text(data: bytes) -> bool:
    """Neither a program's file nor marked up. Anything else may be text, and says itself where it is none."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return made_by(head) is None and b"\0" not in head and not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


KINDS: tuple[Kind, ...] = (
    Kind("an export of WordPress", is_feed, read_wordpress, (".xml",)),
    Kind("a saved web page", is_page, read_page, (".html", ".htm", ".xhtml", ".mht", ".mhtml")),
    Kind("a Word file (.docx)", is_word, read_word, (".docx", ".docm")),
    Kind("plain text", _is_plain_text, read_plain_text, (".txt", ".text")),
)
"""Asked in this order; plain text comes last, since every text without marks is one."""


def read_source(file: SourceFile) -> tuple[Article, ...]:
    """The texts of a file; none for a file of a folder that by its name is none.

    Raises UnreadableError: import-unknown, and those of the readers.
    """
    if not file.asked and not file.path.name.lower().endswith(tuple(e for kind in KINDS for e in kind.endings)):
        return ()
    data = file.read()
    for kind in KINDS:
        if kind.is_one(data):
            return kind.read(data, file.name, file.beside)
    what = made_by(data)
    raise UnreadableError(
        "import-unknown",
        f"{file.name} is {what or 'of no kind that can be read'}.",
        f"Give {' or '.join(kind.name for kind in KINDS)}: save it so from the program that made it.",
    )
