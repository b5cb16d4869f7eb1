"""Whatever is written: no exception, nothing outside the vocabulary, no word lost unless an error says so."""

import re
import time
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from anthology.book.markup import BLOCKS, violations
from anthology.diagnostics import Severity
from anthology.manuscript.read import Known, read_blocks, read_chapter, read_inline
from anthology.sources import Location, Source

KNOWN = Known(frozenset({"a"}), frozenset({"b"}), frozenset({"c"}))
MARKS = """
* ** _ [ ] ( ) { } \\ " ' -- --- ... ` ``` ~~~ = == <b> </b> <!-- --> <div> ![ ]( é — &nbsp; &#0; ::: | :::verse
![](photo:c) {.wide} {lang=es} {lang=ar} {index="x"} [x](piece:a) [^1] [^1]: ^[ <https://x.org> مرحبا 日本
"""
BEGINNINGS = ("> ", "- ", "1. ", "    ", "\t", "# ", "## ", "[a]: b\n", "— ", "  \n", "***\n", ":::\n")
BLOCK_MARKS = ("::: verse\n", "::: letter\n", "| a | b |\n|--|--|\n", "5 km", "\u200d", "\u00ad", "\u202e", "\0")
SPACES = ("\n",) * 4 + ("\n\n",) * 6 + ("word ",) * 12
PIECES = (*MARKS.split(), *BEGINNINGS, *BLOCK_MARKS, *SPACES)
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=80)
LANGUAGES = st.sampled_from(["en", "fr", "es", "ar", "he", "ja", "de", "tlh"])
MANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def numbered(text):
    """The text with each "word" made one of its own, and in form NFC, as files are read."""
    parts = text.split("word")
    whole = "".join(f"{part}w{n}q" for n, part in enumerate(parts[:-1])) + parts[-1]
    return unicodedata.normalize("NFC", whole)


def check_tree(body, diagnostics, lines):
    assert list(violations(body)) == []
    ids = [e.get("id") for e in body.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    etree.fromstring(etree.tostring(body))
    assert all(1 <= d.location.line <= lines and d.location.column >= 1 for d in diagnostics)


@given(text=MARKDOWN, language=LANGUAGES)
@MANY
def test_chapter(text, language):
    text = numbered(text)
    result = read_chapter(Source("c.md", text), section="s", language=language, direction="ltr", known=KNOWN)
    lines = text.count("\n") + 1
    check_tree(result.body, result.diagnostics, lines)
    for block in result.body.iter(*BLOCKS):
        assert 1 <= int(block.get("data-line")) <= lines
    if all(d.severity is Severity.WARNING for d in result.diagnostics):
        shown = "".join(result.body.itertext())
        assert [w for w in re.findall(r"w\d+q", text) if w not in shown] == []


@given(text=MARKDOWN, language=LANGUAGES)
@MANY
def test_values_of_the_manifest(text, language):
    text, at = numbered(text), Location("book.yaml", 1, 5)
    blocks = read_blocks(text, at=at, language=language, known=KNOWN, prefix="p")
    check_tree(blocks.body, blocks.diagnostics, text.count("\n") + 1)
    inline = read_inline(text, at=at, language=language, known=KNOWN)
    check_tree(inline.element, inline.diagnostics, text.count("\n") + 1)
    assert not any(e.tag in BLOCKS for e in inline.element.iter())


HARD = {
    "brackets": "[" * 1_000_000,
    "brackets of one paragraph": "[" * 3999,
    "pairs of brackets": "[" * 1990 + "]" * 1990,
    "pictures": "![" * 1999,
    "inline notes": "^[" * 1300 + "]" * 1300,
    "emphasis": "*a" * 500_000,
    "emphasis of one paragraph": "*a" * 3999,
    "emphasis inside emphasis": "*a **b " * 600 + "c** d*" * 600,
    "quotations": ">" * 10_000,
    "lists": "- " * 5000 + "a",
    "containers": "::: aside\n" * 20_000,
    "colons": ":::" + " " * 1_000_000 + "x",
    "backticks": "".join("`" * n + " " for n in range(1, 85)),
    "marks": "\"'" * 500_000,
    "hyphens": "-" * 1_000_000,
    "stops": "." * 1_000_000,
    "mail": "a." * 500_000,
    "addresses": "http://" * 140_000,
    "comments": "<!--" * 250_000,
    "tags": "<a " * 300_000,
    "words": "word " * 200_000,
    "one word": "a" * 1_000_000,
    "controls": "\0" * 1_000_000,
    "braces": "[a]{" * 900,
    "bars": "|a" * 50_000 + "\n" + "|-" * 50_000,
    "calls": "[^1]" * 1000,
}


@pytest.mark.parametrize("name", HARD)
def test_hard_input_takes_no_long_time(name):
    start = time.process_time()
    result = read_chapter(Source("c.md", HARD[name]), section="s", language="fr", direction="ltr", known=KNOWN)
    etree.tostring(result.body)
    assert time.process_time() - start < 15
    assert list(violations(result.body)) == []


def test_hard_input_is_told_once(wrong):
    assert wrong("[" * 5000) == ["error markup-too-dense 1:1"]
    assert wrong("a\n\n" + ">" * 100 + " b") == ["error nesting-too-deep 3:1"]
