import string
from datetime import date

import pytest

from anthology.language.collation import initial, sort_key
from anthology.language.dates import full_date, listing, partial_date
from anthology.language.words import LANGUAGES, Words, has_words, table


def fields(word: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(word) if name}


@pytest.mark.parametrize("name", table())
def test_every_word_is_there_in_every_language_with_the_same_places_to_fill(name):
    words = table()[name]
    assert tuple(words) == LANGUAGES
    assert all(word.strip() for word in words.values())
    assert {frozenset(fields(word)) for word in words.values()} == {frozenset(fields(words["en"]))}


def test_a_word_is_filled_in():
    assert Words("en")("page-abbreviated", page="12") == "p.\u00a012"
    assert Words("de-AT")("page-abbreviated", page="xii") == "S.\u00a0xii"
    assert Words("ar")("contents") == "المحتويات"
    with pytest.raises(KeyError):
        Words("en")("no-such-word")
    with pytest.raises(KeyError):
        Words("en")("page", number=1)


def test_a_language_without_words_speaks_english():
    assert not has_words("qu")
    assert Words("qu")("contents") == "Contents"
    assert Words("qu").spoken == "en"
    assert Words("qu").language == "qu"
    assert Words("pt-BR").spoken == "pt-BR"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1 January 2021"),
        ("en-US", "January 1, 2021"),
        ("fr", "1er janvier 2021"),
        ("es", "1 de enero de 2021"),
        ("de", "1. Januar 2021"),
        ("pt", "1 de janeiro de 2021"),
        ("pt-BR", "1º de janeiro de 2021"),
        ("it", "1º gennaio 2021"),
        ("ar", "1 يناير 2021"),
    ],
)
def test_a_day_in_each_language(language, text):
    assert full_date(date(2021, 1, 1), language) == text


def test_a_date_is_given_as_far_as_it_is_known():
    assert partial_date("2020", "fr") == "2020"
    assert partial_date("2020-12", "fr") == "décembre 2020"
    assert partial_date("2020-12-24", "fr") == "24 décembre 2020"
    with pytest.raises(ValueError, match="2020-1-1-1"):
        partial_date("2020-1-1-1", "fr")


def test_lists():
    assert listing(["a"], "en") == "a"
    assert listing(["a", "b", "c"], "en") == "a, b and c"
    assert listing(["a", "b", "c"], "de") == "a, b und c"
    assert listing([], "en") == ""


def test_the_alphabet_ignores_accents_and_case():
    names = ["Zürich", "El Alto", "école", "Ecuador", "el agua", "Łódź", "Œuvre", "oeil", "zebra"]
    expected = ["école", "Ecuador", "el agua", "El Alto", "Łódź", "oeil", "Œuvre", "zebra", "Zürich"]
    assert sorted(names, key=lambda n: sort_key(n, "en")) == expected
    assert sorted(["ñandú", "nube", "Nadir", "oca"], key=lambda n: sort_key(n, "es")) == [
        "Nadir",
        "nube",
        "ñandú",
        "oca",
    ]
    assert sorted(["ñandú", "nube"], key=lambda n: sort_key(n, "en")) == ["ñandú", "nube"]


def test_the_letter_an_entry_stands_under():
    assert initial("école", "fr") == "E"
    assert initial("«Ubuntu»", "en") == "U"
    assert initial("ñandú", "es") == "Ñ"
    assert initial("15 May", "en") == ""
    assert initial("أرشيف", "ar") == "ا"
