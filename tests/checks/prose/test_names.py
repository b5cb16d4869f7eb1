"""One name with two spellings, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

PEOPLE = "people:\n  ana: {name: Ana Peña Ruiz, sort: Peña}\n"


def test_an_accent_is_told_at_the_rarer_spelling(told: Told) -> None:
    two = {"chapters/two.md": "We met Mune again. Then Mune left.\n"}
    assert told("Here is Inés Muñe, and Muñe speaks, with Muñe.\n", two) == ["name-spelt-twice chapters/two.md:1:8"]


def test_a_letter_is_told(told: Told) -> None:
    text = "From Calahuri to Calahuri by way of Calahuri.\n\nThe road to Calahhuri is long.\n"
    assert told(text) == ["name-spelt-twice chapters/one.md:3:13"]


def test_a_person_of_the_book_is_right_however_rare(told: Told) -> None:
    text = "Here Peña speaks. We saw Pena, and Pena, and also Pena.\n"
    assert told(text, more=PEOPLE) == ["name-spelt-twice chapters/one.md:1:26"]


@pytest.mark.parametrize(
    "text",
    [
        # Words that begin with a small letter elsewhere are no names.
        "She said that Esta is short, but esta and está are words.",
        # A sentence's first word has a capital anyway.
        "Ecrit is a word. Écrit too.",
        # Languages spell names each their own way.
        "In Beirut we say Potosi. [À Beyrouth nous disons Potosí.]{lang=fr}",
        # Given names of other people.
        "Here José Martí meets Jose Rizal, and José Martí leaves.",
        "Here came Emma Goldman, then Emma Goldman, then Emma Goldman, and one Paul Goodman.",
        # Grammar.
        "In Bolivia the Latino and the Latina, a Latino and a Latino, are Bolivian, and Bolivia is Bolivia.",
        # Both spellings stand often.
        "To Marsella or Marcella, to Marsella or Marcella, to Marsella or Marcella, then to Marsella or Marcella.",
        # Too short.
        "In Peru the Incas, in Perm the Urals, in Peru and in Peru.",
    ],
)
def test_these_are_names_of_their_own(told: Told, text: str) -> None:
    assert told(text + "\n") == []


def test_nouns_of_german_are_no_names(told: Told) -> None:
    assert told("Hier ist die Mutter, dort sind Mütter, auch Mütter.\n", language="de") == []
