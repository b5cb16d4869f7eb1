"""Sections as XHTML documents."""

from __future__ import annotations

import copy
import re
from dataclasses import replace

import pytest
from lxml import etree

from anthology.book import Kind, Matter
from anthology.editions.epub.documents import make_documents
from anthology.sources import Location

TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LETTER = "text/low-water.xhtml"
SHOWN = {"pier": "images/pier.jpg", "plan": "images/plan.png"}


def test_language_and_direction_stand_on_the_document(epub):
    html = epub.tree("text/harbour.xhtml")
    assert (html.get("lang"), html.get(XML_LANG), html.get("dir")) == ("ar", "ar", "rtl")
    ship = epub.find("text/harbour.xhtml", "//h:bdi[text()='Ever Calm']")[0]
    assert (ship.get("lang"), ship.get(XML_LANG), ship.get("dir")) == ("en", "en", "ltr")


def test_documents_say_what_they_are(epub):
    section = epub.find(LETTER, "//h:body/h:section")[0]
    assert (section.get(TYPE), section.get("role"), section.get("id")) == ("chapter", "doc-chapter", "low-water")
    assert epub.find(LETTER, f"//*[@id='{section.get('aria-labelledby')}']")[0].text == "Low Water at Inverie"
    assert epub.find(LETTER, "//h:body")[0].get(TYPE) == "bodymatter"
    assert epub.find("text/copyright.xhtml", "//h:section")[0].get("aria-label") == "Copyright"
    assert epub.find("text/title-page.xhtml", "//h:body")[0].get(TYPE) == "frontmatter"
    assert epub.find("text/winter.xhtml", "//h:section")[0].get("role") == "doc-part"
    assert epub.text("text/marche.xhtml", "//h:title") == ["Le marché du dimanche"]


def test_headings_leave_no_level_out_over_the_whole_book(epub):
    def headings(name: str) -> list[tuple[str, str]]:
        found = epub.find(name, "//h:*[starts-with(local-name(), 'h') and string-length(local-name()) = 2]")
        return [(e.tag[-2:], e.get("class")) for e in found if e.tag[-1].isdigit()]

    assert headings("text/winter.xhtml") == [("h1", "level-1")]
    assert headings(LETTER) == [("h2", "level-1"), ("h3", "level-2"), ("h4", "level-3")]
    assert headings("text/correspondents.xhtml")[:2] == [("h1", "level-1"), ("h2", "name level-2")]


def test_ids_begin_with_a_letter_and_files_are_called_as_their_sections(book, make):
    """What the manuscript calls 01-low-water; links to it and into it follow."""

    def renamed(section):
        body = copy.deepcopy(section.body)
        for element in body.iter():
            for name in ("id", "href"):
                if value := element.get(name):
                    element.set(name, re.sub("^(#?)low-water", r"\g<1>01-low-water", value))
        return replace(section, id=section.id.replace("low-water", "01-low-water"), body=body)

    photos = {i: replace(p, placed_in="01-low-water" if i == "pier" else p.placed_in) for i, p in book.photos.items()}
    epub = make(replace(book, sections=tuple(map(renamed, book.sections)), photos=photos))
    path = "text/piece01-low-water.xhtml"
    (section,) = epub.find(path, "//h:body/h:section")
    assert (section.get("id"), section.get("aria-labelledby")) == ("piece01-low-water", "piece01-low-water-title")
    (call,) = epub.find(path, "//h:a[@epub:type='noteref']")[:1]
    assert call.get("href") == "#piece01-low-water-note-1"
    assert epub.find(path, "//h:aside[@id='piece01-low-water-note-1']")
    assert epub.find(path, "//h:section[@epub:type='footnotes']/@id") == ["piece01-low-water-notes"]
    assert epub.find("nav.xhtml", f"//h:a[@href='{path}']")
    assert epub.find("text/index.xhtml", "//h:a[starts-with(@href, 'piece01-low-water.xhtml#piece01-low-water')]")
    ids = [i for name in epub.files if name.endswith((".xhtml", ".opf", ".ncx")) for i in ids_of(epub, name)]
    assert ids
    assert not [i for i in ids if not re.match("[a-z]", i)]


