def test_long_words(wrong):
    assert wrong("a\n\n" + "b" * 201 + " " + "c" * 300) == ["warning word-too-long 3:1"]
    assert wrong("- a\n- *" + "b" * 201 + "*\n") == ["warning word-too-long 2:1"]
    assert wrong("b" * 200) == []


def test_addresses_of_links_and_code_are_none(wrong):
    assert wrong("[a](https://x.org/" + "b" * 300 + ") `" + "c" * 300 + "`") == []


def test_languages_without_spaces(wrong):
    assert wrong("水" * 300, "ja") == []
