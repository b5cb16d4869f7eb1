"""The table of generated sections, and filling them all from the book; knows nothing of what is in each."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from anthology.book import Book, Kind, Section
from anthology.book.markup import Element
from anthology.composition import (
    acknowledgements,
    colophon,
    contents,
    copyright_page,
    correspondents,
    half_title,
    index,
    photo_credits,
    places,
    title_page,
)
from anthology.composition.compositor import Compositor

MAKERS: dict[Kind, Callable[[Book, Section, Compositor], Element]] = {
    Kind.HALF_TITLE: half_title.body,
    Kind.TITLE_PAGE: title_page.body,
    Kind.COPYRIGHT: copyright_page.body,
    Kind.CONTENTS: contents.body,
    Kind.CORRESPONDENTS: correspondents.body,
    Kind.PHOTO_CREDITS: photo_credits.body,
    Kind.PLACES: places.body,
    Kind.INDEX: index.body,
    Kind.ACKNOWLEDGEMENTS: acknowledgements.body,
    Kind.COLOPHON: colophon.body,
}
"""Who makes the body of which section, from the whole book and the section as it is so far."""


def fill(book: Book, compositor: Compositor, kinds: Collection[Kind] = tuple(MAKERS)) -> Book:
    """The book with the bodies of its generated sections of these kinds made anew."""
    sections = tuple(
        s.with_body(MAKERS[s.kind](book, s, compositor)) if s.kind in kinds and s.kind in MAKERS else s
        for s in book.sections
    )
    return replace(book, sections=sections)
