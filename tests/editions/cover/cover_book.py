"""Changes to a book that concern its cover."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from anthology.book import Book, Cover, Person
from anthology.sources import Location


def with_cover(book: Book, cover: Cover) -> Book:
    return replace(book, settings=replace(book.settings, cover=cover))


def with_editors(book: Book, *names: str) -> Book:
    people = {f"e{n}": Person(f"e{n}", name, name, Location("book.yaml", 1, 1)) for n, name in enumerate(names)}
    return replace(book, people={**book.people, **people}, editors=tuple(people))


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))
