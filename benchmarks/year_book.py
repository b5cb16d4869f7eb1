"""Writes a complete invented book of the size of a year, from a seed: `python benchmarks/year_book.py OUT`."""

from __future__ import annotations

import argparse
import multiprocessing
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import yaml

from year.chapters import Chapter
from year.manifest import manifest
from year.photographs import SIZE, draw
from year.plan import Plan, grammars_for, make_plan
from year.size import Size

COVER = (4050, 2700)
"""Pixels of the first photograph, which fills the front of the cover too: 300 an inch there."""


class _Plain(yaml.SafeDumper):
    """YAML as an editor types it: nothing is written once and pointed at afterwards."""

    def ignore_aliases(self, data: object) -> bool:
        """Never an alias."""
        return True


def write_book(folder: Path, size: Size, seed: int = 1) -> int:
    """Write book.yaml, chapters/ and photos/ into a folder; the same size and seed give the same bytes.

    Returns the running words of all chapters, notes included.
    """
    plan = make_plan(size, seed)
    for name in ("chapters", "photos"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "book.yaml").write_text(
        yaml.dump(manifest(plan), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8"
    )
    words = 0
    for chapter, text in _chapters(plan):
        (folder / "chapters" / f"{chapter.letter.stem}.md").write_text(text, encoding="utf-8")
        words += chapter.words
    photos = folder / "photos"
    _draw_all(
        [(photos / f"{photo}.jpg", f"{seed} {photo}", COVER if n == 0 else SIZE) for n, photo in enumerate(plan.photos)]
    )
    return words


def _chapters(plan: Plan) -> Iterator[tuple[Chapter, str]]:
    """Every letter with its text; what one is too long or too short, the next makes good."""
    chance = random.Random(f"chapters {plan.seed}")
    grammars = grammars_for(chance)
    owed = 0
    for letter in plan.letters:
        chapter = Chapter(letter, plan, grammars[letter.language], chance)
        text = chapter.write(letter.words + owed)
        owed += letter.words - chapter.words
        yield chapter, text


def _draw_all(photographs: list[tuple[Path, str, tuple[int, int]]]) -> None:
    """Draw each, in all processors where there are many."""
    if len(photographs) < 9:
        for path, seed, size in photographs:
            draw(path, seed, size)
        return
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(draw, *zip(*photographs, strict=True), chunksize=8))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="OUT", help="the folder of the book; made where there is none")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pieces", type=int, default=52)
    parser.add_argument("--photos", type=int, default=104)
    parser.add_argument("--words", type=int, default=94_000)
    given = parser.parse_args()
    size = Size(given.pieces, given.photos, given.words)
    words = write_book(given.folder, size, given.seed)
    print(f"{given.folder}: {size.pieces} pieces, {size.people} people, {size.photos} photographs, {words:,} words")


if __name__ == "__main__":
    main()
