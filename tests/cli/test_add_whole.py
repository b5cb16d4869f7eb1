"""`anthology add` from end to end loses no word: all of a source's are in chapter, manifest or list of leftovers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.importers import counting
from tests.importers import saved_pages as pages
from tests.importers.word_files import FILES, words_in_xml
from tests.importers.wordpress.test_words import words_of_export, year

Anthology = Callable[..., Result]


def words_in(book: Path) -> Counter[str]:
    """Those of chapters, manifest and lists; not of the copies of what came, which say everything."""
    listed = [path for path in book.glob("imports/*.md") if path.name.endswith((".leftovers.md", ".rest.md"))]
    files = [book / "book.yaml", *book.glob("chapters/*.md"), *listed]
    return counting.words("\n".join(path.read_text("utf-8") for path in files))


@pytest.mark.parametrize("name", [*FILES, *pages.PAGES, "year.xml"])
def test_no_word_of_a_source_is_lost(name: str, starter: Path, anthology: Anthology, tmp_path: Path, reported) -> None:
    sent = tmp_path / "sent"
    sent.mkdir()
    if name in FILES:
        data = FILES[name]().data
        (sent / "letter.docx").write_bytes(data)
        wanted = counting.words(words_in_xml(data))
    elif name == "year.xml":
        (sent / name).write_bytes(year())
        wanted = words_of_export(year())
    else:
        saved = pages.saved_page(name)
        (sent / saved.name).write_bytes(saved.data)
        wanted = counting.words_of_html(pages.filled(pages.template(name)))
    before = words_in(starter)
    told = anthology("add", sent, "--book", starter)
    reported.expect(*(found.code for found in reported.found if found.severity == "warning"))
    assert told.exit_code == 0, told.output
    assert wanted - (words_in(starter) - before) == Counter()
