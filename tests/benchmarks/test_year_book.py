import re
from pathlib import Path

import pytest
import yaml
from PIL import Image

from anthology.composition.compose import compose_book
from anthology.manifest.load import load_manifest
from anthology.sources import Folder
from year.chapters import words_in
from year.grammar import read_parts
from year.plan import FOLDER, make_plan
from year.size import Size, share
from year_book import write_book

SMALL = Size(pieces=6, photos=2, words=6_000)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("year")
    write_book(folder, SMALL, seed=3)
    return folder


def texts(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted((folder / "chapters").iterdir())]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_has_as_much_of_everything_as_was_asked_for(book):
    whole = "\n".join(texts(book))
    manifest = yaml.safe_load((book / "book.yaml").read_text("utf-8"))
    pieces = [piece for entry in manifest["contents"] if "part" in entry for piece in entry["pieces"]]
    assert len(texts(book)) == SMALL.pieces + 1
    assert [piece["number"] for piece in pieces] == list(range(1, SMALL.pieces + 1))
    assert len(manifest["people"]) == SMALL.people
    assert len(list((book / "photos").iterdir())) == SMALL.photos
    assert len(re.findall(r"^\[\^\d+\]:", whole, re.MULTILINE)) == SMALL.notes
    assert whole.count("{index=") == SMALL.marks
    assert len(re.findall(r"(?<!!\[)\]\((?:piece|person|photo):", whole)) == SMALL.references
    assert abs(words_in(whole) - SMALL.words) < SMALL.words * 0.01


def test_the_year_itself_is_as_large_as_promised():
    size = Size()
    assert (size.people, size.notes, size.marks, size.references) == (28, 150, 300, 40)
    plan = make_plan(size, seed=1)
    assert len(plan.pieces) == 52
    assert len(set(plan.photos)) == 104
    assert {author for letter in plan.pieces for author in letter.by} == {person.id for person in plan.people}
    assert [letter.language for letter in plan.pieces if letter.language != "en"] == ["fr", "es", "ar"] * 2


def test_same_seed_same_bytes(book, tmp_path):
    write_book(tmp_path, SMALL, seed=3)
    assert everything(tmp_path) == everything(book)


def test_another_seed_is_another_book(book, tmp_path):
    write_book(tmp_path, Size(6, 0, 6_000), seed=4)
    assert texts(tmp_path) != texts(book)


def test_photographs_are_as_large_and_as_heavy_as_real_ones(book):
    cover, *others = sorted((book / "photos").iterdir())
    for path in others:
        with Image.open(path) as picture:
            assert picture.size == (2700, 1800)
        assert 800_000 < path.stat().st_size < 1_600_000
    with Image.open(cover) as picture:
        assert picture.size == (4050, 2700)


def test_references_and_photographs_point_at_what_is_there(book):
    plan = make_plan(SMALL, seed=3)
    whole = "\n".join(texts(book))
    targets = set(re.findall(r"\]\(((?:piece|person|photo):[^)]+)\)", whole))
    known = {f"piece:{letter.stem}" for letter in plan.pieces} | {f"person:{p.id}" for p in plan.people}
    known |= {f"photo:{photo}" for photo in plan.photos}
    assert targets <= known
    assert {f"photo:{photo}" for photo in plan.photos} <= targets


@pytest.mark.parametrize("size", [Size(1, 0, 300), Size(300, 0, 3_000), Size(520, 0, 5_200)], ids=str)
def test_works_far_smaller_and_larger(tmp_path, size):
    write_book(tmp_path, size)
    assert len(texts(tmp_path)) == size.pieces + 1
    assert all(text.strip() for text in texts(tmp_path))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_word_list_has_what_its_patterns_name(path):
    parts = read_parts(path)
    named = {
        name for lines in parts.values() for line in lines for name in re.findall(r"\{([a-z_A-Z]+)(?:\|\w+)?\}", line)
    }
    assert named <= set(parts) | {"name", "he", "He", "His", "book", "place", "label", "target", "marked"}


def test_shares_add_up():
    assert [share(7, 3, which) for which in range(3)] == [2, 2, 3]


def test_the_manifest_and_the_chapters_have_nothing_wrong(book):
    folder = Folder(book)
    composed = compose_book(load_manifest(folder), folder)
    assert composed.diagnostics == ()
    assert len(composed.book.pieces) == SMALL.pieces
    words = sum(section.words for section in composed.book.sections)
    assert abs(words - SMALL.words) < SMALL.words * 0.02
