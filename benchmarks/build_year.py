"""Times the build of the year-size book beside WeasyPrint on the same book as one document, as ratios.

Everything runs in processes of its own, on all processors, one after the other, in one go: (a) WeasyPrint, one
document; (b) `anthology build` with an empty cache, all editions, EPUB, reading PDF, press PDF and cover, checks on,
judges off; (c) the same with one word changed in one piece; (d) the same with nothing changed; (e) EPUB and reading
PDF alone, again with an empty cache; (f) these with one word changed.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from anthology.workers import processors
from year.process import Run, run
from year.size import Size
from year_book import write_book

HERE = Path(__file__).parent
SLUG = "a-year-of-letters"

NAMES = {
    "one document": "WeasyPrint, one document",
    "cold": "all editions, empty cache",
    "one word": "all editions, one word changed",
    "unchanged": "all editions, nothing changed",
    "read": "EPUB and reading PDF, empty cache",
    "read, one word": "EPUB and reading PDF, one word changed",
}
"""What is timed, in order, with what is printed for it."""


@dataclass(slots=True)
class Figures:
    """All that was measured. runs: for each name, one a round. stages: of the first round, from report.json."""

    runs: dict[str, list[Run]] = field(default_factory=lambda: {name: [] for name in NAMES})
    stages: dict[str, dict[str, float]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    book: dict[str, Any] = field(default_factory=dict)

    def seconds(self, name: str) -> float:
        """The median of all rounds."""
        return statistics.median(found.seconds for found in self.runs[name])

    def memory(self, name: str) -> int:
        """Bytes, the largest of all rounds."""
        return max(found.memory for found in self.runs[name])

    def ratio(self, name: str) -> float:
        """Its seconds as a share of those of the one document."""
        return self.seconds(name) / self.seconds("one document")

    def as_json(self) -> dict[str, Any]:
        """Everything, for other programs."""
        return {
            "processors": processors(),
            "python": platform.python_version(),
            "book": self.book,
            "timed": {
                name: {
                    "seconds": [round(found.seconds, 3) for found in self.runs[name]],
                    "ratio": round(self.ratio(name), 3),
                    "memory": self.memory(name),
                    "stages": self.stages.get(name, {}),
                }
                for name in NAMES
            },
            "bytes": self.sizes,
        }


def measure(work: Path, size: Size, seed: int, rounds: int) -> Figures:
    """Write the book into a folder of work and time everything, a number of rounds."""
    book, single, cache = work / "book", work / "single", work / "cache"
    write_book(book, size, seed)
    python = sys.executable
    run([python, str(HERE / "one_document.py"), "prepare", str(book), str(single)])
    build = [python, "-m", "anthology", "build", str(book), "--no-verify"]
    read = [*build, "--only", "epub,reading"]
    settings = {"ANTHOLOGY_CACHE": str(cache)}
    figures = Figures()
    chapter = sorted((book / "chapters").glob("[0-9]*.md"))[size.pieces // 2]
    text = chapter.read_text(encoding="utf-8")
    typeset = [python, str(HERE / "one_document.py"), "typeset", str(single), str(work / "single.pdf")]
    for _ in range(rounds):
        shutil.rmtree(book / "dist", ignore_errors=True)
        figures.runs["one document"].append(run(typeset))
        for command, cold, changed in ((build, "cold", "one word"), (read, "read", "read, one word")):
            shutil.rmtree(cache, ignore_errors=True)
            chapter.write_text(text, encoding="utf-8")
            _timed(figures, cold, command, settings, book)
            chapter.write_text(re.sub(r"\bthe\b", "that", text, count=1), encoding="utf-8")
            _timed(figures, changed, command, settings, book)
            if command is build:
                _timed(figures, "unchanged", command, settings, book)
    figures.sizes = {
        "one document": (work / "single.pdf").stat().st_size,
        "reading PDF": (book / f"dist/{SLUG}.pdf").stat().st_size,
        "EPUB": (book / f"dist/{SLUG}.epub").stat().st_size,
        "press PDF": (book / f"dist/{SLUG}-press.pdf").stat().st_size,
    }
    return figures


def _timed(figures: Figures, name: str, build: list[str], settings: dict[str, str], book: Path) -> None:
    figures.runs[name].append(run(build, settings))
    report = json.loads((book / "dist/report.json").read_text(encoding="utf-8"))
    figures.stages.setdefault(name, report["seconds"])
    figures.book = report["book"]


def table(figures: Figures) -> str:
    """The figures in Markdown, as they stand in the README."""
    book, sizes = figures.book, figures.sizes
    lines = [
        f"{book['pieces']} pieces, {book['people']} people, {book['words']:,} words, {book['photos']} photographs, "
        f"{book['pages']} pages; {processors()} processors, {max(map(len, figures.runs.values()))} rounds.",
        "",
        "| | seconds | ratio | memory |",
        "|---|---:|---:|---:|",
    ]
    for name, title in NAMES.items():
        memory = f"{figures.memory(name) / 1e6:,.0f} MB"
        lines.append(f"| {title} | {figures.seconds(name):.1f} | {figures.ratio(name):.2f} | {memory} |")
    share = sizes["reading PDF"] / sizes["one document"]
    lines += [
        "",
        f"Reading PDF {sizes['reading PDF'] / 1e6:.1f} MB, {share:.2f} of the one document's "
        f"{sizes['one document'] / 1e6:.1f} MB; EPUB {sizes['EPUB'] / 1e6:.1f} MB; "
        f"press PDF {sizes['press PDF'] / 1e6:.0f} MB.",
        "",
    ]
    for name, stages in figures.stages.items():
        lines.append(f"{NAMES[name]}: " + ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in stages.items()))
    return "\n".join(lines)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1, help="time everything so often; the median counts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pieces", type=int, default=52)
    parser.add_argument("--photos", type=int, default=104)
    parser.add_argument("--words", type=int, default=94_000)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="work in this folder and leave everything there")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write all figures to this file")
    given = parser.parse_args()
    size = Size(given.pieces, given.photos, given.words)
    with tempfile.TemporaryDirectory(prefix="year-") as folder:
        figures = measure(given.keep or Path(folder), size, given.seed, given.rounds)
    print(table(figures))
    if given.json:
        given.json.write_text(json.dumps(figures.as_json(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
