"""What a conversion has at hand, and what it gives; knows no element by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from anthology.book.markup import Element
from anthology.importers.article import Block, Kept, Leftover, Picture


def _no_file(_address: str) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of the page. address: of itself, "" if not told. language: BCP 47, "" if not told.

    bytes_of: gives the bytes of a picture by its address as the page has it, None where the source does not bring it.
    """

    address: str = ""
    language: str = ""
    bytes_of: Callable[[str], bytes | Kept | None] = _no_file


@dataclass(frozen=True, slots=True)
class Converted:
    """Blocks in order; label and Markdown of each note, in the order of the calls; what is in neither.

    The paragraphs of a note are parted by an empty line and not indented.
    """

    blocks: tuple[Block, ...]
    notes: tuple[tuple[str, str], ...]
    leftovers: tuple[Leftover, ...]


@dataclass(slots=True)
class Conversion:
    """One conversion under way.

    calls: the note's text that each calling element calls. texts: the elements that are such a text. back_links: those
    that lead back from it. told: texts of notes that were called, or left over. taken: elements whose words stand
    elsewhere already. displaced: pictures met where none may stand, which follow the block they were in. called: label
    and text of notes as called. files: the address of each picture by its file. noteless: why no note may be called, ""
    where one may. depth: of lists and quotations inside one another.
    """

    page: Page
    calls: dict[Element, Element] = field(default_factory=dict)
    texts: set[Element] = field(default_factory=set)
    back_links: set[Element] = field(default_factory=set)
    told: set[Element] = field(default_factory=set)
    taken: set[Element] = field(default_factory=set)
    displaced: list[Picture] = field(default_factory=list)
    called: list[tuple[str, Element]] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    noteless: str = ""
    depth: int = 0

    def leave(self, words: str, reason: str) -> None:
        """Put words with the leftovers; nothing where there are none."""
        if words := " ".join(words.split()):
            self.leftovers.append(Leftover(words, reason))
