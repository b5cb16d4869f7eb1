from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from anthology.manifest.entries import ChapterEntry, GeneratedEntry, PartEntry
from anthology.manifest.fields import Entry
from anthology.manifest.keys import entry_at
from anthology.manifest.load import load_manifest
from anthology.sources import Folder

from .conftest import WHOLE

TINY = "title: Tiny\nlanguage: en\ncontents:\n  - {file: chapters/one.md, title: One}\n"


def test_whole_manifest_has_nothing_wrong_with_it(load) -> None:
    loaded = load(WHOLE)
    assert loaded.diagnostics == ()
    manifest = loaded.manifest
    assert manifest.published == date(2027, 3, 1)
    assert manifest.isbn.reading == "978-0-00-000001-9"
    assert manifest.description == "Letters about towns after dark.\n\nAnd about who is still awake."
    assert [type(entry) for entry in manifest.contents] == [
        *(GeneratedEntry, GeneratedEntry, ChapterEntry, PartEntry, GeneratedEntry)
    ]
    assert manifest.editions.pages.trim.width == pytest.approx(152.4)
    assert manifest.editions.press.bleed == 3.0
    assert manifest.editions.press.max_ink == 280
    assert manifest.editions.cover.title_colour == "#ffffff"
    assert manifest.photos["lamp"].focus == (0.5, 0.3)
    assert [name for _, name, _ in manifest.pictures()] == ["lamp", "lamp-drawing", "quay"]
    assert [chapter.identifier for _, chapter in manifest.chapters()] == ["introduction", "letter-from-oslo"]


def test_whole_manifest_has_every_key(load) -> None:
    """A key that is added to the schema is added to the manifest above, and so is tried here."""

    def unset(entry: Entry, way: str) -> Iterator[str]:
        for name in type(entry).model_fields:
            value = getattr(entry, name)
            if name not in entry.model_fields_set and way:
                yield f"{way}.{name}"
            inside = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
            for item in inside:
                if isinstance(item, Entry):
                    yield from unset(item, f"{way}.{name}")

    missing = set(unset(load(WHOLE).manifest, "book"))
    shown = {f"book.{name}" for name in ("people", "photos")} | {"book.contents", "book.contents.pieces"}
    # People, photographs and chapters leave out in one entry what another one has.
    assert all(path.rsplit(".", 1)[0] in shown for path in missing - {"book.contents.pieces.kind"} - QUAY)


QUAY = {f"book.contents.pieces.photos.{name}" for name in entry_at(("photos", "x"), "").model_fields}


def test_what_was_typed_is_kept(load) -> None:
    """YAML 1.1 would read a false, a number, a number and a date here."""
    manifest = load(WHOLE).manifest
    part = manifest.contents[3]
    assert isinstance(part, PartEntry)
    oslo = part.pieces[0]
    assert (oslo.country, oslo.title, oslo.number) == ("NO", "No", 5)
    assert manifest.contents[2].title == "2020"
    assert [photo.taken for _, _, photo in manifest.pictures()] == ["2020-12", "2021", "2020-12-24"]
    assert manifest.photos["lamp-drawing"].decorative is True


@pytest.mark.parametrize(
    "text", ["no", "NO", "Null", "on", "~~", "1e3", "0x10", "2020-13-45", "12:30:45", "1_000", ".5", "="]
)
def test_text_is_never_taken_for_something_else(load, text: str) -> None:
    assert load(TINY.replace("title: Tiny", f"title: {text}")).manifest.title == text


def test_spaces_that_are_typed_on_purpose_are_kept(load) -> None:
    assert load(TINY.replace("Tiny", '"Qui\u202f?  Moi,\u00a0dit-il"')).manifest.title == "Qui\u202f? Moi,\u00a0dit-il"


def test_lists_and_blocks_that_are_only_begun_are_empty(load) -> None:
    loaded = load(TINY + "people:\nphotos:\neditors:\nisbn:\neditions:\n  press:\n")
    assert loaded.diagnostics == ()
    assert loaded.manifest.people == {}


