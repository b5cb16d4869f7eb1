"""One run of text followed line by line through the pages; knows nothing of what else stands on them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from expected_text import SLOT, Slot, Stream
from readback import HYPHEN, counted, is_right_to_left, same

_NUMBER = r"(?:[0-9]+|[ivxlcdm]+)"
_NUMBERS = re.compile(rf"([\s.…]*)({_NUMBER}(?:[,،]\s*{_NUMBER})*)([,،]?)")
"""What leads to page numbers, the numbers, and the comma after which more of them stand in the next line."""

_LEADER = re.compile(r"[\s.…]+$")
_RUN = re.compile("[\u0590-\u08ff](?:[\\s\u0590-\u08ff]*[\u0590-\u08ff])?")
"""Words of right-to-left script: in a line that is not, they may be read back in the order of the eye."""

_MAY_BREAK_AT = "-–—/…"
_READ_TWICE = 3
"""Letters too many that a line of right-to-left script may have: where two are drawn as one, each part may say both."""


class _Reached(NamedTuple):
    """How far a line goes. at: where the text goes on after it. numbers: (slot, the numbers in it)."""

    at: int
    numbers: list[tuple[int, list[str]]]


class Reader:
    """How far a stream was found.

    lines: (offset where a line of it begins, page). numbers: what is printed in each slot.
    """

    def __init__(self, stream: Stream) -> None:
        self.stream, self.at, self._may_break = stream, 0, True
        self.lines: list[tuple[int, int]] = []
        self.numbers: list[list[str]] = [[] for _ in stream.slots]

    @property
    def is_begun(self) -> bool:
        """Whether any of it was found."""
        return bool(self.lines)

    @property
    def is_done(self) -> bool:
        """Whether all of it was found."""
        return self.at >= len(self.stream.text)

    @property
    def rest(self) -> str:
        """How it should go on, for messages."""
        return repr(self.stream.text[self.at : self.at + 60].strip().replace(SLOT, "#"))

    def take(self, line: str, page: int) -> bool:
        """Go on by this line if it is what comes next, whole."""
        line, text, start = line.strip(), self.stream.text, self.at
        while text[start : start + 1] == " ":
            start += 1
        breaks_a_word = start == self.at and not self._may_break and line[:1] not in _MAY_BREAK_AT
        if self.is_done or breaks_a_word:
            return False
        words = line.removesuffix(HYPHEN)
        reached = self._follow(words, start) or (self._rearrange(words, start) if is_right_to_left(words) else None)
        if reached is None:
            return False
        self.lines.append((start, page))
        self.at = reached.at
        for slot, found in reached.numbers:
            self.numbers[slot] += found
        self._may_break = line.endswith((HYPHEN, *_MAY_BREAK_AT)) or self._stands_alone(self.at)
        return True

    def _follow(self, line: str, start: int) -> _Reached | None:
        """Letter by letter; None where the line says something else."""
        text, at, i = self.stream.text, start, 0
        slot, numbers = text.count(SLOT, 0, start), []
        while i < len(line):
            want, have = text[at : at + 1], line[i]
            if want == SLOT:
                if _LEADER.match(line, i):
                    break  # It leads to the number in the next line.
                found = _NUMBERS.match(line, i)
                if found is None or (not found[1] and i and line[i - 1].isalnum()):
                    return None
                numbers.append((slot, re.findall(_NUMBER, found[2])))
                i = found.end()
                if found[3] and not line[i:].strip():
                    break
                at, slot = at + 1, slot + 1
            elif have == want:
                i, at = i + 1, at + 1
            elif have == " " and (self._is_spaced(at) or text[at - 1] == " "):
                i += 1
            elif want == " " and not (have.isalnum() and line[i - 1].isalnum()):
                at += 1  # A narrow gap is not always read back as a space; between two words it must be.
            elif (here := _RUN.match(line, i)) and (there := _RUN.match(text, at)) and same(here[0], there[0]):
                i, at = here.end(), there.end()
            else:
                return None
        return _Reached(at, numbers)

    def _rearrange(self, line: str, start: int) -> _Reached | None:
        """Word by word in any order: as many whole words as the line has the letters for, and hardly any left over."""
        text, have = self.stream.text, counted(re.sub(r"[.…]{2,}", "", line))
        reached, left, at = None, have, start
        while at < len(text):
            at = next((i for i in range(at + 1, len(text)) if text[i] == " "), len(text))
            need = counted(text[start:at].replace(SLOT, ""))
            if need - have:
                break
            reached, left = at, have - need
        if reached is None:
            return None
        numbers = []
        for slot in range(text.count(SLOT, 0, start), text.count(SLOT, 0, reached)):
            found = next((n for n in re.findall(_NUMBER, line) if not Counter(n) - left), None)
            if found is None:
                return None
            left -= Counter(found)
            numbers.append((slot, [found]))
        return _Reached(reached, numbers) if left.total() <= _READ_TWICE else None

    def _is_spaced(self, at: int) -> bool:
        return any(start < at <= end for start, end in self.stream.spaced)

    def _stands_alone(self, at: int) -> bool:
        """Whether a page number or the call of a note comes next: they may be read as lines of their own."""
        return self.stream.text[at : at + 1] == SLOT or any(offset == at for offset, _ in self.stream.marks)

    def found(self) -> Iterator[tuple[str, int]]:
        """The id of every element in the stream with the page of its first letter."""
        starts = [start for start, _ in self.lines]
        for mark, identifier in self.stream.marks:
            offset = mark
            while offset < self.at and self.stream.text[offset] == " ":
                offset += 1
            if self.is_begun and offset < self.at:
                yield identifier, self.lines[bisect_right(starts, offset) - 1][1]

    def printed(self) -> Iterator[tuple[Slot, tuple[str, ...]]]:
        """Every slot with the numbers printed in it."""
        for slot, numbers in zip(self.stream.slots, self.numbers, strict=True):
            yield slot, tuple(numbers)