def ids_of(epub, name: str) -> list[str]:
    return epub.find(name.removeprefix("EPUB/"), "//@id")


def test_web_addresses_keep_their_fragments(book):
    section = book.section("low-water")
    link = section.body.makeelement("a", {"href": "https://example.org/news#2026"})
    section.body.find(".//p").append(link)
    (document, *_) = (d for d in make_documents(book, SHOWN) if d.section == "low-water")
    assert b'href="https://example.org/news#2026"' in document.data


def test_a_heading_that_came_too_soon_is_brought_up(book):
    section = replace(book.section("low-water"), part=None)
    section.body.find(".//h2").tag = "p"
    document = make_documents(replace(book, sections=(section, *book.sections)), SHOWN, {})[0]
    assert re.findall(rb"<(h\d)", document.data) == [b"h1", b"h2"]


def test_notes_pop_up_and_lead_back(epub):
    call = epub.find(LETTER, "//h:a[@class='noteref']")[0]
    assert (call.get(TYPE), call.get("role"), call.get("href")) == ("noteref", "doc-noteref", "#low-water-note-1")
    note = epub.find(LETTER, "//h:aside[@id='low-water-note-1']")[0]
    assert (note.get(TYPE), note.get("role")) == ("footnote", "doc-footnote")
    back = epub.find(LETTER, "//h:aside[@id='low-water-note-1']/h:p/h:a")[0]
    assert (back.get("role"), back.get("href"), back.text) == ("doc-backlink", "#low-water-noteref-1", "1")
    assert back.get("aria-label") == "1. Back to the text"
    assert epub.find("text/harbour.xhtml", "//h:aside/h:p/h:a")[0].text == "١"
    assert epub.find(LETTER, "//h:section[@epub:type='footnotes']")[0].get("aria-label") == "Notes"


def test_links_find_their_document(epub):
    assert epub.find(LETTER, "//h:a[@class='ref']")[0].get("href") == "marche.xhtml"
    assert epub.find(LETTER, "//h:a[@class='name']")[0].get("href") == "correspondents.xhtml#person-ailsa-moray"
    assert epub.find("text/index.xhtml", "//h:a")[0].get("href") == "low-water.xhtml#low-water-index-1"
    web = epub.find("text/correspondents.xhtml", "//h:a[@class='web']")[0]
    assert web.get("href") == "https://example.org/helene"


def test_every_link_leads_somewhere(epub):
    ids = {
        name: set(epub.tree(name.removeprefix("EPUB/")).xpath("//@id"))
        for name in epub.files
        if name.endswith(".xhtml")
    }
    for name in ids:
        for href in epub.tree(name.removeprefix("EPUB/")).xpath("//@href[not(contains(., ':'))]"):
            path, _, fragment = str(href).partition("#")
            target = (re.sub(r"[^/]+$", "", name) + path if path else name).replace("text/../", "")
            assert target in epub.files, href
            assert not fragment or fragment in ids[target], href


def test_a_link_to_nowhere_is_a_bug_of_ours(book):
    book.section("low-water").body.find(".//a[@class='ref']").set("href", "#nowhere")
    with pytest.raises(KeyError, match="nowhere"):
        make_documents(book, SHOWN, {})


def test_page_numbers_and_what_is_for_us_alone_is_gone(epub):
    for name in (n for n in epub.files if n.endswith(".xhtml")):
        text = epub.files[name].decode()
        assert "data-" not in text
        assert 'class="folio"' not in text
        assert 'class="leader"' not in text
    assert epub.text("text/index.xhtml", "//h:li") == ["ferry, Inverie"]


def test_further_places_of_an_index_entry_are_numbered(book):
    index = book.section("index")
    folio = next(a for a in index.body.iter("a") if a.get("class") == "folio")
    folio.addnext(copy.deepcopy(folio))
    data = next(d.data for d in make_documents(book, SHOWN, {}) if d.section == "index")
    lead = 'href="low-water.xhtml#low-water-index-1"'
    assert f"ferry</span>, <a {lead}>Inverie</a> <a {lead}>[2]</a></p>" in data.decode()


