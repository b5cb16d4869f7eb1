"""Captions with the photographer they name, told from the text they stand in, and taken apart."""

from __future__ import annotations

import re
from dataclasses import replace

from anthology.importers.article import Block, BlockKind, Leftover, Picture
from anthology.importers.recognition.draft import Draft
from anthology.importers.recognition.names import folded, is_name, is_name_word
from anthology.importers.recognition.phrases import any_of, pattern

_LONGEST = 600
"""Characters of a caption with its credit."""
_LONGEST_CAPTION = 300
_LONGEST_CREDIT = 150
_LONGEST_NAME = 8
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_REASON = "A caption, for its photograph in photos in book.yaml."
_CREDIT = re.compile(
    rf"(?P<caption>.*?)(?:(?P<parted>^|[,.;:–—|/(\[]\s*|\s-\s+)(?P<what>{any_of('credit')}|©|\(c\)|(?P<perhaps>{any_of('credit_perhaps')})))"
    r"[\s:]*(?P<name>[^,;()]+?)(?P<year>,?\s\(?\d{4}\)?)?[\s.)\]*_]*",
    re.IGNORECASE | re.DOTALL,
)


def recognise_captions(draft: Draft) -> None:
    """Make a picture of each paragraph that is a caption with a credit, and take the captions of pictures apart."""
    for at, block in enumerate(draft.blocks):
        if block.kind is BlockKind.PICTURE:
            pictures = tuple(_credited(picture, draft, block) for picture in block.pictures)
            draft.blocks[at] = replace(block, pictures=pictures)
        elif block.kind is BlockKind.PARAGRAPH and (found := _parted(block.markdown, block.words, draft)):
            draft.blocks[at] = Block(
                BlockKind.PICTURE, "", "", line=block.line, pictures=(Picture("", caption=found[0], credit=found[1]),)
            )
            draft.leave(block, _REASON)


def _credited(picture: Picture, draft: Draft, block: Block) -> Picture:
    """A picture whose caption names who made it, with the two apart."""
    if picture.credit:
        return replace(picture, credit=_name(picture.credit, draft))
    found = _parted(picture.caption, picture.caption, draft)
    if found is None:
        return picture
    draft.leftovers.append(Leftover(picture.caption, _REASON, block.line))
    return replace(picture, caption=found[0], credit=found[1])


def _parted(markdown: str, words: str, draft: Draft) -> tuple[str, str] | None:
    """Caption and credit; None where this is no caption with a credit."""
    if not words or len(markdown) > _LONGEST:
        return None
    plain = _LINK.sub(r"\1", markdown).strip().strip("*_").strip()
    if not (found := _CREDIT.fullmatch(plain)) or len(found["caption"]) > _LONGEST_CAPTION:
        return None
    name = _name(found["name"], draft)
    if not name or len(name) > _LONGEST_CREDIT or len(name.split()) > _LONGEST_NAME or not is_name_word(name):
        return None
    if (found["perhaps"] and not _is_somebody(name, draft)) or _runs_on(found["caption"]):
        return None
    if folded(words) == folded(draft.article.heading):
        return None
    caption = found["caption"].strip().rstrip(",;:–—|/([*_ ")
    for link in _LINK.finditer(markdown):
        caption = caption.replace(link[1], link[0], 1) if link[1] else caption
    return caption, name


def _is_somebody(name: str, draft: Draft) -> bool:
    """Whether a name is that of a person, and not of what a picture shows: such a thing is spoken of in the text."""
    if folded(name) in map(folded, (*draft.known.people, *(person.name for person in draft.authors))):
        return True
    spoken_of = sum(name in block.words[1:] for block in draft.blocks)
    return is_name(name) and folded(name) != folded(draft.place) and spoken_of <= 1


def _runs_on(caption: str) -> bool:
    """Whether what stands before the credit is a text of its own, with sentences, and no caption."""
    return len(re.findall(r"[.!?…]\s+\S", caption)) > 2


def _name(text: str, draft: Draft) -> str:
    """A name without the words before it; the author's own where it is the author that is credited."""
    begun = re.compile(rf"(?:{any_of('credit')}|©|\(c\))[\s:]*").match(text)
    bare = re.sub(r"\\(?=\W)", "", _LINK.sub(r"\1", text[begun.end() :] if begun else text))
    name = bare.strip(" .*_")
    if pattern("author").fullmatch(name) and len(draft.authors) == 1:
        return draft.authors[0].name
    return name
