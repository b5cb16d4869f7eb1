"""Spaces, words run together, and phrases of the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Rain.  It\nrained.  And  on.",
            [f"space-doubled chapters/one.md:{at}" for at in ("1:6", "2:8", "2:13")],
        ),
        ("en", "Rain.\nIt rained\u00a0 on.", ["space-doubled chapters/one.md:2:10"]),
        ("en", "Rain  \nand [words]{lang=es} more.", []),
        ("en", "| a   | b |\n|-----|---|\n| c   | d |", []),
        ("en", "::: verse\nRain   and\n   more rain\n:::", []),
        ("en", "Rain , she said.", ["space-before-mark chapters/one.md:1:5"]),
        ("en", "*Rain* !", ["space-before-mark chapters/one.md:1:6"]),
        ("en", "Rain ... and rain . . . and .com and (rain).", []),
        ("fr", "Quoi ? Rien ; non : « oui » !", []),
        ("fr", "Rien , non.", ["space-before-mark chapters/one.md:1:5"]),
        ("fr", "Il dit [Who knows ?]{lang=en} et part.", ["space-before-mark chapters/one.md:1:18"]),
        ("en", "He said [Qui sait ?]{lang=fr} and left.", []),
        ("es", "¿Qué ? Nada.", ["space-before-mark chapters/one.md:1:5"]),
        ("ja", "雨 ?", []),
    ],
)
def test_spaces(told: Told, language: str, text: str, expected: list[str]) -> None:
    assert told(text + "\n", language=language) == expected


def test_a_habit_of_typing_is_told_once_a_file(told: Told) -> None:
    found = told("Rain.  " * 7 + "\n", {"chapters/two.md": "Fog , mist , hail.\n"})
    assert found == [
        "space-doubled chapters/one.md:1:6",
        *(f"space-before-mark chapters/two.md:1:{c}" for c in (4, 11)),
    ]


@pytest.mark.parametrize(
    ("language", "text", "column"),
    [
        ("en", "For Harbour NewsThe Post.", 13),
        ("en", "For The LighthouseTV News.", 9),
        ("en", "He saidThat it rains.", 4),
        ("en", "By the DepartmentThe report.", 8),
        ("en", "It rained.Then it snowed.", 4),
        ("fr", "Il lit le MondeDans la rue.", 11),
        ("es", "Lee el PaísPero llueve.", 8),
        ("en", "Links: [News](https://example.org/a)[The Post](https://example.org/b).", 1),
    ],
)
def test_words_that_run_together(told: Told, language: str, text: str, column: int) -> None:
    assert told(text + "\n", language=language) == [f"words-run-together chapters/one.md:1:{column}"]


def test_two_names_in_a_row_are_believed_to_be_lost_links_where_there_are_several(told: Told) -> None:
    assert len(told("She wrote for HarbourLetter ReviewGazette.\n")) == 2
    assert told("She wrote for HarbourLetter.\n\nHe wrote for ReviewGazette.\n") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An iPhone, an eBook, LaTeX, YouTube, WhatsApp and JavaScript; a PhD in mRNA and NaCl."),
        ("en", "McDonald, MacArthur, DeLillo, LeBron, O’Neill, FitzGerald, DiCaprio and McTheodore."),
        ("en", "They speak isiZulu in KwaZulu and among the amaXhosa; a tSeason."),
        ("en", "The HarbourFund gave to the harbour. The Fund, the Harbour."),
        ("en", "See example.org, www.example.org, node.js and `newsThe`; mail a.nameThe@example.org; #NewsThe."),
        ("en", "At 5 p.m. the U.S. and the N.Y.Times met; J.R.R. Tolkien."),
        ("de", "Die LeserInnen und MitarbeiterIn."),
    ],
)
def test_capitals_inside_words_that_are_right(told: Told, language: str, text: str) -> None:
    assert [line for line in told(text + "\n", language=language) if line.startswith("words-run")] == []


@pytest.mark.parametrize(
    ("language", "text", "column"),
    [
        ("en", "To read it, click here.", 13),
        ("en", "As in the video above, it rains.", 11),
        ("en", "Last week it rained.", 1),
        ("fr", "Pour lire, cliquez ici.", 12),
        ("fr", "Il a plu la semaine dernière.", 10),
        ("fr", "On peut s’abonner à notre lettre.", 9),
        ("es", "Para leer, haz clic aquí.", 12),
        ("es", "Llovió la semana pasada.", 8),
        ("en", "So it rained, [comme la semaine dernière]{lang=fr}.", 22),
    ],
)
def test_phrases_of_the_screen(told: Told, language: str, text: str, column: int) -> None:
    assert told(text + "\n", language=language) == [f"phrase-of-screen chapters/one.md:1:{column}"]


@pytest.mark.parametrize(
    "text",
    [
        "The last week of the strike, his last week, the yard’s last week.",
        "He said: “It rained last week.”",
        "> It rained last week.",
        "To understand this link, read more books; the glass in the video-club clicks on.",
        "Elle clique, [la semaine dernière]{lang=de}.",
    ],
)
def test_phrases_that_work_in_a_book(told: Told, text: str) -> None:
    assert told(text + "\n") == []