@pytest.mark.parametrize(("caption", "kept"), [("Ailsa Moray", False), ("Ailsa Moray, 1999", True)])
def test_a_portrait_does_not_repeat_the_name_it_stands_under(book, caption, kept):
    heading = next(h for h in book.section("correspondents").body.iter("h2") if h.text == "Ailsa Moray")
    words = f'<figcaption><p class="caption">{caption}</p></figcaption>'
    heading.addnext(etree.fromstring(f'<figure class="portrait"><img src="photo:pier" alt="Ailsa."/>{words}</figure>'))
    data = next(d.data for d in make_documents(book, SHOWN, {}) if d.section == "correspondents")
    assert (b"figcaption" in data) is kept


def test_photographs_and_their_credits(epub):
    image = epub.find(LETTER, "//h:figure[@id='photo-pier']/h:img")[0]
    assert image.get("src") == "../images/pier.jpg"
    assert not {"width", "height"} & set(image.keys())
    assert epub.find(LETTER, "//h:p[@class='credit']")[0].get("role") == "doc-credit"
    assert epub.find("text/marche.xhtml", "//h:img")[0].get("src") == "../images/plan.png"
    assert b"Exif" not in epub.files["EPUB/images/pier.jpg"]


def test_what_only_decorates_is_passed_over_by_those_who_listen(book):
    image = book.section("low-water").body.find(".//img")
    image.set("alt", "")
    data = next(d.data for d in make_documents(book, SHOWN, {}) if d.section == "low-water")
    assert b'alt="" role="presentation"' in data.replace(b' src="../images/pier.jpg"', b"")


def test_letters_verse_and_quotations(epub):
    kinds = {e.get("class"): (e.get(TYPE), e.get("role")) for e in epub.tree(LETTER).iter() if e.get("class")}
    assert kinds["letter"] == ("z3998:letter", None)
    assert kinds["salutation"] == ("z3998:salutation", None)
    assert kinds["verse"] == ("z3998:verse", None)
    lines = epub.find(LETTER, "//h:p[@class='stanza']")[0]
    assert [e.tag.rpartition("}")[2] for e in lines] == ["span", "br"] * (len(lines) // 2) + ["span"]
    assert kinds["pull-quote"] == (None, "doc-pullquote")
    assert kinds["subtitle"] == ("subtitle", "doc-subtitle")
    assert "z3998" in epub.tree(LETTER).get("{http://www.idpf.org/2007/ops}prefix")
    assert epub.tree("text/marche.xhtml").get("{http://www.idpf.org/2007/ops}prefix") is None
    assert epub.find("text/winter.xhtml", "//h:div[@class='epigraph']")[0].get("role") == "doc-epigraph"


def test_words_are_neither_parted_nor_joined(epub):
    text = epub.files[f"EPUB/{LETTER}"].decode()
    assert "<em>everyone</em> <strong>thought</strong> it." in text
    assert 'look at it.<a class="noteref"' in text.replace("\n", " ")


def test_empty_elements_have_end_tags(book):
    cell = book.section("low-water").body.find(".//td")
    cell.text = None
    data = make_documents(book, SHOWN, {})[5].data
    assert b"<td></td>" in data
    assert not re.search(rb"<(?!br|hr|img|link)\w+[^>]*/>", data)


def test_titles_tell_documents_apart(book):
    pieces = [replace(s, title="Letter") if s.kind is Kind.PIECE else s for s in book]
    documents = make_documents(replace(book, sections=tuple(pieces)), SHOWN, {})
    titles = [re.search(rb"<title>(.*)</title>", d.data) for d in documents]
    assert len({t and t[1] for t in titles}) == len(titles)


def test_each_block_keeps_its_place_in_the_manuscript(book):
    document = make_documents(book, SHOWN, {})[5]
    tags = re.findall(rb"<(\w+)", document.data)
    assert [(tags[n], at) for n, at in document.places.items() if at.line == 21] == [
        (b"table", Location("chapters/1.md", 21))
    ]
    assert document.places[0] == Location("chapters/1.md")


def test_the_book_itself_is_left_as_it_was(book):
    before = [s.body.get("lang") for s in book]
    make_documents(book, SHOWN, {})
    assert [s.body.get("lang") for s in book] == before
    assert book.section("low-water").body.find(".//h1") is not None
    assert Matter.BODY is book.section("low-water").matter
