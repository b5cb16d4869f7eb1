"""Paragraphs, headings, quotations, lists, tables and verse, as a chapter has them."""

import pytest

from anthology.importers.article import BlockKind
from anthology.importers.markup import Page

PROSE = {
    "looks": ("<p>So <i>early</i>, <b>so <em>very</em></b> early</p>", "So *early*, **so *very*** early"),
    "spaces of looks": ("<p>so<em> early </em>then</p>", "so *early* then"),
    "looks by style": ('<p><span style="font-style:italic">La Paz</span> now</p>', "*La Paz* now"),
    "looks inside a word": ("<p>un<em>real</em>ly</p>", "un*real*ly"),
    "white space": ("<p>one\n\n  two\t three</p>", "one two three"),
    "spaces around": ("<p>&nbsp; one&nbsp;two &nbsp;</p><p>&nbsp;</p>", "one\u00a0two"),
    "marks": ("<p>2*3*4 [x](y) {a} snake_case _x_ `c` ![z]</p>",
              r"2\*3\*4 \[x\](y) \{a\} snake_case \_x\_ \`c\` !\[z\]"),
    "words in brackets": ("<p>He came [sic] and left.</p>", "He came [sic] and left."),
    "beginnings": ("<p># a</p><p>- b</p><p>1. c</p><p>&gt; d</p>", "\\# a\n\n\\- b\n\n1\\. c\n\n\\> d"),
    "a tag as text": ("<p>&lt;b&gt; and &amp;amp; and a &lt; b</p>", r"\<b> and \&amp; and a < b"),
    "line ends": ("<p>one<br>two</p>", "one\\\ntwo"),
    "two line ends": ("<div>one<br><br>two</div>", "one\n\ntwo"),
    "raised": ("<p>10<sup>6</sup> m, H<sub>2</sub>O, 1<sup>st</sup></p>", "10⁶ m, H₂O, 1st"),
    "a quotation in a line": ("<p>She said <q>no</q>.</p>", "She said “no”."),
    "another language": ('<p>a <span lang="es">palabra</span> and <i lang="en-GB">a word</i></p>',
                         "a [palabra]{lang=es} and *a word*"),
    "code": ("<p>type <code>a*b</code></p><pre><code>x = `1`\n\ny</code></pre>",
             "type `a*b`\n\n```\nx = `1`\n\ny\n```"),
    "text between blocks": ("one<p>two</p>three <b>four</b><div>five</div>", "one\n\ntwo\n\nthree **four**\n\nfive"),
    "a block inside a link": ('<a href="https://x.example/"><div>word</div></a>', "[word](https://x.example/)"),
    "breaks": ("<p>a</p><hr><p>* * *</p><p>⁂</p>", "a\n\n***\n\n***\n\n***"),
    "terms": ("<dl><dt>Nets</dt><dd>of hemp</dd></dl>", "**Nets**\n\nof hemp"),
    "headings": ("<h1>T</h1><h3>A</h3><h4>B</h4><h5>C</h5><h3>D #</h3>", "## T\n\n## A\n\n### B\n\n### C\n\n## D \\#"),
    "a lower heading first": ("<h4>A</h4><h2>B</h2><h4>C</h4>", "## A\n\n## B\n\n### C"),
    "bold headings": ("<h2><strong>Bold</strong><br>again</h2>", "## Bold again"),
    "quotation": ("<blockquote><p>one</p><p>two</p></blockquote>", "> one\n>\n> two"),
    "who is quoted": ("<blockquote><p>one</p><footer>- Ann, <cite>Nets</cite></footer></blockquote>",
                      "> one\n>\n> — Ann, *Nets*"),
    "quotation in a quotation": ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n>\n> > b"),
    "heading in a quotation": ("<blockquote><h3>a</h3><p>b</p></blockquote>", "> **a**\n>\n> b"),
    "pull quote": ('<aside class="pull-quote"><p>one</p></aside>', "::: pull-quote\none\n:::"),
    "words around a pull quote": ('<aside class="pull-quote">a<blockquote>b</blockquote>c</aside>',
                                  "::: pull-quote\na\n\nb\n\nc\n:::"),
    "nothing": ("</form>", ""),
    "list": ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
    "list with paragraphs": ("<ol><li><p>a</p><p>b</p></li><li>c</li></ol>", "1. a\n\n   b\n\n2. c"),
    "numbers": ('<ol start="9"><li>a</li><li>b<ul><li>c</li></ul></li></ol>', "9. a\n10. b\n    - c"),
    "two lists": ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n+ b"),
    "a list with strays": ("<ul>x<li>a</li>y<ul><li>b</li></ul></ul>", "- x\n- ay\n  - b"),
    "table": ("<table><tr><th>A<th>B</tr><tr><td>a|b<td><b>c</b><br>d</table>",
              "| A | B |\n|---|---|\n| a\\|b | **c** d |"),
    "cells over columns": ("<table><tr><th colspan=2>A</tr><tr><td>b<td>c</tr><tr><td>d</table>",
                           "| A |  |\n|---|---|\n| b | c |\n| d |  |"),
    "a table that arranges the page": ("<table><tr><td><h2>A</h2><p>b</p></td><td>c</td></tr></table>",
                                       "## A\n\nb\n\nc"),
    "verse": ("<p>a<br>b<br>c<br>- d</p>", "::: verse\na\nb\nc\n\\- d\n:::"),
    "stanzas": ('<div class="poem"><p>a<br>b</p><p>c</p></div>', "::: verse\na\nb\n\nc\n:::"),
    "indented verse": ('<pre class="wp-block-verse">a\n   <em>b\nc</em></pre>', "::: verse\na\n   *b*\n*c*\n:::"),
    "long lines are no verse": (f"<p>{'<br>'.join(['word ' * 20] * 4)}</p>", "\\\n".join([("word " * 20).strip()] * 4)),
}  # fmt: skip


