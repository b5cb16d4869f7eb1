"""A small book that has everything, and its composition."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from anthology.book import Book
from anthology.book.markup import Element
from anthology.composition.compose import Composed, compose_book
from anthology.manifest.load import load_manifest
from anthology.sources import Folder

MANIFEST = """\
title: "Letters from 'Elsewhere'"
subtitle: It's a year
language: en
series: {name: The Correspondents, url: "https://example.org/series"}
editors: [mara]
publisher: {name: Example Press, place: Paris, url: "https://www.example.org/"}
published: 2027-03-01
edition: First edition
isbn: {epub: 978-0-00-000000-2}
licence: CC-BY-NC-ND-4.0
funding:
  - {funder: Example Foundation, statement: It's their gift., url: "https://example.org/f"}
  - {funder: Ministry of Letters}
people:
  mara:
    name: Mara Lindqvist
    bio: Mara edits & writes.
    short_bio: Mara *edits*.
    portrait: mara
    links: [{label: Review, url: "https://example.org/r"}]
  ollie: {name: Ollie Varden, alternate_script: {name: أولي, language: ar}, bio: "Knows [Mara](person:mara)."}
  amal: {name: أمل حداد, sort: "Haddad, Amal", alternate_script: {name: Amal Haddad, language: fr}}
photos:
  roof:
    file: photos/roof.png
    alt: A roof.
    caption: A *roof* in [Potosí](https://example.org/p)
    by: ollie
    holder: Archive
    licence: CC-BY-4.0
    source: https://example.org/src
    taken: 2020-12
    cleared: [epub, reading]
    substitute: drawing
  drawing:
    file: photos/drawing.png
    alt: The roof, drawn.
    by: Some One
    licence: all-rights-reserved
    cleared: [epub, reading, print]
  mara:
    file: photos/mara.png
    alt: Mara.
    by: mara
    licence: CC-BY-NC-ND-4.0
    cleared: [epub, reading, print]
contents:
  - half-title
  - title-page
  - copyright
  - contents
  - {file: chapters/introduction.md, kind: introduction, title: A Year, by: [mara]}
  - part: It's Winter
    epigraph: Cold.
    pieces:
      - file: chapters/05-la-paz.md
        number: 5
        place: La Paz
        country: BO
        title: What's Next?
        subtitle: "On 'winning'"
        summary: They won.
        by: [ollie, mara]
        published: 2021-01-20
        url: https://www.example.org/la-paz/
        licence: CC-BY-4.0
      - {file: chapters/07-tunis.md, number: 7, place: Tunis, country: TN, language: ar, title: رسالة, by: [amal],
         translated_by: [ollie], photographs_by: [ollie]}
  - photo-credits
  - correspondents
  - places
  - index
  - acknowledgements
  - colophon
"""

FILES: dict[str, str] = {
    "book.yaml": MANIFEST,
    "chapters/introduction.md": 'Of [salt]{index="Salt"}, [the roof](photo:roof) and [Ollie](person:ollie).\n',
    "chapters/05-la-paz.md": (
        'On [silver]{index="Silver"} and [salt]{index="Salt"}.\n\n![](photo:roof){.plate}\n\n'
        'More [salt]{index="Salt"}.[^1]\n\n![](photo:roof)\n\n[^1]: A note.\n'
    ),
    "chapters/07-tunis.md": "كلمة.\n\n![](photo:roof)\n",
    "acknowledgements.md": "Thanks to all.\n",
}


def picture(width: int = 90, height: int = 60) -> bytes:
    out = io.BytesIO()
    Image.new("L", (width, height), 128).save(out, "PNG")
    return out.getvalue()


Compose = Callable[..., Composed]


@pytest.fixture
def compose(make_book: Callable[..., Path]) -> Compose:
    """compose({"book.yaml": ...}, draft=True) -> the composition of a book with these files; `without` are left out."""

    def run(
        files: dict[str, str | bytes] | None = None,
        *,
        draft: bool = False,
        today: date | None = None,
        without: tuple[str, ...] = (),
    ) -> Composed:
        pictures = {f"photos/{name}.png": picture() for name in ("roof", "drawing", "mara")}
        root = make_book({**pictures, **(files or {})})
        unlisted = () if "chapters/one.md" in (root / "book.yaml").read_text("utf-8") else ("chapters/one.md",)
        for name in (*without, *unlisted):
            (root / name).unlink()
        folder = Folder(root)
        return compose_book(load_manifest(folder), folder, draft=draft, today=today)

    return run


@pytest.fixture
def whole(compose: Compose) -> Book:
    """The small book, with which nothing is wrong."""
    composed = compose(dict(FILES))
    assert composed.diagnostics == ()
    assert composed.book is not None
    return composed.book


def xml(element: Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)


def lines(text: str) -> str:
    """XML written over lines, as one."""
    return "".join(line.strip(" ") for line in text.strip().split("\n"))


def assert_same(found: str, wanted: str) -> None:
    """Two texts of XML that say the same, the order of attributes apart; tells where they part."""
    found, wanted = etree.canonicalize(found), etree.canonicalize(wanted)
    pairs = enumerate(zip(found, wanted, strict=False))
    at = max(0, next((i for i, (a, b) in pairs if a != b), min(len(found), len(wanted))) - 60)
    assert found == wanted, f"found  ...{found[at : at + 180]}\nwanted ...{wanted[at : at + 180]}"
