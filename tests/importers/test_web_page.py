"""Saved pages: the text and nothing else in the blocks, and not one word of the page lost."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from tests.importers import counting
from tests.importers import saved_pages as pages

from anthology.importers.remainder import UNPLACED
from anthology.importers.web_page import read_page
from anthology.sources import UnreadableError


def nothing(_path: str) -> None:
    return None


def read(html: str | bytes, beside=nothing):
    (article,) = read_page(html.encode() if isinstance(html, str) else html, "page.html", beside)
    return article


def spoken(article) -> str:
    return "\n".join(block.words for block in article.blocks)


def test_there_are_twenty_pages() -> None:
    assert len(pages.PAGES) == 20


@pytest.mark.parametrize("name", pages.PAGES)
def test_the_text_is_in_the_blocks_in_its_order_and_nothing_else(name: str) -> None:
    saved = pages.saved_page(name)
    (article,) = read_page(saved.data, saved.name, saved.beside)
    text, reached = spoken(article), 0
    for sentence in pages.SENTENCES:
        assert text.count(sentence) == 1
        assert text.index(sentence) >= reached
        reached = text.index(sentence)
    assert not [part for part in pages.CHROME if part in text]
    assert article.heading == pages.HEADING
    assert pages.HEADING not in text


@pytest.mark.parametrize("name", pages.PAGES)
def test_no_word_is_lost(name: str) -> None:
    saved = pages.saved_page(name)
    (article,) = read_page(saved.data, saved.name, saved.beside)
    html = pages.filled(pages.template(name))
    assert counting.words_of_html(html) - counting.words_of_article(article) == {}
    assert not [leftover for leftover in article.leftovers if leftover.reason == UNPLACED]


@pytest.mark.parametrize("name", pages.PAGES)
def test_author_date_address_language(name: str) -> None:
    saved = pages.saved_page(name)
    (article,) = read_page(saved.data, saved.name, saved.beside)
    told = (article.byline, article.published, article.source.url, article.language)
    if saved.withheld:
        assert told == ((), None, "", "")
    else:
        assert told == ((pages.AUTHOR,), date(2021, 3, 9), pages.ADDRESS, "en")


@pytest.mark.parametrize("name", pages.PAGES)
def test_pictures_come_with_alt_caption_and_bytes(name: str) -> None:
    saved = pages.saved_page(name)
    (article,) = read_page(saved.data, saved.name, saved.beside)
    shown = [picture for block in article.blocks for picture in block.pictures]
    assert len(shown) == saved.pictures
    assert shown[0].alt == pages.ALT
    assert pages.CAPTION in (shown[0].caption, *spoken(article).split("\n"))
    assert all((p.data or b"").startswith(b"\xff\xd8") for p in shown) is (name != "amp")


def test_the_best_address_of_a_picture_is_kept_with_the_largest_bytes() -> None:
    saved = pages.saved_page("block_theme")
    (article,) = read_page(saved.data, saved.name, saved.beside)
    first, second = (picture for block in article.blocks for picture in block.pictures)
    assert first.address == "https://letters.example/wp-content/uploads/harbour.jpg"
    assert first.data == saved.files["page_files/harbour.jpg"]
    assert (second.address, second.data) == ("", saved.files["page_files/nét.jpg"])


def test_a_picture_that_was_not_saved_keeps_its_address_on_the_web_alone() -> None:
    head = f'<link rel="canonical" href="{pages.ADDRESS}">'
    images = '<img src="page_files/a.jpg"><img src="/i/b.jpg"><img src="c.jpg"><img src="https://cdn.example/d.jpg">'
    article = read(f"<head>{head}</head><body><p>{pages.OPENING}</p>{images}<p>{pages.CLOSING}</p></body>")
    assert [p.address for block in article.blocks for p in block.pictures] == [
        "",
        "https://letters.example/i/b.jpg",
        f"{pages.ADDRESS}c.jpg",
        "https://cdn.example/d.jpg",
    ]


def test_a_note_stays_a_note() -> None:
    saved = pages.saved_page("static_site")
    (article,) = read_page(saved.data, saved.name, saved.beside)
    assert [text for _, text in article.notes] == [pages.NOTE]


def test_an_embed_is_left_over_with_its_address() -> None:
    saved = pages.saved_page("amp")
    (article,) = read_page(saved.data, saved.name, saved.beside)
    assert any("https://www.youtube.com/watch?v=abc123" in leftover.words for leftover in article.leftovers)


def test_all_that_belongs_to_the_page_is_one_leftover() -> None:
    (article,) = read_page(pages.saved_page("ghost").data, "page.html", nothing)
    (page,) = [leftover for leftover in article.leftovers if "belongs to the page" in leftover.reason]
    assert all(part in page.words for part in pages.CHROME)


def test_words_of_the_text_that_look_like_noise_are_kept() -> None:
    """Trafilatura leaves such lines out; what stands in the page's own article stays."""
    odd = (
        "<ul><li><span>One.</span></li></ul><div>A line without a paragraph.</div><p>1.</p><table><tr><td>7:40</table>"
    )
    article = read(
        f"<body><article><h1>A title here</h1><p>{pages.OPENING}</p>{odd}<p>{pages.CLOSING}</p></article></body>"
    )
    assert [w for w in ("One.", "A line without a paragraph.", "1.", "7:40") if w not in spoken(article)] == []


