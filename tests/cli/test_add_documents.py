"""`anthology add` of a saved page with its folder, and of a Word file: told by what is in them, brought in whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from tests.importers import saved_pages as pages
from tests.importers.word_files import FILES

from anthology.manifest.load import load_manifest
from anthology.sources import Folder

Anthology = Callable[..., Result]


def saved(tmp_path: Path, name: str) -> Path:
    page = pages.saved_page(name)
    folder = tmp_path / "saved"
    for path, data in {page.name: page.data, **page.files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def manifest_of(book: Path):
    manifest = load_manifest(Folder(book)).manifest
    assert manifest
    return manifest


def test_a_folder_with_a_saved_page_gives_its_text_and_picture(
    starter: Path, anthology: Anthology, reported, tmp_path: Path
) -> None:
    assert anthology("add", saved(tmp_path, "ghost"), "--book", starter).exit_code == 0
    manifest = manifest_of(starter)
    piece = next(chapter for _, chapter in manifest.chapters() if chapter.number == 7)
    assert (piece.place, piece.title, piece.url) == ("Valparaíso", "Who Mends the Nets?", pages.ADDRESS)
    assert str(piece.published) == "2021-03-09"
    chapter = (starter / piece.file).read_text("utf-8")
    assert pages.OPENING in chapter
    assert not [part for part in pages.CHROME if part in chapter]
    photo = next(p for p in manifest.photos.values() if p.caption == "The quay at six in the morning")
    assert (photo.alt, photo.by) == (pages.ALT, "Tomás Leiva")
    assert (starter / photo.file).read_bytes() == pages.picture()
    (leftovers,) = (starter / "imports").glob("*.leftovers.md")
    assert all(part in leftovers.read_text("utf-8") for part in pages.CHROME)


def test_a_word_file_is_known_by_what_is_in_it(starter: Path, anthology: Anthology, reported, tmp_path: Path) -> None:
    reported.expect("source-comment", "import-unsure")
    (tmp_path / "letter.txt").write_bytes(FILES["comments"]().data)
    result = anthology("add", tmp_path / "letter.txt", "--book", starter)
    assert result.exit_code == 0
    assert "source-comment" in [d.code for d in reported.found]
    piece = next(chapter for _, chapter in manifest_of(starter).chapters() if chapter.number == 7)
    assert pages.OPENING in (starter / piece.file).read_text("utf-8")


def test_a_file_that_cannot_be_read_is_one_error(starter: Path, anthology: Anthology, reported, tmp_path: Path) -> None:
    reported.expect("source-broken")
    (tmp_path / "letter.docx").write_bytes(FILES["table"]().data[:9000])
    assert anthology("add", tmp_path / "letter.docx", "--book", starter).exit_code == 1
    assert [d.code for d in reported.found] == ["source-broken"]
