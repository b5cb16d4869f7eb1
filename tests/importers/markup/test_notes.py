"""Notes of pages, however a page has them: called where they are called, their texts out of the running text."""

import pytest

PAGES = {
    "a list of notes": """<p>One.<sup id="r1"><a href="#n1">1</a></sup> Two.<sup><a id="r2" href="#n2">[2]</a></sup></p>
        <hr><h2>Notes</h2><ol><li id="n1">First <em>note</em>. <a href="#r1">↩</a></li>
        <li id="n2"><p>Second.</p><p>More. <a href="#r2">Back</a></p></li></ol>""",
    "Word": """<p>One.<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup> Two.<sup><a href="#footnote-2"
        id="footnote-ref-2">[2]</a></sup></p><ol><li id="footnote-1"><p>First <em>note</em>. <a
        href="#footnote-ref-1">↑</a></p></li><li id="footnote-2"><p>Second.</p><p>More. <a
        href="#footnote-ref-2">↑</a></p></li></ol>""",
    "by class, without links back": """<p>One.<a class="footnote-ref" href="#fn:1">1</a>
        Two.<a role="doc-noteref" href="#fn:2">*</a></p><section class="footnotes"><h3>Notes</h3><ol>
        <li id="fn:1">First <em>note</em>.</li><li id="fn:2"><p>Second.</p><p>More.</p></li></ol></section>""",
    "paragraphs with anchors": """<p>One.<a name="b1"></a><a href="#a1">(1)</a> Two.<a name="b2" href="#a2">(2)</a></p>
        <p><a name="a1"></a><a href="#b1">1.</a> First <em>note</em>.</p>
        <div id="a2"><a href="#b2">2.</a> <p>Second.</p><p>More.</p></div>""",
}


@pytest.mark.parametrize("name", PAGES)
def test_notes(name, converted):
    result = converted(PAGES[name])
    assert [b.markdown for b in result.blocks if b.words] == ["One.[^1] Two.[^2]"]
    assert [(label, text.split("\n\n")) for label, text in result.notes] == [
        ("1", ["First *note*."]),
        ("2", ["Second.", "More."]),
    ]


def test_links_inside_a_page_are_no_notes(converted):
    html = """<ul><li><a id="t1" href="#c1">1</a></li></ul><div id="c1"><h2><a href="#t1">One</a></h2><p>Text.</p></div>
        <p><a href="#top">Up</a> <a href="#gone">2</a></p>"""
    assert converted(html).notes == ()


def test_a_note_called_twice_is_given_twice(converted):
    calls = '<p>a<sup><a href="#n" id="x">1</a></sup> b<sup><a href="#n">1</a></sup></p>'
    html = f'{calls}<ol class="footnotes"><li id="n">N</li></ol>'
    result = converted(html)
    assert result.blocks[0].markdown == "a[^1] b[^2]"
    assert result.notes == (("1", "N"), ("2", "N"))


def test_notes_where_none_may_be_are_left_over(converted):
    html = """<figure><img src="a.jpg"><figcaption>A quay<sup><a href="#n1">1</a></sup></figcaption></figure>
        <p>x<sup><a href="#n2">2</a></sup></p><ol class="footnotes"><li id="n1">Of a caption.</li>
        <li id="n2">Of a text<sup><a href="#n3">3</a></sup></li><li id="n3">Of a note.</li></ol>"""
    result = converted(html)
    assert result.blocks[0].pictures[0].caption == "A quay"
    assert result.notes == (("1", "Of a text"),)
    assert [(one.words, one.reason) for one in result.leftovers] == [
        ("Of a caption.", "a note called in a caption"),
        ("Of a note.", "a note called inside another note"),
    ]


def test_notes_that_nothing_calls_stay_in_the_text(markdown):
    assert markdown('<p>a</p><ol class="footnotes"><li id="n1">Alone.</li></ol>') == "a\n\n1. Alone."


def test_a_note_without_text_has_no_call(converted):
    html = '<p>a<sup><a href="#n" id="x">1</a></sup></p><ol class="footnotes"><li id="n"><a href="#x">↩</a></li></ol>'
    result = converted(html)
    assert [b.markdown for b in result.blocks] == ["a"]
    assert result.notes == ()


def test_a_note_called_in_what_is_left_out_is_left_over(left):
    html = '<p>a<del>b<sup><a href="#n">1</a></sup></del></p><ol class="footnotes"><li id="n">c</li></ol>'
    assert left(html) == [("b 1", "struck out on the page"), ("c", "a note that is called where no text is")]
