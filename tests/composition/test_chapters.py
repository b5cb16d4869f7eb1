"""A chapter as a section: opener, figures, the lines about it."""

from __future__ import annotations

from tests.composition.conftest import FILES, Compose, assert_same, lines, xml

from anthology.book import Book

OLLIE = '<a class="name" href="#person-ollie">Ollie Varden</a>'
MARA = '<a class="name" href="#person-mara">Mara Lindqvist</a>'
AMAL = '<a class="name" href="#person-amal"><bdi dir="rtl">أمل حداد</bdi></a>'
ARCHIVE = '<a class="web" href="https://example.org/src">Archive</a>'
CC_BY = '<a class="web" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'


def is_element(book: Book, section: str, path: str, wanted: str) -> None:
    element = book.section(section).body.find(path)
    assert element is not None
    assert_same(xml(element), lines(wanted))


def test_the_opener_of_a_piece(whole: Book) -> None:
    is_element(
        whole,
        "05-la-paz",
        "header",
        f"""
        <header class="opener">
        <p class="number">5</p>
        <p class="place">La Paz, <span class="country">Bolivia</span></p>
        <h1>What’s Next?</h1>
        <p class="subtitle">On ‘winning’</p>
        <p class="standfirst">They won.</p>
        <p class="byline">by {OLLIE} and {MARA}</p>
        <p class="dateline"><time datetime="2021-01-20">20 January 2021</time></p>
        </header>
        """,
    )


def test_the_opener_of_a_piece_in_another_language(whole: Book) -> None:
    is_element(
        whole,
        "07-tunis",
        "header",
        f"""
        <header class="opener">
        <p class="number">7</p>
        <p class="place" lang="en" dir="ltr">Tunis, <span class="country">Tunisia</span></p>
        <h1>رسالة</h1>
        <p class="byline" lang="en" dir="ltr">by {AMAL}</p>
        <p class="byline" lang="en" dir="ltr">Translated by {OLLIE}</p>
        <p class="byline" lang="en" dir="ltr">Photographs by {OLLIE}</p>
        </header>
        """,
    )
    section = whole.section("07-tunis")
    assert (section.body.get("lang"), section.body.get("dir")) == ("ar", "rtl")


def test_the_lines_about_a_piece_stand_before_its_notes(whole: Book) -> None:
    is_element(
        whole,
        "05-la-paz",
        "footer",
        f"""
        <footer class="about">
        <p class="bio">Mara <em>edits</em>.</p>
        <p class="dateline">First published <time datetime="2021-01-20">20 January 2021</time>,\
 <cite>The Correspondents</cite>, <a class="web" href="https://www.example.org/la-paz/">example.org/la-paz</a></p>
        <p class="rights">{CC_BY}</p>
        </footer>
        """,
    )
    body = whole.section("05-la-paz").body
    assert [e.get("class") for e in body][-2:] == ["about", "notes"]


def test_a_piece_of_which_nothing_is_known_ends_with_its_text(whole: Book) -> None:
    assert whole.section("07-tunis").body.find("footer") is None


def test_an_introduction_has_its_kind(whole: Book) -> None:
    assert whole.section("introduction").body.get("class") == "introduction"


def test_a_country_that_is_its_own_place_is_named_once(compose: Compose) -> None:
    manifest = FILES["book.yaml"].replace("place: La Paz\n        country: BO", "place: Singapore\n        country: SG")
    book = compose({**FILES, "book.yaml": manifest}).book
    assert book is not None
    place = book.section("05-la-paz").body.find("header/p[@class='place']")
    assert place is not None
    assert xml(place) == '<p class="place">Singapore</p>'


def test_a_part_has_a_page_with_its_epigraph(whole: Book) -> None:
    part = whole.section("it-s-winter").body
    assert [e.tag for e in part] == ["header", "div"]
    assert part.findtext("header/h1") == "It’s Winter"
    assert part.findtext("div/p") == "Cold."


