"""The sample book, made once, and its EPUB opened."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from anthology.book import Book
from anthology.book.markup import Element
from anthology.cache import Cache
from anthology.editions.epub.make import make_epub
from anthology.editions.epub.printed import Printed
from anthology.theme import Theme
from anthology.workers import Workers

sys.path.insert(0, str(Path(__file__).parent))

from sample_book import cover, sample

NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "epub": "http://www.idpf.org/2007/ops",
}


class Opened:
    """An EPUB read back with other means than it was made with."""

    def __init__(self, path: Path) -> None:
        self.zip = zipfile.ZipFile(path)
        self.files = {i.filename: self.zip.read(i) for i in self.zip.infolist()}

    def tree(self, name: str) -> Element:
        return etree.fromstring(self.files[f"EPUB/{name}"])

    def find(self, name: str, path: str) -> list[Element]:
        """What an XPath finds in a file, with the prefixes opf, dc, h, ncx and epub."""
        return self.tree(name).xpath(path, namespaces=NAMES)

    def text(self, name: str, path: str) -> list[str]:
        return [" ".join("".join(map(str, e.itertext())).split()) for e in self.find(name, path)]


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Opened]:
    """Makes a book's EPUB, with the pages it was printed on or without, and opens it; there may be no diagnostic."""

    def made(book: Book, printed: Printed | None = None) -> Opened:
        with Workers(1) as workers:
            target, theme = tmp_path / "book.epub", Theme.shipped("default")
            made = make_epub(book, theme, target, cache=Cache(None), workers=workers, cover=cover(), printed=printed)
            assert made.diagnostics == ()
        return Opened(target)

    return made


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """The sample book, to be changed by the test."""
    return sample(tmp_path / "sample")


@pytest.fixture(scope="session")
def sample_epub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    with Workers(1) as workers:
        target = folder / "three-shores.epub"
        made = make_epub(
            sample(folder),
            Theme.shipped("default"),
            target,
            cache=Cache(folder / "cache"),
            workers=workers,
            cover=cover(),
        )
        assert made.diagnostics == ()
    return target


@pytest.fixture(scope="session")
def epub(sample_epub: Path) -> Opened:
    """The EPUB of the sample book."""
    return Opened(sample_epub)
