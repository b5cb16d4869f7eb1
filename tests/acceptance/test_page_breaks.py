"""No paragraph or heading is parted badly by the end of a page, in any theme: read from the finished reading PDF.

The suite reads our own book in every theme, `make year` the year-size one.
"""

from __future__ import annotations

import subprocess
from itertools import product
from pathlib import Path

import pytest
import yaml
from bookshelf import BOOKS, ROOT, YEAR_BOOK, Built, Shelf, copy_own_book
from page_breaks import PageBreaks, read_page_breaks

THEMES = sorted(path.parent.name for path in (ROOT / "src/anthology/theme").glob("*/theme.json"))
TRIED = list(product(("own", "year"), THEMES))


def in_theme(shelf: Shelf, name: str, theme: str) -> Built:
    """A book in a theme: the one that other tests read as well, where it has it."""
    if theme == "default":
        return shelf.book(name)

    def make(shelf: Shelf, folder: Path) -> subprocess.CompletedProcess[str]:
        if name == "own":
            copy_own_book(folder)
        else:
            shelf.python(YEAR_BOOK, folder)
        file = folder / "book.yaml"
        book = yaml.safe_load(file.read_text(encoding="utf-8"))
        book.setdefault("editions", {}).setdefault("pages", {})["theme"] = theme
        file.write_text(yaml.safe_dump(book, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return shelf.run("build", folder, "--no-verify", "--only", "reading")

    return shelf.made(f"{name}-{theme}", make)


@pytest.mark.parametrize(("name", "theme"), TRIED)
def test_no_paragraph_or_heading_is_parted_badly(name: str, theme: str, shelf: Shelf) -> None:
    assert name in BOOKS
    read = read_page_breaks(in_theme(shelf, name, theme))
    found = sum(bool(block.lines) for block in read.blocks)
    assert found >= 0.97 * len(read.blocks) > 100, [block.text[:60] for block in read.blocks if not block.lines]
    assert read.widows() == []
    assert read.orphans() == []
    assert read.stranded_headings() == []


@pytest.fixture(scope="module")
def careless(tmp_path_factory: pytest.TempPathFactory, shelf: Shelf) -> PageBreaks:
    """A book whose own style allows a page to end anywhere, of paragraphs of three lines."""
    folder = tmp_path_factory.mktemp("careless") / "book"
    (folder / "chapters").mkdir(parents=True)
    (folder / "style.css").write_text("body { widows: 1; orphans: 1 } h2 { break-after: auto !important; margin: 0 }")
    (folder / "book.yaml").write_text(
        "title: Careless\nlanguage: en\neditions: {pages: {line_breaking: first-fit, style: style.css}}\n"
        "contents: [{file: chapters/one.md, title: One}]\n"
    )
    say = (
        "## Ferry {day}\n\nOn day {day} the ferry came at six, was unloaded by the two sisters, waited for the post, "
        "took the schoolteacher and the goats, and left again before the harbour master had found his other boot."
    )
    (folder / "chapters/one.md").write_text("\n\n".join(say.format(day="i" * day) for day in range(1, 60)))
    done = shelf.run("build", folder, "--no-verify", "--only", "reading")
    assert done.returncode == 0, done.stderr
    return read_page_breaks(Built("careless", folder))


def test_what_is_parted_badly_is_found(careless: PageBreaks) -> None:
    assert careless.widows()
    assert careless.orphans()
    assert careless.stranded_headings()
