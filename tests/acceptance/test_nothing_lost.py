"""Every edition holds the manuscript, whole: the audit passes good books, and finds every damage done to one."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from itertools import product
from pathlib import Path
from random import Random
from subprocess import CompletedProcess

import pytest
from bookshelf import TODAY, Built, Shelf
from damaged_epub import damage_epub
from damaged_pdf import damage_pdf
from PIL import Image

from anthology.cache import Cache
from anthology.verification.audit.difference import Difference
from anthology.verification.audit.drawn import read_drawn
from anthology.verification.audit.judge import AUDITS, judge
from anthology.verification.audit.looks import Looks, looks_of
from anthology.verification.audit.manuscript import Manuscript
from anthology.workers import Workers

PIECES = 50
"""Each is damaged at one random place in every damaged edition."""

DAMAGES = [*product(("word", "picture", "note"), ("lost", "doubled", "moved")), ("picture", "exchanged")]

ENDS = {"epub": ".epub", "reading": ".pdf", "press": "-press.pdf"}


def test_every_edition_passes(full: Built) -> None:
    checks = {c["edition"]: c["outcome"] for c in full.report["checks"] if c["name"] == "Nothing lost"}
    assert checks == dict.fromkeys(("epub", "reading", "press", "cover"), "passed")


@dataclass(frozen=True, slots=True)
class Sound:
    """A book of small pieces, built, and where things are in its pages; see `damage_pdf`."""

    built: Built
    manuscript: Manuscript
    firsts: list[int]
    notes: dict[int, set[int]]


def _made(shelf: Shelf, folder: Path) -> CompletedProcess[str]:
    write_book(folder)
    return shelf.run("build", folder, "--no-verify", "--only", "epub,reading,press")


@pytest.fixture(scope="session")
def sound(shelf: Shelf) -> Sound:
    built = shelf.made("small-pieces", _made)
    homes = tuple(page["section"] for page in built.report["pages"])
    pieces = [piece.id for piece in built.book.pieces]
    firsts = [homes.index(piece) for piece in pieces]
    assert len(pieces) == PIECES
    return Sound(
        built, Manuscript(built.book, TODAY, homes, _looks(built)), firsts, dict(_notes(built.path(".pdf"), firsts))
    )


def _looks(built: Built) -> Looks:
    with Workers(1) as workers:
        return looks_of(built.book.photos.values(), Cache(None), workers)


def _notes(path: Path, firsts: list[int]) -> list[tuple[int, set[int]]]:
    """A note is drawn last on its page, behind its number."""
    drawn = read_drawn(path)
    found = []
    for page in firsts:
        texts = [run.text for run in drawn.runs[page]]
        found.append((page, set(range(max(n for n, text in enumerate(texts) if text == "1 "), len(texts)))))
    return found


@pytest.mark.parametrize(("thing", "way"), DAMAGES)
@pytest.mark.parametrize("edition", ENDS)
def test_every_damage_is_found(sound: Sound, tmp_path: Path, edition: str, thing: str, way: str) -> None:
    source, target = sound.built.path(ENDS[edition]), tmp_path / f"damaged{ENDS[edition]}"
    if edition == "epub":
        damage_epub(source, target, thing, way, seed=1)
    else:
        damage_pdf(source, target, thing, way, 1, firsts=sound.firsts, notes=sound.notes)
    places = {found.place for found in _audited(target, edition, sound) if found.place}
    files = {place.path for place in places}
    missed = [p.id for p in sound.built.book.pieces if p.file not in files and p.location not in places]
    assert not missed


@pytest.mark.parametrize("edition", ENDS)
def test_nothing_is_found_where_nothing_is_damaged(sound: Sound, edition: str) -> None:
    assert not _audited(sound.built.path(ENDS[edition]), edition, sound)


def test_what_was_found_is_told_as_diagnostics(sound: Sound, tmp_path: Path) -> None:
    target = tmp_path / "damaged.epub"
    damage_epub(sound.built.path(".epub"), target, "word", "lost", seed=2)
    outcome = judge(target, "epub", sound.manuscript)
    assert (outcome.outcome, outcome.reason[-3:]) == ("failed", f"{PIECES}.")
    assert {found.code for found in outcome.messages} == {"edition-differs"}
    assert judge(target, "epub", None).outcome == "not-run"
    target.write_bytes(b"no zip")
    assert judge(target, "epub", sound.manuscript).outcome == "failed"


def _audited(path: Path, edition: str, sound: Sound) -> list[Difference]:
    return list(AUDITS[edition](path, sound.manuscript.shown_in(edition), sound.manuscript))


def _picture(chance: Random) -> Image.Image:
    """Four by four colours that no other picture has."""
    return Image.frombytes("RGB", (4, 4), chance.randbytes(48))


def write_book(folder: Path) -> None:
    """A piece a page: some running text, two pictures of a shape that no other piece's have, and a note."""
    chance = Random(7)
    (folder / "chapters").mkdir(parents=True)
    (folder / "photos").mkdir()
    pieces, photos = [], []
    for number in range(1, PIECES + 1):
        names = [f"p{number}a", f"p{number}b"]
        for name in names:
            size = (400, round(34 * 1.04**number))
            data = BytesIO()
            _picture(chance).resize(size).save(data, "PNG")
            (folder / f"photos/{name}.png").write_bytes(data.getvalue())
            photos.append(
                f"  {name}: {{file: photos/{name}.png, caption: {_sentence(chance, 4)}, alt: {_sentence(chance, 6)}, "
                f"by: {_sentence(chance, 2)}, licence: CC0-1.0, cleared: [epub, reading, print]}}"
            )
        text = [
            f"{_sentence(chance, 30)}\n",
            f"![](photo:{names[0]}){{.small}}\n",
            f"{_sentence(chance, 30)}[^1]\n",
            f"![](photo:{names[1]}){{.small}}\n",
            f"{_sentence(chance, 30)}\n",
            f"[^1]: {_sentence(chance, 14)}\n",
        ]
        (folder / f"chapters/{number:02}.md").write_text("\n".join(text), encoding="utf-8")
        pieces.append(f"  - {{file: chapters/{number:02}.md, title: {_sentence(chance, 3)}}}")
    manifest = ["title: Small Pieces", "language: en", "editions: {press: {min_ppi: 72}, pages: {opening: next}}"]
    lines = [*manifest, "photos:", *photos, "contents:", *pieces, ""]
    (folder / "book.yaml").write_text("\n".join(lines), encoding="utf-8")


def _sentence(chance: Random, words: int) -> str:
    """Words of syllables that no font has a ligature for."""
    made = ["".join(chance.choice("bdgklmnprsv") + chance.choice("aeo") for _ in range(3)) for _ in range(words)]
    return " ".join(made).capitalize() + "."
