import sys

import pytest
from lxml import html

from one_document import prepare
from year.process import run
from year.size import Size
from year_book import write_book


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    book, folder = tmp_path_factory.mktemp("book"), tmp_path_factory.mktemp("single")
    write_book(book, Size(pieces=4, photos=2, words=3_000))
    prepare(book, folder)
    return folder


def test_is_one_document_linked_to_itself(folder):
    text = (folder / "book.html").read_text("utf-8")
    page = html.fromstring(text)
    targets = {a.get("href") for a in page.iter("a") if not a.get("href", "").startswith("https:")}
    assert targets <= {f"#{element.get('id')}" for element in page.iter() if element.get("id")}
    assert page.xpath("//a[contains(@class, 'folio') or @class='page']")
    assert "⟦" not in text
    assert "anthology:" not in text


def test_has_the_photographs_notes_and_heads(folder):
    page = html.fromstring((folder / "book.html").read_text("utf-8"))
    images = [image.get("src") for image in page.iter("img")]
    assert len(images) == 2
    assert all((folder / image).is_file() for image in images)
    assert page.xpath("//span[@class='footnote']")
    assert page.xpath("//*[@data-recto != '']")
    assert "body." not in (folder / "book.css").read_text("utf-8").replace(".body.", "")


def test_a_run_has_its_seconds_and_its_memory():
    found = run([sys.executable, "-c", "import time; time.sleep(0.5)"])
    assert 0.5 < found.seconds < 30
    assert found.memory > 1_000_000


def test_a_run_that_fails_says_why():
    with pytest.raises(SystemExit, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"])
