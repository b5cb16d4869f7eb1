"""Pages made to harm: nothing is run, fetched or read outside the folder, and what is left out is said."""

from __future__ import annotations

import base64
import socket

import pytest
from tests.importers.saved_pages import CLOSING, OPENING, picture

from anthology.importers.web_page import read_page
from anthology.sources import UnreadableError

PIXEL = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def read(inside: str, asked: list[str] | None = None):
    html = f"<body><article><h1>The heading</h1><p>{OPENING}</p>{inside}<p>{CLOSING}</p></article></body>"

    def beside(path: str) -> bytes | None:
        if asked is not None:
            asked.append(path)
        return None

    (article,) = read_page(html.encode(), "page.html", beside)
    return article


def spoken(article) -> str:
    return "\n".join(f"{block.words}\n{block.markdown}" for block in article.blocks)


def left(article) -> str:
    return "\n".join(leftover.words for leftover in article.leftovers)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert('evilword')</script>",
        "<style>p::after {content: 'evilword'}</style>",
        "<template><p>evilword</p></template>",
        '<p style="display: none">evilword</p>',
        "<p hidden>evilword</p>",
        '<iframe srcdoc="&lt;script&gt;evilword&lt;/script&gt;" src="https://evilword.example/"></iframe>',
        "<svg><script>evilword()</script><foreignObject><p>evilword</p></foreignObject></svg>",
        '<a href="javascript:evilword()">here</a>',
        '<p onclick="evilword()">here</p>',
        '<form action="https://evilword.example"><input name="evilword"><button>evilword</button></form>',
        "<!-- evilword --><!--[if IE]><p>evilword</p><![endif]-->",
        '<object data="https://evilword.example/a.swf"></object><embed src="https://evilword.example/b">',
    ],
)
def test_what_is_hidden_or_runs_is_not_in_the_text(inside: str) -> None:
    article = read(inside)
    assert "evilword" not in spoken(article)
    assert OPENING in spoken(article)
    assert CLOSING in spoken(article)


def test_markup_in_words_stays_words() -> None:
    article = read("<p>&lt;script&gt;one&lt;/script&gt; **two** [^3] ::: verse {{% raw %}}</p>")
    assert "<script>one</script> **two** [^3] ::: verse {{% raw %}}" in [block.words for block in article.blocks]
    assert "\\<script>one\\</script>" in spoken(article)


def test_entities_are_those_of_html_alone() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "evilword"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    (article,) = read_page(
        f"{bomb}<body><p>{OPENING} &b; &f; &eacute;</p></body>".encode(), "page.html", lambda _: None
    )
    assert "é" in spoken(article)
    assert "evilword" not in " ".join(
        block.words.replace("&", "") for block in article.blocks[:1] if "b;" in block.words
    )
    assert "root:" not in spoken(article)


@pytest.mark.parametrize(
    "address",
    [
        "../../../etc/passwd",
        "..%2F..%2Fetc%2Fpasswd",
        "/etc/passwd",
        "file:///etc/passwd",
        "page_files/../../secret.jpg",
        "C:\\secret.jpg",
        "page_files\\..\\secret.jpg",
        "//host.example/etc/passwd",
        "https://user:password@host.example/secret.jpg",
    ],
)
def test_no_picture_is_asked_for_outside_the_folder(address: str) -> None:
    asked: list[str] = []
    read(f'<p><img src="{address}" srcset="{address} 2x" data-src="{address}"></p>', asked)
    assert asked or "\\" in address
    assert [path for path in asked if ".." in path or path.startswith("/") or "\\" in path or ":" in path] == []


@pytest.mark.parametrize(
    "address", ["../../secret.jpg", "..%2Fsecret.jpg", "file:///etc/passwd", "a\\..\\..\\secret.jpg"]
)
def test_a_path_that_climbs_is_said(address: str) -> None:
    article = read(f'<p><img src="{address}"></p>')
    assert [(d.code, d.severity) for d in article.diagnostics] == [("source-path-climbs", "warning")]
    assert address[:20] in article.diagnostics[0].message


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: object, **_more: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refused)
    monkeypatch.setattr(socket.socket, "connect", refused)
    head = '<link rel="stylesheet" href="https://host.example/a.css"><base href="https://host.example/">'
    html = f'<head>{head}</head><body><article><p>{OPENING}</p><img src="a.jpg"><p>{CLOSING}</p></article></body>'
    (article,) = read_page(html.encode(), "page.html", lambda _: None)
    assert [p.data for block in article.blocks for p in block.pictures] == [None]


def test_a_picture_inside_the_page_is_kept_where_it_is_one() -> None:
    data = picture()
    article = read(f'<p><img alt="A boat" src="data:image/jpeg;base64,{base64.b64encode(data).decode()}"></p>')
    (shown,) = [p for block in article.blocks for p in block.pictures]
    assert (shown.data, shown.alt, shown.address) == (data, "A boat", "")
    assert shown.file.endswith(".jpeg")


@pytest.mark.parametrize(
    "address",
    [
        "data:image/svg+xml,%3Csvg%20onload='evil()'/%3E",
        "data:text/html,<p>evilword",
        "data:image/png;base64,AAAA",
        "data:image/jpeg;base64,!!!!",
        "data:image/jpeg;base64",
        "data:image/jpeg;base64," + "A" * 14_000_000,
    ],
)
def test_what_is_no_picture_is_said(address: str) -> None:
    article = read(f'<p>Before <img src="{address}"> behind</p>')
    assert [(d.code, d.severity) for d in article.diagnostics] == [("source-picture", "warning")]
    assert [p for block in article.blocks for p in block.pictures] == []


def test_what_only_keeps_a_place_is_left_out_without_a_word() -> None:
    article = read(f'<img src="data:image/gif;base64,{PIXEL}"><img src="https://count.example/" width="1" height="1">')
    assert article.diagnostics == ()
    assert [p for block in article.blocks for p in block.pictures] == []


def test_an_address_that_is_none_is_not_the_page_s():
    """Found by fuzzing: `urlsplit` has an error of its own for brackets in the name of a host."""
    saved = b"From: x\nSnapshot-Content-Location: https://let[footnote]ters.example/\nContent-Type: text/html\n\n"
    html = f"<body><article><h1>The heading</h1><p>{OPENING}</p></article></body>"
    (article,) = read_page(saved + html.encode(), "page.mht", lambda _path: None)
    assert (article.heading, article.source.url) == ("The heading", "")


def test_a_long_paragraph_is_read_whole() -> None:
    word = "net" * 50 + " "
    article = read(f"<p>{word * 8_000}end</p>")
    assert max(len(block.words) for block in article.blocks) == len(word) * 8_000 + 3 > 1_200_000


def test_a_paragraph_of_ten_megabytes_is_refused() -> None:
    with pytest.raises(UnreadableError) as refused:
        read(f"<p>{'the net is long ' * 650_000}</p>")
    assert refused.value.code == "source-too-large"


def test_thousands_of_things_are_read() -> None:
    """In a second; in hours, if every thing looked at every other."""
    article = read("<div class=nav><a href=#>x</a></div><p>short</p><img src=a.jpg srcset='a 1x,'>" * 500)
    assert spoken(article).count("short\nshort") == 500
