"""Which photograph an edition shows, and what is said of those it may not."""

from __future__ import annotations

from datetime import date

import pytest
from tests.composition.conftest import FILES, Compose, xml

from anthology.book import Book, EditionName
from anthology.composition.rights import for_edition
from anthology.diagnostics import Severity

NEVER_CLEARED = {
    **FILES,
    "book.yaml": FILES["book.yaml"].replace("    cleared: [epub, reading]\n    substitute: drawing\n", ""),
}


def shown(book: Book) -> list[str | None]:
    return [i.get("src") for s in book.sections for i in s.body.iter("img")]


def test_where_all_is_cleared_it_is_the_same_book(whole: Book) -> None:
    assert for_edition(whole, EditionName.EPUB) is whole
    assert for_edition(whole, EditionName.READING, date(2027, 1, 1)) is whole


def test_print_shows_the_substitute_with_its_own_words_and_credit(whole: Book) -> None:
    before = [xml(s.body) for s in whole.sections]
    printed = for_edition(whole, EditionName.PRINT)
    assert [xml(s.body) for s in whole.sections] == before
    assert shown(printed) == ["photo:drawing"] * 3 + ["photo:mara"]
    plate = next(printed.section("05-la-paz").body.iter("figure"))
    assert (plate.get("id"), plate.get("class"), plate.get("data-photo")) == ("photo-drawing", "plate", "drawing")
    assert plate.findtext("figcaption/p[@class='credit']") == "Photograph by Some One\u00a0· All rights reserved"
    assert (printed.photos["roof"].placed_in, printed.photos["drawing"].placed_in) == (None, "05-la-paz")


def test_lists_and_references_follow_the_substitute(whole: Book) -> None:
    printed = for_edition(whole, EditionName.PRINT)
    text = "".join(xml(s.body) for s in printed.sections)
    assert "photo-roof" not in text
    assert "Archive" not in text
    introduction = printed.section("introduction").body
    assert introduction.find(".//a[@href='#photo-drawing']") is not None
    credits_ = printed.section("photo-credits").body
    assert [h.xpath("string()") for h in credits_.iter("h2")] == ["Mara Lindqvist", "Some One"]
    assert "All rights reserved" in xml(printed.section("copyright").body)


def test_other_terms_name_photographs_in_the_order_of_the_pages(compose: Compose) -> None:
    roof = FILES["book.yaml"].index("  roof:\n")
    drawing = FILES["book.yaml"].index("  drawing:\n")
    record = FILES["book.yaml"][roof:drawing].replace("    substitute: drawing\n", "")
    manifest = (
        FILES["book.yaml"][:roof]
        + record.replace("roof:", "later:", 1)
        + record.replace("roof:", "sooner:", 1)
        + FILES["book.yaml"][drawing:]
    )
    chapters = {name: text.replace("photo:roof", "photo:sooner") for name, text in FILES.items()}
    book = compose({**chapters, "book.yaml": manifest, "chapters/07-tunis.md": "كلمة.\n\n![](photo:later)\n"}).book
    assert book is not None
    [entry] = [e for e in book.section("copyright").body.iter("li") if e.find(".//a[@class='folio']") is not None]
    assert [a.get("href") for a in entry.iter("a") if a.get("class") == "folio"] == ["#photo-sooner", "#photo-later"]


def test_a_substitute_of_a_substitute(compose: Compose) -> None:
    manifest = FILES["book.yaml"].replace(
        "    licence: all-rights-reserved\n    cleared: [epub, reading, print]\n",
        "    licence: all-rights-reserved\n    cleared: [epub]\n    substitute: mara\n",
    )
    book = compose({**FILES, "book.yaml": manifest}).book
    assert book is not None
    assert set(shown(for_edition(book, EditionName.PRINT))) == {"photo:mara"}


def test_a_portrait_has_a_substitute_too(compose: Compose) -> None:
    manifest = FILES["book.yaml"].replace("    portrait: mara", "    portrait: roof")
    book = compose({**FILES, "book.yaml": manifest}).book
    assert book is not None
    portrait = next(for_edition(book, EditionName.PRINT).section("correspondents").body.iter("figure"))
    assert (portrait.get("class"), portrait.get("data-photo")) == ("portrait", "drawing")


