"""Where text may be broken, language by language."""

from __future__ import annotations

import re

import pytest

from anthology.editions.pages.breaking.hyphenation import Hyphenation, Hyphenator, Limits
from anthology.editions.pages.breaking.opportunities import Run, places
from anthology.editions.pages.breaking.total_fit import Kind


def broken(text: str, language: str, hyphenation: Hyphenation | None = None, *, hyphenated: bool = True) -> str:
    """The text with a bar wherever a line may end, and the hyphen that would be added."""
    text += " and so on"
    # Spaces and hyphens are all that these texts are broken at.
    allowed = [match.end() for match in re.finditer(r" |[-–](?=\w)|\u00ad", text)]
    run = Run(0, len(text), language, hyphenated, True, True, Limits())
    marks = {}
    for place in places(text, [run], allowed, Hyphenator(hyphenation or Hyphenation())):
        marks[place.end] = "-|" if place.kind is Kind.HYPHEN else "|"
    parts = [character + marks.get(at + 1, "") for at, character in enumerate(text)]
    return "".join(parts).removesuffix(" and| so| on|").rstrip("|")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "the beekeeper", "the| bee-|keeper"),
        ("de", "eine Umgehungsstraße", "eine| Um-|ge-|hungs-|straße"),
        ("fr", "l’horlogerie", "l’hor-|lo-|ge-|rie"),
        ("es", "la carretera", "la| ca-|rre-|tera"),
        ("hu", "asszonnyal", "asszonnyal"),  # as(z)-szony: its spelling would change.
        ("ar", "كتاب المدينة", "كتاب| المدينة"),
        ("cs", "byli v domku", "byli| v domku"),
        ("en", "as a rule", "as| a| rule"),
        ("en", "well-known", "well-|known"),
        ("pt", "disse-lhe", "disse-lhe"),  # The hyphen would be repeated: disse-|-lhe.
        ("en", "see www.example.org/beekeeper", "see| www.example.org/beekeeper"),
        ("en", "see example.org/beekeeper", "see| example.org/beekeeper"),
        ("en", "the beekeeper.12", "the| bee-|keeper.12"),
    ],
)
def test_languages_have_their_rules(language: str, text: str, expected: str) -> None:
    assert broken(text, language) == expected


def test_the_last_word_of_a_paragraph_is_not_hyphenated() -> None:
    run = Run(0, 20, "en", True, True, True, Limits())
    found = places("beekeeper, beekeeper", [run], [11], Hyphenator(Hyphenation()))
    assert [place.end for place in found if place.kind is Kind.HYPHEN] == [3]


def test_no_line_begins_with_a_dash_that_closes_what_is_before_it() -> None:
    text = "—Ya —dijo Rebeca—. Se ve"
    run = Run(0, len(text), "es", False, True, True, Limits())
    found = places(text, [run], [4, 16, 19, 22], Hyphenator(Hyphenation()))
    assert [text[place.start :] for place in found] == ["—dijo Rebeca—. Se ve", "Se ve", "ve", ""]


def test_a_hyphen_before_a_space_counts_as_one_at_the_end_of_a_line() -> None:
    run = Run(0, 24, "en", True, True, True, Limits())
    found = places("pre- and post-war and on", [run], [5, 9, 14, 18, 22], Hyphenator(Hyphenation()))
    assert [place.kind for place in found if place.end in (4, 8, 14)] == [Kind.DASH, Kind.WORD, Kind.DASH]


def test_exceptions_stand_above_the_patterns() -> None:
    exceptions = Hyphenation({"en": ("beek-eeper", "washerwoman"), "es-BO": ("po-to-sí",)})
    assert broken("the Beekeeper’s washerwoman", "en-GB", exceptions) == "the| Beek-|eeper’s| washerwoman"
    assert broken("de Potosí", "es-BO", exceptions) == "de| Po-|to-|sí"
    assert broken("de Potosí", "es", exceptions) == "de| Po-|tosí"


def test_names_can_be_left_whole() -> None:
    whole = Hyphenation(names=False)
    assert broken("by Mariana’s beekeeper", "en", whole) == "by| Mariana’s| bee-|keeper"
    assert "Um-|" in broken("eine Umgehungsstraße", "de", whole), "every noun has a capital"


def test_a_name_is_hyphenated_less_gladly() -> None:
    text = "Mariana and mariana and so on"
    run = Run(0, len(text), "en", True, True, True, Limits())
    hyphens = [p for p in places(text, [run], [8, 12, 20, 24, 27], Hyphenator(Hyphenation())) if p.kind is Kind.HYPHEN]
    assert hyphens[0].penalty > hyphens[-1].penalty


def test_a_word_in_two_faces_is_left_whole() -> None:
    text = "beekeepers beekeepers and"
    runs = [Run(0, 8, "en", True, True, True, Limits()), Run(8, 25, "en", True, True, True, Limits())]
    found = places(text, runs, [11, 22], Hyphenator(Hyphenation()))
    assert [place.end for place in found if place.kind is Kind.HYPHEN] == [14, 18]


def test_nothing_is_hyphenated_where_the_style_sheet_forbids_it() -> None:
    assert broken("the beekeeper", "en", hyphenated=False) == "the| beekeeper"


def test_soft_hyphens_alone_count_in_their_word() -> None:
    assert broken("the bee\u00adkeep\u00aders", "en") == "the| bee\u00ad-|keep\u00ad-|ers"
