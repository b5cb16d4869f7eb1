def ref(n):
    return f'<a class="noteref" id="s-noteref-{n}" href="#s-note-{n}">{n}</a>'


def test_numbered_in_order_of_call(read):
    assert read("a[^z] b[^y]\n\n[^y]: Y\n[^z]: Z\n") == (
        f'<p>a{ref(1)} b{ref(2)}</p><section class="notes">'
        '<aside class="note" id="s-note-1"><p>Z</p></aside><aside class="note" id="s-note-2"><p>Y</p></aside></section>'
    )


def test_note_of_several_paragraphs(read):
    assert read("a[^1]\n\n[^1]: One\n\n    Two\n\n    - three\n\nb\n") == (
        f'<p>a{ref(1)}</p><p>b</p><section class="notes"><aside class="note" id="s-note-1"><p>One</p><p>Two</p>'
        "<ul><li>three</li></ul></aside></section>"
    )


def test_inline_note(read):
    assert read("a^[one *two* “b”] c[^1]\n\n[^1]: x") == (
        f'<p>a{ref(1)} c{ref(2)}</p><section class="notes"><aside class="note" id="s-note-1">'
        '<p>one <em>two</em> “b”</p></aside><aside class="note" id="s-note-2"><p>x</p></aside></section>'
    )


def test_note_in_a_quotation(read):
    assert read("> a[^1]\n>\n> [^1]: x\n") == (
        f'<blockquote><p>a{ref(1)}</p></blockquote><section class="notes">'
        '<aside class="note" id="s-note-1"><p>x</p></aside></section>'
    )


def test_note_under_a_poem(read):
    assert read("::: verse\na[^1]\n\n[^1]: x\n:::\n") == (
        f'<div class="verse"><p class="stanza"><span class="line">a{ref(1)}</span></p></div>'
        '<section class="notes"><aside class="note" id="s-note-1"><p>x</p></aside></section>'
    )


def test_lines_of_notes(read):
    text = read("a[^1] b^[y]\n\n[^1]: x\n\n    z\n", lines=True)
    assert '<aside class="note" id="s-note-1" data-line="3"><p data-line="3">x</p><p data-line="5">z</p>' in text
    assert '<aside class="note" id="s-note-2" data-line="1"><p data-line="1">y</p>' in text


def test_quotation_marks_beside_a_call(read):
    assert read('"a"[^1]\n\n[^1]: "x"').startswith(f"<p>“a”{ref(1)}</p>")


def test_call_without_text(wrong):
    assert wrong("a\nb[^1]") == ["error note-text-missing 2:2"]


def test_text_without_call(wrong):
    assert wrong("a\n\n[^1]: x") == ["error note-uncalled 3:1"]


def test_defined_twice(wrong):
    assert wrong("a[^1]\n\n[^1]: x\n\n[^1]: y") == ["error note-defined-twice 5:1"]


def test_called_twice(wrong):
    assert wrong("a[^1] b[^1]\n\n[^1]: x") == ["error note-called-twice 1:8"]


def test_empty(wrong):
    assert wrong("a[^1]\n\n[^1]:\n\nb") == ["error note-empty 3:1"]
    assert wrong("a[^1]\n\n[^1]: ![](x.jpg)") == ["error image-not-a-photo 3:7"]


def test_inside_another_note(wrong):
    assert wrong("a[^1]\n\n[^1]: x[^2]\n\n[^2]: y") == ["error note-inside-note 3:8"]
    assert wrong("a[^2] b[^1]\n\n[^1]: x[^2]\n\n[^2]: y") == ["error note-inside-note 3:8"]
    assert wrong("a^[b^[c]]") == ["error note-inside-note 1:5"]


def test_inside_a_link(wrong):
    assert wrong("[a^[b]](https://x.org)") == ["error note-inside-link 1:3"]
    assert wrong("[a[^1]](https://x.org)\n\n[^1]: x") == ["error markup-leftover 1:7"]
