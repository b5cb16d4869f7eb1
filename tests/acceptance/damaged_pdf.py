"""A PDF damaged in one way at one place of every piece: a word, a picture or a note lost, doubled, moved.

Only what the pages draw is changed, as a fault of the typesetting would: tags stay where they are.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
from damaged_epub import changed
from pikepdf import Array, Dictionary, Name, Operator

Instruction = tuple[list[Any], Operator]

WORDS = 5
"""A line of running text has as many, at least."""


@dataclass(slots=True)
class Drawing:
    """A page's content. instructions: (operands, operator)."""

    page: pikepdf.Page
    instructions: list[Instruction]

    @classmethod
    def of(cls, page: pikepdf.Page) -> Drawing:
        return cls(page, [(list(i.operands), i.operator) for i in pikepdf.parse_content_stream(page)])

    def numbers(self, operator: str) -> list[int]:
        """Of the instructions with this operator."""
        return [n for n, (_, op) in enumerate(self.instructions) if str(op) == operator]

    def write(self, pdf: pikepdf.Pdf) -> None:
        self.page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(self.instructions))


def damage_pdf(
    source: Path, target: Path, thing: str, way: str, seed: int, *, firsts: Sequence[int], notes: Mapping[int, set[int]]
) -> None:
    """Write a copy to target. thing: word, picture or note. way: lost, doubled or moved, which is to the next piece; or
    exchanged, of the first two pictures of a piece.

    firsts: the first page of every piece. notes: for each of these pages, the numbers of the texts drawn on it, from 0,
    that are its notes.
    """
    chance = random.Random(seed)
    with pikepdf.open(source) as pdf:
        drawings = [Drawing.of(pdf.pages[number]) for number in firsts]
        if thing == "word":
            for drawing in drawings:
                _damage_word(drawing, way, chance)
        elif way == "exchanged":
            for first, last in pairwise([*firsts, len(pdf.pages)]):
                _exchange(pdf.pages[first:last])
        else:
            parts = [
                _pictures(drawing, chance) if thing == "picture" else _note(drawing, notes[number])
                for drawing, number in zip(drawings, firsts, strict=True)
            ]
            for drawing, part in zip(drawings, parts, strict=True):
                drawing.instructions = [
                    i for n, i in enumerate(drawing.instructions) if way == "doubled" or n not in part
                ]
            for at, part in enumerate(parts):
                to = at if way == "doubled" else (at + 1) % len(parts)
                if way != "lost":
                    _draw(drawings[at].page, drawings[to], list(part.values()))
        for drawing in drawings:
            drawing.write(pdf)
        pdf.save(target)


def _draw(source: pikepdf.Page, to: Drawing, part: list[Instruction]) -> None:
    """Draw on a page what another one drew, a little higher, with that one's resources."""
    form = to.page.obj.get("/Resources")
    own = Dictionary(dict(form.items()))
    for kind in ("/Font", "/XObject"):
        things = dict(own.get(kind, Dictionary()).items())
        own[kind] = Dictionary({**dict(source.obj.Resources.get(kind, Dictionary()).items()), **things})
    to.page.obj.Resources = own
    higher = ([1, 0, 0, 1, 0, 9], Operator("cm"))
    to.instructions += [([], Operator("q")), higher, *part, ([], Operator("Q"))]


def _pictures(drawing: Drawing, chance: random.Random) -> dict[int, Instruction]:
    """The instruction that draws one of the pictures of a page, with its number."""
    one = chance.choice(_all_pictures(drawing))
    return {one: drawing.instructions[one]}


def _exchange(pages: Sequence[pikepdf.Page]) -> None:
    """Let each of the first two pictures of these pages be the other one."""
    found = []
    for page in pages:
        drawing = Drawing.of(page)
        names = [str(drawing.instructions[n][0][0]) for n in _all_pictures(drawing)]
        found += [(page.obj.Resources.XObject, name) for name in names]
    (one, name), (two, other) = found[:2]
    one[name], two[other] = two[other], one[name]


def _all_pictures(drawing: Drawing) -> list[int]:
    """The numbers of the instructions that draw the pictures of a page."""
    things = drawing.page.obj.Resources.XObject
    return [
        n for n in drawing.numbers("Do") if things[str(drawing.instructions[n][0][0])].get("/Subtype") == Name.Image
    ]


def _note(drawing: Drawing, notes: set[int]) -> dict[int, Instruction]:
    """The texts of a page's note, each from its BT to its ET."""
    shows, part = drawing.numbers("TJ"), dict[int, Instruction]()
    for number in (shows[n] for n in sorted(notes)):
        start = max(n for n in drawing.numbers("BT") if n < number)
        end = min(n for n in drawing.numbers("ET") if n > number)
        part |= {n: drawing.instructions[n] for n in range(start, end + 1)}
    return part


def _damage_word(drawing: Drawing, way: str, chance: random.Random) -> None:
    number, words, space = chance.choice(list(_lines(drawing)))
    row = changed(words, chance.randrange(1, len(words) - 1), way, chance)
    drawing.instructions[number] = ([Array([pikepdf.String(space.join(b"".join(w) for w in row))])], Operator("TJ"))


def _lines(drawing: Drawing) -> Iterator[tuple[int, list[list[bytes]], bytes]]:
    """(number, the glyphs of its words, the space) of each TJ that shows a line of running text."""
    font = ""
    for number, (operands, operator) in enumerate(drawing.instructions):
        if str(operator) == "Tf":
            font = str(operands[0])
        elif str(operator) == "TJ" and (space := _space(drawing.page.obj.Resources.Font[font])):
            row = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
            words: list[list[bytes]] = [[]]
            for glyph in (row[n : n + 2] for n in range(0, len(row), 2)):
                if glyph == space:
                    words.append([])
                else:
                    words[-1].append(glyph)
            words = [word for word in words if word]
            if len(words) >= WORDS:
                yield number, words, space


def _space(font: pikepdf.Object) -> bytes:
    """The glyph that means a space, by the font's ToUnicode (ISO 32000-1, 9.10.3); b"" where it has none."""
    found = re.search(rb"<([0-9a-fA-F]{4})>\s*<0020>", font.ToUnicode.read_bytes())
    return bytes.fromhex(found[1].decode()) if found else b""
