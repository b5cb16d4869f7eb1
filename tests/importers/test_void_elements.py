"""What stands behind an element that has no end is not inside it."""

from __future__ import annotations

import pytest
from lxml import html

from anthology.importers.markup import parse


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>a<embed src='b'>c <b>d</b> e</p><p>f</p>", '<p>a<embed src="b"></embed>c <b>d</b> e</p><p>f</p>'),
        ("<p>long<wbr>word<wbr>s<i>x</i></p>g", "<p>long<wbr></wbr>word<wbr></wbr>s<i>x</i></p>g"),
        (
            "<picture><source srcset='a'><source srcset='b'><img src='c'></picture><p>d</p>",
            '<picture><source srcset="a"></source><source srcset="b"></source><img src="c"></picture><p>d</p>',
        ),
    ],
)
def test_what_follows_stands_behind(page: str, expected: str) -> None:
    body = parse(page, "page.html").find("body")
    assert body is not None
    assert html.tostring(body, encoding="unicode").replace("\n", "") == f"<body>{expected}</body>"
