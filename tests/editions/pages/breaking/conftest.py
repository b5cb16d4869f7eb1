"""Paragraphs typeset in the theme's faces, and their lines read back out of the PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw_pdfium
import pytest

from anthology.editions.pages.breaking.hyphenation import Hyphenation
from anthology.editions.pages.typeset import Job, font_rules, typeset
from anthology.theme import Theme

MEASURE = 250.0
SIZE = 10.0
THEME = Theme.shipped("default")
CSS = f"""
@page {{ size: {MEASURE}pt 400pt; margin: 0; @footnote {{ margin-top: 7pt }} }}
html {{ font: {SIZE}pt/14pt "Alegreya", "Amiri"; text-align: justify; hyphens: auto; hyphenate-limit-chars: 5 2 3;
  orphans: 2; widows: 2; overflow-wrap: break-word; }}
body, p {{ margin: 0; }}
p {{ text-indent: 13pt; }}
.sc {{ font-variant-caps: small-caps; letter-spacing: .04em; }}
.footnote {{ float: footnote; footnote-policy: line; font: 8pt/11pt "Alegreya"; text-indent: 0; letter-spacing: 0; }}
.footnote::footnote-call {{ content: counter(footnote); font-size: 6pt; line-height: 0; vertical-align: 3pt; }}
.float {{ float: left; width: 80pt; height: 50pt; margin-right: 10pt; }}
"""

PROSE = (
    "For the lawyers, one of the ragpickers separated the mould of the music school cheerfully; nobody mentioned the "
    "beekeeper’s counterweight again. The first thing a visitor sees is the unknown, orange handkerchief; the second, "
    "if the washerwoman vanished with care, is a perfect handbill. In Gdańsk, where oilcloth came and went over the "
    "harbour office, the dockers’ union has 88 caretakers and one boot. After the batteries were too scorched, the "
    "ladle was dusted and the velvet anchor was not; to understand tranquillity, one has to look at frost, steel and "
    "moss, in that order, and the publishers celebrated systematically."
)


@dataclass(frozen=True)
class SetLine:
    """A line on a page: its text, edges in points, and the widest gap between two of its words."""

    page: int
    text: str
    left: float
    right: float
    gap: float

    @property
    def hyphenated(self) -> bool:
        return self.text.endswith(("-", "\u2010"))


Character = tuple[float, float, str, bool]
"""Its left and right edge, itself, and whether a space stands before it."""

Setter = Callable[..., list[SetLine]]


def job(body: str, *, language: str = "en", css: str = "", hyphenation: Hyphenation | None = None) -> Job:
    html = f'<!DOCTYPE html><html lang="{language}"><head><title>t</title></head><body><section>{body}</section></body>'
    fonts = {face.path.name: str(face.path) for face in THEME.fonts()}
    return Job("key", html + "</html>", font_rules(THEME.fonts()) + CSS + css, fonts, hyphenation=hyphenation)


def lines_of(raw: bytes) -> list[SetLine]:
    """The lines of every page from the top; characters on one baseline, or raised a little, are of one line."""
    found = []
    with pdfium.PdfDocument(raw) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            rows: dict[float, list[Character]] = {}
            space = False
            for at in range(text.count_chars()):
                character = chr(raw_pdfium.FPDFText_GetUnicode(text, at))
                left, bottom, right, _top = text.get_charbox(at, loose=True)
                if not character.isspace():
                    row = next((other for other in rows if abs(other - bottom) < 5), bottom)
                    rows.setdefault(row, []).append(
                        (left, right, "\u2010" if character in "\x02\ufffe" else character, space)
                    )
                space = character.isspace()
            found += [_line(number, rows[row]) for row in sorted(rows, reverse=True)]
    return found


def _line(page: int, characters: Sequence[Character]) -> SetLine:
    text, gap = characters[0][2], 0.0
    for (_, end, _, _), (start, _, character, after_a_space) in pairwise(characters):
        text += f" {character}" if after_a_space else character
        gap = max(gap, start - end)
    return SetLine(page, text, min(c[0] for c in characters), max(c[1] for c in characters), gap)


@pytest.fixture
def set_lines() -> Setter:
    """set_lines(body, language=, css=, hyphenation=, whole=True) -> the lines on the pages."""

    def setter(
        body: str, *, language: str = "en", css: str = "", hyphenation: Hyphenation | None = None, whole: bool = True
    ) -> list[SetLine]:
        chosen = (hyphenation or Hyphenation()) if whole else None
        made = typeset(job(body, language=language, css=css, hyphenation=chosen))
        assert made.facts["log"] == []
        return lines_of(made.files["pdf"])

    return setter