def place(text: str) -> str:
    """Where this stands first in the whole manifest."""
    before = WHOLE[: WHOLE.index(text)]
    return f"book.yaml:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_places_of_values(load) -> None:
    """A text stands where it begins, a list or a group where its key does, an item of a list where it begins."""
    at = load(WHOLE).locations.at
    assert str(at("title")) == place("Night Windows")
    assert str(at("isbn")) == place("isbn")
    assert str(at("isbn", "print")) == place("978-0-00-000002-6")
    assert str(at("people", "tomas-no")) == place("tomas-no:")
    assert str(at("contents", 3)) == place("part: Winter")
    assert str(at("contents", 3, "pieces", 0, "by", 0)) == place("tomas-no]\n        translated")
    assert str(at("contents", 3, "pieces", 0, "by", 7)) == place("by: [tomas-no]\n        translated")
    assert str(at()) == "book.yaml:1:1"


def test_block_text_stands_where_its_first_line_does(load) -> None:
    at = load(WHOLE).locations.at
    assert str(at("description")) == place("Letters about towns")
    assert str(at("people", "ines-moreau", "bio")) == place("Keeps the night desk")


def test_columns_count_characters_not_bytes(told) -> None:
    assert told(TINY + 'publisher: {name: "Éd. 𝄞 ß", urll: https://example.org}\n') == ["key-unknown 5:30"]


def test_alias_repeats_a_value(load) -> None:
    loaded = load(
        TINY + "subjects: &words [Towns, Night]\nfunding:\n  - &f {funder: A}\n  - *f\n  - {funder: B, statement: *s}\n"
    )
    assert [d.code for d in loaded.diagnostics] == ["yaml-anchor-unused", "yaml-alias-unknown"]
    assert [f.funder for f in loaded.manifest.funding] == ["A", "A", "B"]


def test_no_manifest(tmp_path: Path) -> None:
    loaded = load_manifest(Folder(tmp_path))
    assert loaded.manifest is None
    assert loaded.source is None
    assert [(d.code, str(d.location)) for d in loaded.diagnostics] == [("file-missing", "book.yaml:1:1")]


def test_manifest_of_another_name_and_encoding(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_bytes(("\ufeff" + TINY).replace("\n", "\r\n").encode())
    assert load_manifest(Folder(tmp_path), "other.yaml").diagnostics == ()
    (tmp_path / "other.yaml").write_bytes(TINY.replace("Tiny", "Été").encode("latin-1"))
    assert [d.code for d in load_manifest(Folder(tmp_path), "other.yaml").diagnostics] == ["file-not-utf8"]


@pytest.mark.parametrize(
    "text", ["[" * 500_000, "{a: " * 200_000, "- " * 200_000, "? " * 100_000, "a" * 2_000_000, "&a " * 5]
)
def test_hostile_nesting_ends_soon(load, text: str) -> None:
    assert len(load(text).diagnostics) == 1


def test_manifest_of_another_size(told) -> None:
    found = told("title: x\nsubjects: [" + "a, " * 60_000 + "a]\n")
    assert [line.split()[0] for line in found] == ["manifest-too-large"]


def test_aliases_within_aliases_do_not_grow(load) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60)]
    assert "yaml-alias-explodes" in {d.code for d in load("\n".join(lines)).diagnostics}


def test_year_size_manifest_loads_at_once(load) -> None:
    people = "".join(f"  p-{i}:\n    name: Nora Nacht{i}\n    bio: |\n      One.\n\n      Two.\n" for i in range(28))
    fields = {"alt": "A", "licence": "CC-BY-4.0", "taken": "2020", "cleared": "[epub, print]", "focus": "[0, 1]"}
    rest = "".join(f"    {name}: {value}\n" for name, value in fields.items())
    photos = "".join(f"  photo-{i}:\n    file: {i}.jpg\n    by: p-{i % 28}\n{rest}" for i in range(104))
    fields = {"number": "7", "title": "T", "country": "BO", "published": "2021-01-20", "language": "en"}
    rest = "".join(f"    {name}: {value}\n" for name, value in fields.items())
    chapters = "".join(f"  - file: chapters/{i}-x.md\n    by: [p-{i % 28}]\n{rest}" for i in range(52))
    loaded = load(f"title: Y\nlanguage: en\npeople:\n{people}photos:\n{photos}contents:\n{chapters}")
    assert loaded.diagnostics == ()
    assert len(loaded.manifest.photos) == 104
