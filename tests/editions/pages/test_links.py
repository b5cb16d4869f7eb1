"""Links of plain text, which a tagged PDF needs."""

import pytest
from lxml import etree

from anthology.editions.pages.links import one_link_a_run


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ('<p><a href="#x">one</a></p>', '<p><a href="#x">one</a></p>'),
        (
            '<p>a <a href="#x" id="i">one <em>two</em> three</a> b</p>',
            '<p>a <a href="#x" id="i">one </a><em><a href="#x">two</a></em><a href="#x"> three</a> b</p>',
        ),
        (
            '<p><a href="#x"><em>two <strong>x</strong></em></a>.</p>',
            '<p><em><a href="#x">two </a><strong><a href="#x">x</a></strong></em>.</p>',
        ),
    ],
)
def test_elements_come_out_of_links(given: str, wanted: str) -> None:
    body = etree.fromstring(given)
    text = "".join(body.itertext())
    one_link_a_run(body)
    assert etree.tostring(body, encoding="unicode") == wanted
    assert "".join(body.itertext()) == text
