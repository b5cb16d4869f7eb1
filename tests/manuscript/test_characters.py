"""Unseen characters."""


def test_control_characters_are_left_out(wrong, chapter):
    assert wrong("a\n\nb\u0007c\u0001 d\n\u0085") == ["error character-control 3:2", "error character-control 4:1"]
    assert "".join(chapter("b\u0007c").body.itertext()) == "bc"


def test_nul(wrong):
    assert wrong("a\0b") == ["error character-control 1:2"]


def test_directional(wrong, chapter):
    found = chapter("a \u202eb\u202c \u2067c\u2069")
    assert wrong("a \u202eb\u202c \u2067c\u2069") == ["error character-direction 1:3"]
    assert "right-to-left override (U+202E)" in found.diagnostics[0].message


def test_marks_that_are_part_of_writing_stay(read):
    assert read("مرحبا\u200f! x\u200e") == "<p>مرحبا\u200f! x\u200e</p>"


def test_lost(wrong):
    assert wrong("caf\ufffd") == ["error character-lost 1:4"]


def test_soft_hyphens_once(wrong, chapter):
    assert wrong("in\u00adter\u00adna\ntio\u00adnal") == ["warning character-soft-hyphen 1:3"]
    result = chapter("in\u00adter")
    assert "".join(result.body.itertext()) == "inter"


def test_zero_width(wrong):
    assert wrong("a\u200bb\ufeff c\u200dd") == ["warning character-invisible 1:2"]


def test_joiners_that_are_needed(read):
    for text in ("می\u200cخواهم", "क्\u200dष", "👩\u200d🌾", "ภาษา\u200bไทย"):
        assert read(text) == f"<p>{text}</p>"


def test_columns_after_a_character_left_out(wrong):
    assert wrong("a\u00adb <b>") == ["warning character-soft-hyphen 1:2", "error html-tag 1:5"]


def test_illegal_entity_does_not_raise(read):
    assert read("a&#1;b&#0;c&#xFFFE;") == "<p>a\ufffdb\ufffdc\ufffd</p>"
