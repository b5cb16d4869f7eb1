"""From a place in the EPUB to the place in the manuscript, also where the file is not what it should be."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from anthology.cache import Cache
from anthology.sources import Location
from anthology.verification.places import Places, Spot, keep_origins, recall_origins

ONE = Location("chapters/one.md", 7)
CONTAINER = b"""<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/content.opf"/></rootfiles></container>"""
PAGE = "<html><head><title>é</title></head>\n<body><section><p>é<em>one</em></p><p>two</p>\n</section></body></html>"
"""Elements by number: html, head, title, body, section, p, em, p."""
ORIGINS = {"text/a b.xhtml": {0: Location("chapters/one.md"), 4: Location("chapters/one.md", 2), 5: ONE}}


@pytest.fixture
def epub(tmp_path: Path) -> Path:
    path = tmp_path / "a.epub"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("META-INF/container.xml", CONTAINER)
        out.writestr("EPUB/text/a b.xhtml", PAGE)
    return path


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [
        (0, 0, Location("chapters/one.md")),
        (1, 21, Location("chapters/one.md")),
        (2, 7, Location("chapters/one.md")),
        (2, 16, Location("chapters/one.md", 2)),
        (2, 19, ONE),
        (2, 24, ONE),
        (2, 40, Location("chapters/one.md", 2)),
        (3, 5, Location("chapters/one.md", 2)),
        (9, 0, Location("chapters/one.md", 2)),
    ],
)
def test_a_message_leads_to_the_element_or_what_is_around_it(epub: Path, line: int, column: int, place: Location):
    assert Places(epub, ORIGINS).origin(Spot("EPUB/text/a b.xhtml", line, column)) == place


@pytest.mark.parametrize(
    ("steps", "line", "place"),
    [
        ("/", 1, Location("chapters/one.md")),
        ("", 1, Location("chapters/one.md")),
        ("/2/2", 1, Location("chapters/one.md")),
        ("/4/2", 2, Location("chapters/one.md", 2)),
        ("/4/2/2/2", 2, ONE),
        ("/4/2/2/9", 2, ONE),
        ("/4/2/4", 2, Location("chapters/one.md", 2)),
        ("nonsense", 1, Location("chapters/one.md")),
    ],
)
def test_steps_lead_to_an_element(epub: Path, steps: str, line: int, place: Location):
    places = Places(epub, ORIGINS)
    for href in ("text/a%20b.xhtml", "/EPUB/text/a b.xhtml", "EPUB/text/a%20b.xhtml"):
        spot = places.spot(href, steps)
        assert (spot.path, spot.line) == ("EPUB/text/a b.xhtml", line)
        assert places.origin(spot) == place


def test_what_is_not_ours_comes_from_nowhere(epub: Path):
    assert Places(epub, {}).origin(Spot("EPUB/text/a b.xhtml", 2, 19)) is None
    assert Places(epub, ORIGINS).origin(Spot("EPUB/nav.xhtml", 2, 19)) is None
    assert Places(epub, ORIGINS).spot("none.xhtml", "/4/2") == Spot("none.xhtml")


def test_style_sheets_have_places_by_line_and_other_files_have_one(tmp_path: Path):
    path = tmp_path / "d.epub"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("META-INF/container.xml", CONTAINER)
        out.writestr("EPUB/css/book.css", "p { margin: 0 }\n" * 9)
        out.writestr("EPUB/style/a.webp", b"RIFF")
    styled, named = Location("styles/own.css", 3), Location("styles/own.css", 7)
    places = Places(path, {"css/book.css": {8: styled}, "style/a.webp": {0: named}})
    assert places.origin(Spot("EPUB/css/book.css", 8, 5)) == styled
    assert places.origin(Spot("EPUB/css/book.css", 9, 5)) is None
    assert places.origin(Spot("EPUB/css/book.css")) is None
    assert places.origin(Spot("EPUB/style/a.webp", 1)) == named
    assert places.origin(Spot("EPUB/style/b.webp", 1)) is None


@pytest.mark.parametrize("content", [None, b"", b"no zip", b"PK\x03\x04 half a zip"])
def test_a_file_that_is_no_epub_has_no_places(tmp_path: Path, content: bytes | None):
    path = tmp_path / "b.epub"
    if content is not None:
        path.write_bytes(content)
    places = Places(path, ORIGINS)
    assert places.origin(Spot("EPUB/text/a b.xhtml", 2, 3)) is None
    assert places.spot("text/a b.xhtml", "/4").line == 0


def test_a_broken_document_has_places_up_to_the_break(tmp_path: Path):
    path = tmp_path / "c.epub"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("META-INF/container.xml", CONTAINER)
        out.writestr("EPUB/text/a b.xhtml", PAGE.replace("</em>", "</strong>"))
    assert Places(path, ORIGINS).origin(Spot("EPUB/text/a b.xhtml", 2, 30)) == ONE


def test_origins_are_kept_for_just_this_file(epub: Path, tmp_path: Path):
    cache = Cache(tmp_path / "cache")
    keep_origins(cache, epub, ORIGINS)
    assert recall_origins(cache, epub) == ORIGINS
    assert keep_origins(cache, tmp_path / "none.epub", {}) == {}
    assert recall_origins(Cache(None), epub) == {}
    assert recall_origins(cache, tmp_path / "none.epub") == {}
    with epub.open("ab") as file:
        file.write(b" ")
    assert recall_origins(cache, epub) == {}
