"""Books of anything that a book may have, each written from a seed: every edition of every one holds the manuscript.

The suite builds two that the audit once read wrongly; `ANTHOLOGY_RANDOM_BOOKS=100` builds so many, as `make audit`
does.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from bookshelf import Shelf
from random_book import write_random_book

READ_WRONGLY = 6, 12
"""A line of mixed scripts that ended within a word; a line of Latin words alone in a text from right to left."""

ASKED = os.environ.get("ANTHOLOGY_RANDOM_BOOKS")
SEEDS = range(1, 1 + int(ASKED)) if ASKED else READ_WRONGLY


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_book_holds_its_manuscript(seed: int, shelf: Shelf, tmp_path: Path) -> None:
    folder = tmp_path / "random"
    write_random_book(folder, seed)
    editions = ("epub", "reading", "press", "cover", "offprints")
    done = shelf.run("build", folder, "--only", ",".join(editions), "--jobs", "1")
    assert done.returncode == 0, done.stderr
    checks = json.loads((folder / "dist/report.json").read_text(encoding="utf-8"))["checks"]
    outcomes = {check["edition"]: check["outcome"] for check in checks if check["name"] == "Nothing lost"}
    assert outcomes == dict.fromkeys(editions, "passed")
