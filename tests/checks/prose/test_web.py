"""What a web page leaves behind: addresses, players, shortcodes; and paragraphs that are twice there, or too long."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

PLAYER = "https://www.youtube.com/watch?v=abcdefghijk"
NOTICE = "This letter is one of fifty-two that our correspondents write in a year, one a week.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain: https://example.org/rain/2026.", ["address-bare chapters/one.md:1:7"]),
        ("Rain: <https://example.org/rain/2026>.", ["address-bare chapters/one.md:1:8"]),
        ("Rain: www.example.org/rain, and snow.", ["address-bare chapters/one.md:1:7"]),
        ("Rain: example.org, or [rain](https://example.org/rain).", []),
        ("Rain.[^1]\n\n[^1]: <https://example.org/rain/2026>.", []),
        ("[Rain](https://example.org/?id=1&utm_medium=mail#a).", ["address-tracking chapters/one.md:1:8"]),
        ("Rain.[^1]\n\n[^1]: <https://example.org/?fbclid=1>.", ["address-tracking chapters/one.md:3:8"]),
        ("[Rain](https://example.org/?id=1&page=utm).", []),
        (f"Rain.\n\n{PLAYER}", ["embed-without-still chapters/one.md:3:1"]),
        (f"Rain.\n\n[{PLAYER}]({PLAYER})", ["embed-without-still chapters/one.md:3:2"]),
        ("Rain in [a film](https://vimeo.com/1).", []),
        ('Rain. [contact-form id="3"] Snow.', ["web-leftover chapters/one.md:1:7"]),
        ("Rain [/su_box] and [one_half].", ["web-leftover chapters/one.md:1:6"]),
        ("Fish &amp;amp; chips &amp;nbsp; tea.", ["web-leftover chapters/one.md:1:6"]),
        ("Rain \\<em>and\\</em> snow.", ["web-leftover chapters/one.md:1:7"]),
        ("See \\[\\[Rain\\]\\].", ["web-leftover chapters/one.md:1:5"]),
        ("“[T]he rain [i.e. water] [sic] fell [in 1956] on it [. . .] again.” R&D; Q&A.", []),
    ],
)
def test_leftovers_of_a_page(told: Told, text: str, expected: list[str]) -> None:
    assert told(text + "\n") == expected


def test_a_player_with_its_still_is_an_address(told: Told, make_book: Callable[..., object]) -> None:
    photo = "photos:\n  roof: {file: photos/roof.png, alt: A roof., by: Ana, licence: CC-BY-4.0, cleared: [epub]}\n"
    assert told(f"Rain.\n\n![](photo:roof)\n\n{PLAYER}\n", more=photo) == []


def test_addresses_of_people_and_pieces_are_looked_at(told: Told) -> None:
    people = "people:\n  ana: {name: Ana, sort: Ana, links: [{label: A, url: 'https://example.org/?gclid=1'}]}\n"
    assert told("Rain.\n", more=people) == ["address-tracking book.yaml:4:55"]


def test_a_paragraph_in_two_pieces_is_told_at_the_second(told: Told) -> None:
    two = {"chapters/two.md": f"Snow.\n\n{NOTICE.upper()}\nHail.\n"}
    assert told(f"{NOTICE}\nRain.\n", two) == ["paragraph-twice chapters/two.md:3:1"]


def test_paragraphs_that_follow_each_other_in_both_places_are_told_once(told: Told) -> None:
    both = NOTICE + "\n" + NOTICE.replace("letter", "postcard")
    two = {"chapters/two.md": both, "chapters/three.md": both}
    assert told(both, two) == ["paragraph-twice chapters/two.md:1:1", "paragraph-twice chapters/three.md:1:1"]


def test_a_refrain_may_return(told: Told) -> None:
    assert told("It rained on the roof.\n\nIt rained on the roof.\n") == []


def test_a_long_paragraph_is_told_and_a_text_of_many_is_not(told: Told) -> None:
    rain = "Rain came down. " * 167
    assert told(f"Snow.\n\n{rain}\n") == ["paragraph-long chapters/one.md:3:1"]
    assert told((rain[:800] + "\n\n") + "Wind came down. " * 60 + "\n") == []