def test_what_is_cleared_for_nothing_is_an_error(compose: Compose) -> None:
    (found,) = compose(dict(NEVER_CLEARED)).diagnostics
    assert (found.code, found.severity) == ("photo-not-cleared", Severity.ERROR)
    assert "epub, reading, print" in found.message


def test_in_a_draft_it_is_a_blank_and_a_warning(compose: Compose) -> None:
    composed = compose(dict(NEVER_CLEARED), draft=True)
    assert {(d.code, d.severity) for d in composed.diagnostics} == {
        ("photo-not-cleared", Severity.WARNING),
        ("photo-unplaced", Severity.WARNING),
    }
    assert composed.book is not None
    epub = for_edition(composed.book, EditionName.EPUB)
    blank = next(epub.section("05-la-paz").body.iter("figure"))
    assert (blank.get("class"), blank.get("id")) == ("plate blank", "photo-roof")
    assert blank.find("img") is None
    assert blank.findtext("p[@class='draft']") == "Photograph to come"
    assert blank.find("figcaption/p[@class='credit']") is not None
    assert epub.photos["roof"].placed_in is None
    assert "photo-roof" not in xml(epub.section("photo-credits").body)


@pytest.mark.parametrize(
    ("today", "codes"),
    [(None, []), (date(2030, 12, 31), []), (date(2031, 1, 1), ["photo-clearance-ended"])],
)
def test_a_clearance_that_ends(compose: Compose, today: date | None, codes: list[str]) -> None:
    manifest = FILES["book.yaml"].replace("    alt: Mara.\n", "    alt: Mara.\n    cleared_until: 2030-12-31\n")
    composed = compose({**FILES, "book.yaml": manifest}, today=today)
    assert [d.code for d in composed.diagnostics] == codes


def test_a_missing_photograph_is_a_blank(compose: Compose) -> None:
    composed = compose(dict(FILES), without=("photos/roof.png",))
    assert [(d.code, d.severity) for d in composed.diagnostics] == [("file-missing", Severity.ERROR)]
    draft = compose(dict(FILES), draft=True, without=("photos/roof.png",))
    assert [(d.code, d.severity) for d in draft.diagnostics] == [("file-missing", Severity.WARNING)]
    assert draft.book is not None
    assert "roof" not in draft.book.photos
    blank = next(draft.book.section("05-la-paz").body.iter("figure"))
    assert blank.get("class") == "plate blank"
    assert blank.findtext("figcaption/p[@class='caption']") == "A "


def test_a_clearance_that_ended_and_one_that_never_was_are_told_together(compose: Compose) -> None:
    manifest = FILES["book.yaml"].replace(
        "    cleared: [epub, reading]\n    substitute: drawing\n",
        "    cleared: [epub]\n    cleared_until: 2026-12-31\n",
    )
    found = compose({**FILES, "book.yaml": manifest}, today=date(2027, 1, 1)).diagnostics
    (told,) = [d for d in found if d.code != "photo-unplaced"]
    assert told.code == "photo-not-cleared"
    assert "not cleared for epub, reading, print any more (its clearance for epub ended on 2026-12-31)." in told.message


def test_the_cover_has_the_substitute_or_no_picture(compose: Compose) -> None:
    manifest = FILES["book.yaml"] + "editions: {cover: {image: photos/roof.png}}\n"
    book = compose({**FILES, "book.yaml": manifest}).book
    assert book is not None
    assert for_edition(book, EditionName.EPUB) is book
    assert for_edition(book, EditionName.PRINT).settings.cover.image == "photos/drawing.png"
    bare = compose({**NEVER_CLEARED, "book.yaml": NEVER_CLEARED["book.yaml"] + manifest[-45:]}, draft=True)
    assert bare.book is not None
    assert for_edition(bare.book, EditionName.EPUB).settings.cover.image is None
    assert bare.uncleared[0].shown_in[-1] == "cover"
