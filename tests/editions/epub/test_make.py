"""What is wrong with files that only the EPUB reads, its cover, styles, and what EPUBCheck says of it all."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from sample_book import cover

from anthology.book import EpubSettings, Series, Settings
from anthology.cache import Cache
from anthology.editions.epub.make import MadeEpub, make_epub
from anthology.sources import Location
from anthology.theme import Theme
from anthology.verification import epubcheck
from anthology.workers import Workers


def epub_of(book, target: Path, cache: Path | None = None) -> MadeEpub:
    with Workers(1) as workers:
        return make_epub(book, Theme.shipped("default"), target, cache=Cache(cache), workers=workers, cover=cover())


def made(book, target: Path, cache: Path | None = None):
    return epub_of(book, target, cache).diagnostics


def test_epubcheck_finds_nothing(sample_epub: Path):
    outcome = epubcheck.judge(sample_epub, {})
    assert outcome.outcome == "passed", outcome.reason
    assert outcome.messages == ()


def test_what_cannot_be_read_is_told_and_nothing_is_written(book, tmp_path: Path):
    raw = book.photos["plan"].path.read_bytes()
    book.photos["plan"].path.write_bytes(raw[:70] + bytes(30) + raw[100:])
    settings = Settings(epub=EpubSettings(style="styles/none.css"))
    target = tmp_path / "book.epub"
    target.write_bytes(b"old")
    found = made(replace(book, settings=settings), target)
    assert [d.code for d in found] == ["picture-broken", "file-missing"]
    assert "photos/plan.png" in found[0].message
    assert target.read_bytes() == b"old"


def test_the_editors_style_comes_after_the_themes(book, tmp_path: Path, make):
    style = book.folder.root / "styles/epub.css"
    style.parent.mkdir()
    style.write_text('h1 { font-family: "Alegreya Sans", serif; }')
    epub = make(replace(book, settings=Settings(epub=EpubSettings(style="styles/epub.css"))))
    css = epub.files["EPUB/css/book.css"].decode()
    assert css.index("@font-face") < css.index("/* The ebook.") < css.index('h1 { font-family: "Alegreya Sans"')
    assert "EPUB/fonts/AlegreyaSans-Regular.ttf" in epub.files


def test_what_a_style_names_goes_into_the_epub(book, tmp_path: Path):
    """Pictures and other style sheets beside it; of remote files nothing is fetched."""
    styles = book.folder.root / "styles"
    (styles / "more").mkdir(parents=True)
    (styles / "epub.css").write_text(
        '@charset "utf-8"; /* url(none.png) */ @import "more/night.css" screen;\n'
        "hr { background: url(../photos/plan.png) no-repeat }"
    )
    (styles / "more/night.css").write_text("blockquote { background: url('../../photos/plan.png') }")
    settings = Settings(epub=EpubSettings(style="styles/epub.css"))
    assert made(replace(book, settings=settings), tmp_path / "a.epub") == ()
    with zipfile.ZipFile(tmp_path / "a.epub") as opened:
        css = opened.read("EPUB/css/book.css").decode()
        (name,) = [n for n in opened.namelist() if n.startswith("EPUB/style/")]
    assert css.count(name.removeprefix("EPUB/")) == 2
    assert "@media screen {" in css
    assert css.count("@charset") == 1
    assert "@import" not in css
    outcome = epubcheck.judge(tmp_path / "a.epub", {})
    assert (outcome.outcome, outcome.messages) == ("passed", ()), outcome
    (styles / "epub.css").write_text("hr {}\nhr { background: url(none.png) }")
    (found,) = made(replace(book, settings=settings), tmp_path / "b.epub")
    assert (found.code, str(found.location)) == ("file-missing", "styles/epub.css:2:18")


def test_it_is_known_where_each_line_of_a_style_comes_from(book, tmp_path: Path):
    styles = {
        "styles/epub.css": 'h1 { margin: 0 }\n/* a\nb */ @import "more.css" screen;\np { margin: 0 }\n'
        "hr {\n  background: url(\n    ../photos/plan.png)\n}\nh2 { margin: 0 }",
        "styles/more.css": '\n@import "deep.css";\nh3 { margin: 0 }\n',
        "styles/deep.css": "h4 { margin: 0 }",
    }
    (book.folder.root / "styles").mkdir()
    for name, text in styles.items():
        (book.folder.root / name).write_text(text)
    settings = Settings(epub=EpubSettings(style="styles/epub.css"))
    places = epub_of(replace(book, settings=settings), tmp_path / "a.epub").places
    with zipfile.ZipFile(tmp_path / "a.epub") as opened:
        css = ["", *opened.read("EPUB/css/book.css").decode().split("\n")]
        (name,) = [n.removeprefix("EPUB/") for n in opened.namelist() if n.startswith("EPUB/style/")]
    assert places[name][0] == Location("styles/epub.css", 6, 15)
    known = {css[line].strip(): f"{at.path}:{at.line}" for line, at in places["css/book.css"].items()}
    assert [known[f"h{n} {{ margin: 0 }}"] for n in (1, 2, 3, 4)] == [
        "styles/epub.css:1", "styles/epub.css:9", "styles/more.css:3", "styles/deep.css:1",
    ]  # fmt: skip
    assert known["@media screen {"] == "styles/epub.css:3"
    assert known["p { margin: 0 }"] == "styles/epub.css:4"
    theirs = next(n for n, line in enumerate(css) if "The editor's own rules" in line)
    assert min(places["css/book.css"]) > theirs


def test_photographs_keep_within_the_size_of_the_manifest(book, make):
    epub = make(replace(book, settings=Settings(epub=EpubSettings(max_image_px=640))))
    assert Image.open(io.BytesIO(epub.files["EPUB/images/pier.jpg"])).size == (640, 427)


def test_the_cover_is_the_picture_it_was_given(epub, book, make):
    assert epub.files["EPUB/cover.jpg"] == cover().data
    image = epub.find("cover.xhtml", "//h:img")[0]
    assert image.get("alt") == "Cover of Three Shores."
    (image,) = make(replace(book, title="Which Shore?")).find("cover.xhtml", "//h:img")
    assert image.get("alt") == "Cover of Which Shore?"
    assert epub.find("content.opf", "//opf:meta[@name='cover']")[0].get("content") == "cover-jpg"


def test_a_second_build_renders_nothing_again(book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert made(book, tmp_path / "a.epub", tmp_path / "cache") == ()

    def never(*_: object, **__: object) -> None:
        raise AssertionError("made again")

    for name in ("images.render", "fonts._cut"):
        monkeypatch.setattr(f"anthology.editions.epub.{name}", never)
    assert made(book, tmp_path / "b.epub", tmp_path / "cache") == ()
    assert (tmp_path / "a.epub").read_bytes() == (tmp_path / "b.epub").read_bytes()


def test_a_book_of_bare_text(book, tmp_path: Path):
    """No photograph, no people, no series: a piece alone is a valid book."""
    section = replace(book.section("marche"), part=None, piece=None)
    for gone in [*section.body.iter("figure"), *section.body.findall(".//p[@class='byline']")]:
        gone.getparent().remove(gone)
    bare = replace(
        book, sections=(section,), people={}, photos={}, editors=(), series=None, publisher=None, published=None,
        subtitle=None, description=None, subjects=(), isbn=type(book.isbn)(), licence=None, copyright=None, funding=(),
    )  # fmt: skip
    assert made(bare, tmp_path / "bare.epub") == ()
    outcome = epubcheck.judge(tmp_path / "bare.epub", {})
    assert (outcome.outcome, outcome.messages) == ("passed", ()), outcome


def test_titles_and_names_may_hold_any_character(book, tmp_path: Path, make):
    odd = replace(book, title='Salt & <Iron> "and" ’s', series=Series("A & B"), subtitle="<b>")
    epub = make(odd)
    assert epub.text("content.opf", "//dc:title")[0] == 'Salt & <Iron> "and" ’s'


def test_java_is_here():
    """Without it EPUBCheck does not run, and the tests above fail: this says why."""
    assert shutil.which("java"), "EPUBCheck needs Java: apt install default-jre-headless"
