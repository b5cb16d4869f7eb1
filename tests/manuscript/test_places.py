"""Inline things are reported where they stand, not where their paragraph begins."""

import pytest

TAG = "error html-tag "


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("one\ntwo\nthree <b>", "3:7"),
        ("> one\n> two <b>", "2:7"),
        ("> one\nlazy <b>", "2:6"),
        ("- one\n\n  two <b>", "3:7"),
        ("- one\n  - two *three\n    four <b>*", "3:10"),
        ("1. > one\n   > two <b>", "2:10"),
        ("## one <b>", "1:8"),
        ("   one <b>", "1:8"),
        ("one  \ntwo\\\nthree <b>", "3:7"),
        ("| a | b |\n|---|---|\n| x | x <b> |", "3:9"),
        ("| a | b |\n|---|---|\n| \\| | x <b> |", "3:10"),
        ("a[^1]\n\n[^1]: one\n    two <b>", "4:9"),
        ("one\ntwo^[three\nfour <b>]", "3:6"),
        ("*one\n[two\nthree <b>](https://x.org)*", "3:7"),
        ("[one\ntwo <b>]{lang=es}", "2:5"),
        ("::: verse\none\n   two <b>\n:::", "3:8"),
        ("::: letter\none\n\ntwo\nthree <b>\n:::", "5:7"),
        ("`one\ntwo` <b>", "2:6"),
        ("one&nbsp;two\\*\n&amp; <b>", "2:7"),
        ("so\u00adft\none\u00ad <b>", "2:6"),
        ("\tone", None),
    ],
)
def test_place(wrong, text, place):
    found = [line for line in wrong(text) if line.startswith(TAG)]
    assert found == ([TAG + place] if place else [])


def test_several_mistakes_in_one_paragraph(wrong):
    assert wrong("[a](piece:x) and\n![](photo:harbour) and\n[b](person:y)[c](d.md)") == [
        "error piece-unknown 1:1",
        "error figure-not-alone 2:1",
        "error person-unknown 3:1",
        "error link-to-file 3:14",
    ]
