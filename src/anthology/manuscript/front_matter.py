"""Facts written at the head of a chapter, as blogs do it: they belong to the manifest; knows no prose."""

from __future__ import annotations

import re

from anthology.manuscript.reading import Reading

_HEAD = re.compile(r"\A\s*(?:---[ \t]*\n(?=[\w-]+[ \t]*:)|\+\+\+[ \t]*\n)")
_TAIL = re.compile(r"^(?:---|\.\.\.|\+\+\+)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"^([\w-]+)[ \t]*[:=]", re.MULTILINE)


def without_front_matter(reading: Reading, text: str) -> str:
    """The text with the lines of its front matter emptied, so that the lines after it keep their numbers.

    Reports chapter-front-matter.
    """
    head = _HEAD.match(text)
    tail = _TAIL.search(text, head.end()) if head else None
    if not head or not tail:
        return text
    keys = _KEY.findall(text[head.end() : tail.start()])
    named = ", ".join(keys[:5]) + (" ..." if len(keys) > 5 else "")
    reading.error(
        "chapter-front-matter",
        f"This chapter begins with facts of its own ({named})." if named else "This chapter begins with front matter.",
        reading.origin.at(text[: head.end()].rstrip().count("\n")),
        "Move them into the chapter's entry in book.yaml and take these lines out.",
    )
    return "\n" * text[: tail.end()].count("\n") + text[tail.end() :]
