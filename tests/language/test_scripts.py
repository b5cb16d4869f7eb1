import pytest

from anthology.language.scripts import alphabets, is_written_with


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Samira al-Haddad", {"LATIN"}),
        ("Zoë Łuczak-O’Neill", {"LATIN"}),
        ("سميرة الحداد", {"ARABIC"}),
        ("森川はな", {"CJK", "HIRAGANA"}),
        ("김민 Kim", {"HANGUL", "LATIN"}),
        ("12 – 34", set()),
    ],
)
def test_alphabets(text: str, found: set[str]) -> None:
    assert alphabets(text) == found


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        *(("ar", "سميرة"), ("fa", "سمیرا"), ("ja", "森川 ハナ"), ("ja-Latn", "Hana"), ("zh", "张"), ("zh-Hant", "張")),
        *(("ko", "김민"), ("el", "Ελένη"), ("sr", "Мара"), ("sr-Latn", "Mara"), ("en", "Mara"), ("de-AT", "Jörg")),
        ("chr", "Ꮳ"),  # Of a script that is not in the table.
    ],
)
def test_a_language_is_written_with_its_letters(tag: str, text: str) -> None:
    assert is_written_with(tag, alphabets(text))


@pytest.mark.parametrize(
    ("tag", "text"), [("en", "سميرة"), ("ar", "Samira"), ("ja", "김민"), ("zh", "ハナ"), ("sr", "Mara")]
)
def test_and_not_with_others(tag: str, text: str) -> None:
    assert not is_written_with(tag, alphabets(text))
