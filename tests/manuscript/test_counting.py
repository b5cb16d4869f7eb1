import pytest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One two three.", 3),
        ("don't stop, mother-in-law", 3),
        ("a---b and c -- d", 5),
        ("*em*phasis and **st**rong", 3),
        ("a\nb  \nc", 3),
        ("> a\n>\n> b\n\n- c\n- d\n  - e\n", 5),
        ("| a | b |\n|---|---|\n| c | d e |", 5),
        ("日本語です", 5),
        ("日本 and 5 km", 5),
        ("हिन्दी में लिखा", 3),
        ("مرحبا بكم", 2),
        ("... -- !", 0),
        ("`code span` x", 3),
        ("::: verse\na b\nc\n:::", 3),
        ("x[^1] y\n\n[^1]: z", 3),
    ],
)
def test_words(text, words, chapter):
    assert chapter(text).words == words
