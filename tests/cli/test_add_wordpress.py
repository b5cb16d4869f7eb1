"""`anthology add` of a WordPress export: every post a chapter, its pictures taken along, a second time nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from anthology.manifest.load import load_manifest
from anthology.sources import Folder

Anthology = Callable[..., Result]
EXPORT = Path(__file__).parent.parent / "importers/wordpress/every-construct.xml"


def test_an_export_becomes_chapters(starter: Path, anthology: Anthology, reported, tmp_path: Path) -> None:
    reported.expect("import-unsure", "post-unpublished")
    shutil.copy(EXPORT, tmp_path / "export.xml")
    picture = tmp_path / "wp-content/uploads/2024/03/quay.jpg"
    picture.parent.mkdir(parents=True)
    shutil.copy(next((starter / "photos").glob("*.jpg")), picture)
    told = anthology("add", tmp_path / "export.xml", "--book", starter)
    assert told.exit_code == 0
    manifest = load_manifest(Folder(starter)).manifest
    assert manifest
    pieces = {c.title: c for _, c in manifest.chapters() if c.url}
    porto = pieces["Who mends the nets & the boats?"]
    assert (porto.number, porto.place, str(porto.published)) == (1, "Porto", "2024-03-01")
    assert set(pieces) == {porto.title, "The classic editor", "A letter not yet written", "About these letters"}
    chapter = (starter / porto.file).read_text("utf-8")
    assert "The tide came *early*, and **nobody** was ready.[^1]" in chapter
    assert "[^1]: High water was at *four*." in chapter
    photo = next(p for p in manifest.photos.values() if "Morning at the quay" in (p.caption or ""))
    assert (photo.alt, photo.by) == ("Boats at a quay", "Ines Prado")
    assert (starter / photo.file).read_bytes() == picture.read_bytes()
    rest = (starter / "imports/export-xml.rest.md").read_text("utf-8")
    assert "Nobody placed this one" in rest
    assert "Main menu: about" in rest


def test_the_same_export_again_changes_nothing(starter: Path, anthology: Anthology, reported) -> None:
    reported.expect("import-unsure", "post-unpublished")
    assert anthology("add", EXPORT, "--book", starter).exit_code == 0
    before = {p: p.read_bytes() for p in starter.rglob("*") if p.is_file()}
    told = anthology("add", EXPORT, "--book", starter)
    assert told.exit_code == 0
    assert told.output.count("brought in before, and the same") == 5
    assert {p: p.read_bytes() for p in starter.rglob("*") if p.is_file()} == before
