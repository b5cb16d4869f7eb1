"""A program of its own: builds of a small book are killed, at the beginning of each stage and at random moments.

    python kill_builds.py FOLDER [--builds 40] [--seed 1] [--short]

Each build changes one word, so that old and new editions differ. After each kill, dist/ must be wholly that of the
build before, or wholly that of the build that was killed; and the next build must give the bytes of one that nobody
disturbed, and leave nothing else. Every other build begins without a cache. The process group is killed with SIGKILL,
which no process can hear. With --short only two editions are made, in one process. Prints a line a kill; ends with an
AssertionError at the first that left something else.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

WORDS = ("harbour", "quay")
"""One of them stands in the book, in turn."""


@dataclass
class Book:
    """The book that is built again and again. stages: what a build told of itself, and for how many seconds."""

    folder: Path
    cache: Path
    options: tuple[str, ...] = ()
    stages: dict[str, float] = field(default_factory=dict)

    @property
    def dist(self) -> Path:
        return self.folder / "dist"

    def write(self, word: str) -> None:
        """Put this word into the text."""
        chapter = self.folder / "chapters/01-first-letter.md"
        text, *_ = chapter.read_text(encoding="utf-8").split("\n\nAll of it lies by the ")
        chapter.write_text(f"{text}\n\nAll of it lies by the {word}.\n", encoding="utf-8")

    def command(self) -> subprocess.Popen[str]:
        """A build that has begun, in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "anthology", "build", str(self.folder), "--no-verify", *self.options],
            env=os.environ | {"ANTHOLOGY_CACHE": str(self.cache), "SOURCE_DATE_EPOCH": "1798761600"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def build(self) -> dict[str, str]:
        """Build to the end; gives what is in dist/."""
        with self.command() as process:
            assert process.stderr
            stage, since = "", time.monotonic()
            for line in process.stderr:
                if line.endswith(" ...\n"):
                    self.stages[stage] = time.monotonic() - since
                    stage, since = line[:-5], time.monotonic()
            self.stages[stage] = time.monotonic() - since
        assert process.returncode == 0
        return sums(self.dist)

    def killed(self, stage: str, seconds: float) -> bool:
        """Build, and kill it so many seconds after this stage began. Was it still at work?"""
        with self.command() as process:
            assert process.stderr
            for line in process.stderr if stage else ():
                if line == f"{stage} ...\n":
                    break
            time.sleep(seconds)
            ended = process.poll() is not None
            if not ended:
                os.killpg(process.pid, signal.SIGKILL)
        return not ended


def sums(dist: Path) -> dict[str, str]:
    """SHA-256 of each visible file, but for the reports, which tell seconds; report.json must fit the editions."""
    files = {p.name: p for p in dist.iterdir() if not p.name.startswith(".")} if dist.is_dir() else {}
    found = {name: hashlib.sha256(p.read_bytes()).hexdigest() for name, p in files.items()}
    if "report.json" in found:
        report = json.loads(files["report.json"].read_text(encoding="utf-8"))
        for edition in report["editions"]:
            assert found[edition["path"]] == edition["sha256"], f"{edition['path']} is not the file of the report"
    return found | dict.fromkeys(found.keys() & {"report.json", "report.html"}, "a report")


def leftovers(book: Book) -> list[str]:
    return [p.name for folder in (book.folder, book.dist) for p in folder.iterdir() if p.name.startswith(".")]


def moments(stages: Mapping[str, float], count: int, chance: random.Random) -> list[tuple[str, float]]:
    """When to kill: as each stage begins, then after a random part of a stage; "" is before the first.

    Every other time it is the last one, in which the files are delivered; of fewer, it is the last ones as they begin.
    """
    begins = [(stage, 0.0) for stage in stages if stage][-count:]
    *_, last = stages.items()
    others = [chance.choice(list(stages.items())) if n % 2 else last for n in range(count - len(begins))]
    return [*begins, *((stage, chance.uniform(0, seconds)) for stage, seconds in others)]


def main(arguments: list[str]) -> None:
    """Kill so many builds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--builds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--short", action="store_true")
    given = parser.parse_args(arguments)
    options = ("--only", "epub,reading", "--jobs", "1") if given.short else ()
    book, chance = Book(given.folder / "book", given.folder / "cache", options), random.Random(given.seed)
    subprocess.run([sys.executable, "-m", "anthology", "new", str(book.folder)], check=True, capture_output=True)
    undisturbed = {}
    for word in WORDS:
        book.write(word)
        undisturbed[word] = book.build()
    left_old = 0
    for number, (stage, seconds) in enumerate(moments(book.stages, given.builds, chance)):
        old, new = WORDS[(number + 1) % 2], WORDS[number % 2]
        book.write(new)
        if number % 2:
            shutil.rmtree(book.cache)
        at_work = book.killed(stage, seconds)
        found = sums(book.dist)
        assert found in (undisturbed[old], undisturbed[new]), f"killed in “{stage}”: neither old nor new"
        left_old += found == undisturbed[old]
        how = "killed" if at_work else "at its end"
        print(f"{number + 1}. {how}, {seconds:.2f} s after “{stage or 'nothing'}” began", flush=True)
        assert book.build() == undisturbed[new], f"the build after one killed in “{stage}” gave other bytes"
        assert not leftovers(book), leftovers(book)
    print(f"{given.builds} builds: {left_old} left the old editions, {given.builds - left_old} the new ones")


if __name__ == "__main__":
    main(sys.argv[1:])
