"""What Kobo takes in: it judges books by EPUBCheck 4.2.6, which knows the standards of its day and no younger ones."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from bookshelf import Built, Shelf, copy_own_book
from tests.needs import OLD_EPUBCHECKS, needs_old_epubcheck

pytestmark = needs_old_epubcheck

YOUNGER = r'\s*<meta [^>]*property="pageBreakSource"[^>]*>[^<]*</meta>'
"""The one statement of ours that is younger than it: the source of the page numbers, which dc:source says too."""


def old_epubcheck(epub: Path) -> list[str]:
    """Every message of EPUBCheck 4.2.6, usage apart, in which it comments on what is right."""
    jar = next(jar for jar in OLD_EPUBCHECKS if jar.is_file())
    java = shutil.which("java")
    assert java
    done = subprocess.run([java, "-jar", jar, epub, "--json", "-", "--quiet"], capture_output=True, check=False)
    report = json.loads(done.stdout)
    assert report["checker"]["checkerVersion"] == "4.2.6"
    assert report["publication"]["nSpines"] > 10, "it has not read the book"
    return [f"{m['severity']} {m['ID']} {m['message']} {m['locations'][:1]}" for m in report["messages"]]


@pytest.mark.parametrize("name", ["own", "year"])
def test_without_that_statement_it_finds_nothing(name: str, shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "kobo.epub"
    with zipfile.ZipFile(shelf.book(name).path(".epub")) as source, zipfile.ZipFile(path, "w") as out:
        for item in source.infolist():
            raw = source.read(item)
            if item.filename.endswith(".opf"):
                raw, found = re.subn(YOUNGER.encode(), b"", raw)
                assert found == 1
            out.writestr(item, raw)
    assert old_epubcheck(path) == []


def test_with_it_the_statement_is_all_it_finds(own: Built) -> None:
    (message,) = old_epubcheck(own.path(".epub"))
    assert message.startswith("ERROR OPF-027 ")


def test_it_finds_nothing_in_a_book_for_kobo(shelf: Shelf, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    copy_own_book(folder)
    manifest = folder / "book.yaml"
    text = manifest.read_text("utf-8")
    assert text.count("    profile: all\n") == 1
    manifest.write_text(text.replace("    profile: all\n", "    profile: kobo\n"), encoding="utf-8")
    result = shelf.run("build", folder, "--only", "epub")
    assert result.returncode == 0, result.stderr
    (epub,) = (folder / "dist").glob("*.epub")
    assert old_epubcheck(epub) == []
