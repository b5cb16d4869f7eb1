import pytest


@pytest.mark.parametrize(
    ("name", "opening", "closing"),
    [
        ("pull-quote", '<aside class="pull-quote">', "</aside>"),
        ("letter", '<blockquote class="letter">', "</blockquote>"),
        ("interview", '<div class="interview">', "</div>"),
        ("aside", '<aside class="aside">', "</aside>"),
    ],
)
def test_containers(read, name, opening, closing):
    assert read(f"::: {name}\na\n\nb\n:::\nc") == f"{opening}<p>a</p><p>b</p>{closing}<p>c</p>"
    assert read(f":::: {name} ::::\na\n\nb\n::::") == f"{opening}<p>a</p><p>b</p>{closing}"


def test_nested_with_as_many_colons(read):
    assert read("::: letter\na\n\n::: aside\nb\n:::\n\nc\n:::\n\nd") == (
        '<blockquote class="letter"><p>a</p><aside class="aside"><p>b</p></aside><p>c</p></blockquote><p>d</p>'
    )


def test_in_a_list_and_a_quotation(read):
    assert read("> ::: aside\n> a\n> :::\n>\n> b") == (
        '<blockquote><aside class="aside"><p>a</p></aside><p>b</p></blockquote>'
    )
    assert read("- x\n\n  ::: aside\n  a\n  :::\n") == '<ul><li><p>x</p><aside class="aside"><p>a</p></aside></li></ul>'


def test_language(read):
    assert read('::: letter {lang=ar}\n"نعم"\n:::') == (
        '<blockquote class="letter" lang="ar" dir="rtl"><p>«نعم»</p></blockquote>'
    )


def test_letter(read):
    assert read("::: letter\nDear *Ann*,\n\nIt rains.\n\n— Bo\n:::") == (
        '<blockquote class="letter"><p class="salutation">Dear <em>Ann</em>,</p><p>It rains.</p>'
        '<p class="signature">Bo</p></blockquote>'
    )
    assert '<p class="salutation">Estimada Ann:</p>' in read("::: letter\nEstimada Ann:\n\nLlueve.\n:::")
    assert "salutation" not in read("::: letter\nNo greeting,\n:::")


def test_interview(read):
    assert read("::: interview\n**Mara:** Why?\n\nShe waits.\n\nA **b** c\n:::") == (
        '<div class="interview"><p><strong class="speaker">Mara:</strong> Why?</p><p>She waits.</p>'
        "<p>A <strong>b</strong> c</p></div>"
    )


def test_wrong_ones(wrong):
    assert wrong("a\n\n::: poem\nb\n:::") == ["error container-unknown 3:1"]
    assert wrong("::: verse\nb") == ["error container-unclosed 1:1"]
    assert wrong("> ::: aside\n> a\n\nb\n:::") == ["error container-unclosed 1:1", "error container-unopened 5:1"]
    assert wrong("a\n:::\n") == ["error container-unopened 2:1"]
    assert wrong("::: aside\n\n:::\n") == ["error container-empty 1:1"]
    assert wrong("::: aside {lang=xq1}\na\n:::\n") == ["error language-unknown 1:1"]
    assert wrong("::: aside {.x}\na\n:::\n") == ["error container-unknown 1:1"]


def test_hint_names_the_nearest(chapter):
    assert chapter("::: pullquote\na\n:::").diagnostics[0].hint == "Did you mean ::: pull-quote?"


def lines(*lines):
    return '<p class="stanza">' + "\n".join(f'<span class="line">{line}</span>' for line in lines) + "</p>"


def test_verse(read):
    assert read("::: verse\none\ntwo\\\nthree  \nfour\n\nfive\n:::") == (
        f'<div class="verse">{lines("one", "two", "three", "four")}{lines("five")}</div>'
    )


def test_verse_keeps_its_indents(read):
    n = "\u00a0"
    assert read("::: verse\none\n  two\n    three\n\n     four\n:::") == (
        f'<div class="verse">{lines("one", f"{n * 2}two", f"{n * 4}three")}{lines(f"{n * 5}four")}</div>'
    )
    assert read("::: verse\n    one\n      two\n:::") == f'<div class="verse">{lines("one", f"{n * 2}two")}</div>'


def test_verse_is_no_list_and_no_heading(read):
    assert read("::: verse\n- one\n1. two\n# three\n> four\n:::") == (
        f'<div class="verse">{lines("- one", "1. two", "# three", "&gt; four")}</div>'
    )


def test_emphasis_over_the_end_of_a_line(read):
    assert read('::: verse\none *two\n[three]{index="x"}\nfour* five\n:::') == (
        '<div class="verse">'
        + lines(
            "one <em>two</em>",
            '<em><span class="index-entry" id="s-index-1" data-index="x">three</span></em>',
            "<em>four</em> five",
        )
        + "</div>"
    )


def test_split_entry_keeps_one_id(read):
    assert read('::: verse\n[one\ntwo]{index="x"}\n:::').count("s-index-1") == 1


def test_quotation_marks_over_lines(read):
    assert read('::: verse\n"one\ntwo"\n:::') == f'<div class="verse">{lines("“one", "two”")}</div>'


def test_attribution_of_verse(read):
    assert (
        read("::: verse\none\n\n— Me\n:::") == f'<div class="verse">{lines("one")}<p class="attribution">Me</p></div>'
    )


def test_lines_of_verse(read):
    assert 'class="stanza" data-line="4"' in read("a\n\n::: verse\none\ntwo\n:::", lines=True)
