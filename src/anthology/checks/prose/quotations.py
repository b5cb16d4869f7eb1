"""Whether every quotation that is opened is closed: paragraph by paragraph, by the marks of each language.

A quotation of several paragraphs opens each of them anew and closes in the last (New Hart's Rules 9.2.3; Lexique des
règles typographiques, "Guillemets"). An apostrophe looks like a closing single mark, so single marks are believed less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from anthology.checks.prose.passages import MOST, WORD, Passage, Prose
from anthology.checks.prose.web_leftovers import SIGNS
from anthology.diagnostics import Diagnostic, warning
from anthology.manuscript.typographic_rules import rules_for

_MARKS = re.compile("[“”„«»‹›‘’‚]")
_CLOSERS = {"“": "”", "„": "“”", "”": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "‘": "’", "‚": "‘’", "’": "’"}
"""What may close each mark when it opens."""
_PAIRS = {"“": "”", "„": "“", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘", "’": "’"}
"""What closes it most often, for the hint."""
_SINGLE = frozenset("‘‚")
_BEHIND = ".,;:!?…)]—–”’»"
"""What may follow a closing mark."""
_DEEPEST = 8
"""Quotations inside quotations: no text has so many."""
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark of quotation in a passage."""

    passage: Passage
    offset: int

    @property
    def sign(self) -> str:
        return self.passage.text[self.offset]

    @property
    def before(self) -> str:
        """The character before it, "" at the beginning of the paragraph."""
        return self.passage.text[max(0, self.offset - 1) : self.offset]

    @property
    def after(self) -> str:
        """The character behind it, "" at the end of the paragraph."""
        return self.passage.text[self.offset + 1 : self.offset + 2]

    @property
    def opens_by_place(self) -> bool:
        """Whether it stands as an opening mark does: a space or an opening before it, a word behind it."""
        has_room = not self.before or self.before.isspace() or self.before in "([—–-/¿¡“«‘„‚"
        return has_room and bool(self.after) and not self.after.isspace() and self.after not in _BEHIND

    @property
    def closes_by_place(self) -> bool:
        """Whether it stands as a closing mark does: something before it, a space or a closing behind it."""
        has_words = bool(self.before) and not self.before.isspace()
        return has_words and (not self.after or self.after.isspace() or self.after in _BEHIND)


def check_quotations(prose: Prose) -> Iterator[Diagnostic]:
    """quotation-unclosed, quotation-unopened."""
    followed = zip_longest(prose.passages, prose.passages[1:])
    pending = False
    for passage, following in followed:
        if not _MARKS.search(passage.text):
            continue
        paragraph = _Paragraph(passage, prose)
        paragraph.read()
        yield from (_turned(*marks) for marks in paragraph.turned[:MOST])
        yield from map(_unclosed, paragraph.lost[:MOST])
        # What closes a quotation that was told of in an earlier paragraph is no second mistake.
        yield from () if pending else map(_unopened, paragraph.unopened[:1])
        if paragraph.unopened:
            pending = False
        left = [mark for mark in paragraph.open if paragraph.is_believed(mark)]
        if left and not (following and _goes_on(left[0], following)):
            yield _unclosed(left[0])
            pending = left[0].sign not in _SINGLE


