"""No word is lost: the finished files are read back and held against the texts, word by word."""

from __future__ import annotations

from copy import deepcopy
from itertools import zip_longest

import pytest
from bookshelf import Built
from collation import Collation, collate
from lxml import etree
from readback import plain

from anthology.book import EditionName, Section

XHTML = {"h": "http://www.w3.org/1999/xhtml", "opf": "http://www.idpf.org/2007/opf"}


def test_every_word_and_picture_is_in_the_pdf(built: Built) -> None:
    wrong = [f"{found.section.id}: {found.difference}" for found in built.collations if found.difference]
    assert not wrong, "\n".join(wrong)


def test_every_note_is_on_the_page_of_its_call(full: Built) -> None:
    count = 0
    for found in full.collations:
        for call in found.section.body.iter("a"):
            if call.get("class") == "noteref":
                note = (call.get("href") or "")[1:]
                assert found.found[note] == found.ends[note] == found.found[call.get("id", "")], note
                count += 1
    assert count > 10


def test_every_word_and_picture_is_in_the_epub(built: Built) -> None:
    for section in built.shown(EditionName.EPUB):
        if section.file:
            document = _document(built, section)
            for at, (read, written) in enumerate(zip_longest(_words(document), _words(section.body))):
                assert read == written, f"{section.id}, word {at}: {read!r} where {written!r} should be"
            pictures = len(document.findall(".//h:img", XHTML))
            assert pictures == len(section.body.findall(".//img"))


def _document(built: Built, section: Section) -> etree._Element:
    """The body of a section's document, without the numbers that lead from notes back to the text."""
    (name,) = (name for name in built.epub if name.endswith(f"/{_file(section)}"))
    body = etree.fromstring(built.epub[name]).find("h:body", XHTML)
    for link in body.xpath(".//h:a[@role='doc-backlink']", namespaces=XHTML):
        link.text = None
    return body


def _file(section: Section) -> str:
    """The name of its document: its id, with a word before it where it begins with a digit."""
    return f"{'piece' if section.id[0].isdigit() else ''}{section.id}.xhtml"


def _words(tree: etree._Element) -> list[str]:
    """The words of a tree, those of neighbouring elements kept apart."""
    return plain(" ".join(tree.itertext())).split()


def test_the_epub_is_read_in_the_order_of_the_book(built: Built) -> None:
    package = etree.fromstring(next(raw for name, raw in built.epub.items() if name.endswith(".opf")))
    files = {item.get("id"): item.get("href") for item in package.iterfind(".//opf:item", XHTML)}
    spine = [files[ref.get("idref")] for ref in package.iterfind(".//opf:itemref", XHTML)]
    texts = [f"text/{_file(section)}" for section in built.book]
    assert [name for name in spine if name in texts] == texts


@pytest.fixture(scope="module")
def a_piece(own: Built) -> Collation:
    """A piece with notes and photographs, found in the PDF word by word."""
    pieces = [found for found in own.collations if found.section in own.book.pieces]
    return next(f for f in pieces if all(f.section.body.find(path) is not None for path in (".//aside", ".//img")))


@pytest.mark.parametrize("which", [0, 1, -1])
def test_a_word_more_or_less_is_found(a_piece: Collation, own: Built, which: int) -> None:
    """So the comparison is not blind."""
    body = deepcopy(a_piece.section.body)
    long = [p for p in body.iter("p") if p.get("class") is None and not len(p) and len((p.text or "").split()) > 20]
    words = (long[which].text or "").split()
    for changed in (
        words[:9] + words[10:],
        [*words[:9], "never", *words[9:]],
        [*words[:9], words[10], words[9], *words[11:]],
        [*words[:9], words[9] + words[10], *words[11:]],
    ):
        long[which].text = " ".join(changed)
        assert collate(a_piece.section.with_body(body), a_piece.pages, own.book.photos).difference


def test_a_lost_note_and_a_lost_picture_are_found(a_piece: Collation, own: Built) -> None:
    for path in (".//aside", ".//figure"):
        body = deepcopy(a_piece.section.body)
        lost = body.find(path)
        assert lost is not None
        lost.getparent().remove(lost)
        assert collate(a_piece.section.with_body(body), a_piece.pages, own.book.photos).difference
