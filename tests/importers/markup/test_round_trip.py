"""HTML converted, written as a chapter, and read by the manuscript's own reader: the same words in the same order."""

import re
import unicodedata
from html import escape

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from anthology.importers.article import BlockKind
from anthology.importers.markup import Page, convert, parse
from anthology.manuscript.read import Known, read_chapter
from anthology.sources import Source

MARKS = """
* ** _ __ [ ] ( ) { } \\ " ' -- --- ... ` ``` ~~~ ~~ = == === <b> </b> <!-- --> <div> ![ ]( — &nbsp; &#0; ::: | :::verse
![](photo:c) {.wide} {lang=es} [x](piece:a) [^1] [^1]: ^[ <https://x.org> https://x.org مرحبا 日本 # ## > - + 1. 12)
[x]: ! ^ [gallery] [caption {{< [sic] | --|-- ; : . , é ñ & &amp; $ % \u00a0 \u00ad \u200b a_b _c_ 2*3*4
"""
WORDS = st.lists(st.sampled_from([*MARKS.split(), *["word"] * 20, " ", " ", "\n"]), max_size=14).map("".join)
TEXT = WORDS | st.text(max_size=30)
INLINE = st.sampled_from(["em", "strong", "b", "i", "span", "code", "u", "sup", 'a href="https://x.org/a_(b)*c"'])
PHRASING = st.recursive(
    TEXT.map(escape),
    lambda inner: (
        st.tuples(INLINE, st.lists(inner, max_size=3)).map(
            lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0].split()[0]}>"
        )
        | st.lists(inner, min_size=2, max_size=3).map("<br>".join)
    ),
    max_leaves=6,
)
BLOCK = st.recursive(
    st.tuples(st.sampled_from(["p", "h2", "h3", "pre", 'p class="verse"', "figure", "dt"]), PHRASING).map(
        lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0].split()[0]}>"
    )
    | PHRASING,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: f"<blockquote>{''.join(parts)}</blockquote>")
        | st.lists(inner, max_size=3).map(lambda parts: "<ul>" + "".join(f"<li>{p}</li>" for p in parts) + "</ul>")
        | st.lists(inner, max_size=3).map(lambda parts: "<ol>" + "".join(f"<li>{p}</li>" for p in parts) + "</ol>")
        | st.lists(PHRASING, min_size=4, max_size=4).map(
            lambda cells: "<table><tr><th>{}</th><th>{}</th></tr><tr><td>{}</td><td>{}</td></tr></table>".format(*cells)
        )
    ),
    max_leaves=6,
)
PAGES = st.lists(BLOCK, max_size=5).map("".join)
MANY = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TOLD = {"character-lost", "character-invisible", "word-too-long", "table-broken", "chapter-empty"}
"""What a chapter may be told of that the page has of itself."""


def letters(text: str) -> str:
    """All letters and digits, raised ones as plain ones, so that typography and white space do not count."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFC", text))
    return "".join(c for c in text if c.isalnum())


def chapter_of(converted) -> str:
    blocks = [b.markdown for b in converted.blocks if b.kind is not BlockKind.PICTURE]
    notes = [f"[^{label}]: " + text.replace("\n", "\n    ") for label, text in converted.notes]
    return "\n\n".join([*blocks, *notes]) + "\n"


def read(markdown: str):
    known = Known()
    return read_chapter(Source("c.md", markdown), section="s", language="en", direction="ltr", known=known)


def shown_by(html: str) -> str:
    """The text of a page by another way than the converter's."""
    root = etree.HTML(f"<body>{html}</body>", etree.HTMLParser(remove_comments=True, remove_pis=True))
    return "".join(root.itertext())


@given(html=PAGES)
@example("<p>_a_</p><p>1<b>.</b> x</p><p>a<br>===</p>")
@example("<ul><li>a</li></ul><ul><li>b</li></ul>")
@MANY
def test_words_are_read_back(html):
    html = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", html)
    converted = convert(parse(f"<body>{html}</body>", "page.html"), Page(language="en"))
    result = read(chapter_of(converted))
    assert {d.code for d in result.diagnostics} <= TOLD
    left = "".join(leftover.words for leftover in converted.leftovers)
    assert letters("".join(result.body.itertext()) + left) == letters(shown_by(html) + left)
    assert letters("".join(b.words for b in converted.blocks)) == letters(shown_by(html))
