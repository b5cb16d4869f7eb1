"""Quotations that are opened and not closed, in the marks of several languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He said “no”, and she: ‘Yes.’ The workers’ yard, the ’90s, ’tis."),
        ("en", 'He said "no", and "she said \'yes\' to it".'),
        ("en", "“One ‘two “three” two’ one.”"),
        ("en", 'A board of 12" and one of 6” by 5’.'),
        ("en", "The tribe of ‘Abd al-Rahim came, with ‘Umar and the Banu ‘Amir."),
        ("en", "She called it Ba‘th, and the Shi‘a laughed."),
        ("en", "[“No](https://example.org)”, *he said*."),
        ("fr", "Il dit : « Non ». Elle répond : « Et “toi” ? »"),
        ("es", "Dijo: «No». Y ella: “Sí”."),
        ("de", "Er sagte: „Nein“, und sie: »Doch.« Und „so ‚weiter‘“."),
        ("de", "Er schrieb “No” dazu."),
        ("sv", "Hon sade ”nej” och ”ja”."),
        ("da", "Hun sagde »nej« og »ja«."),
        ("ja", "彼は「はい」と言った。"),
        # A quotation of several paragraphs opens each of them anew.
        ("en", "He said: “One.\n\n“Two.\n\n“Three.”"),
        ("fr", "Il dit : « Un.\n\n« Deux.\n\n» Trois. »"),
        ("en", "::: verse\n“Rain on the roof,\nrain on the road.\n\n“Rain,” she said.\n:::"),
    ],
)
def test_what_is_closed_is_not_told(told: Told, language: str, text: str) -> None:
    assert [code for code in told(text + "\n", language=language) if code.startswith("quotation-un")] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It rained.\n\nHe said “no. She left.", ["quotation-unclosed chapters/one.md:3:9"]),
        ("en", 'It rained.\n\nHe said "no. She left.', ["quotation-unclosed chapters/one.md:3:9"]),
        ("en", "He said “no. She said “yes”.", ["quotation-unclosed chapters/one.md:1:9"]),
        ("en", "He said “no.“ She left.", ["quotation-unclosed chapters/one.md:1:13"]),
        ("en", "She left.” He left.", ["quotation-unopened chapters/one.md:1:10"]),
        ("en", "The union of ‘rights’, and ‘union with all.", ["quotation-unclosed chapters/one.md:1:28"]),
        ("en", "“The union is ‘union at last”, he said.", ["quotation-unclosed chapters/one.md:1:15"]),
        ("fr", "Il dit : « Non. Elle part.", ["quotation-unclosed chapters/one.md:1:10"]),
        ("es", "Dijo: «No. Y se fue.", ["quotation-unclosed chapters/one.md:1:7"]),
        ("de", "Er sagte: „Nein. Sie ging.", ["quotation-unclosed chapters/one.md:1:11"]),
        ("sv", "Hon sade ”nej. Sedan gick hon.", ["quotation-unclosed chapters/one.md:1:10"]),
        # One mistake is told once, where it begins.
        ("en", "He said: “One.\n\nTwo.\n\nThree.”", ["quotation-unclosed chapters/one.md:1:10"]),
        ("en", "He said: “One.\nTwo *“three*” “four.", ["quotation-unclosed chapters/one.md:1:10"]),
    ],
)
def test_what_is_left_open_is_told_where_it_opens(told: Told, language: str, text: str, expected: list[str]) -> None:
    found = [line for line in told(text + "\n", language=language) if line.startswith("quotation-un")]
    assert found == expected


def test_words_in_another_language_have_its_marks(told: Told) -> None:
    assert told("He wrote [„so“]{lang=de} and “so”.\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('“One”, “two” and "three".', ["quotation-marks-mixed chapters/one.md:1:18"]),
        ("It’s so, and it's not so, and it’s so.", ["quotation-marks-mixed chapters/one.md:1:16"]),
        ('"One", "two" and “three”.', ["quotation-marks-mixed chapters/one.md:1:18"]),
        ("“One” and a board of 12\", and it's so.", []),
        ('“One”, `print("two")` and [three]{lang="es"}.', []),
        ('“One”.\n\n```\nprint("two")\n```', []),
    ],
)
def test_straight_and_curly_marks_of_a_kind(told: Told, text: str, expected: list[str]) -> None:
    assert told(text + "\n") == expected
