"""The settings of the editions, where the manifest leaves them to the theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from anthology.book import Trim
from anthology.composition.compose import compose_book
from anthology.manifest.load import load_manifest
from anthology.sources import Folder

PAGE = '{"page": {"width": 200, "height": 180}}'


def trim(root: Path) -> Trim:
    folder = Folder(root)
    book = compose_book(load_manifest(folder), folder).book
    assert book is not None
    return book.settings.pages.trim


def test_a_book_without_a_trim_has_the_page_of_its_theme(make_book: Callable[..., Path]) -> None:
    manifest = "title: A\nlanguage: en\neditions: {pages: {theme: mine}}\ncontents: [title-page]\n"
    assert trim(make_book({"book.yaml": manifest, "mine/theme.json": PAGE})) == Trim(200, 180)


def test_a_trim_goes_before_the_page_of_the_theme(make_book: Callable[..., Path]) -> None:
    pages = "{theme: mine, trim: 150mm x 230mm}"
    manifest = f"title: A\nlanguage: en\neditions: {{pages: {pages}}}\ncontents: [title-page]\n"
    assert trim(make_book({"book.yaml": manifest, "mine/theme.json": PAGE})) == Trim(150, 230)
