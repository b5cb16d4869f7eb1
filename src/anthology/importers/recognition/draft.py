"""An article while it is being taken apart: what is running text still, what was found, what was set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from anthology.diagnostics import Diagnostic, warning
from anthology.importers.article import Article, Block, Leftover
from anthology.sources import Location


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before an article is looked at.

    series: the names of the series. people: names of those who are in the book. repeated: the words of blocks, bare of
    capitals, accents and signs, that stand near the edge of more than one article.
    """

    series: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    repeated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom an article names. bio: Markdown, "" where none is given."""

    name: str
    bio: str = ""


@dataclass(frozen=True, slots=True)
class Funding:
    """Who paid, the sentence that says so, and their address on the web, "" where none is given."""

    funder: str
    statement: str
    url: str = ""


@dataclass(slots=True)
class Draft:
    """blocks: the running text, with the pictures in it. The other fields are what was found, empty at first.

    authors, translators: who are named with the piece. others: whose biography it brings beside the authors'.
    """

    article: Article
    known: Known
    blocks: list[Block]
    series: str = ""
    number: int | None = None
    place: str = ""
    title: str = ""
    authors: list[Person] = field(default_factory=list)
    translators: list[str] = field(default_factory=list)
    others: list[Person] = field(default_factory=list)
    published: date | None = None
    url: str = ""
    funding: list[Funding] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def set_aside(self, block: Block, reason: str) -> None:
        """Take a block out of the running text, and note where it has gone."""
        self.blocks[:] = [other for other in self.blocks if other is not block]
        self.leave(block, reason)

    def leave(self, block: Block, reason: str) -> None:
        """Note where the words of a block have gone."""
        self.leftovers.append(Leftover(block.words, reason, block.line))

    def unsure(self, message: str, hint: str, line: int | None = None) -> None:
        """Say what could not be told for certain, and was left as it is or guessed."""
        self.diagnostics.append(warning("import-unsure", message, self.at(line), hint))

    def at(self, line: int | None = None) -> Location:
        """A line of the source."""
        return Location(self.article.source.file, line or 1)

    def edges(self, count: int) -> Iterator[Block]:
        """The first and the last blocks of the running text, each once."""
        if len(self.blocks) <= 2 * count:
            yield from tuple(self.blocks)
        else:
            yield from (*self.blocks[:count], *self.blocks[-count:])

    def says(self, words: str) -> bool:
        """Whether the running text has these words within a sentence."""
        return any(words in block.words[1:] for block in self.blocks)
