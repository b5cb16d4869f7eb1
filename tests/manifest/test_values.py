"""Texts, numbers, dates and what stands in registers, as editors write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from anthology.manifest import dates, numbers, registers, texts
from anthology.manifest.mistakes import WrongValueError
from anthology.manifest.names import is_guess, sorted_form

RIGHT: list[tuple[Callable[[str], object], str, object]] = [
    (texts.line(), " A  year\nof letters ", "A year of letters"),
    (texts.line(), "قيل\u200fو\u200cن", "قيل\u200fو\u200cن"),
    (texts.read_id, "05-la-paz", "05-la-paz"),
    (texts.read_hyphenated, " Po-to-si\u0301", "Po-to-sí"),
    (texts.read_hyphenated, "Potosí", "Potosí"),
    (texts.read_url, "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    (texts.read_url, "http://пример.example/ü", "http://пример.example/ü"),
    (texts.read_path, "./photos/a b.jpg", "photos/a b.jpg"),
    (dates.read_day, "2024-02-29", date(2024, 2, 29)),
    (dates.read_partial_date, "2020", "2020"),
    (dates.read_partial_date, "2020-12", "2020-12"),
    (numbers.whole(1, 99), "05", 5),
    (numbers.whole(1, 400, "%"), "300 %", 300),
    (numbers.length(0, 10), "3mm", 3.0),
    (numbers.length(0, 10), "0,3 cm", 3.0),
    (numbers.length(0, 10), "0.125in", 3.175),
    (numbers.length(0, 10), "9pt", 3.175),
    (numbers.read_trim, "140mm x 216mm", {"width": 140.0, "height": 216.0}),
    (numbers.read_trim, "140 × 216 mm", {"width": 140.0, "height": 216.0}),
    (numbers.read_trim, "14cm X 21.6cm", {"width": 140.0, "height": 216.0}),
    (numbers.read_colour, "#A0b1C2", "#a0b1c2"),
    (numbers.read_truth, "Yes", True),
    (numbers.read_truth, "false", False),
    (registers.read_language, "zh-Hant-TW", "zh-Hant-TW"),
    (registers.read_country, "NO", "NO"),
    (registers.read_licence, "CC-BY-NC-ND-4.0", "CC-BY-NC-ND-4.0"),
    (registers.read_licence, "all-rights-reserved", "all-rights-reserved"),
    (registers.read_isbn, "979-10-90636-07-1", "979-10-90636-07-1"),
    (registers.read_isbn, "9783161484100", "978-3-16-148410-0"),
    (registers.read_orcid, "https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
]

WRONG: list[tuple[Callable[[str], object], str, str]] = [
    (texts.line(), "   ", "value-empty"),
    (texts.line(), "\u00a0", "value-empty"),
    (texts.line(10), "eleven char", "text-too-long"),
    *((texts.line(), f"a{c}b", "text-control-character") for c in "\x00\x1b\x85\u2028\u202e\u2066\ufeff\ud800"),
    *((texts.read_id, text, "id-wrong") for text in ("", "La-Paz", "la_paz", "-a", "a-", "a--b", "é", "a" * 81)),
    *(
        (texts.read_hyphenated, text, "hyphenation-wrong")
        for text in ("", "-a", "a-", "a--b", "a b", "l’eau", "a1", "a\u00adb", "a_b", "a" * 101)
    ),
    *(
        (texts.read_url, "https://" + text, "url-wrong")
        for text in ("", "[", "a b", "a:x", "a<b>", "\u202e", "a" * 2000)
    ),
    *((texts.read_url, text, "url-wrong") for text in ("javascript:alert(1)", "data:,x", "ftp://a.b", "//a.b", "a.b")),
    *((dates.read_day, text, "date-wrong") for text in ("2021", "2021-1-1", "20210101", "2021-W01-1", "2021-02-29")),
    *((dates.read_day, text, "date-wrong") for text in ("0000-01-01", "2021-00-10", "2021-04-31", "٢٠٢١-٠١-٠١x")),
    (dates.read_partial_date, "December 2020", "date-wrong"),
    *(
        (numbers.whole(1, 99), text, "number-wrong")
        for text in ("", "0", "100", "5.0", "-1", "1e1", "five", "²", "9" * 99)
    ),
    *((numbers.length(0, 10), text, "length-wrong") for text in ("3", "3 m", "mm", "30mm", "-1mm", "1e1mm")),
    *(
        (numbers.read_trim, text, "length-wrong")
        for text in ("140mm", "140 x 216", "1mm x 2mm", "x", "9in x 9in x 9in", "A5")
    ),
    *((numbers.read_colour, text, "colour-wrong") for text in ("white", "#fff", "ffffff", "#ggffff")),
    *((registers.read_language, text, "language-unknown") for text in ("English", "en_GB", "xx", "e", "", "en GB")),
    *((registers.read_country, text, "country-unknown") for text in ("bo", "Bolivia", "UK", "EU", "ZZ", "", "BOL")),
    *((registers.read_licence, text, "licence-unknown") for text in ("CC", "cc by 4.0", "Foo", "LicenseRef-mine")),
    *(
        (registers.read_isbn, text, "isbn-wrong")
        for text in ("", "978", "978-0-00-000000-3", "0-306-40615-2", "123X" * 4)
    ),
    *((registers.read_isbn, text, "isbn-wrong") for text in ("0-306-40615-3", "4006381333931", "isbn 9780000000002")),
    *((registers.read_orcid, text, "orcid-wrong") for text in ("", "0000-0002-1825-0098", "Mara", "0000-0002-1825")),
]


@pytest.mark.parametrize(("read", "text", "value"), RIGHT, ids=lambda x: x if isinstance(x, str) else "")
def test_right(read: Callable[[str], object], text: str, value: object) -> None:
    found = read(text)
    assert found == (pytest.approx(value) if isinstance(value, float) else value)


@pytest.mark.parametrize(("read", "text", "code"), WRONG, ids=lambda x: ascii(x)[:30] if isinstance(x, str) else "")
def test_wrong(read: Callable[[str], object], text: str, code: str) -> None:
    with pytest.raises(WrongValueError) as problem:
        read(text)
    assert problem.value.code == code
    assert problem.value.says
    assert problem.value.hint.endswith((".", "?", "white."))


@pytest.mark.parametrize(
    ("read", "text", "hint"),
    [
        (registers.read_country, "UK", "Did you mean GB, United Kingdom?"),
        (registers.read_country, "bolivia", "Did you mean BO, Bolivia?"),
        (registers.read_licence, "cc by-nc 4.0", "Did you mean CC-BY-NC-4.0?"),
        (registers.read_language, "pt_BR", "Did you mean pt-BR?"),
        (registers.read_isbn, "0-306-40615-2", "Write its form of thirteen digits: 978-0-306-40615-7."),
        (texts.read_id, "Été à La Paz", "Write lower-case words with hyphens, such as ete-a-la-paz."),
        (texts.read_url, "www.example.org", "Give the whole address of the page, perhaps https://www.example.org."),
        (dates.read_day, "2023-02-29", "February 2023 has 28 days."),
    ],
)
def test_hints_name_what_was_meant(read: Callable[[str], object], text: str, hint: str) -> None:
    with pytest.raises(WrongValueError) as problem:
        read(text)
    assert problem.value.hint == hint


@pytest.mark.parametrize("value", [["0.5", "0.3"], ["50%", "30%"], ["0", "1"], [".5", "1."]])
def test_focus(value: object) -> None:
    assert all(0 <= share <= 1 for share in numbers.read_focus(value))


@pytest.mark.parametrize(
    "value", ["centre", [], ["0.5"], ["0.5", "2"], ["-1", "0"], [["1"], "1"], ["nan", "1"], ["%", "."], None]
)
def test_focus_wrong(value: object) -> None:
    with pytest.raises(WrongValueError, match="not a point"):
        numbers.read_focus(value)


@pytest.mark.parametrize(
    "value",
    [["-16.5", "-68.15"], "-16.5, -68.15", "16.5 S, 68.15 W", "16.5°s, 68.15°w", "−16.5°,−68.15°", ["16.5S", "68.15W"]],
)
def test_coordinates(value: object) -> None:
    assert numbers.read_coordinates(value) == (-16.5, -68.15)


@pytest.mark.parametrize(
    "value",
    ["La Paz", [], ["1"], ["1", "2", "3"], [["1"], "2"], "1 E, 2 N", "-1 S, 2 E", "16°30′ S, 68 W", "1,5, 2,5", None],
)
def test_coordinates_wrong(value: object) -> None:
    with pytest.raises(WrongValueError, match="not the latitude and longitude") as problem:
        numbers.read_coordinates(value)
    assert problem.value.hint.endswith("[-16.5, -68.15].")


def test_coordinates_the_other_way_round_are_told_so() -> None:
    with pytest.raises(WrongValueError, match=r"133\.2 degrees") as problem:
        numbers.read_coordinates(["133.2", "34.4"])
    assert problem.value.hint == "They seem to stand the other way round: [34.4, 133.2]?"
    with pytest.raises(WrongValueError, match="200 degrees") as problem:
        numbers.read_coordinates(["0", "200"])
    assert problem.value.hint.startswith("Write degrees")


def test_slug() -> None:
    assert texts.slug("Été à La Paz, Łódź & Ærø") == "ete-a-la-paz-lodz-aero"
    assert texts.slug("رسالة") == ""


@pytest.mark.parametrize(
    ("name", "form", "guess"),
    [
        ("Mara Lindqvist", "Lindqvist, Mara", False),
        ("Inês Őry-Kovács", "Őry-Kovács, Inês", False),
        ("Madonna", "Madonna", False),
        ("王小明", "王小明", False),
        ("Ludwig van Beethoven", "Beethoven, Ludwig van", True),
        ("Omar al-Masri", "al-Masri, Omar", True),
        ("Le Guin", "Guin, Le", True),
        ("Gabriel García Márquez", "Márquez, Gabriel García", True),
        ("محمود درويش", "محمود درويش", True),
    ],
)
def test_sorted_names(name: str, form: str, guess: bool) -> None:
    assert (sorted_form(name), is_guess(name)) == (form, guess)
