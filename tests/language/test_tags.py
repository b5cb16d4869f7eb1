import pytest

from anthology.language.tags import direction_of


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Tripoli · Samira", "ltr"),
        ("طرابلس · Samira", "rtl"),
        ("«חיפה»", "rtl"),
        ("12 – Łódź", "ltr"),
        ("12 – 34", None),
    ],
)
def test_direction_of_the_first_letter(text: str, direction: str | None) -> None:
    assert direction_of(text) == direction
