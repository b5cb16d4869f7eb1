"""Files of the book are found as they were written, and what cannot be read says why."""

from __future__ import annotations

import pickle
import unicodedata
from pathlib import Path

import pytest

from anthology.sources import Folder, Location, UnreadableError


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_one_letter_with_its_accent_may_be_two_characters(tmp_path: Path, on_disk: str, written: str) -> None:
    name = "été/Potosí.md"
    path = tmp_path / unicodedata.normalize(on_disk, name)
    path.parent.mkdir()
    path.write_text("A sentence.", "utf-8")
    folder = Folder(tmp_path)
    asked = unicodedata.normalize(written, name)
    assert folder.find(asked).samefile(path)
    assert folder.read(asked).text == "A sentence."


@pytest.mark.parametrize(
    ("name", "code", "hint"),
    [
        ("chapters/one.md", "file-missing", "Did you mean Chapters/One.md?"),
        ("chapters\\one.md", "file-outside-book", "chapters/one.md"),
        ("C:/Users/me/one.md", "file-outside-book", "Copy the file"),
        ("../one.md", "file-outside-book", "Copy the file"),
        ("https://example.org/one.md", "file-outside-book", "address on the web"),
        ("one: two.md", "file-outside-book", "colon"),
        ("Chapters", "file-missing", "Name a file in it."),
    ],
)
def test_what_is_not_found(tmp_path: Path, name: str, code: str, hint: str) -> None:
    (tmp_path / "Chapters").mkdir()
    (tmp_path / "Chapters/One.md").write_text("A sentence.", "utf-8")
    with pytest.raises(UnreadableError) as caught:
        Folder(tmp_path).find(name)
    assert caught.value.code == code
    assert hint in caught.value.hint


@pytest.mark.parametrize("begin", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf1", b"%PDF-1.7"])
def test_documents_that_are_no_text(tmp_path: Path, begin: bytes) -> None:
    (tmp_path / "one.md").write_bytes(begin + b"...")
    with pytest.raises(UnreadableError, match="not plain text") as caught:
        Folder(tmp_path).read("one.md")
    assert caught.value.code == "file-not-utf8"


def test_two_versions_of_a_passage(tmp_path: Path) -> None:
    path = tmp_path / "one.md"
    path.write_text("One.\n\n<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> other\n", "utf-8")
    with pytest.raises(UnreadableError) as caught:
        Folder(tmp_path).read("one.md")
    assert (caught.value.code, caught.value.at) == ("merge-conflict", Location("one.md", 3))
    path.write_text("<<<<<<< is an arrow\n\n=======\n", "utf-8")
    assert Folder(tmp_path).read("one.md").text


def test_what_cannot_be_read_is_told_by_a_worker_process_too() -> None:
    problem = UnreadableError("picture-broken", "It is cut off.", "Get it again.", Location("one.md", 3))
    again = pickle.loads(pickle.dumps(problem))
    assert (again.code, again.message, again.hint) == (problem.code, problem.message, problem.hint)
    assert again.at == problem.at