@pytest.mark.parametrize("name", PROSE)
def test_prose(name, markdown):
    html, expected = PROSE[name]
    assert markdown(html) == expected


def test_kinds_and_words(converted):
    blocks = converted("<h3>A <i>b</i></h3><blockquote>c</blockquote><ul><li>d</ul><hr><p>e<br>f").blocks
    assert [(b.kind, b.level, b.words) for b in blocks] == [
        (BlockKind.HEADING, 3, "A b"),
        (BlockKind.QUOTATION, 0, "c"),
        (BlockKind.LIST, 0, "d"),
        (BlockKind.BREAK, 0, ""),
        (BlockKind.PARAGRAPH, 0, "e\nf"),
    ]


LINKS = {
    "https://x.example/a?utm_source=b&id=3&fbclid=c#d": "https://x.example/a?id=3#d",
    "https://x.example/?utm_campaign=b": "https://x.example/",
    "../lima/": "https://letters.example/lima/",
    "mailto:mara@letters.example": "mailto:mara@letters.example",
    "https://x.example/a_(b) c": "https://x.example/a_%28b%29%20c",
}


@pytest.mark.parametrize("written", LINKS)
def test_links(written, markdown):
    assert markdown(f'<p>see <a href="{written}">this</a></p>') == f"see [this]({LINKS[written]})"


@pytest.mark.parametrize("written", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http:///x"])
def test_links_that_lead_nowhere_leave_their_words(written, markdown, left):
    html = f'<p>see <a href="{written}">this</a></p>'
    assert markdown(html) == "see this"
    assert left(html) == [(f"this {written}", "a link that leads to no page on the web")]


def test_the_language_of_a_page_is_said_by_the_page_where_nobody_else_does(converted):
    html = '<html lang="es"><body><p lang="es">una <b lang="en">a</b></p>'
    assert converted(html, Page()).blocks[0].markdown == "una [**a**]{lang=en}"
