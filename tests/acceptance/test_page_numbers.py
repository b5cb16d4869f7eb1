"""Every page number printed in the finished PDFs is that of the page where the thing is found by its text."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
import yaml
from bookshelf import Built
from collation import collate_book
from page_numbers import places, printed_numbers, wrong_numbers
from readback import read_pdf

from anthology.book import Kind

UNLISTED = {Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT, Kind.CONTENTS}


def test_every_printed_number_is_the_right_one(built: Built) -> None:
    wrong = wrong_numbers(built.collations, built.pdf.labels)
    assert not wrong, "\n".join(wrong)


def test_the_lists_leave_nothing_out(full: Built) -> None:
    """Everything that a list must name has a number in it."""
    book = full.book
    pieces = {section.id for section in book.pieces}
    placed = {section.id for section in book if section.piece and section.piece.place}
    marks = {mark.get("id") for section in book for mark in section.body.iter("span") if mark.get("data-index")}
    assert _listed(full, Kind.CONTENTS) == [section.id for section in book if section.kind not in UNLISTED]
    assert set(_listed(full, Kind.CONTENTS)) >= pieces
    assert set(_listed(full, Kind.PHOTO_CREDITS)) == {p.anchor for p in book.photos.values() if p.placed_in}
    assert set(_listed(full, Kind.CORRESPONDENTS)) >= {section.id for section in book if section.piece}
    assert set(_listed(full, Kind.PLACES)) == placed
    assert set(_listed(full, Kind.INDEX)) == marks
    assert len(marks) == _index_marks(full.folder)


def _listed(built: Built, kind: Kind) -> list[str]:
    """The ids of what a generated section prints the page of, in order."""
    return [
        target
        for found in built.collations
        if found.section.kind is kind
        for printed in found.printed
        for target in printed.targets
    ]


def _index_marks(folder: Path) -> int:
    return sum(path.read_text(encoding="utf-8").count("index=") for path in (folder / "chapters").iterdir())


def test_the_contents_follow_the_manifest(built: Built) -> None:
    manifest = yaml.safe_load((built.folder / "book.yaml").read_text(encoding="utf-8"))
    files = []
    for entry in manifest["contents"]:
        if isinstance(entry, dict):
            files += [piece["file"] for piece in (entry["pieces"] if "part" in entry else [entry])]
    chapters = {section.id: section.file for section in built.book if section.file}
    assert list(chapters.values()) == files
    assert [chapters[name] for name in _listed(built, Kind.CONTENTS) if name in chapters] == files


def test_references_in_running_text_are_among_them(full: Built) -> None:
    chapters = {section.id for section in full.book if section.file}
    printed = [found for found in printed_numbers(full.collations) if found.section in chapters]
    written = sum(
        len([link for link in section.body.iter("a") if "ref" in (link.get("class") or "").split()])
        for section in full.book
    )
    assert sum(len(found.targets) for found in printed) == written > 5
    kinds = {target.split("-")[0] for found in printed for target in found.targets}
    assert {"person", "photo"} <= kinds


@pytest.fixture(scope="module")
def shifted(own: Built, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """The book with a blank page put in before its third piece, and the number of that page, from 0."""
    page = own.collation(own.book.pieces[2]).pages[0].number
    path = tmp_path_factory.mktemp("shifted") / "shifted.pdf"
    with pikepdf.open(own.path(".pdf")) as pdf:
        pdf.add_blank_page()
        pdf.pages.insert(page, pdf.pages[-1])
        del pdf.pages[-1]
        pdf.save(path)
    return path, page


def test_a_page_too_many_makes_every_later_number_wrong(own: Built, shifted: tuple[Path, int]) -> None:
    """So the comparison is not blind."""
    path, page = shifted
    pdf = read_pdf(path)
    found = collate_book(own.book, own.book.photos, pdf)
    where = places(found)
    moved = [p for p in printed_numbers(found) if any(where[target] > page for target in p.targets)]
    assert len(wrong_numbers(found, pdf.labels)) == len(moved) > 100
    later = [section for section in found if section.section.file and section.pages[0].number > page]
    assert [section.pages[0].is_recto for section in later] == [False] * 10
