"""Pictures with their captions, alone or as a gallery; knows which element captions which picture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from anthology.book.markup import Element
from anthology.importers.article import Block, BlockKind, Picture
from anthology.importers.markup.conversion import Conversion
from anthology.importers.markup.escaping import plain
from anthology.importers.markup.inline import content_of, runs_of
from anthology.importers.markup.leaving import leave, why_to_leave
from anthology.importers.markup.paragraphs import one_line, paragraphs
from anthology.importers.markup.pictures import is_emoji, picture_of
from anthology.importers.markup.quotations import BlocksOf
from anthology.importers.markup.runs import Run, markdown_of

_GROUP = re.compile(r"(?i)(?:^|[\s_-])(?:wp-caption|wp-block-image|gallery|carousel|slideshow|captioned)(?:[\s_-]|$)")
_CAPTION = re.compile(r"(?i)(?:^|[\s_-])caption(?:[\s_-]|$)")
_CREDIT = re.compile(r"(?i)(?:^|[\s_-])(?:credits?|photographer|photo-?by|attribution|image-?source)(?:[\s_-]|$)")
_NONE_INSIDE = ("blockquote", "table", "iframe", "video", "audio", "pre", "embed", "object", "h1", "h2", "h3")
_MOST_WORDS = 30
"""Words outside captions in a group of pictures: an element with more is text with pictures in it."""


def is_figure(element: Element) -> bool:
    """Whether an element is a picture or a gallery, with its captions, and little else."""
    if element.tag != "figure" and not _GROUP.search(element.get("class") or ""):
        return False
    if not _has(element, "img") or _has(element, *_NONE_INSIDE):
        return False
    captions = {e for e in element.iterdescendants() if _is_caption(e)}
    outside = sum(
        len(text.split())
        for part in element.iter()
        if not captions.intersection((part, *part.iterancestors()))
        for text in (part.text or "", *(child.tail or "" for child in part))
    )
    return outside <= _MOST_WORDS


def _has(element: Element, *tags: str) -> bool:
    return next(element.iterdescendants(*tags), None) is not None


def _is_caption(element: Element) -> bool:
    if element.tag == "figcaption":
        return True
    return element.tag in ("p", "div", "span", "dd") and bool(_CAPTION.search(element.get("class") or ""))


@dataclass(slots=True)
class _Shown:
    """A picture, the element that shows it, and what captions it."""

    image: Element
    picture: Picture
    caption: list[Run] = field(default_factory=list)
    credit: list[Run] = field(default_factory=list)

    def told(self) -> Picture:
        """The picture with its caption and credit."""
        caption, credit = one_line(self.caption), one_line(self.credit)
        return replace(self.picture, caption=markdown_of(caption), credit=markdown_of(credit))


def figure_blocks(element: Element, style: Run, conversion: Conversion, _blocks_of: BlocksOf) -> list[Block]:
    """One picture block; then what captions several pictures at once, and what else stands with them, as paragraphs."""
    shown = list[_Shown]()
    for image in element.iter("img"):
        hidden = any(why_to_leave(a) for a in image.iterancestors() if element in (a, *a.iterancestors()))
        if not hidden and not is_emoji(image) and (picture := picture_of(image, conversion)) is not None:
            shown.append(_Shown(image, picture))
    group = _Group(element, shown, replace(style, em=False, strong=False), conversion)
    before, conversion.noteless = conversion.noteless, conversion.noteless or "a note called in a caption"
    group.collect(element)
    conversion.noteless = before
    conversion.displaced.clear()
    pictures = tuple(one.told() for one in shown)
    blocks = [Block(BlockKind.PICTURE, "", "", pictures=pictures)] if pictures else []
    return [*blocks, *paragraphs(group.rest, verse=False)]


@dataclass(slots=True)
class _Group:
    """The pictures of one element, and the words with them that caption none of them alone."""

    root: Element
    shown: list[_Shown]
    style: Run
    conversion: Conversion
    inside: dict[Element, list[_Shown]] = field(default_factory=dict)
    rest: list[Run] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Note which pictures are inside each element."""
        for one in self.shown:
            for around in one.image.iterancestors():
                self.inside.setdefault(around, []).append(one)

    def collect(self, part: Element) -> None:
        """Give each caption to its picture; all else goes to rest."""
        self._text(part.text)
        for child in part:
            self._child(child)
            self._text(child.tail)

    def _text(self, text: str | None) -> None:
        if text and text.strip():
            self.rest.append(replace(self.style, text=plain(text)))

    def _child(self, child: Element) -> None:
        conversion = self.conversion
        if child in conversion.texts or child in conversion.taken or (child.tag == "img" and not is_emoji(child)):
            return
        if _is_caption(child):
            self._caption(child)
        elif reason := why_to_leave(child):
            leave(child, reason, conversion)
        elif _has(child, "img") or any(_is_caption(e) for e in child.iterdescendants()):
            self.collect(child)
        else:
            self.rest += [Run(" "), *runs_of(child, self.style, conversion), Run(" ")]

    def _caption(self, caption: Element) -> None:
        owners, conversion = self._owners(caption), self.conversion
        for inner in caption.iterdescendants("p", "div"):
            inner.tail = " " + (inner.tail or "")
        if len(owners) != 1:
            self.rest += [Run(" "), *content_of(caption, self.style, conversion), Run(" ")]
            return
        for credit in caption.iterdescendants():
            inside = conversion.taken.intersection(credit.iterancestors())
            if _CREDIT.search(credit.get("class") or "") and not inside:
                owners[0].credit += [Run(" "), *content_of(credit, self.style, conversion)]
                conversion.taken.add(credit)
        owners[0].caption += [Run(" "), *content_of(caption, self.style, conversion)]

    def _owners(self, caption: Element) -> list[_Shown]:
        """The pictures of the smallest element that has this caption and a picture."""
        for around in caption.iterancestors():
            if owners := self.inside.get(around):
                return owners
            if around is self.root:
                break
        return []
