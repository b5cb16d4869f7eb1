"""The package: what is in the file, in which order, and that it is the same every time."""

from __future__ import annotations

import hashlib
import inspect
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from ebooklib import epub as ebooklib_epub

from anthology.editions.epub import names
from anthology.editions.epub.package import _FixedZip, _Writer

BUILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from sample_book import cover, sample
from anthology.cache import Cache
from anthology.editions.epub.make import make_epub
from anthology.theme import Theme
from anthology.workers import Workers
if __name__ == "__main__":
    folder = Path(sys.argv[2])
    with Workers(int(sys.argv[3])) as workers:
        book, theme = sample(folder), Theme.shipped("default")
        make_epub(book, theme, folder / "b.epub", cache=Cache(None), workers=workers, cover=cover())
"""


def test_the_container_is_as_readers_expect_it(epub):
    first = epub.zip.infolist()[0]
    assert (first.filename, first.compress_type, epub.files["mimetype"]) == ("mimetype", 0, b"application/epub+zip")
    assert first.extra == b""
    assert list(epub.files)[1] == "META-INF/container.xml"
    assert {e.date_time for e in epub.zip.infolist()} == {(2027, 1, 1, 0, 0, 0)}, "SOURCE_DATE_EPOCH of all tests"
    assert {e.external_attr >> 16 for e in epub.zip.infolist()} == {0o100644}


def test_every_file_is_in_the_manifest_once_with_its_media_type(epub):
    items = epub.find("content.opf", "//opf:manifest/opf:item")
    files = {f.removeprefix("EPUB/") for f in epub.files if f.startswith("EPUB/")} - {"content.opf"}
    assert sorted(i.get("href") for i in items) == sorted(files)
    assert len({i.get("id") for i in items}) == len(items)
    kinds = {i.get("href"): (i.get("media-type"), i.get("properties")) for i in items}
    assert kinds["nav.xhtml"] == ("application/xhtml+xml", "nav")
    assert kinds["cover.jpg"] == ("image/jpeg", "cover-image")
    assert kinds["toc.ncx"] == ("application/x-dtbncx+xml", None)
    assert kinds["images/plan.png"] == ("image/png", None)
    assert kinds["fonts/Amiri-Regular.ttf"] == ("font/ttf", None)


def test_ids_come_from_ids_of_the_editor_and_not_from_counting(epub):
    ids = {i.get("href"): i.get("id") for i in epub.find("content.opf", "//opf:manifest/opf:item")}
    assert ids["text/low-water.xhtml"] == "text-low-water"
    assert ids["images/pier.jpg"] == "images-pier"


def test_the_spine_is_the_book_in_reading_order(epub):
    spine = [i.get("idref") for i in epub.find("content.opf", "//opf:spine/opf:itemref")]
    order = ["half-title", "title-page", "copyright", "contents", "winter", "low-water", "marche", "harbour"]
    assert spine == ["cover-xhtml", *(f"text-{s}" for s in [*order, "correspondents", "index"])]
    assert epub.find("content.opf", "//opf:spine")[0].get("toc") == "toc-ncx"


def test_names_cannot_meet():
    assert len({names.item(p) for p in (names.NAV, names.NCX, names.COVER, names.COVER_IMAGE, names.STYLE)}) == 5
    assert names.item(names.document("cover")) != names.item(names.COVER)
    assert names.relative("images/a.jpg", "text/b.xhtml") == "../images/a.jpg"
    assert names.relative("text/a.xhtml", "text/b.xhtml") == "a.xhtml"
    assert names.relative("css/book.css", "nav.xhtml") == "css/book.css"


def test_the_seams_of_ebooklib_are_still_there():
    """Each method that is overridden is still called by the library, with the arguments that ours takes."""
    source = inspect.getsource(ebooklib_epub.EpubWriter)
    for method in ("_get_nav", "_get_ncx", "_write_opf_file", "_write_container", "_write_opf", "_write_items"):
        ours, theirs = getattr(_Writer, method), getattr(ebooklib_epub.EpubWriter, method)
        assert inspect.signature(ours).parameters.keys() == inspect.signature(theirs).parameters.keys()
        assert f"self.{method}(" in source
    assert "self.out.writestr(" in source


def test_no_name_is_written_twice(tmp_path: Path):
    from datetime import datetime

    with _FixedZip(str(tmp_path / "a.zip"), datetime(2027, 3, 1)) as out:
        out.writestr("a", b"1")
        with pytest.raises(ValueError, match="a"):
            out.writestr("a", b"2")


def test_two_builds_are_the_same_bytes(tmp_path: Path):
    """In other folders, time zones, umasks, locales and hash seeds, with one worker and with two."""
    digests = set()
    for number, (zone, mask, seed) in enumerate([("UTC", 0o022, "1"), ("Asia/Kathmandu", 0o077, "4711")]):
        folder = tmp_path / f"folder {number}"
        folder.mkdir()
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": ["C", "C.UTF-8"][number]}
        script = folder / "build.py"
        script.write_text(BUILD)
        command = [sys.executable, str(script), str(Path(__file__).parent), str(folder), str(number + 1)]
        subprocess.run(command, check=True, cwd=folder, env=environment, umask=mask)
        digests.add(hashlib.sha256((folder / "b.epub").read_bytes()).hexdigest())
    assert len(digests) == 1


def test_a_failed_build_leaves_the_last_good_file(tmp_path: Path, book, monkeypatch: pytest.MonkeyPatch):
    from sample_book import cover

    from anthology.cache import Cache
    from anthology.editions.epub.make import make_epub
    from anthology.theme import Theme
    from anthology.workers import Workers

    target = tmp_path / "dist" / "book.epub"
    target.parent.mkdir()
    target.write_bytes(b"the last good one")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with Workers(1) as workers, pytest.raises(OSError, match="No space"):
        make_epub(book, Theme.shipped("default"), target, cache=Cache(None), workers=workers, cover=cover())
    assert [p.name for p in target.parent.iterdir()] == ["book.epub"]
    assert target.read_bytes() == b"the last good one"
