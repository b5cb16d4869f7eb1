"""Every generated section of a small book, by its XML."""

from __future__ import annotations

from tests.composition.conftest import FILES, Compose, assert_same, lines, xml

from anthology import __version__
from anthology.book import Book, Kind, Matter, Opening
from anthology.book.markup import violations

CC_BY = '<a class="web" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'
TERMS = f'\u00a0· <span class="rights">{CC_BY}</span>'
NC_ND = '<a class="web" href="https://creativecommons.org/licenses/by-nc-nd/4.0/">CC BY-NC-ND 4.0</a>'
SERIES = '<a class="web" href="https://example.org/series">The Correspondents</a>'
ARCHIVE = '<a class="web" href="https://example.org/src">Archive</a>'
MARA = '<a class="name" href="#person-mara">Mara Lindqvist</a>'
OLLIE = '<a class="name" href="#person-ollie">Ollie Varden</a>'


def folio(anchor: str) -> str:
    return f'<a class="folio" href="#{anchor}"/>'


def to(anchor: str) -> str:
    return f'<span class="leader"> </span>{folio(anchor)}'


def is_section(book: Book, name: str, content: str) -> None:
    section = book.section(name)
    found = xml(section.body)
    wanted = f'<section id="{name}" class="{section.kind}" lang="en" dir="ltr">{lines(content)}</section>'
    assert_same(found, wanted)


def test_the_sections_stand_in_order(whole: Book) -> None:
    assert [(s.id, s.kind, s.matter, s.opening, s.part) for s in whole.sections] == [
        ("half-title", Kind.HALF_TITLE, Matter.FRONT, Opening.RECTO, None),
        ("title-page", Kind.TITLE_PAGE, Matter.FRONT, Opening.RECTO, None),
        ("copyright", Kind.COPYRIGHT, Matter.FRONT, Opening.NEXT, None),
        ("contents", Kind.CONTENTS, Matter.FRONT, Opening.RECTO, None),
        ("introduction", Kind.INTRODUCTION, Matter.BODY, Opening.RECTO, None),
        ("it-s-winter", Kind.PART, Matter.BODY, Opening.RECTO, None),
        ("05-la-paz", Kind.PIECE, Matter.BODY, Opening.RECTO, "it-s-winter"),
        ("07-tunis", Kind.PIECE, Matter.BODY, Opening.RECTO, "it-s-winter"),
        ("photo-credits", Kind.PHOTO_CREDITS, Matter.BACK, Opening.RECTO, None),
        ("correspondents", Kind.CORRESPONDENTS, Matter.BACK, Opening.RECTO, None),
        ("places", Kind.PLACES, Matter.BACK, Opening.RECTO, None),
        ("index", Kind.INDEX, Matter.BACK, Opening.RECTO, None),
        ("acknowledgements", Kind.ACKNOWLEDGEMENTS, Matter.BACK, Opening.RECTO, None),
        ("colophon", Kind.COLOPHON, Matter.BACK, Opening.NEXT, None),
    ]