class _Paragraph:
    """The marks of a passage, read in order. open: what is open so far. lost: what was left open inside another.

    unopened: what closes nothing. turned: what opens, and what closes it the wrong way.
    """

    def __init__(self, passage: Passage, prose: Prose) -> None:
        self.passage, self.prose = passage, prose
        self.open: list[_Mark] = []
        self.lost: list[_Mark] = []
        self.unopened: list[_Mark] = []
        self.turned: list[tuple[_Mark, _Mark]] = []

    def read(self) -> None:
        foreign = {offset for found in SIGNS.finditer(self.passage.text) for offset in range(*found.span())}
        for found in _MARKS.finditer(self.passage.text):
            if found.start() in foreign:
                continue
            mark = _Mark(self.passage, found.start())
            if mark.sign in "‘’‚":
                self._single(mark)
            elif self._closes(mark):
                self._close(mark)
            elif self._opens(mark):
                self._open(mark)
            elif mark.opens_by_place or not mark.before.isdigit():
                # A number before it makes it an inch.
                self.unopened.append(mark)

    def is_believed(self, mark: _Mark) -> bool:
        """Whether a mark opens a quotation: a single one may be part of a name (‘Abd), so its word must be known."""
        if mark.sign not in _SINGLE:
            return True
        word = WORD.match(self.passage.text, mark.offset + 1)
        return word is not None and self.prose.words[word[0].lower()] > word[0].islower()

    def _closes(self, mark: _Mark) -> bool:
        if not self._closed_by(mark.sign):
            # The mark that opens, where one must close.
            return mark.sign == "“" and mark.closes_by_place and any(o.sign == "“" for o in self.open)
        return not (mark.sign in "“«‹" and mark.opens_by_place)

    def _opens(self, mark: _Mark) -> bool:
        if mark.sign in "“„«‹":
            return True
        double = rules_for(self.passage.language_at(mark.offset)).double or ("", "")
        if mark.sign == "»" and not self.passage.text[: mark.offset].strip():
            return True
        return mark.opens_by_place and (double[0] == mark.sign or (mark.sign in "»›" and double[0] not in "«"))

    def _open(self, mark: _Mark) -> None:
        if len(self.open) < _DEEPEST:
            self.open.append(mark)

    def _closed_by(self, sign: str) -> bool:
        return any(sign in _CLOSERS[o.sign] for o in self.open)

    def _close(self, mark: _Mark) -> None:
        is_turned = not self._closed_by(mark.sign)
        while self.open:
            opened = self.open.pop()
            if mark.sign in _CLOSERS[opened.sign] or (is_turned and opened.sign == mark.sign):
                break
            if self.is_believed(opened):
                self.lost.append(opened)
        if is_turned:
            self.turned.append((opened, mark))

    def _single(self, mark: _Mark) -> None:
        last = self.open[-1].sign if self.open else ""
        if mark.sign in "’‘" and last and mark.sign in _CLOSERS[last] and last in _SINGLE:
            if not mark.after.isalnum():
                self.open.pop()
        elif mark.sign != "’" and mark.opens_by_place and mark.after.isalpha() and not self._is_elided(mark):
            self._open(mark)

    def _is_elided(self, mark: _Mark) -> bool:
        """Whether it is an apostrophe that was turned the wrong way: ‘tis."""
        word = WORD.match(self.passage.text, mark.offset + 1)
        elided = rules_for(self.passage.language_at(mark.offset)).elided
        return word is not None and any(re.fullmatch(e, word[0], re.IGNORECASE) for e in elided)


def _goes_on(mark: _Mark, following: Passage) -> bool:
    """Whether the next paragraph opens the quotation anew, with its mark or, in French, with the closing one."""
    same = following.section == mark.passage.section
    return same and following.text.lstrip("(\u00a0\u202f ")[:1] in {mark.sign, "»" if mark.sign == "«" else mark.sign}


def _words(mark: _Mark) -> str:
    words = " ".join(mark.passage.text[mark.offset : mark.offset + _SHOWN + 1].split())
    return words.rpartition(" ")[0] + " …" if len(words) > _SHOWN else words


def _unclosed(mark: _Mark) -> Diagnostic:
    close = _PAIRS[mark.sign]
    return warning(
        "quotation-unclosed",
        f"The quotation that opens here is not closed in its paragraph: {_words(mark)}",
        mark.passage.place(mark.offset),
        f"Write {close} where it ends. If it goes on in the next paragraph, open that one with {mark.sign} again.",
    )


def _turned(opened: _Mark, mark: _Mark) -> Diagnostic:
    return warning(
        "quotation-unclosed",
        f"The quotation {_words(opened)} ends with {mark.sign}, which opens one.",
        mark.passage.place(mark.offset),
        f"Write {_PAIRS[opened.sign]} in place of {mark.sign}.",
    )


def _unopened(mark: _Mark) -> Diagnostic:
    before = mark.passage.text[max(0, mark.offset - _SHOWN) : mark.offset + 1]
    return warning(
        "quotation-unopened",
        f"A quotation is closed here that was not opened in its paragraph: … {' '.join(before.split())}",
        mark.passage.place(mark.offset),
        "Open it where it begins; one of several paragraphs opens each of them anew, and closes in the last.",
    )
