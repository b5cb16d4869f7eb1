"""A section: the unit a book is made of, typeset and cached by itself; generated ones are no different."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from anthology.book.licences import Licence
from anthology.book.markup import Element
from anthology.sources import Location


class Kind(StrEnum):
    """What a section is."""

    HALF_TITLE = "half-title"
    TITLE_PAGE = "title-page"
    COPYRIGHT = "copyright"
    CONTENTS = "contents"
    FOREWORD = "foreword"
    PREFACE = "preface"
    INTRODUCTION = "introduction"
    PART = "part"
    PIECE = "piece"
    AFTERWORD = "afterword"
    APPENDIX = "appendix"
    PHOTO_CREDITS = "photo-credits"
    CORRESPONDENTS = "correspondents"
    PLACES = "places"
    INDEX = "index"
    ACKNOWLEDGEMENTS = "acknowledgements"
    COLOPHON = "colophon"


class Matter(StrEnum):
    """Front matter is numbered in roman, the body starts again at 1, back matter goes on from it."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"


class Opening(StrEnum):
    """Where a section begins in the pages: on a right-hand page, or on the next one."""

    RECTO = "recto"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Piece:
    """What is known of a text that was published before: by, translated_by, photographs_by are ids of people.

    coordinates: of the place, latitude and longitude in degrees, north and east positive (WGS 84).
    """

    number: int | None = None
    place: str | None = None
    country: str | None = None
    coordinates: tuple[float, float] | None = None
    subtitle: str | None = None
    by: tuple[str, ...] = ()
    translated_by: tuple[str, ...] = ()
    photographs_by: tuple[str, ...] = ()
    published: date | None = None
    url: str | None = None
    licence: Licence | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class RunningHeads:
    """The line at the head of left-hand (verso) and right-hand (recto) pages; "" for none."""

    verso: str = ""
    recto: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the book that begins on a page of its own.

    id: lower-case words with hyphens, unique over the book; also the id of the body's root element.
    title: as in navigation, outline and contents, plain text, in `language`.
    body: a `section` element in the vocabulary of book/markup.py; treat it as unchangeable, deep-copy before use.
    part: the id of the part's own section it stands under, or None. location: its entry in the manifest.
    file: the chapter it was read from, relative to the book's folder; None for a generated section.
    words: of running text, notes included; 0 for generated sections.
    """

    id: str
    kind: Kind
    matter: Matter
    title: str
    language: str
    direction: str
    body: Element
    location: Location
    opening: Opening = Opening.RECTO
    part: str | None = None
    piece: Piece | None = None
    heads: RunningHeads = RunningHeads()
    file: str | None = None
    words: int = 0

    def with_body(self, body: Element) -> Section:
        """The same section with another body."""
        return replace(self, body=body)
