"""Whatever stands in book.yaml, the answer is diagnostics at places in it, and a manifest that holds together."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from anthology.diagnostics import codes
from anthology.manifest.load import Loaded, load_manifest
from anthology.manifest.rules.references import dangling
from anthology.sources import Folder

from .conftest import WHOLE

LEAKS = (
    "Input should",
    "Extra inputs",
    "Field required",
    "Value error",
    "pydantic",
    "NoneType",
    "<class",
    "validation",
)
LINES = WHOLE.splitlines(keepends=True)
SIGNS = ["\t", "\n", *":-'[]{},#&*!|>%@~?", '"', "\\"]
WORDS = ["  ", "- ", " #x", "&a ", "*a", "!x ", "---\n", "...\n", "null", "no", "é", "5", "2020-13-01", "? ", "<<: "]
SCRAPS = st.sampled_from([*SIGNS, *WORDS, "\x00", "\u202e", "\u2028"])


def load(text: str) -> Loaded:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "book.yaml").write_bytes(text.encode("utf-8", "replace"))
        return load_manifest(Folder(Path(folder)))


def check(loaded: Loaded) -> None:
    known = codes()
    for found in loaded.diagnostics:
        assert found.code in known
        assert found.message.endswith((".", "?"))
        assert found.hint
        assert not any(leak in found.message + found.hint for leak in LEAKS), found
        assert found.location
        if loaded.source:
            assert 1 <= found.location.line <= loaded.source.text.count("\n") + 2
            assert 1 <= found.location.column <= len(loaded.source.line(found.location.line)) + 1
    if loaded.manifest is None:
        assert any(found.severity == "error" for found in loaded.diagnostics)
    else:
        errors = any(found.severity == "error" for found in loaded.diagnostics)
        assert errors or "…" not in loaded.manifest.model_dump_json(), "a stand-in must never be printed"
        assert not list(dangling(loaded.manifest))
        for key, _ in loaded.manifest.chapters():
            assert key in loaded.locations.known


@given(st.text())
def test_any_text(text: str) -> None:
    check(load(text))


@given(st.lists(st.one_of(SCRAPS, st.sampled_from(LINES), st.sampled_from(WHOLE.split())), max_size=30).map("".join))
def test_any_scraps_of_a_manifest(text: str) -> None:
    check(load(text))


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 12), st.one_of(SCRAPS, st.just(""))), max_size=4))
def test_a_manifest_with_slips_of_the_keyboard(slips: list[tuple[int, int, str]]) -> None:
    text = WHOLE
    for at, length, scrap in slips:
        text = text[:at] + scrap + text[at + length :]
    check(load(text))


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(["drop", "twice", "in", "out"])), max_size=6))
def test_a_manifest_with_lines_lost_doubled_or_moved(edits: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for at, edit in edits:
        line = lines[at]
        lines[at] = {"drop": "", "twice": line * 2, "in": "  " + line, "out": line.removeprefix("  ")}[edit]
    check(load("".join(lines)))
