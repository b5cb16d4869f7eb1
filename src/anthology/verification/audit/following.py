"""One run of text followed line by line through the pages; knows nothing of what else stands on them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from anthology.sources import Location
from anthology.verification.audit.expected import SLOT, Slot, Stream
from anthology.verification.audit.letters import HYPHENS, counted, drawn_as, is_right_to_left

_NUMBER = r"(?:[0-9]+|[ivxlcdm]+)"
_NUMBERS = re.compile(rf"([\s.…]*)({_NUMBER}(?:[,،]\s*{_NUMBER})*)([,،]?)")
"""What leads to page numbers, the numbers, and the comma after which more of them stand in the next line."""

_LEADING = re.compile(r"(?:\s*[.…]){4,}")
_LEADER = re.compile(r"[\s.…]+$")
_RUN = re.compile("[\u0590-\u08ff](?:[\\s\u0590-\u08ff]*[\u0590-\u08ff])?")
"""Words of right-to-left script: in a line that is not, they may be read back in the order of the eye."""

_MAY_BREAK_AT = "-‐–—/…"
LETTERS_A_BIT = 2.5
"""On average at most, in a line that is letter-spaced."""

SHORT = 4
"""Letters of what may be a number that stands alone."""

_READ_TWICE = 3
"""Letters too many that a line of right-to-left script may have: where two are drawn as one, each part may say both."""


class _Reached(NamedTuple):
    """How far a line goes. at: where the text goes on after it. numbers: (slot, the numbers in it)."""

    at: int
    numbers: list[tuple[int, list[str]]]


class Follower:
    """How far a stream was found.

    lines: (offset where a line of it begins, page). numbers: what is printed in each slot.
    """

    def __init__(self, stream: Stream, signs: Sequence[str] = ()) -> None:
        """signs: what style sheets put at the edges of elements, longest first."""
        self.stream, self.signs, self.at, self._may_break = stream, signs, 0, True
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
        return self.stream.text[self.at : self.at + 60].strip().replace(SLOT, "#")

    @property
    def place(self) -> Location | None:
        """Where in the manuscript it should go on."""
        at = self.at + len(self.stream.text[self.at :]) - len(self.stream.text[self.at :].lstrip())
        return self.stream.place(at)

    def take(self, line: str, page: int) -> bool:
        """Go on by this line if it is what comes next, whole."""
        line, text, start = line.strip(), self.stream.text, self.at
        while text[start : start + 1] == " ":
            start += 1
        breaks_a_word = start == self.at and not self._may_break and line[:1] not in _MAY_BREAK_AT
        if self.is_done or breaks_a_word:
            return False
        reached, divided = self._follow(line, start), False
        if reached is None and line[-1:] and line[-1] in HYPHENS:
            reached, divided = self._follow(line[:-1], start), True
            if reached is not None and not self._is_inside_word(reached.at):
                return False
        if reached is None and self.stream.is_by_eye(start):
            reached, divided = self._rearrange(line, start)
        if reached is None or (reached.at == start and not reached.numbers):
            return False
        if (
            len(line) <= SHORT
            and not divided
            and line[-1:] not in _MAY_BREAK_AT
            and self._is_inside_word(reached.at)
            and reached.at not in self.stream.edges
        ):
            return False  # The call of a note, or the sign of an item, and no beginning of "1,200".
        self.lines.append((start, page))
        self.at = reached.at
        for slot, found in reached.numbers:
            self.numbers[slot] += found
        self._may_break = divided or line.endswith(tuple(_MAY_BREAK_AT)) or self._stands_alone(self.at)
        return True

    def _is_inside_word(self, at: int) -> bool:
        around = self.stream.text[at - 1 : at + 1]
        return len(around) == 2 and " " not in around and SLOT not in around

    def _follow(self, line: str, start: int) -> _Reached | None:
        """Letter by letter; None where the line says something else."""
        text, at, i = self.stream.text, start, 0
        slot, numbers, spaced = text.count(SLOT, 0, start), [], _is_spaced(line)
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
            elif have == " " and (spaced or text[at - 1 : at] == " "):
                i += 1
            elif want == " " and not (have.isalnum() and line[i - 1].isalnum()):
                at += 1  # A narrow gap is not always read back as a space; between two words it must be.
            elif capital := self._capital(want, line, i):
                i, at = i + len(capital), at + 1
            elif at in self.stream.edges and (sign := self._sign(line, i)):
                i += len(sign)
            elif (here := _RUN.match(line, i)) and (there := _RUN.match(text, at)) and _alike(here[0], there[0]):
                i, at = here.end(), there.end()
            else:
                return None
        return _Reached(at, numbers)

    @staticmethod
    def _capital(want: str, line: str, i: int) -> str:
        """What stands here for a small letter where a whole word is set in capitals; "" for something else."""
        capital = want.upper()
        if not want or capital == want or not line.startswith(capital, i):
            return ""
        start = max(line.rfind(" ", 0, i) + 1, 0)
        word = line[start:].split(" ", 1)[0]
        return capital if word == word.upper() else ""

    def _sign(self, line: str, i: int) -> str:
        return next((sign for sign in self.signs if line.startswith(sign, i)), "")

    def _rearrange(self, line: str, start: int) -> tuple[_Reached | None, bool]:
        """Word by word in any order: as many whole words as the line has the letters for, and hardly any left over.

        And whether the line ends within a word, with a hyphen.
        """
        text, have = self.stream.text, counted(_LEADING.sub("", line))
        reached, left, at = None, have, start
        while at < len(text):
            at = next((i for i in range(at + 1, len(text)) if text[i] == " "), len(text))
            need = counted(text[start:at].replace(SLOT, ""))
            if need - have:
                break
            reached, left = at, have - need
        if reached is None:
            return None, False
        hyphens = [hyphen for hyphen in HYPHENS if left[hyphen]]
        if hyphens and SLOT not in text[start:reached]:
            # The next word is broken behind a hyphen of its own, or divided with one.
            for letters in (left, *(left - Counter(hyphen) for hyphen in hyphens)):
                if begun := self._begun(reached, letters):
                    return _Reached(begun, []), True
        numbers = []
        for slot in range(text.count(SLOT, 0, start), text.count(SLOT, 0, reached)):
            found = max((n for n in re.findall(_NUMBER, line) if not Counter(n) - left), key=len, default=None)
            if found is None:
                return None, False
            left -= Counter(found)
            numbers.append((slot, [found]))
        is_read = left.total() <= _READ_TWICE and all(map(is_right_to_left, left))
        return (_Reached(reached, numbers) if is_read else None), False

    def _begun(self, at: int, letters: Counter[str]) -> int | None:
        """Where the beginning of the word behind this place ends that has just these letters."""
        text = self.stream.text
        for end in range(at + 2, len(text)):
            if SLOT in text[at:end] or text[end] == " ":
                break
            if counted(text[at:end]) == letters:
                return end
        return None

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


def _alike(one: str, other: str) -> bool:
    """Whether two runs of right-to-left script have the same letters, in whatever order."""
    return counted(drawn_as(one)) == counted(drawn_as(other))


def _is_spaced(line: str) -> bool:
    """Whether it is letter-spaced, as capitals and small capitals may be: a space is read back where none is drawn."""
    bits = line.split()
    return line == line.upper() or sum(map(len, bits)) <= LETTERS_A_BIT * len(bits)
