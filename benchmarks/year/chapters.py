"""The text of one letter as Markdown, with all that editors put into letters; knows nothing of files."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable
from functools import partial

from year.grammar import Grammar, capital
from year.plan import Letter, Plan

PARAGRAPH = 104
"""Words of the paragraph in the middle, when they are put in the order of their length."""

HEADING_EVERY = 520
"""Words between two headings of a letter that has headings."""

SHAPES = ("", "", "{.wide}", "", "{.small}", "", "{.plate}")
"""How photographs are placed, by turns."""

_MARKUP = re.compile(r"\{[^}]*\}|\]\([^)]*\)|\[\^\w+\]:?|!\[\]\([^)]*\)|^:::.*$", re.MULTILINE)
_WORD = re.compile(r"\w+(?:['’\-.]\w+)*")

SPECIALS: tuple[tuple[str, int, int], ...] = (
    ("quotation", 2, 0),
    ("pull_quote", 4, 1),
    ("verse", 7, 3),
    ("interview", 8, 5),
    ("bullets", 9, 2),
    ("aside", 10, 6),
    ("letter", 13, 4),
    ("table", 13, 9),
    ("scene_break", 2, 1),
)
"""What a letter has besides paragraphs: the method that makes it, and for which numbers: one in so many, and which."""


def words_in(markdown: str) -> int:
    """The running words of a text of ours, without its marks and addresses."""
    return len(_WORD.findall(_MARKUP.sub(" ", markdown)))


class Chapter:
    """One letter while it is written. grammar: of its language."""

    def __init__(self, letter: Letter, plan: Plan, grammar: Grammar, chance: random.Random) -> None:
        self.letter, self.plan, self.grammar, self.chance = letter, plan, grammar, chance
        self.blocks: list[str] = []
        self.notes: list[str] = []
        self.words = self.marks = self.references = 0

    def write(self, words: int) -> str:
        """The Markdown of the letter, about so many words long, and a sentence at the least."""
        specials = [getattr(self, f"_{name}") for name, every, rest in SPECIALS if self.letter.number % every == rest]
        queue = self._photos_and(specials if words > 400 else [])
        planned = max(1, round(words / (PARAGRAPH + 16)))
        placed, next_heading = 0, HEADING_EVERY
        while not self.blocks or words - self.words > 12:
            self._add(self._paragraph(min(self._length(), words - self.words), words))
            while placed < len(queue) and self.words >= words * (placed + 0.5) / len(queue) - words / planned / 2:
                queue[placed]()
                placed += 1
            if self.letter.number % 5 < 3 and next_heading < self.words < words - 150:
                self._add(f"## {self.grammar.sentence('heading')}")
                if self.letter.number % 7 == 1:
                    self._add(self._paragraph(60, words))
                    self._add(f"### {self.grammar.sentence('subheading')}")
                next_heading = self.words + HEADING_EVERY
        for special in queue[placed:]:
            special()
        self._settle()
        return "\n\n".join([*self.blocks, *self.notes]) + "\n"

    def _photos_and(self, specials: list[Callable[[], None]]) -> list[Callable[[], None]]:
        """What stands between the paragraphs, in order: photographs and the rest by turns."""
        photos = [partial(self._photo, photo) for photo in self.letter.photos]
        queue: list[Callable[[], None]] = [*specials, *photos]
        self.chance.shuffle(queue)
        return queue

    def _photo(self, photo: str) -> None:
        self._add(f"![](photo:{photo}){SHAPES[int(photo[-2:]) % len(SHAPES)]}")

    def _add(self, block: str) -> None:
        self.blocks.append(block)
        self.words += words_in(block)

    def _length(self) -> int:
        """Words of the next paragraph: mostly about a hundred, now and then a short or a long one."""
        return min(230, max(24, round(PARAGRAPH * math.exp(self.chance.gauss(0, 0.38)))))

    def _paragraph(self, length: int, whole: int) -> str:
        sentences: list[str] = []
        written = 0
        while written < length - 8 or not sentences:
            progress = min(1.0, (self.words + written) / max(1, whole))
            sentences.append(self._sentence(progress))
            written += words_in(sentences[-1])
        return " ".join(sentences)

    def _sentence(self, progress: float) -> str:
        """The next sentence, with the index mark, reference or note that is due at this point of the letter."""
        letter = self.letter
        marking = self.marks < letter.marks * progress
        sentence = self._mention() if marking else self.grammar.sentence()
        if self.references < letter.references * progress and sentence.endswith("."):
            sentence = f"{sentence[:-1]} ({self._reference()})."
            self.references += 1
        if len(self.notes) < letter.notes * progress:
            sentence += self._note()
        return sentence

    def _mention(self) -> str:
        self.marks += 1
        text, _, entry = self.grammar.deal("index").partition(" = ")
        return self.grammar.sentence("mentioned", marked=f'[{text}]{{index="{entry or text}"}}')

    def _note(self) -> str:
        call = f"[^{len(self.notes) + 1}]"
        note = self.grammar.sentence("note")
        self.notes.append(f"{call}: {note}")
        self.words += words_in(note)
        return call

    def _reference(self) -> str:
        kind = ("piece", "person", "piece", "photo")[(self.letter.number + self.references) % 4]
        others = [piece for piece in self.plan.pieces if piece is not self.letter]
        if kind == "piece" and others:
            other = self.chance.choice(others)
            return self._see(self.grammar.say("to_piece", place=other.place), f"piece:{other.stem}")
        if kind == "photo" and self.plan.photos:
            return self._see(self.grammar.say("to_photo"), f"photo:{self.chance.choice(self.plan.photos)}")
        person = self.chance.choice(self.plan.people)
        return self._see(person.name, f"person:{person.id}")

    def _see(self, label: str, target: str) -> str:
        return self.grammar.say("see", label=label, target=target)

    def _settle(self) -> None:
        """Bring in what is still owed, at the end of the last paragraph."""
        letter = self.letter
        last = next(i for i in range(len(self.blocks) - 1, -1, -1) if self._is_paragraph(self.blocks[i]))
        while self.marks < letter.marks or len(self.notes) < letter.notes or self.references < letter.references:
            sentence = self._sentence(1.0)
            self.blocks[last] += f" {sentence}"
            self.words += words_in(sentence)

    @staticmethod
    def _is_paragraph(block: str) -> bool:
        return not block.startswith(("#", ":::", "![", ">", "-", "|", "*** ", "***"))

    def _quotation(self) -> None:
        words = " ".join(self.grammar.sentence() for _ in range(3))
        self._add(f"> {words}\n>\n> — {self.grammar.sentence('attribution')}")

    def _pull_quote(self) -> None:
        self._box("pull-quote", self.grammar.sentence())

    def _verse(self) -> None:
        lines = [self.grammar.sentence("verse") for _ in range(8)]
        self._box("verse", "\n".join(lines[:4]) + "\n\n" + "\n".join(lines[4:]))

    def _interview(self) -> None:
        asks, answers = self.grammar.deal("speaker"), self.grammar.deal("speaker")
        turns = []
        for _ in range(4):
            turns.append(f"**{asks}:** {self.grammar.sentence('question')}")
            said = " ".join(self.grammar.sentence("answer") for _ in range(2))
            turns.append(f"**{answers}:** {said}")
        self._box("interview", "\n\n".join(turns))

    def _bullets(self) -> None:
        self._add("\n".join(f"- {self.grammar.sentence('item')}" for _ in range(5)))

    def _aside(self) -> None:
        self._box("aside", " ".join(self.grammar.sentence() for _ in range(4)))

    def _letter(self) -> None:
        body = " ".join(self.grammar.sentence() for _ in range(5))
        self._box("letter", f"{self.grammar.sentence('salutation')}\n\n{body}\n\n{self.grammar.sentence('closing')}")

    def _table(self) -> None:
        year = self.chance.randint(1950, 1990)
        rows = [
            f"| {capital(self.grammar.say('item')).replace('|', '')} | {self.chance.randint(2, 400)} "
            f"| {self.chance.randint(2, 400)} |"
            for _ in range(5)
        ]
        self._add(
            "\n".join([f"| {self.grammar.sentence('subheading')} | {year} | {year + 10} |", "|---|---:|---:|", *rows])
        )

    def _scene_break(self) -> None:
        self._add("***")

    def _box(self, name: str, inside: str) -> None:
        self._add(f"::: {name}\n{inside}\n:::")