def test_all_of_it_is_in_the_vocabulary_and_every_link_leads_to_one_place(whole: Book) -> None:
    ids = [e.get("id") for s in whole.sections for e in s.body.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    for section in whole.sections:
        assert list(violations(section.body)) == []
        assert section.body.get("id") == section.id
        for link in section.body.iter("a"):
            href = link.get("href", "")
            assert not href.startswith("#") or href[1:] in ids


def test_half_title(whole: Book) -> None:
    is_section(whole, "half-title", '<p class="title">Letters from ‘Elsewhere’</p>')


def test_title_page(whole: Book) -> None:
    is_section(
        whole,
        "title-page",
        f"""
        <header class="opener">
        <h1>Letters from ‘Elsewhere’</h1>
        <p class="subtitle">It’s a year</p>
        <p class="byline">Edited by {MARA}</p>
        </header>
        <div class="imprint">
        <p class="edition">First edition</p>
        <p class="series">First published in the series {SERIES}</p>
        <p class="publisher">Example Press, Paris</p>
        </div>
        """,
    )


def test_copyright(whole: Book) -> None:
    is_section(
        whole,
        "copyright",
        f"""
        <p class="title">Letters from ‘Elsewhere’</p>
        <p class="edition">First edition</p>
        <p class="dateline">Published 1 March 2027</p>
        <p class="publisher">Example Press, Paris\u00a0· <a class="web" href="https://www.example.org/">example.org</a></p>
        <p class="series">First published in the series {SERIES}</p>
        <p class="rights">© 2027 the authors</p>
        <p class="rights">Except where noted, the texts of this book are licensed under {NC_ND}.</p>
        <div class="exceptions">
        <p>Under other terms:</p>
        <ul>
        <li class="entry"><p><a href="#05-la-paz">What’s Next?</a>{TERMS}</p></li>
        <li class="entry"><p>Photograph by {OLLIE}\u00a0· courtesy of {ARCHIVE}{to("photo-roof")}{TERMS}</p></li>
        </ul>
        </div>
        <p class="isbn">ISBN 978-0-00-000000-2 (EPUB)</p>
        <p class="funding">It’s their gift. <a class="web" href="https://example.org/f">example.org/f</a></p>
        <p class="funding">With the support of Ministry of Letters.</p>
        """,
    )


def test_contents(whole: Book) -> None:
    back = "".join(
        f'<li class="entry"><p><a href="#{i}"><span class="title">{t}</span></a>{to(i)}</p></li>'
        for i, t in {
            "photo-credits": "Photo credits",
            "correspondents": "Correspondents",
            "places": "Places",
            "index": "Index",
            "acknowledgements": "Acknowledgements",
            "colophon": "Colophon",
        }.items()
    )
    is_section(
        whole,
        "contents",
        f"""
        <header class="opener"><h1>Contents</h1></header>
        <ul>
        <li class="entry"><p><a href="#introduction"><span class="title">A Year</span></a>\
 <span class="name">Mara Lindqvist</span>{to("introduction")}</p></li>
        <li class="part-entry"><p><a href="#it-s-winter"><span class="title">It’s Winter</span></a>\
{to("it-s-winter")}</p>
        <ul>
        <li class="entry numbered"><p><span class="number">5</span> <a href="#05-la-paz">\
<span class="place">La Paz</span> <span class="title">What’s Next?</span></a>\
 <span class="name">Ollie Varden and Mara Lindqvist</span>\
{to("05-la-paz")}</p></li>
        <li class="entry numbered"><p><span class="number">7</span> <a href="#07-tunis">\
<span class="place">Tunis</span> <span class="title"><bdi lang="ar" dir="rtl">رسالة</bdi></span></a>\
 <span class="name"><bdi dir="rtl">أمل حداد</bdi></span>{to("07-tunis")}</p></li>
        </ul>
        </li>
        {back}
        </ul>
        """,
    )


def test_photo_credits(whole: Book) -> None:
    is_section(
        whole,
        "photo-credits",
        f"""
        <header class="opener"><h1>Photo credits</h1></header>
        <h2 class="group">Archive</h2>
        <ul>
        <li class="entry"><p><a href="#photo-roof"><span class="caption">A <em>roof</em> in Potosí</span></a>\
\u00a0· Photograph by {OLLIE}\u00a0· December 2020\u00a0· <a class="web" href="https://example.org/src">example.org/src</a>\
\u00a0· <span class="rights">{CC_BY}</span>{to("photo-roof")}</p></li>
        </ul>
        <h2 class="group">{MARA}</h2>
        <ul>
        <li class="entry"><p><a href="#photo-mara"><span class="caption">Mara.</span></a>\
 <span class="rights">{NC_ND}</span>{to("photo-mara")}</p></li>
        </ul>
        """,
    )


def test_correspondents(whole: Book) -> None:
    def work(anchor: str, title: str, roles: str = "") -> str:
        role = f' <span class="role">({roles})</span>' if roles else ""
        return f'<li class="entry"><p><a href="#{anchor}">{title}</a>{role}{to(anchor)}</p></li>'

    la_paz = '<span class="place">La Paz</span> <span class="title">What’s Next?</span>'
    tunis = '<span class="place">Tunis</span> <span class="title"><bdi lang="ar" dir="rtl">رسالة</bdi></span>'
    mara = whole.section("correspondents").body.find(".//div[@id='person-mara']/div[@class='bio']/p")
    ollie = whole.section("correspondents").body.find(".//div[@id='person-ollie']/div[@class='bio']/p")
    assert mara is not None
    assert ollie is not None
    assert mara.get("data-file") == ollie.get("data-file") == "book.yaml"
    assert (mara.get("data-line"), ollie.get("data-line")) == ("17", "21")
    portrait = whole.section("correspondents").body.find(".//img")
    assert portrait is not None
    for written in (mara, ollie, portrait):
        del written.attrib["data-file"], written.attrib["data-line"]
    is_section(
        whole,
        "correspondents",
        f"""
        <header class="opener"><h1>Correspondents</h1></header>
        <div class="entry" id="person-amal">
        <h2 class="name"><bdi dir="rtl">أمل حداد</bdi></h2>
        <p class="alternate-name"><span lang="fr">Amal Haddad</span></p>
        <ul class="works">{work("07-tunis", tunis)}</ul>
        </div>
        <div class="entry" id="person-mara">
        <h2 class="name">Mara Lindqvist</h2>
        <figure class="portrait" data-photo="mara" id="photo-mara"><img src="photo:mara" alt="Mara."/>
        <figcaption><p class="credit">Photograph by {MARA}\u00a0· {NC_ND}</p></figcaption></figure>
        <div class="bio"><p>Mara edits &amp; writes.</p></div>
        <ul class="links"><li><a class="web" href="https://example.org/r">Review, example.org/r</a></li></ul>
        <ul class="works">{work("introduction", '<span class="title">A Year</span>')}{work("05-la-paz", la_paz)}</ul>
        </div>
        <div class="entry" id="person-ollie">
        <h2 class="name">Ollie Varden</h2>
        <p class="alternate-name"><bdi lang="ar" dir="rtl">أولي</bdi></p>
        <div class="bio"><p>Knows <a class="ref" href="#person-mara">Mara</a>.</p></div>
        <ul class="works">{work("05-la-paz", la_paz)}{work("07-tunis", tunis, "translation and photographs")}</ul>
        </div>
        """,
    )


def test_places(whole: Book) -> None:
    is_section(
        whole,
        "places",
        f"""
        <header class="opener"><h1>Places</h1></header>
        <h2 class="group">Bolivia</h2>
        <ul><li class="entry"><p><a href="#05-la-paz"><span class="place">La Paz</span>\
 <span class="title">What’s Next?</span></a>{to("05-la-paz")}</p></li></ul>
        <h2 class="group">Tunisia</h2>
        <ul><li class="entry"><p><a href="#07-tunis"><span class="place">Tunis</span>\
 <span class="title"><bdi lang="ar" dir="rtl">رسالة</bdi></span></a>{to("07-tunis")}</p></li></ul>
        """,
    )


def test_index(whole: Book) -> None:
    is_section(
        whole,
        "index",
        f"""
        <header class="opener"><h1>Index</h1></header>
        <h2 class="letterhead">S</h2>
        <ul>
        <li class="entry"><p><span class="title">Salt</span>, <a href="#introduction-index-1">A Year</a>\
{to("introduction-index-1")} · <a href="#05-la-paz-index-2">La Paz</a>{to("05-la-paz-index-2")}\
{folio("05-la-paz-index-3")}</p></li>
        <li class="entry"><p><span class="title">Silver</span>, <a href="#05-la-paz-index-1">La Paz</a>\
{to("05-la-paz-index-1")}</p></li>
        </ul>
        """,
    )


def test_acknowledgements(whole: Book) -> None:
    text = whole.section("acknowledgements").body.find("p")
    assert text is not None
    assert (text.get("data-file"), text.get("data-line")) == ("acknowledgements.md", "1")
    del text.attrib["data-file"], text.attrib["data-line"]
    text.attrib.pop("class", "")
    is_section(
        whole,
        "acknowledgements",
        """
        <header class="opener"><h1>Acknowledgements</h1></header>
        <p>Thanks to all.</p>
        <p class="funding">It’s their gift. <a class="web" href="https://example.org/f">example.org/f</a></p>
        <p class="funding">With the support of Ministry of Letters.</p>
        """,
    )


def test_colophon(whole: Book) -> None:
    is_section(
        whole,
        "colophon",
        f"""
        <header class="opener"><h1>Colophon</h1></header>
        <p>Typefaces: Alegreya, Alegreya Sans, Amiri and Frank Ruhl Libre.</p>
        <p>Made with anthology {__version__}.</p>
        """,
    )


def test_a_colophon_of_the_editors_own(compose: Compose) -> None:
    composed = compose({**FILES, "colophon.md": "People and letters were made up.\n"})
    assert composed.book is not None
    assert "People and letters were made up." in xml(composed.book.section("colophon").body)


def test_running_heads(whole: Book) -> None:
    heads = {s.id: (s.heads.verso, s.heads.recto) for s in whole.sections}
    assert heads["05-la-paz"] == ("La Paz · Ollie Varden and Mara Lindqvist", "What’s Next?")
    assert heads["introduction"] == ("Mara Lindqvist", "A Year")
    assert heads["places"] == ("Places", "Places")
    for silent in ("half-title", "title-page", "copyright", "it-s-winter", "colophon"):
        assert heads[silent] == ("", "")


def test_the_book_speaks_its_language(compose: Compose) -> None:
    files = {**FILES, "book.yaml": FILES["book.yaml"].replace("language: en", "language: es", 1)}
    book = compose(files).book
    assert book is not None
    said = {s.id: s.title for s in book.sections}
    assert said["photo-credits"] == "Créditos fotográficos"
    assert said["index"] == "Índice alfabético"
    assert "Túnez" in xml(book.section("places").body)
    assert "1 de marzo de 2027" in xml(book.section("copyright").body)
    assert book.section("places").body.get("lang") == "es"


def test_a_language_without_words_speaks_english_and_says_so(compose: Compose) -> None:
    files = {**FILES, "book.yaml": FILES["book.yaml"].replace("language: en", "language: qu", 1)}
    book = compose(files).book
    assert book is not None
    assert book.section("contents").language == "en"
    half_title = book.section("half-title").body.find("p/span")
    assert half_title is not None
    assert half_title.get("lang") == "qu"
    byline = book.section("05-la-paz").body.find("header/p[@class='byline']")
    assert byline is not None
    assert byline.get("lang") == "en"
