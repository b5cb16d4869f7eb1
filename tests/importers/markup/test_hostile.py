"""Pages made to do harm, or far too large: told in time, or read as what they are."""

import time

import pytest

from anthology.importers.markup import convert, parse
from anthology.sources import UnreadableError

REFUSED = {
    "a paragraph of 10 MB": ("<p>" + "word " * 2_000_000, "source-too-large"),
    "markup without end": ("<p title='x'>" * 4_000_000, "source-too-large"),
    "elements without end": ("<div>" * 5000, "source-too-deep"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_too_large_is_told(name):
    text, code = REFUSED[name]
    with pytest.raises(UnreadableError) as told:
        parse(text, "page.html")
    assert told.value.code == code
    assert "page.html" in told.value.message
    assert told.value.hint


HARD = {
    "as deep as may be": "<blockquote>" * 60 + "<ul><li>" * 60 + "<em>x",
    "many looks": "<p>" + "<em>a</em><b>c</b>" * 1500,
    "line ends": "<p>" + "<br>" * 20_000 + "a<br>" * 1500,
    "notes": "<p>" + "".join(f"<sup><a id=b{i} href='#x{i}'>1</a></sup>" for i in range(800))
    + "</p><ol class=footnotes>" + "".join(f"<li id=x{i}>t <a href='#b{i}'>x</a>" for i in range(800)),
    "a gallery": "<div class=gallery>" + "<figure><img src=a.jpg><figcaption>x</figcaption></figure>" * 1000,
    "lists above notes": "<h2>#</h2>" * 2000 + "<ol class=footnotes><li>a</ol>" * 500,
    "marks": "<p><b>x</b>" + "*[_`<" * 10_000,
    "addresses": "<p>" + "<a href='http://[x'>a</a>" * 2000,
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_hard_pages_take_no_long_time(name):
    start = time.process_time()
    assert convert(parse(HARD[name], "page.html")).blocks
    assert time.process_time() - start < 10


def test_entities_are_those_of_html_alone(tmp_path, markdown):
    (tmp_path / "secret").write_text("secret words", encoding="utf-8")
    bomb = f'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file://{tmp_path}/secret">]>'
    read = markdown(f"{bomb}<p>&b; &c; &eacute;</p>")
    assert "haha" not in read
    assert "secret words" not in read
    assert "é" in read


def test_nothing_makes_a_mark_of_the_chapter(markdown):
    assert markdown("<p>::: verse</p><p>[^1]: x</p><p>---<br>title: x<br>---</p><p>![](photo:x)</p>") == (
        "\\::: verse\n\n\\[\\^1\\]: x\n\n\\---\\\ntitle: x\\\n\\---\n\n!\\[\\](photo:x)"
    )
