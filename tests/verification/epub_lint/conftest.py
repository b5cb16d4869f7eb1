"""A right EPUB, made once through the command line, and copies of it with one fault each."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner

from anthology.cli import main

Files = dict[str, bytes]
"""The files of an EPUB by their names."""

OPF, NAV, NCX, CSS = "EPUB/content.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx", "EPUB/css/book.css"
ONE, TWO, ARABIC, PICTURE = (
    "EPUB/text/one.xhtml",
    "EPUB/text/two.xhtml",
    "EPUB/text/roof.xhtml",
    "EPUB/images/harbour.jpg",
)

MANIFEST = """\
title: Tiny
language: en
editors: [ada]
published: 2027-03-01
people:
  ada: {name: Ada Example, sort: "Example, Ada", bio: Ada Example edits this book.}
photos:
  harbour:
    file: photos/harbour.jpg
    alt: Two boats lie on still water.
    caption: The harbour after the last ferry
    by: ada
    licence: CC-BY-4.0
    cleared: [epub, reading, print]
contents:
  - title-page
  - contents
  - {file: chapters/one.md, title: One, by: [ada]}
  - {file: chapters/two.md, title: Two, by: [ada]}
  - {file: chapters/roof.md, title: السطح, by: [ada], language: ar}
  - photo-credits
  - correspondents
"""
CHAPTERS = {
    "one": "It rained on the day the market closed.[^a]\n\n[^a]: It was a Monday.\n\n"
    "| Stop | Time |\n|------|------|\n| Port | 5:10 |\n",
    "two": "The ferry had gone. See [the first letter](piece:one).\n\n![](photo:harbour)\n",
    "roof": "كان ذلك في [2024-01-21]{lang=en} فوق [rue des Acacias 18]{lang=fr}.\n",
}


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The right EPUB."""
    book = tmp_path_factory.mktemp("lint") / "book"
    starter = Path(__file__).parents[3] / "src/anthology/cli/starter"
    (book / "photos").mkdir(parents=True)
    (book / "photos/harbour.jpg").write_bytes((starter / "photos/harbour.jpg").read_bytes())
    (book / "book.yaml").write_text(MANIFEST, encoding="utf-8")
    (book / "chapters").mkdir()
    for name, text in CHAPTERS.items():
        (book / f"chapters/{name}.md").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["build", str(book), "--only", "epub", "--no-verify"])
    assert result.exit_code == 0, result.output
    return book / "dist/tiny.epub"


@pytest.fixture
def patched(good: Path, tmp_path: Path) -> Callable[..., Path]:
    """patched([edit, ...]) -> a copy of the right EPUB, its files as the edits leave them."""

    def patch(edits: Iterable[Callable[[Files], None]]) -> Path:
        with zipfile.ZipFile(good) as file:
            files = {name: file.read(name) for name in file.namelist()}
        for edit in edits:
            edit(files)
        path = tmp_path / "patched.epub"
        with zipfile.ZipFile(path, "w") as out:
            for name, data in files.items():
                out.writestr(name, data)
        return path

    return patch


def swap(name: str, pattern: str, new: str) -> Callable[[Files], None]:
    """The edit that puts `new` for the first match of a pattern, which must be there."""

    def edit(files: Files) -> None:
        text, found = re.subn(pattern, new, files[name].decode(), count=1, flags=re.S)
        assert found, f"{pattern} is not in {name}"
        files[name] = text.encode()

    return edit


def add(name: str, text: str, before: str) -> Callable[[Files], None]:
    """The edit that puts text before the last place where `before` stands."""

    def edit(files: Files) -> None:
        head, found, tail = files[name].decode().rpartition(before)
        assert found, f"{before} is not in {name}"
        files[name] = (head + text + found + tail).encode()

    return edit


def put(name: str, data: bytes) -> Callable[[Files], None]:
    """The edit that writes a file."""

    def edit(files: Files) -> None:
        files[name] = data

    return edit


def with_pages(files: Files) -> None:
    """The edit that gives the EPUB two printed pages and all that belongs to them, in place of any it has."""
    for name in [n for n in files if n.endswith((".xhtml", ".ncx", ".opf"))]:
        text = files[name].decode()
        text = re.sub(r'<(span|div)[^>]*epub:type="pagebreak"[^>]*></\1>', "", text)
        text = re.sub(r'<nav[^>]*epub:type="page-list".*?</nav>', "", text, flags=re.S)
        text = re.sub(r"<pageList.*?</pageList>", "", text, flags=re.S)
        files[name] = re.sub(r'<meta[^>]*property="(source-of|pageBreakSource)".*?</meta>', "", text).encode()
    for name, label in ((ONE, "7"), (TWO, "8")):
        mark = f'<span epub:type="pagebreak" role="doc-pagebreak" id="page-{label}" aria-label="Page {label}"/>'
        add(name, f"<p>{mark}A page begins.</p>", "</section>")(files)
    entries = '<li><a href="text/one.xhtml#page-7">7</a></li><li><a href="text/two.xhtml#page-8">8</a></li>'
    add(NAV, f'<nav epub:type="page-list" aria-label="Pages"><ol>{entries}</ol></nav>', "</body>")(files)
    targets = "".join(
        f'<pageTarget id="p{label}" type="normal" value="{label}"><navLabel><text>{label}</text></navLabel>'
        f'<content src="text/{name}.xhtml#page-{label}"/></pageTarget>'
        for name, label in (("one", 7), ("two", 8))
    )
    add(NCX, f"<pageList><navLabel><text>Pages</text></navLabel>{targets}</pageList>", "</ncx>")(files)
    source = '<dc:source id="print">urn:isbn:9780002027038</dc:source>'
    add(OPF, f'{source}<meta property="source-of" refines="#print">pagination</meta>', "</metadata>")(files)
