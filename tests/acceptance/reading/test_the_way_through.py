"""Opening the book, and finding the way through it: contents, landmarks, page list, links, turning pages."""

from __future__ import annotations

import posixpath
from collections import Counter

import pytest
from bookshelf import Built
from e_reader import EReader
from lxml import etree

NAMES = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}


def listed(built: Built, kind: str) -> list[tuple[str, str]]:
    """(label, path in the EPUB with its fragment) of what a list of the navigation document leads to, read afresh."""
    links = etree.fromstring(built.epub["EPUB/nav.xhtml"]).xpath(f"//h:nav[@epub:type='{kind}']//h:a", namespaces=NAMES)
    return [("".join(a.itertext()), posixpath.join("EPUB", a.get("href"))) for a in links]


def test_the_book_opens_and_can_be_turned_to_its_first_letter(unopened: EReader, own: Built) -> None:
    reader, opened = unopened, unopened.open()
    assert opened == {"title": own.book.title, "direction": "ltr"}
    (cover,) = reader.look("find", "img")
    assert cover["inView"]
    assert reader.look("lostPictures") == {"seen": 1, "faults": []}
    reader.photograph("cover")
    assert "EPUB/text/title-page.xhtml" in (reader.do("turn") for _ in range(4))
    seen = [text for text, is_seen in reader.look("seenText") if is_seen]
    assert seen[:2] == [own.book.title, own.book.subtitle]
    reader.photograph("title-page")
    (start,) = (mark["href"] for mark in reader.do("ways")["landmarks"] if "bodymatter" in mark["type"])
    reader.do("go", start)
    first = next(section for section in own.book if section.matter.value == "body")
    assert [(h["text"], h["inView"]) for h in reader.look("find", "h1")] == [(first.title, True)]


def test_the_contents_lead_to_every_section(reader: EReader, own: Built) -> None:
    contents = [(entry["label"], entry["href"]) for entry in reader.do("ways")["contents"]]
    assert contents == listed(own, "toc")
    titles = [section.title for section in own.book if section.kind.value not in {"half-title", "contents"}]
    assert [label for label, _ in contents] == titles
    for label, href in contents:
        assert reader.do("go", href)["path"] == href
        headings = reader.look("find", "h1, h2") or reader.look("find", "section[aria-label]")
        assert headings[0]["inView"], href
        titled = own.book.title if href.endswith("/title-page.xhtml") else label
        assert titled in (headings[0]["text"], headings[0]["label"])


def test_the_page_list_leads_to_every_page(reader: EReader, own: Built) -> None:
    pages = [(entry["label"], entry["href"]) for entry in reader.do("ways")["pages"]]
    assert pages == listed(own, "page-list")
    assert len(pages) > 40
    for label, href in pages:
        told = reader.do("go", href)["page"]
        marks = {mark["id"]: mark["inView"] for mark in reader.look("find", "[role=doc-pagebreak]")}
        anchor = href.partition("#")[2]
        assert marks[anchor], f"page {label} is not in view"
        assert reader.look("seesWhatFollows", anchor), f"what page {label} begins with is not in view"
        there = {name for name, where in pages if marks.get(where.partition("#")[2])}
        assert told in there, f"at page {label}, the reader says that it is {told}"


def test_a_link_is_followed(reader: EReader, own: Built) -> None:
    source = reader.document("05-kolkata")
    (link,) = etree.fromstring(own.epub[source]).xpath("//h:a[@class='ref']", namespaces=NAMES)
    target = posixpath.join("EPUB/text", link.get("href"))
    (title,) = (label for label, path in listed(own, "toc") if path == target)
    reader.do("goTo", source, "a.ref")
    reader.click("a.ref")
    reader.do("arrived", target)
    assert [(h["text"], h["inView"]) for h in reader.look("find", "h2.level-1")] == [(title, True)]


@pytest.mark.parametrize("letter", ["01-goteborg", "06-tripoli"])
def test_turning_pages_leaves_no_word_out(letter: str, reader: EReader) -> None:
    path = reader.document(letter)
    reader.do("go", path)
    unseen = {n for n, _ in enumerate(reader.look("seenText"))}
    pages, here = 0, path
    while here == path:
        pages += 1
        unseen -= {n for n, (_, is_seen) in enumerate(reader.look("seenText")) if is_seen}
        here = reader.do("turn")
    assert pages > 4
    assert unseen == set()
    assert reader.documents.index(here) == reader.documents.index(path) + 1


def test_every_letter_is_in_a_font_of_the_book(reader: EReader) -> None:
    """But for code, which is in whatever the reader has for it."""
    fonts: Counter[str] = Counter()
    for path in reader.documents:
        reader.do("go", path)
        for tags, used in reader.browser.fonts():
            for font in used:
                assert font["isCustomFont"] or "code" in tags, f"{path}: {set(tags)} in {font['familyName']}"
                fonts[font["familyName"]] += font["glyphCount"] if font["isCustomFont"] else 0
    assert {name for name, glyphs in fonts.items() if glyphs} == {"Alegreya", "Amiri"}
    assert fonts["Amiri"] > 4000
