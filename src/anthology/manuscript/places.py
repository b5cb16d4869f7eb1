"""From a row and column of the text that was read to a place in the editor's file; knows nothing of Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from anthology.sources import Location


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text stands: in a chapter from its first line, or inside the manifest.

    lines: the text's lines as they are read. start: the location of its first character. dropped: by row, the
    columns in the file of characters that were left out of the lines, in order.
    """

    lines: tuple[str, ...]
    start: Location
    dropped: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, start: Location) -> Origin:
        """The origin of this text, whose first character is at start."""
        return cls(tuple(text.split("\n")), start)

    def at(self, row: int, column: int = 0) -> Location:
        """The location of a character; row and column count from 0."""
        for place in self.dropped.get(row, ()):
            column += place <= column
        return Location(self.start.path, self.start.line + row, self.start.column + column)

    def line(self, row: int) -> str:
        """The text of a row, "" when there is none."""
        return self.lines[row] if 0 <= row < len(self.lines) else ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of prose as a parser sees it: without the quotation marks, bullets and indents its lines stand behind.

    content: its characters. row: the row of its first line. column: from where on that row it is to be found.
    """

    origin: Origin
    content: str
    row: int
    column: int = 0

    def at(self, offset: int) -> Location:
        """The location of the character at this offset of content."""
        start = self.content.rfind("\n", 0, offset) + 1
        row = self.row + self.content.count("\n", 0, offset)
        end = self.content.find("\n", offset)
        line = self.content[start : end if end >= 0 else None]
        bare = line.strip()
        found = self.origin.line(row).find(bare, self.column if start == 0 else 0)
        if found < 0:
            # The parser changed the line (a tab, an escaped bar in a table): its row is still right.
            return self.origin.at(row, self.column if start == 0 else 0)
        return self.origin.at(row, found + max(0, offset - start - (len(line) - len(line.lstrip()))))
