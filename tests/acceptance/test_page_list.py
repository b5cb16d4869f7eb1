"""The page list of the EPUB, held against the pages of the PDF as anyone reads them; asks nothing of the layout."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw
import pytest
from bookshelf import Built
from lxml import etree
from readback import HYPHEN, ReadPage, counted, is_right_to_left, letters

NAMES = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
XHTML = "{http://www.w3.org/1999/xhtml}"
BREAK = "doc-pagebreak"

ENOUGH = 24
"""Letters of a page that are compared: no two pages of these books begin with the same."""
READ_TWICE = 3
"""As in reader.py: letters too many that a line of right-to-left script may have."""


@dataclass(frozen=True)
class Mark:
    """A mark in the text. label: by which the list calls it. word: the letters of the word it stands before, whole.

    after: the letters of the text after it, as many as are compared and more. before_picture: whether one follows.
    """

    label: str
    name: str
    word: str
    after: str
    before_picture: bool


@pytest.fixture(scope="module")
def marks(full: Built) -> list[Mark]:
    return list(listed_marks(full.epub))


def listed_marks(files: Mapping[str, bytes]) -> Iterator[Mark]:
    """The marks that the page list leads to, in its order."""
    (nav,) = etree.fromstring(files["EPUB/nav.xhtml"]).xpath("//h:nav[@epub:type='page-list']", namespaces=NAMES)
    documents: dict[str, etree._Element] = {}
    for link in nav.iter(XHTML + "a"):
        path, _, anchor = (link.get("href") or "").partition("#")
        path = posixpath.join("EPUB", path)
        if path not in documents:
            documents[path] = etree.fromstring(files[path])
        (mark,) = documents[path].xpath("//*[@id=$id]", id=anchor)
        text = text_after(mark)
        nearest = (mark.getparent(), mark.getnext())
        pictures = any(e is not None and e.tag == XHTML + "figure" for e in nearest) and not (mark.tail or "").strip()
        word = re.match(r"\s*(\S*)", text)
        assert mark.get("role") == BREAK
        assert word
        yield Mark(link.text or "", mark.get("aria-label") or "", letters(word[1]), letters(text[:400]), pictures)


def text_after(mark: etree._Element) -> str:
    """The text of the document after an element, blocks parted by spaces; notes, which end it, are left out.

    So are the captions of portraits, which the pages do not show.
    """
    root, found, begun = mark.getroottree().getroot(), [], False
    for event, element in etree.iterwalk(root.find(XHTML + "body"), ("start", "end")):
        if begun and element.get("role") == "doc-footnote":
            break
        portrait = any("portrait" in (e.get("class") or "") for e in element.iterancestors(XHTML + "figure"))
        if event == "start":
            begun = begun or element is mark
            if portrait:
                continue
            found.append((element.text or "") if begun and element is not mark else "")
        elif begun and not portrait:
            inline = element.tag in {XHTML + name for name in ("a", "em", "span", "strong", "bdi", "cite", "code")}
            found.append(("" if inline else " ") + (element.tail or ""))
    return "".join(found)


def test_every_page_but_blank_ones_is_listed_in_order(full: Built, marks: list[Mark]) -> None:
    printed = [page.label for page in full.pdf.pages if not page.is_blank]
    assert [mark.label for mark in marks] == printed
    assert len(printed) < len(full.pdf.pages)
    assert {"i", "1"} <= set(printed)


def test_every_mark_is_named_by_its_number(marks: list[Mark]) -> None:
    assert [m.label for m in marks if m.label not in re.split(r"[\s\u00a0]", m.name)] == []


def test_the_text_after_each_mark_is_that_of_the_page(full: Built, marks: list[Mark]) -> None:
    by_label = {page.label: page for page in full.pdf.pages}
    wrong = []
    for mark in marks:
        page = by_label[mark.label]
        half = begun_before(full, page, mark)
        if not says(page, mark.after.removeprefix(half)):
            wrong.append(f"page {mark.label} begins {page.lines[:2]}, its mark stands before {mark.after[:40]!r}")
    assert not wrong, "\n".join(wrong)


def begun_before(built: Built, page: ReadPage, mark: Mark) -> str:
    """The half of the word after a mark that stands on the page before, where it is divided between the two.

    Few pages begin so since lines are chosen together, and in some books none.
    Notes may stand under it there, and a plate between the two pages.
    """
    if says(page, mark.after):
        return ""
    for line in (line for before in built.pdf.pages[max(0, page.number - 3) : page.number] for line in before.lines):
        if line.endswith((HYPHEN, "-")):
            # A hyphen of the word's own is a letter of it, and stays.
            last = letters(line.split()[-1]).removesuffix(HYPHEN)
            for half in (last[start:] for start in range(len(last))):
                if mark.word.startswith(half) and says(page, mark.after.removeprefix(half)):
                    return half
    return ""


def says(page: ReadPage, expected: str) -> bool:
    """Whether a page begins with these letters."""
    if is_right_to_left(page.lines[0]):
        line = counted(page.lines[0])
        return (line - counted(expected[: line.total() + READ_TWICE])).total() <= READ_TWICE
    printed = page.letters.lstrip("*∗")[:ENOUGH]  # A break is an element of its own, which says nothing.
    if numbered := re.match(r"\D{3,}?(?=(?:\(\w{1,4})?[.…,]*\d)", printed):
        printed = numbered[0]  # Then may come the number of a page, which an EPUB does not have.
    return bool(printed) and expected.startswith(printed)


def test_a_picture_at_the_head_of_a_page_is_behind_its_mark(full: Built, marks: list[Mark]) -> None:
    by_label = {mark.label: mark for mark in marks}
    found = 0
    with pypdfium2.PdfDocument(full.path(".pdf")) as pdf:
        for number, page in enumerate(full.pdf.pages):
            if page.pictures and _picture_is_first(pdf[number]):
                found += 1
                assert by_label[page.label].before_picture, page.label
    assert found > 5


def _picture_is_first(page: pypdfium2.PdfPage) -> bool:
    """Whether the top of a picture stands above every line of text but the running head."""
    raw = pypdfium2.raw
    height = page.get_height()
    tops = [o.get_bounds()[3] for o in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])]
    lines = [
        o.get_bounds()[3] for o in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]) if o.get_bounds()[3] < height - 50
    ]
    return bool(tops) and max(tops) > max(lines, default=0)


def test_the_comparison_is_not_blind(full: Built, marks: list[Mark]) -> None:
    by_label = {page.label: page for page in full.pdf.pages}
    mistaken = [m.label for m, later in pairwise(marks) if says(by_label[m.label], later.after)]
    assert mistaken == ["i"]  # The half-title says no more than the title page begins with.
