"""A section's tree as the HTML that is typeset."""

import pytest
from lxml import etree, html

from anthology.book import Kind, Matter, Piece, Section
from anthology.editions.pages.document import ELSEWHERE, PageOf, page_targets, to_html
from anthology.language.words import Words
from anthology.sources import Location


def section(body: str, language: str = "en", direction: str = "ltr", kind: str = "piece") -> Section:
    tree = etree.fromstring(f'<section id="one" class="{kind}" lang="{language}" dir="{direction}">{body}</section>')
    return Section(
        "one", Kind.PIECE, Matter.BODY, "One", language, direction, tree, Location("book.yaml"), piece=Piece()
    )


def made(
    body: str, *, starts_verso: bool = False, language: str = "en", direction: str = "ltr", kind: str = "piece"
) -> etree._Element:
    one = section(body, language, direction, kind)
    before = etree.tostring(one.body)
    out = to_html(one, PageOf({"two": "43", "three": "iv"}), starts_verso=starts_verso)
    assert etree.tostring(one.body) == before, "the section's own tree must stay as it is"
    return html.document_fromstring(out)


def test_a_note_stands_where_it_is_called_and_the_list_of_notes_is_gone() -> None:
    page = made(
        '<p>A<a class="noteref" id="one-noteref-1" href="#one-note-1">1</a> b.</p>'
        '<section class="notes"><aside class="note" id="one-note-1"><p>First <em>note</em>.</p><p>More.</p></aside>'
        "</section>"
    )
    (note,) = page.xpath("//p/span[@class='footnote']")
    assert note.get("id") == "one-noteref-1"
    assert [s.get("class") for s in note] == ["block", "block"]
    assert page.find(".//p").text_content() == "AFirst note.More. b."
    assert not page.xpath("//section[@class='notes']")


def test_page_numbers_are_filled_in() -> None:
    page = made('<p>See <a class="ref" href="#two">the letter</a>.</p><p><a class="folio" href="#three"/></p>')
    assert page.xpath("string(//p[1])") == f"See the letter ({Words('en')('page-abbreviated', page='43')})."
    assert page.xpath("string(//p[2])") == "iv"
    assert page.xpath("//p[2]/a/@href") == [ELSEWHERE + "three"]


def test_pages_in_a_row_are_told_apart_and_the_same_one_is_printed_once() -> None:
    two, three = '<a class="folio" href="#two"/>', '<a class="folio" href="#three"/>'
    page = made(f"<p>Water {two}{two}{three}</p>")
    assert page.xpath("string(//p)") == "Water 43, iv"


def test_the_index_leads_to_pages_alone() -> None:
    page = made(
        '<p><span class="title">Water</span>, <a href="#two">La Paz</a><span class="leader"> </span>'
        '<a class="folio" href="#two"/>, <a href="#three">Lima</a><a class="folio" href="#three"/></p>',
        kind="index",
    )
    assert page.xpath("string(//p)") == "Water\u200243, iv"


def test_targets_are_those_whose_page_is_printed() -> None:
    one = section('<p><a href="#x">a</a><a class="ref" href="#y">b</a><a class="folio" href="#z"/></p>')
    assert page_targets(one) == ("y", "z")


def test_a_link_within_the_section_stays_one() -> None:
    page = made('<p id="here"><a href="#here">here</a> <a href="#two">there</a></p>')
    assert page.xpath("//a/@href") == ["#here", ELSEWHERE + "two"]


def test_arabic_has_no_lead_in() -> None:
    text = "كان الخزان ممتلئا حين وصلنا إلى السطح في المساء"
    page = made(
        f'<header class="opener"><h1>1</h1></header><p class="first">{text}</p>', language="ar", direction="rtl"
    )
    assert not page.xpath("//span[@class='lead-in']")


def test_source_lines_do_not_reach_the_page() -> None:
    assert not made('<p data-line="4" data-file="x.md">A</p>').xpath("//@data-line | //@data-file")


def test_a_section_can_start_on_a_verso() -> None:
    assert made("<p>A</p>", starts_verso=True).get("style") == "break-before: left"


def opening(text: str) -> etree._Element:
    return made(f'<header class="opener"><h1>One</h1></header><p class="first">{text}</p>').find(".//section/p")


@pytest.mark.parametrize(
    ("text", "lead", "initial"),
    [
        ("There are two timetables in the control room.", "There are two timetables", "T"),
        (
            'The <span id="x" class="index-entry">bus</span>es are called Lakeside Comet.',
            "The buses are called Lakeside",
            "T",
        ),
        ("A ship is drawn in half on the plan.", "A ship is drawn in half", "A "),
        ("“No,” she said, and went out of it again.", "“No,” she said, and went", None),
        ('<a href="#two">Two</a> and more words than these.', None, None),
        ("No. Nobody had read them since the spring.", "No. Nobody had read them", "N"),
        ("Rain.", None, None),
    ],
)
def test_the_first_words_are_marked_whatever_is_among_them(text: str, lead: str | None, initial: str | None) -> None:
    first = opening(text)
    assert "".join(first.itertext()) == "".join(html.fragment_fromstring(f"<p>{text}</p>").itertext())
    found = first.find("span[@class='lead-in']")
    assert (None if found is None else "".join(found.itertext())) == lead
    assert first.findtext(".//span[@class='initial']") == initial


def test_the_last_words_of_a_pull_quote_stay_together() -> None:
    page = made(
        '<aside class="pull-quote"><p>La bascule pèse le poisson, et la bille.</p></aside><p>One two, on a line.</p>'
    )
    (kept,) = page.xpath("//span[contains(@style, 'nowrap')]")
    assert kept.text == "et la bille."
