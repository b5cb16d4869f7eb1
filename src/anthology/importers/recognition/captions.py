"""Captions with the photographer they name, told from the text they stand in, and taken apart."""

from __future__ import annotations

import re
from dataclasses import replace

from anthology.importers.article import Block, BlockKind, Picture
from anthology.importers.escaping import escape
from anthology.importers.recognition.draft import Draft
from anthology.importers.recognition.names import folded, is_name, is_name_word
from anthology.importers.recognition.phrases import any_of, pattern

_LONGEST = 600
"""Characters of a caption with its credit."""
_LONGEST_NAME = 8
_CREDIT = re.compile(
    rf"(?P<caption>.*?)(?:(?P<parted>^|[,.;:–—|/(\[]\s*|\s-\s+)(?P<what>{any_of('credit')}|©|\(c\)|(?P<perhaps>{any_of('credit_perhaps')})))"
    r"[\s:]*(?P<name>[^,;()]+?)(?P<year>,?\s\(?\d{4}\)?)?[\s.)\]*_]*",
    re.IGNORECASE | re.DOTALL,
)


def recognise_captions(draft: Draft) -> None:
    """Make a picture of each paragraph that is a caption with a credit, and take the captions of pictures apart."""
    for at, block in enumerate(draft.blocks):
        if block.kind is BlockKind.PICTURE:
            pictures = tuple(_credited(picture, draft) for picture in block.pictures)
            draft.blocks[at] = replace(block, pictures=pictures)
        elif block.kind is BlockKind.PARAGRAPH and (found := _parted(block.markdown, block.words, draft)):
            draft.blocks[at] = Block(
                BlockKind.PICTURE, "", "", line=block.line, pictures=(Picture("", caption=found[0], credit=found[1]),)
            )
            draft.leave(block, "A caption, for its photograph in photos in book.yaml.")


def _credited(picture: Picture, draft: Draft) -> Picture:
    if picture.credit or not (found := _parted(picture.caption, picture.caption, draft)):
        return replace(picture, credit=_name(picture.credit, draft)) if picture.credit else picture
    return replace(picture, caption=found[0], credit=found[1])


def _parted(markdown: str, words: str, draft: Draft) -> tuple[str, str] | None:
    """Caption and credit; None where this is no caption with a credit."""
    if not words or len(markdown) > _LONGEST:
        return None
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown).strip().strip("*_").strip()
    if not (found := _CREDIT.fullmatch(plain)):
        return None
    name = _name(found["name"].strip(" *_\\"), draft)
    sure = is_name(name) or folded(name) in map(folded, draft.known.people)
    if not name or len(name.split()) > _LONGEST_NAME or not is_name_word(name) or (found["perhaps"] and not sure):
        return None
    if (draft.article.heading and folded(words) == folded(draft.article.heading)) or _runs_on(found["caption"]):
        return None
    return found["caption"].strip().rstrip(",;:–—|/([*_ "), name


def _runs_on(caption: str) -> bool:
    """Whether what stands before the credit is a text of its own, with sentences, and no caption."""
    return len(re.findall(r"[.!?…]\s+\S", caption)) > 2


def _name(text: str, draft: Draft) -> str:
    """A name without the words before it; the author's own where it is the author that is credited."""
    begun = re.compile(rf"(?:{any_of('credit')}|©|\(c\))[\s:]*").match(text)
    name = (text[begun.end() :] if begun else text).strip(" .")
    if pattern("author").fullmatch(name) and len(draft.authors) == 1:
        return draft.authors[0].name
    return escape(name) if "\\" in name else name
