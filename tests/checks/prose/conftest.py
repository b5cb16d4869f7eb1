"""What the tests of the language's checks share: a chapter, read and looked at in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from anthology.checks.prose import check_prose
from anthology.composition.compose import compose_book
from anthology.manifest.load import load_manifest
from anthology.sources import Folder

Told = Callable[..., list[str]]


@pytest.fixture
def told(make_book: Callable[..., Path]) -> Told:
    """told("text of chapters/one.md", {"chapters/two.md": ...}, language="fr") -> ["code file:line:column", ...]."""

    def run(text: str, files: dict[str, str] | None = None, language: str = "en", more: str = "") -> list[str]:
        files = {"chapters/one.md": text, **(files or {})}
        entries = "".join(
            f"  - {{file: {name}, title: {name[9:-3].capitalize()}}}\n"
            for name in files
            if name.startswith("chapters/")
        )
        manifest = f"title: Tiny\nlanguage: {language}\n{more}contents:\n{entries}"
        folder = Folder(make_book({"book.yaml": manifest, **files}))
        composed = compose_book(load_manifest(folder), folder)
        assert composed.book is not None, list(composed.diagnostics)
        return [f"{d.code} {d.location}" for d in check_prose(composed.book)]

    return run
