"""CommonMark as it comes out in the tree."""


def test_paragraph(read):
    assert read("One\ntwo.") == "<p>One two.</p>"


def test_every_block_has_its_line(read):
    text = "One.\n\n> Two.\n>\n> Three.\n\n- a\n- b\n\n  c\n\n| x |\n|---|\n| y |\n"
    assert read(text, lines=True) == (
        '<p data-line="1" class="first">One.</p>'
        '<blockquote data-line="3"><p data-line="3">Two.</p><p data-line="5">Three.</p></blockquote>'
        '<ul data-line="7"><li data-line="7"><p data-line="7">a</p></li>'
        '<li data-line="8"><p data-line="8">b</p><p data-line="10">c</p></li></ul>'
        '<table data-line="12"><thead data-line="12"><tr data-line="12"><th data-line="12" scope="col">x</th>'
        "</tr></thead>"
        '<tbody data-line="14"><tr data-line="14"><td data-line="14">y</td></tr></tbody></table>'
    )


def test_tight_list_has_no_paragraphs(read):
    assert read("- a\n- b\n  - c\n") == "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"


def test_list_with_a_start(read):
    assert read("3. a\n4. b\n") == '<ol start="3"><li>a</li><li>b</li></ol>'


def test_list_from_one_has_no_start(read):
    assert read("1. a\n") == "<ol><li>a</li></ol>"


def test_hard_breaks(read):
    assert read("One  \ntwo\\\nthree") == "<p>One<br/>two<br/>three</p>"


def test_nested_emphasis(read):
    assert read("*a **b** c* ***d***") == "<p><em>a <strong>b</strong> c</em> <em><strong>d</strong></em></p>"


def test_link_inside_emphasis(read):
    assert read("*see [it](https://x.org)*") == '<p><em>see <a href="https://x.org" class="web">it</a></em></p>'


def test_emphasis_inside_link(read):
    assert read("[see *it*](https://x.org)") == '<p><a href="https://x.org" class="web">see <em>it</em></a></p>'


def test_code(read):
    assert read("`a \"b\" -- c`\n\n```python\nx = 'y' -- 1\n```\n\n    indented...\n") == (
        "<p><code>a \"b\" -- c</code></p><pre><code>x = 'y' -- 1\n</code></pre><pre><code>indented...\n</code></pre>"
    )


def test_colons_in_code_are_code(read):
    assert read("::: aside\n```\n:::\n```\n:::\n") == ('<aside class="aside"><pre><code>:::\n</code></pre></aside>')


def test_entities(read):
    assert read("a&nbsp;b &eacute; &amp;") == "<p>a\u00a0b é &amp;</p>"


def test_section_breaks(read):
    assert read("a\n\n***\n\nb\n\n* * *\n") == '<p>a</p><hr class="break"/><p>b</p><hr class="break"/>'


def test_escaped_marks_stay(read):
    assert read(r"\*not\* \[a\](b) \{.x}") == "<p>*not* [a](b) {.x}</p>"


def test_reference_links(read):
    assert read("[it][a]\n\n[a]: https://x.org\n") == '<p><a href="https://x.org" class="web">it</a></p>'


def test_code_that_is_not_closed(wrong):
    assert wrong("a\n\n```\nb\n") == ["error code-unclosed 3:1"]
    assert wrong("> ```\n> b\n\nc\n") == ["error code-unclosed 1:1"]
    assert wrong("```\nb") == ["error code-unclosed 1:1"]
    assert wrong("```\nb\n```") == []


def test_words_behind_the_marks_of_code(wrong):
    assert wrong("~~~ two words\nb\n~~~") == ["error code-words 1:1"]


def test_leftovers(wrong):
    assert wrong("a [b] {lang=es}") == ["error markup-leftover 1:5"]
    assert wrong("a\nb [c] (piece:x)") == ["error markup-leftover 2:5"]
    assert wrong("[a](piece:x y)") == ["error markup-leftover 1:3"]
    assert wrong("a [^my note]") == ["error markup-leftover 1:3"]
    assert wrong("a ** b**") == ["error markup-leftover 1:3"]
    assert wrong("[a]{lang=es") == ["error markup-leftover 1:3"]
    assert wrong('[a]{index="b') == ["error markup-leftover 1:3"]
    assert wrong("a [b][c]") == ["error markup-leftover 1:5"]
    assert wrong("a [gallery ids=1]") == ["error markup-leftover 1:3"]
    assert wrong("a {{< figure >}}") == ["error markup-leftover 1:3"]
    assert wrong("a ~~b~~ c") == ["error markup-leftover 1:3"]
    assert wrong("a ==b== c") == ["error markup-leftover 1:3"]
    assert wrong("a == b, b==c, ~ 5") == []
    assert wrong("[a](https://x.org){ x") == ["error markup-leftover 1:19"]
    assert wrong("[…][…] and f[1](x and * y and _z") == ["error markup-leftover 1:15"]


def test_definitions_that_would_vanish(wrong):
    assert wrong("a\n\n[Editor]: Wednesday\n") == ["error link-definition-unused 3:1"]
    assert wrong("[a]\n\n[a]: https://x.org\n[A]: https://y.org\n") == ["error link-definition-twice 4:1"]
