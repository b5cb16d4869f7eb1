"""Measures the word spaces of the year-size book, and of its running text in first fit and in Typst beside ours.

The book is built, and every full line of its reading PDF is measured. Then its running text alone, in the same face,
size and measure, is set by WeasyPrint line after line, by us, and by Typst, and measured in the same way; the first two
are timed as well. What is promised: in the book and in the text at most 2.0 % of full lines with spaces over 0.6 em,
the 99th percentile at most 0.62 em, no ladder of three hyphens; Typst is not better in any of these; and typesetting
takes at most 1.3 times as long as with first fit. Ends with 1 where one of these is not kept.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from year.plain_text import SIZE, as_css, as_html, as_typst, paragraphs
from year.process import run
from year.size import Size
from year.spaces import Spaces
from year_book import write_book

MEASURE = 104 / 25.4 * 72
"""Points: the width of the default theme's lines at 140 x 216 mm."""

MOST_WIDE, MOST_P99, LONGEST_LADDER, SLOWEST = 0.020, 0.62, 2, 1.3

BOOK, OURS, FIRST_FIT, TYPST = "the book", "its text, by us", "its text, first fit", "its text, Typst"


def measure(work: Path, size: Size, seed: int, rounds: int) -> tuple[dict[str, Spaces], float]:
    """The spaces of each, by name, and how much longer ours takes than first fit."""
    book = work / "book"
    write_book(book, size, seed)
    build = [sys.executable, "-m", "anthology", "build", str(book), "--no-verify", "--only", "reading"]
    run(build, {"ANTHOLOGY_CACHE": str(work / "cache")})
    found = {BOOK: Spaces.of(book / "dist/a-year-of-letters.pdf", SIZE)}
    timed = set_text(book, work, rounds)
    for name, file in ((OURS, "ours.pdf"), (FIRST_FIT, "first-fit.pdf"), (TYPST, "typst.pdf")):
        found[name] = Spaces.of(work / file, SIZE)
    return found, timed


def set_text(book_folder: Path, work: Path, rounds: int) -> float:
    """Set the running text three times; gives how many times as long as first fit ours took, in processor time."""
    typst: Any = import_module("typst")  # Only this benchmark needs it.

    from anthology.composition.compose import compose_book  # noqa: PLC0415
    from anthology.editions.pages.breaking.hyphenation import Hyphenation  # noqa: PLC0415
    from anthology.editions.pages.typeset import Job, font_rules, typeset  # noqa: PLC0415
    from anthology.manifest.load import load_manifest  # noqa: PLC0415
    from anthology.sources import Folder  # noqa: PLC0415
    from anthology.theme import Theme  # noqa: PLC0415

    source = Folder(book_folder)
    book = compose_book(load_manifest(source), source).book
    if book is None:
        raise SystemExit("the book has mistakes: see anthology check")
    texts = paragraphs(book)
    faces = Theme.shipped("default").fonts()
    fonts = {face.path.name: str(face.path) for face in faces}
    css = font_rules(faces) + as_css(MEASURE)
    seconds: dict[str, list[float]] = {"ours.pdf": [], "first-fit.pdf": []}
    for _ in range(rounds):
        for name, hyphenation in (("first-fit.pdf", None), ("ours.pdf", Hyphenation())):
            start = time.process_time()
            made = typeset(Job("text", as_html(texts), css, fonts, hyphenation=hyphenation))
            seconds[name].append(time.process_time() - start)
            (work / name).write_bytes(made.files["pdf"])
    (work / "text.typ").write_text(as_typst(texts, MEASURE), encoding="utf-8")
    typst.compile(
        work / "text.typ",
        output=work / "typst.pdf",
        font_paths=[str(faces[0].path.parent)],
        ignore_system_fonts=True,
    )
    return statistics.median(seconds["ours.pdf"]) / statistics.median(seconds["first-fit.pdf"])


def table(found: dict[str, Spaces], slower: float) -> str:
    """The figures in Markdown, as they stand in the README."""
    lines = [
        "| | full lines | mean | 99th percentile | widest | over 0.6 em | hyphens | longest ladder |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {name} | {s.lines:,} | {s.mean:.3f} em | {s.p99:.3f} em | {s.widest:.3f} em | {s.wide:.2%} |"
        f" {s.hyphens:.1%} | {s.ladder} |"
        for name, s in found.items()
    ]
    return "\n".join([*lines, "", f"Typesetting takes {slower:.2f} times as long as with first fit."])


def broken_promises(found: dict[str, Spaces], slower: float) -> list[str]:
    """What of the promises at the top of this module is not kept, a sentence each."""
    wrong = []
    for name in (BOOK, OURS):
        if found[name].wide > MOST_WIDE:
            wrong.append(f"In {name}, {found[name].wide:.2%} of the lines have spaces over 0.6 em.")
        if found[name].p99 > MOST_P99:
            wrong.append(f"In {name}, the 99th percentile is {found[name].p99:.3f} em.")
        if found[name].ladder > LONGEST_LADDER:
            wrong.append(f"In {name}, {found[name].ladder} lines running end in a hyphen.")
    ours, typst = found[OURS], found[TYPST]
    for what, mine, theirs in (
        ("share of wide lines", ours.wide, typst.wide),
        ("99th percentile", ours.p99, typst.p99),
        ("lines in ladders", ours.in_ladders, typst.in_ladders),
    ):
        if theirs < mine:
            wrong.append(f"Typst is better in the {what}: {theirs:.4f}, and ours {mine:.4f}.")
    if slower > SLOWEST:
        wrong.append(f"Typesetting takes {slower:.2f} times as long as with first fit.")
    return wrong


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1, help="time the text so often; the median counts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pieces", type=int, default=52)
    parser.add_argument("--photos", type=int, default=104)
    parser.add_argument("--words", type=int, default=94_000)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="work in this folder and leave everything there")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write all figures to this file")
    given = parser.parse_args()
    size = Size(given.pieces, given.photos, given.words)
    with tempfile.TemporaryDirectory(prefix="spaces-") as folder:
        work = given.keep or Path(folder)
        shutil.rmtree(work / "cache", ignore_errors=True)
        found, slower = measure(work, size, given.seed, given.rounds)
    print(table(found, slower))
    if given.json:
        figures = {"spaces": {name: asdict(spaces) for name, spaces in found.items()}, "slower": slower}
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if wrong := broken_promises(found, slower):
        raise SystemExit("\n".join(wrong))


if __name__ == "__main__":
    main()
