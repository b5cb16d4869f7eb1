"""`anthology new` lays out a book that is right as it is, and overwrites nothing."""

from __future__ import annotations

import re
from pathlib import Path


def test_it_lays_out_a_book_without_a_warning(anthology, tmp_path: Path) -> None:
    result = anthology("new", tmp_path / "a/demo")
    assert result.exit_code == 0
    assert (tmp_path / "a/demo/book.yaml").is_file()
    assert {p.name for p in (tmp_path / "a/demo").iterdir()} == {"book.yaml", "chapters", "photos", "styles"}
    checked = anthology("check", tmp_path / "a/demo")
    assert checked.exit_code == 0
    assert checked.stdout == ""


def test_an_empty_folder_will_do(anthology, tmp_path: Path) -> None:
    assert anthology("new", tmp_path).exit_code == 0


def test_a_folder_with_anything_in_it_is_refused(anthology, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    result = anthology("new", tmp_path)
    assert result.exit_code == 2
    assert "is not empty" in result.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_the_way_is_refused(anthology, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for place, said in ((tmp_path / "file", "is a file"), (tmp_path / "file/below", "cannot be made")):
        result = anthology("new", place)
        assert result.exit_code == 2
        assert said in result.stderr
    assert (tmp_path / "file").read_text() == "mine"


def test_the_manifest_shows_every_key(starter: Path) -> None:
    from anthology.manifest.entries import ChapterEntry, PartEntry, PersonEntry, PhotoEntry
    from anthology.manifest.schema import Manifest

    text = (starter / "book.yaml").read_text(encoding="utf-8")
    for model in (Manifest, PersonEntry, PhotoEntry, ChapterEntry, PartEntry):
        for key in model.model_fields:
            if (model, key) not in {(ChapterEntry, "id"), (PartEntry, "id"), (ChapterEntry, "photos")}:
                assert re.search(rf"\b{key}\b", text), f"{model.__name__}.{key}"
