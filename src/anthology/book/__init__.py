"""The model every room shares: a Book of Sections, its People and Photos, and the closed vocabulary of its text."""

from anthology.book.book import Book, Funding, Isbns, Publisher, Series
from anthology.book.drawings import Drawing
from anthology.book.licences import Licence, licence
from anthology.book.page_starts import PageStart
from anthology.book.people import AlternateScript, Link, Person
from anthology.book.photos import EditionName, Photo
from anthology.book.sections import Kind, Matter, Opening, Piece, RunningHeads, Section
from anthology.book.settings import (
    Cover,
    EpubSettings,
    Evaluation,
    PagesSettings,
    Paper,
    PressSettings,
    Settings,
    Trim,
)

__all__ = [
    "AlternateScript",
    "Book",
    "Cover",
    "Drawing",
    "EditionName",
    "EpubSettings",
    "Evaluation",
    "Funding",
    "Isbns",
    "Kind",
    "Licence",
    "Link",
    "Matter",
    "Opening",
    "PageStart",
    "PagesSettings",
    "Paper",
    "Person",
    "Photo",
    "Piece",
    "PressSettings",
    "Publisher",
    "RunningHeads",
    "Section",
    "Series",
    "Settings",
    "Trim",
    "licence",
]
