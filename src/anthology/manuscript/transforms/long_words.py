"""Words too long to be set in a line: usually an address or a key pasted into the text."""

from __future__ import annotations

import re

from anthology.book.markup import BLOCKS, Element
from anthology.manuscript.reading import Reading

LONGEST = 200
"""Characters without a space."""

UNBEARABLE = 1000
"""Characters, from which it is an error: to look for a place where the word can be cut takes their square."""

_LONG = re.compile(rf"[^\s\u200b\u2e80-\U0003ffff]{{{LONGEST + 1},}}")


def check_long_words(reading: Reading) -> None:
    """Report word-too-long, once a paragraph; code is left alone."""
    told: set[Element] = set()
    for element in reading.body.iter():
        inside = "" if element.tag == "code" else element.text
        for holder, text in ((element, inside), (element.getparent(), element.tail)):
            if holder is None or not text or len(text) <= LONGEST or not (found := _LONG.search(text)):
                continue
            block = next((e for e in (holder, *holder.iterancestors()) if e.tag in BLOCKS), reading.body)
            if block not in told and not reading.is_faulty(block):
                told.add(block)
                length = max(len(word[0]) for word in _LONG.finditer(text))
                report = reading.error if length > UNBEARABLE else reading.warning
                report(
                    "word-too-long",
                    f"“{found[0][:30]}...” goes on for {len(found[0])} characters without a space.",
                    block,
                    "No line can hold it. Shorten it, or make an address a link: [words](https://...).",
                )
