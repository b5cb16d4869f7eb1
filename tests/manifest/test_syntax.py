"""Slips in YAML, each told in plain words where the mistake is, not where the parser gave up."""

from __future__ import annotations

import pytest

SLIPS = {
    "title: Letters: one\n": "yaml-colon-inside 1:8",
    "title: x\nseries:\n  name: a: b\n": "yaml-colon-inside 3:9",
    "contents:\n  - title: a: b\n": "yaml-colon-inside 2:12",
    "title:x\nlanguage: en\n": "yaml-colon-glued 1:7",
    "title: x\nlanguage:en\n": "yaml-colon-glued 2:10",
    "title: x\nlanguage en\n": "yaml-colon-missing 2:1",
    "description: one\ntwo\nthree: 4\n": "yaml-colon-missing 2:1",
    "title: x\n language: en\n": "yaml-indentation 2:2",
    "people:\n    a: 1\n  b: 2\n": "yaml-indentation 3:3",
    "contents:\n  - file: a\n   title: b\n": "yaml-indentation 3:4",
    "title: x\n- half-title\n": "yaml-indentation 2:1",
    "people:\n\ta: 1\n": "yaml-tab 2:1",
    "people:\n  a:\n  \tname: x\n": "yaml-tab 3:3",
    "contents:\n  - x\n\t- y\n": "yaml-tab 3:1",
    'title: "x\nlanguage: en\n': "yaml-quote-unclosed 1:8",
    "title: 'x\nlanguage: en\n": "yaml-quote-unclosed 1:8",
    'title: "x\nlanguage: "en"\n': "yaml-quote-unclosed 1:8",
    'title: "It" is\n': "yaml-quote-inside 1:8",
    "title: 'L'année'\n": "yaml-quote-inside 1:8",
    "editors: [a, b\nlanguage: en\n": "yaml-bracket-unclosed 1:10",
    "series: {name: x\nlanguage: en\n": "yaml-bracket-unclosed 1:9",
    "title: [x] y\n": "yaml-special-character 1:8",
    "title: {x} y\n": "yaml-special-character 1:8",
    "title: @x\n": "yaml-special-character 1:8",
    "title: `x`\n": "yaml-special-character 1:8",
    "title: %x\n": "yaml-special-character 1:8",
    "title: **x**\n": "yaml-special-character 1:8",
    "title: *x* y\n": "yaml-special-character 1:8",
    "title: & y\n": "yaml-special-character 1:8",
    "title: - x\n": "yaml-special-character 1:8",
    "title: | x\n": "yaml-special-character 1:8",
    "editors: ]\n": "yaml-special-character 1:10",
    "title: *x y\n": "yaml-alias-unknown 1:8",
    'source: "C:\\photos"\n': "yaml-escape 1:12",
    "title: x\n---\nlanguage: en\n": "yaml-several-documents 2:1",
    "title: x\n...\nlanguage: en\n": "yaml-several-documents 3:1",
    "{a: b}: c\n": "yaml-key 1:1",
    "": "manifest-empty 1:1",
    "---\n": "manifest-empty 1:1",
    "~\n": "manifest-empty 1:1",
    "- a\n- b\n": "manifest-form 1:1",
    "# A comment\n\nLetters from nowhere.\n": "manifest-form 3:1",
}


@pytest.mark.parametrize("text", SLIPS, ids=ascii)
def test_slip(told, load, text: str) -> None:
    assert told(text) == [SLIPS[text]]
    assert load(text).manifest is None


def test_tabs_are_counted(load) -> None:
    (found,) = load("people:\n\ta: 1\n\tb: 2\n\tc: 3\n").diagnostics
    assert found.message == "Line 2 is indented with a tab. 2 other lines begin with one too."


def test_comments_that_swallow_text(told) -> None:
    rest = "language: en\ncontents:\n  - {file: a.md, title: A}\n"
    assert told(f"title: Bus #5\n{rest}") == ["text-cut 1:12"]
    assert told(f"title: #5 is late\n{rest}") == ["text-cut 1:8"]
    assert told(f"title: Bus # five\n{rest}") == []
    assert told(f'title: "Bus #5" #checked\n{rest}') == []
    assert told(f"title: Bus#5\n{rest}") == []
    assert told(f"title: A\npeople: #none\n{rest}") == ["text-cut 2:9"]
