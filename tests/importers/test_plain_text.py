"""A text copied from a page becomes blocks with all its words, and no more structure than its lines show."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anthology.importers.article import Article
from anthology.importers.escaping import escape
from anthology.importers.plain_text import read_plain_text
from anthology.manuscript.read import Known, read_chapter
from anthology.manuscript.tree import words_of
from anthology.sources import Source, UnreadableError


def read(text: str | bytes) -> Article:
    (article,) = read_plain_text(text if isinstance(text, bytes) else text.encode(), "a.txt", lambda _: None)
    return article


def kinds(article: Article) -> list[str]:
    return [block.kind.value for block in article.blocks]


def test_blank_lines_part_paragraphs_and_the_first_line_is_the_heading() -> None:
    article = read("\n\nLetters #3 Lisbon: Whose Hill?\n\n\n\nOne.\u00a0 Two  three. \n \n\u00a0Four\u00a0; five.")
    assert article.heading == "Letters #3 Lisbon: Whose Hill?"
    assert [(b.words, b.line) for b in article.blocks] == [("One. Two three.", 7), ("Four\u00a0; five.", 9)]
    assert kinds(article) == ["paragraph", "paragraph"]


@pytest.mark.parametrize("text", ["It rained on the day the market closed.\n\nThen it stopped.", "One line only"])
def test_what_cannot_be_a_heading_is_none(text: str) -> None:
    article = read(text)
    assert article.heading == ""
    assert " ".join(b.words for b in article.blocks) == " ".join(text.split())


def test_lines_show_what_they_are() -> None:
    wrapped = "\n".join(["a word or two and then some more words until the edge"] * 3 + ["and the end."])
    article = read(
        f"T\n\n{wrapped}\n\nA long line that was one paragraph of the page, and has more than sixty characters.\n"
        "Another one.\n\n- one\n- two\n\n1) first\n2) second\n\n* * *\n\n## A heading\n\nUnder\n-----\n\n"
        "> said\n> twice\n\nA short line\nand another"
    )
    assert kinds(article) == [
        *["paragraph"] * 3, "list", "list", "break", "heading", "heading", "quotation", "paragraph"
    ]  # fmt: skip
    marks = [block.markdown for block in article.blocks]
    assert marks[0] == wrapped.replace("\n", " ")
    assert marks[3:6] == ["- one\n- two", "1. first\n2. second", "***"]
    assert marks[8:] == ["> said\n> twice", "A short line\\\nand another"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are(encoding: str) -> None:
    assert read("Título\r\n\r\nSeñal.".encode(encoding)).heading == "Título"


@pytest.mark.parametrize(
    ("data", "code"), [("Señal.".encode("latin-1"), "file-not-utf8"), (b"a" * 5_000_001, "file-too-large")]
)
def test_what_cannot_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read(data)
    assert raised.value.code == code


SIGNS = "\\`*_[]<>{}|&~=#+-.!:^'\"()$@%1 "


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from(SIGNS + "abé;"), min_size=1, max_size=30).filter(lambda t: re.search(r"[abé]", t)))
def test_any_words_come_out_of_the_chapter_as_they_were(text: str) -> None:
    """Through the reader of chapters itself; typography may change quotation marks, dashes and spaces only."""
    source = Source("a.md", f"{escape(text)}\n")
    chapter = read_chapter(source, section="a", language="en", direction="ltr", known=Known())
    kept = Counter(c for c in words_of(chapter.body) if c in "\\`*_[]<>{}|&~=#+!:^()$@%1abé;")
    assert kept == Counter(c for c in text if c in "\\`*_[]<>{}|&~=#+!:^()$@%1abé;")
    assert {d.code for d in chapter.diagnostics} <= {"character-invisible"}
