"""The book that `anthology new` lays out, to be changed by the tests of its cover."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from anthology.book import Book, Cover
from anthology.build import read_book
from anthology.sources import Folder

sys.path.insert(0, str(Path(__file__).parent))

from cover_book import with_cover


@pytest.fixture
def book(starter: Path) -> Book:
    read = read_book(Folder(starter), "book.yaml", today=date(2027, 1, 1)).book
    assert read
    return with_cover(read, Cover())


@pytest.fixture
def picture(book: Book) -> Callable[..., str]:
    """Puts a picture of one colour, or of two halves, one over the other, into the book; gives its name."""

    def put(size: tuple[int, int], upper: str, lower: str | None = None) -> str:
        image = Image.new("RGB", size, upper)
        image.paste(lower or upper, (0, size[1] // 2, *size))
        image.save(book.folder.root / "photos/front.png")
        return "photos/front.png"

    return put
