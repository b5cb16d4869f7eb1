"""What is tried: manifest, prose, pictures, and what the importers read; an exception is a mistake of ours."""

from __future__ import annotations

import contextlib
import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from lxml import etree

import mutations
import sources
from anthology.book.markup import violations
from anthology.build import read_book
from anthology.manuscript.read import Known, read_blocks, read_chapter, read_inline
from anthology.pictures.probe import probe
from anthology.pictures.render import render
from anthology.sources import Folder, Location, UnreadableError

KNOWN = Known(frozenset({"a"}), frozenset({"b"}), frozenset({"c"}))
LANGUAGES = ("en", "fr", "es", "ar", "he", "ja", "de", "tlh")


class Corpus:
    """The texts of a folder of books that mutations begin with."""

    def __init__(self, folder: Path) -> None:
        self.manifests = _texts(folder, "book.yaml")
        self.chapters = _texts(folder, "*.md")


def _texts(folder: Path, name: str) -> list[str]:
    found = []
    for path in sorted(folder.rglob(name)):
        with contextlib.suppress(OSError, ValueError):
            found.append(path.read_text(encoding="utf-8"))
    return found


def make_manifest(chance: random.Random, corpus: Corpus) -> bytes:
    """A manifest, made of two of the corpus."""
    one, other = chance.choice(corpus.manifests), chance.choice(corpus.manifests)
    return mutations.text(chance, one, other).encode("utf-8", "replace")


def try_manifest(data: bytes, folder: Path) -> None:
    """Read the whole book that has this manifest."""
    (folder / "chapters").mkdir(parents=True, exist_ok=True)
    (folder / "chapters/one.md").write_text("It rained.\n", encoding="utf-8")
    (folder / "book.yaml").write_bytes(data)
    read_book(Folder(folder), "book.yaml", today=date(2027, 1, 1))
    shutil.rmtree(folder)


def make_prose(chance: random.Random, corpus: Corpus) -> bytes:
    """A chapter, made of two of the corpus."""
    one, other = chance.choice(corpus.chapters), chance.choice(corpus.chapters)
    return mutations.text(chance, one, other).encode("utf-8", "replace")


def try_prose(data: bytes, folder: Path) -> None:
    """Read this as a chapter, as blocks and as a line of the manifest, and hold the trees against the vocabulary."""
    folder.mkdir(exist_ok=True)
    (folder / "one.md").write_bytes(data)
    try:
        source = Folder(folder).read("one.md")
    except UnreadableError:
        return
    at, language = Location("one.md"), LANGUAGES[len(data) % len(LANGUAGES)]
    chapter = read_chapter(source, section="s", language=language, direction="ltr", known=KNOWN)
    blocks = read_blocks(source.text, at=at, language=language, known=KNOWN, prefix="p")
    inline = read_inline(source.text, at=at, language=language, known=KNOWN)
    for tree in (chapter.body, blocks.body, inline.element):
        etree.fromstring(etree.tostring(tree))
        if found := next(violations(tree), None):
            raise AssertionError(f"outside the vocabulary: {found}")
    for told in (*chapter.diagnostics, *blocks.diagnostics, *inline.diagnostics):
        assert told.location and told.location.line <= source.text.count("\n") + 1, told


def make_picture(chance: random.Random, corpus: Corpus) -> bytes:
    """A picture of any format."""
    return mutations.picture(chance)


def try_picture(data: bytes, folder: Path) -> None:
    """Look at this as a picture, and make a rendition of it."""
    folder.mkdir(exist_ok=True)
    path = folder / "roof.png"
    path.write_bytes(data)
    with contextlib.suppress(UnreadableError):
        probe(path, "roof.png")
    with contextlib.suppress(UnreadableError):
        render(path, 40)


TARGETS: dict[str, tuple[Callable[[random.Random, Corpus], bytes], Callable[[bytes, Path], None]]] = {
    "manifest": (make_manifest, try_manifest),
    "prose": (make_prose, try_prose),
    "picture": (make_picture, try_picture),
    "plain": (sources.make_plain, sources.try_source(".txt")),
    "page": (sources.make_page, sources.try_source(".html")),
    "export": (sources.make_export, sources.try_source(".xml")),
    "word": (sources.make_word, sources.try_source(".docx")),
}
