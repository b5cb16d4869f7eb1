import pytest


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a <b>c</b> d", ["1:3"]),
        ("a\n<b>c\nd</b> <i>e</i>", ["2:1", "3:7"]),
        ("<div>\n\na <b>c</b>\n\n</div>\n\n<hr>", ["1:1", "7:1"]),
        ("<div>\n<p>a</p>\n</div>", ["1:1"]),
        ("a<br>b<br/>c", ["1:2", "1:7"]),
        ("a</b>c", ["1:2"]),
        ("<p>a\n\n<p>b", ["1:1", "3:1"]),
        ("<script>\nx\n\ny\n</script>\n\na", ["1:1"]),
        ("<?php x ?>", ["1:1"]),
        ("a <![CDATA[b]]>", ["1:3"]),
        ("> <b>", ["1:3"]),
        ("5 < 6 > 4 & <3", []),
        ("`<b>`", []),
        ("\\<b>", []),
    ],
)
def test_tags(wrong, text, places):
    assert wrong(text) == [f"error html-tag {place}" for place in places]


def test_comments(wrong):
    assert wrong("a <!-- b --> c") == ["error html-comment 1:3"]
    assert wrong("a\n\n<!-- b\n\nc -->\n\nd[^1]") == ["error html-comment 3:1", "error note-text-missing 7:2"]


def test_text_between_tags_is_read(chapter):
    result = chapter("<div>\nOne *two*[^1]\n</div>\n\n[^1]: three")
    assert "".join(result.body.itertext()).split() == ["One", "two1", "three"]
    assert len(result.diagnostics) == 1


def test_hint_says_it_in_markdown(chapter):
    assert "*words*" in chapter("a <i>b</i>").diagnostics[0].hint