def test_figures_are_filled_and_the_first_one_carries_the_photographs_id(whole: Book) -> None:
    figures = [f for s in whole.sections for f in s.body.iter("figure")]
    assert [(f.get("id"), f.get("class")) for f in figures] == [
        ("photo-roof", "plate"),
        ("05-la-paz-photo-roof-2", None),
        ("07-tunis-photo-roof", None),
        ("photo-mara", "portrait"),
    ]
    caption = """
        <figcaption>
        <p class="caption">A <em>roof</em> in <a class="web" href="https://example.org/p">Potosí</a></p>
        <p class="credit">Photograph by {} · courtesy of {} · {}</p>
        </figcaption>"""
    assert (figures[0][0].get("data-file"), figures[0][0].get("data-line")) == ("book.yaml", "26")
    del figures[0][0].attrib["data-file"], figures[0][0].attrib["data-line"]
    inside = "".join(xml(child) for child in figures[0])
    wanted = f'<img src="photo:roof" alt="A roof."/>{lines(caption.format(OLLIE, ARCHIVE, CC_BY))}'
    assert_same(f"<div>{inside}</div>", f"<div>{wanted}</div>")
    image, figcaption = figures[2]
    assert image.get("lang") == "en"
    assert (figcaption.get("lang"), figcaption.get("dir")) == ("en", "ltr")


def test_photographs_know_where_they_are_placed(whole: Book) -> None:
    placed = {name: photo.placed_in for name, photo in whole.photos.items()}
    assert placed == {"roof": "05-la-paz", "drawing": None, "mara": "correspondents"}
    assert (whole.photos["roof"].width, whole.photos["roof"].height) == (90, 60)


def test_without_correspondents_names_lead_nowhere(compose: Compose) -> None:
    manifest = FILES["book.yaml"].replace("  - correspondents\n", "").replace("    bio: ", "    # ")
    introduction = "Of [the roof](photo:roof).\n"
    composed = compose({**FILES, "book.yaml": manifest, "chapters/introduction.md": introduction})
    assert composed.book is not None
    hrefs = [a.get("href", "") for s in composed.book.sections for a in s.body.iter("a")]
    assert [h for h in hrefs if h.startswith("#person-")] == []
    assert composed.diagnostics == ()
    byline = composed.book.section("introduction").body.find("header/p[@class='byline']")
    assert byline is not None
    assert xml(byline) == '<p class="byline">by <span class="name">Mara Lindqvist</span></p>'


def test_everybody_a_text_or_a_biography_leads_to_has_an_entry(compose: Compose) -> None:
    manifest = """\
title: Tiny
language: en
people:
  ana: {name: Ana, bio: "With [Ben](person:ben)."}
  ben: {name: Ben, portrait: face}
  cas: {name: Cas}
  dov: {name: Dov}
  eva: {name: Eva}
photos:
  face: {file: photos/mara.png, alt: Ben., by: cas, licence: CC-BY-4.0, cleared: [epub, reading, print]}
contents:
  - {file: chapters/one.md, title: One, by: [ana]}
  - correspondents
"""
    composed = compose({"book.yaml": manifest, "chapters/one.md": "We met [Dov](person:dov).\n"})
    assert composed.book is not None
    assert [e.get("id") for e in composed.book.section("correspondents").body.iter("div") if e.get("id")] == [
        "person-ana",
        "person-ben",
        "person-cas",
        "person-dov",
    ]


def test_a_biography_may_show_a_photograph(compose: Compose) -> None:
    manifest = FILES["book.yaml"].replace(
        "    bio: Mara edits & writes.\n", "    bio: |\n      Edits.\n\n      ![](photo:drawing)\n"
    )
    composed = compose({**FILES, "book.yaml": manifest})
    assert composed.book is not None
    assert composed.book.photos["drawing"].placed_in == "correspondents"
    figure = composed.book.section("correspondents").body.find(".//div[@class='bio']/figure")
    assert figure is not None
    assert figure.get("id") == "photo-drawing"
    assert figure.find("img") is not None
