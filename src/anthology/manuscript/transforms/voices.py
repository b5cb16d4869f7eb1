"""Who speaks: the salutation and signature of a letter, the speakers of an interview."""

from __future__ import annotations

from anthology.manuscript.reading import Reading
from anthology.manuscript.transforms.quotations import closing_line
from anthology.manuscript.tree import words_of

_SALUTATION_ENDS = (",", ":", "\u060c", "\uff0c", "\uff1a")
"""Comma and colon, also the Arabic and the full-width ones."""


def mark_voices(reading: Reading) -> None:
    """Give letters their p.salutation and p.signature, interviews their strong.speaker."""
    for letter in reading.body.iter("blockquote"):
        if letter.get("class") != "letter" or not len(letter):
            continue
        signature = closing_line(letter)
        if signature is not None:
            signature.set("class", "signature")
        first = letter[0]
        if first.tag == "p" and len(letter) > 1 and words_of(first).rstrip().endswith(_SALUTATION_ENDS):
            first.set("class", "salutation")
    for interview in reading.body.iter("div"):
        if interview.get("class") != "interview":
            continue
        for paragraph in interview.iterchildren("p"):
            if len(paragraph) and paragraph[0].tag == "strong" and not (paragraph.text or "").strip():
                paragraph[0].set("class", "speaker")