def test_no_build_waits_for_the_libraries_of_the_readers() -> None:
    code = (
        "import sys, anthology.cli, anthology.importers.readers; print({'trafilatura', 'mammoth'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_page_of_several_texts_is_said() -> None:
    texts = "".join(f"<article><h2>Letter {n}</h2><p>{pages.OPENING} {n}</p></article>" for n in range(3))
    article = read(f"<main>{texts}</main>")
    assert [(d.code, d.severity) for d in article.diagnostics] == [("source-several-texts", "warning")]
    assert "3 texts" in article.diagnostics[0].message


def test_a_date_in_the_prose_is_not_that_of_the_text() -> None:
    history = '<p>The fire of <time datetime="1978-02-11">that February</time> took it.</p>'
    assert (
        read(f"<article><h1>One</h1><p>{pages.OPENING}</p>{history}<p>{pages.CLOSING}</p></article>").published is None
    )


@pytest.mark.parametrize(
    ("html", "code"),
    [
        (b"<html><body><script>document.write('words')</script></body></html>", "source-without-text"),
        (b"", "source-without-text"),
        (
            b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/plain\n\nhm\n--x--",
            "source-broken",
        ),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
            + b"Content-Type: multipart/mixed; boundary=y\n" * 30,
            "source-broken",
        ),
        (b"<div>" * 1000 + b"deep", "source-too-deep"),
        (b"<p>" + b"long " * 4_100_000, "source-too-large"),
    ],
)
def test_what_cannot_be_read_is_said(html: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(html)
    assert refused.value.code == code
    assert "page.html" in str(refused.value)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<p>Señales</p>".encode("utf-8-sig"), "Señales"),
        ("<p>Señales</p>".encode("utf-16"), "Señales"),
        ('<meta charset="windows-1251"><p>Письмо</p>'.encode("cp1251"), "Письмо"),
        (
            '<meta http-equiv=content-type content="text/html; charset=Shift_JIS"><p>手紙</p>'.encode("shift_jis"),
            "手紙",
        ),
        ("<p>a “quoted” word</p>".encode("cp1252"), "a “quoted” word"),
        ('<meta charset="utf-8"><p>caf\xe9</p>'.encode("cp1252"), "café"),
        ('<meta charset="latin1"><p>Señales</p>'.encode(), "Señales"),
        (b'<meta charset="rot13"><p>plain</p>', "plain"),
        (b"<p>\x81 odd</p>", "odd"),
    ],
)
def test_characters_are_those_of_the_page(data: bytes, expected: str) -> None:
    assert expected in spoken(read(data))
