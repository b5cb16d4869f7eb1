"""`anthology add` brings texts in whole: chapter, entries and list of leftovers; again and again without harm."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from anthology.build import read_book
from anthology.manifest.load import load_manifest
from anthology.manuscript.tree import words_of
from anthology.sources import Folder

TEXTS = Path(__file__).parent.parent / "importers/texts"
Anthology = Callable[..., Result]


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def text(name: str, tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """A copy of one of the texts, with other words in it."""
    words = (TEXTS / f"{name}.txt").read_text("utf-8")
    for old, new in changes:
        assert old in words
        words = words.replace(old, new)
    path = tmp_path / "sources" / f"{name}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(words, "utf-8")
    return path


def unmarked(markdown: str) -> str:
    return re.sub(r"\\(?=\W)", "", markdown)


def test_an_article_comes_in_whole(starter: Path, anthology: Anthology, reported) -> None:
    reported.expect(
        "import-alt-missing",
        "number-gap",
        "photo-licence-missing",
        "photo-not-cleared",
        "file-missing",
        "person-sort-guessed",
    )
    before = (starter / "book.yaml").read_text("utf-8")
    assert anthology("add", TEXTS / "quay.txt", "--book", starter).exit_code == 0
    manifest = load_manifest(Folder(starter)).manifest
    assert manifest
    piece = next(chapter for _, chapter in manifest.chapters() if chapter.number == 7)
    assert (piece.file, piece.place, piece.title) == ("chapters/07-port-amara.md", "Port Amara", "Who Is the Quay For?")
    assert piece.by == ("tomas-reyes-quill",)
    assert manifest.people["tomas-reyes-quill"].bio.startswith("Tomas Reyes Quill is a reporter and")  # type: ignore[union-attr]
    photo = manifest.photos["from-the-north-mole-port-amara"]
    assert (photo.caption, photo.by) == ("From the north mole, Port Amara", "tomas-reyes-quill")
    assert [f.funder for f in manifest.funding] == ["Lantern Foundation for Arts and Letters"]
    assert manifest.series
    assert manifest.series.name == "The Harbour Letters"
    assert "acknowledgements" in [getattr(entry, "kind", "") for entry in manifest.contents]
    after = iter((starter / "book.yaml").read_text("utf-8").splitlines())
    assert all(line in after for line in before.splitlines())  # Every line is there, in its order.

    chapter = (starter / piece.file).read_text("utf-8")
    assert [line[:14] for line in chapter.split("\n\n")] == [
        "The crane at t", "“We were told ", "![](photo:from", "So who is a qu", "\\[Two pages of"
    ]  # fmt: skip
    assert not re.search(r"Dear reader|Explore|photograph by|Tide Review", chapter)
    # What is missing now is the picture: one error says where it goes, and what to write when its rights are settled.
    checked = anthology("check", starter, "--format", "json")
    told = [json.loads(line) for line in checked.stdout.splitlines()]
    (missing,) = (d for d in told if d["severity"] == "error")
    assert missing["code"] == "file-missing"
    assert "photos/from-the-north-mole-port-amara.jpg" in missing["message"]
    assert "cleared:" in missing["hint"]


@pytest.mark.parametrize("name", ["quay", "colline", "terraza"])
def test_every_word_is_in_the_chapter_or_in_the_list(name: str, starter: Path, anthology: Anthology, reported) -> None:
    reported.expect("import-alt-missing")
    anthology("add", TEXTS / f"{name}.txt", "--book", starter)
    (entry,) = [c for _, c in load_manifest(Folder(starter)).manifest.chapters() if c.source]  # type: ignore[union-attr]
    chapter = (starter / entry.file).read_text("utf-8")
    left = (starter / f"imports/{Path(entry.file).stem}.leftovers.md").read_text("utf-8")
    quoted = " ".join(line[2:] for line in left.splitlines() if line.startswith("> "))
    source = (TEXTS / f"{name}.txt").read_text("utf-8").replace("***", "")
    kept = Counter(f"{unmarked(chapter)} {quoted}".split())
    assert Counter(source.split()) - kept == Counter()


def test_the_same_source_changes_nothing(starter: Path, anthology: Anthology, reported) -> None:
    reported.expect("import-alt-missing", "import-differs")  # The three texts are of three series.
    anthology("add", TEXTS, "--book", starter)
    before = files(starter)
    chapter = starter / "chapters/07-port-amara.md"
    chapter.write_text("Worked on.\n", "utf-8")
    result = anthology("add", TEXTS, TEXTS / "quay.txt", "--book", starter, "--update", "--format", "json")
    assert {json.loads(line)["status"] for line in result.stdout.splitlines()} == {"unchanged"}
    assert files(starter) == before | {"chapters/07-port-amara.md": b"Worked on.\n"}


def test_many_are_put_in_the_order_of_their_numbers(starter: Path, anthology: Anthology, reported) -> None:
    reported.expect("import-alt-missing")
    anthology("add", TEXTS / "colline.txt", "--book", starter)
    reported.expect("import-differs")  # The second is of another series than the first.
    anthology("add", TEXTS, "--book", starter)
    manifest = load_manifest(Folder(starter)).manifest
    assert manifest
    assert [chapter.number for _, chapter in manifest.chapters()] == [1, 2, 3, 7, 12]
    assert [str(c.published) for _, c in manifest.chapters()][-1] == "2026-03-04"
    assert [f.funder for f in manifest.funding] == [
        "Fondation du Phare", "Association des Rives", "Lantern Foundation for Arts and Letters", "Fundación Marea"
    ]  # fmt: skip
    assert list(manifest.people)[2:] == ["elodie-marchetti", "tomas-reyes-quill", "ines-valcarcel", "bruno-salvatierra"]


def test_a_person_is_the_same_with_and_without_accents(
    starter: Path, tmp_path: Path, anthology: Anthology, reported
) -> None:
    reported.expect("import-alt-missing", "import-differs")
    anthology("add", TEXTS / "colline.txt", "--book", starter)
    people = load_manifest(Folder(starter)).manifest.people  # type: ignore[union-attr]
    second = text(
        "colline",
        tmp_path,
        ("n° 12", "n° 13"),
        ("appartient", "est"),
        ("Élodie", "ELODIE"),
        ("elle écrit", "elle chante"),
    )
    result = anthology("add", second, "--book", starter, "--format", "concise")
    assert result.stdout.count("[import-differs]") == 1
    assert "colline.txt:15:1: warning: ELODIE Marchetti has another biography in the book." in result.stdout
    manifest = load_manifest(Folder(starter)).manifest
    assert manifest
    assert manifest.people == people
    assert [c.by for _, c in manifest.chapters()][2:] == [("elodie-marchetti",)] * 2


def test_a_person_without_a_biography_gets_it(starter: Path, tmp_path: Path, anthology: Anthology, reported) -> None:
    reported.expect("import-alt-missing")
    manifest = starter / "book.yaml"
    own = "  elodie:\n    name: Élodie Marchetti # with accent\n"
    manifest.write_text(manifest.read_text("utf-8").replace("people:\n", f"people:\n{own}"), "utf-8")
    anthology("add", TEXTS / "colline.txt", "--book", starter)
    assert f"{own}    bio: Élodie Marchetti vit à Vaubrun, où" in manifest.read_text("utf-8")


def test_a_changed_source_is_shown_and_nothing_is_written(
    starter: Path, tmp_path: Path, anthology: Anthology, reported
) -> None:
    reported.expect("import-alt-missing", "import-changed")
    anthology("add", TEXTS / "quay.txt", "--book", starter)
    before = files(starter)
    changed = text("quay", tmp_path, ("Children climb it", "Nobody climbs it"))
    result = anthology("add", changed, "--book", starter)
    assert "[import-changed]" in result.stdout
    assert re.search(r"^-The crane .* Children climb it .*\n\+The crane .* Nobody climbs it", result.stdout, re.M)
    assert files(starter) == before


def test_an_update_replaces_what_nobody_worked_on(
    starter: Path, tmp_path: Path, anthology: Anthology, reported
) -> None:
    reported.expect("import-alt-missing")
    anthology("add", TEXTS / "quay.txt", "--book", starter)
    before = files(starter)
    changed = text("quay", tmp_path, ("Children climb it", "Nobody climbs it"))
    anthology("add", changed, "--book", starter, "--update")
    after = files(starter)
    name = "chapters/07-port-amara.md"
    assert after[name] == before[name].replace(b"Children climb it", b"Nobody climbs it")
    assert after[name] == after["imports/07-port-amara.md"]
    digests = {hashlib.sha256(data).hexdigest() for data in (changed.read_bytes(), after[name])}
    lines = zip(before["book.yaml"].decode().splitlines(), after["book.yaml"].decode().splitlines(), strict=True)
    assert {new.split()[-1] for old, new in lines if old != new} == digests
    assert {n for n in after if after[n] != before.get(n)} == {name, "imports/07-port-amara.md", "book.yaml"}


def test_an_update_never_takes_the_work_of_the_editor(
    starter: Path, tmp_path: Path, anthology: Anthology, reported
) -> None:
    reported.expect("import-alt-missing", "import-edited", "import-differs")
    anthology("add", TEXTS / "quay.txt", "--book", starter)
    chapter = starter / "chapters/07-port-amara.md"
    chapter.write_text(chapter.read_text("utf-8").replace("The crane", "A crane"), "utf-8")
    before = files(starter)
    changed = text("quay", tmp_path, ("Children climb it", "Nobody climbs it"), ("Quay For?", "Quay?"))
    result = anthology("add", changed, "--book", starter, "--update", "--format", "concise")
    assert "The title of chapters/07-port-amara.md is “Who Is the Quay For?” in the book" in result.stdout
    after = files(starter)
    assert after.pop("imports/07-port-amara.new.md").startswith(b"The crane at the end of the quay")
    assert after == before


def test_an_update_of_what_is_around_the_text_leaves_the_chapter_as_it_is(
    starter: Path, tmp_path: Path, anthology: Anthology, reported
) -> None:
    reported.expect("import-alt-missing")
    anthology("add", TEXTS / "quay.txt", "--book", starter)
    chapter = starter / "chapters/07-port-amara.md"
    chapter.write_text("Worked on.\n", "utf-8")
    changed = text("quay", tmp_path, ("from one of our 30", "from one of our 31"))
    result = anthology("add", changed, "--book", starter, "--update")
    assert [line[:12] for line in result.stdout.splitlines() if line.startswith(("+> ", "-> "))] == [
        "-> Dear read", "+> Dear read"
    ]  # fmt: skip
    assert chapter.read_text("utf-8") == "Worked on.\n"
    assert not (starter / "imports/07-port-amara.new.md").exists()
    assert "unchanged" in anthology("add", changed, "--book", starter, "--format", "json").stdout


def test_a_text_that_was_copied_into_another_file_is_the_same(
    starter: Path, tmp_path: Path, anthology: Anthology, reported
) -> None:
    reported.expect("import-alt-missing", "import-changed")
    anthology("add", TEXTS / "quay.txt", "--book", starter)
    again = text("quay", tmp_path, ("Children climb it", "Nobody climbs it")).rename(tmp_path / "again.txt")
    assert '"status": "changed"' in anthology("add", again, "--book", starter, "--format", "json").stdout


def test_a_text_that_was_written_in_by_hand_is_left(starter: Path, anthology: Anthology, reported) -> None:
    reported.expect("import-present")
    entry = "  - {file: chapters/quay.md, number: 7, title: Who is the quay for?}\n  - photo-credits\n"
    manifest = starter / "book.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("  - photo-credits\n", entry), "utf-8")
    before = files(starter)
    result = anthology("add", TEXTS / "quay.txt", "--book", starter, "--format", "concise")
    assert "chapters/quay.md" in result.stdout
    assert files(starter) == before


def test_a_dry_run_shows_all_and_writes_nothing(starter: Path, anthology: Anthology, reported) -> None:
    reported.expect("import-alt-missing")
    before = files(starter)
    result = anthology("add", TEXTS / "quay.txt", "--book", starter, "--dry-run")
    assert files(starter) == before
    assert "--- chapters/07-port-amara.md\n\nThe crane at the end" in result.stdout
    assert "+      - file: chapters/07-port-amara.md\n" in result.stdout
    assert "> Read the introduction /// Explore the rest" in result.stdout


def test_a_manifest_in_brackets_is_left_alone(make_book: Callable[..., Path], anthology: Anthology, reported) -> None:
    reported.expect("import-manifest", "import-alt-missing")
    book = make_book({"book.yaml": "title: T\nlanguage: en\ncontents: [colophon]\n"})
    before = files(book)
    result = anthology("add", TEXTS / "quay.txt", "--book", book, "--format", "concise")
    assert result.exit_code == 1
    assert "book.yaml:3:1: error: No entry can be put into book.yaml: contents is written in brackets." in result.stdout
    assert files(book) == before


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n", "import-unknown"),
        (b"<score>Marked up</score>", "import-unknown"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\r", "import-unknown"),
        (b"", "import-empty"),
        (b"Dear reader, this text is part of our series, made possible by the Example Fund.", "import-empty"),
        ("Señal".encode("latin-1"), "file-not-utf8"),
        (b"a" * 5_000_001, "file-too-large"),
    ],
)
def test_a_source_of_no_use_is_told_and_the_others_come_in(
    data: bytes, code: str, starter: Path, tmp_path: Path, anthology: Anthology, reported
) -> None:
    reported.expect(code, "import-alt-missing", "import-unsure")
    wrong = tmp_path / "wrong.txt"
    wrong.write_bytes(data)
    result = anthology("add", wrong, TEXTS / "quay.txt", "--book", starter, "--format", "concise")
    assert result.exit_code == 1
    assert re.search(rf"^wrong\.txt:1:1: error: .*\[{code}\]$", result.stdout, re.M)
    assert (starter / "chapters/07-port-amara.md").exists()


def test_nothing_is_written_out_of_the_book(starter: Path, tmp_path: Path, anthology: Anthology, reported) -> None:
    reported.expect("file-outside-book", "import-alt-missing")
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.rmtree(starter / "chapters")
    (starter / "chapters").symlink_to(outside)
    before = files(starter)
    assert anthology("add", TEXTS / "quay.txt", "--book", starter).exit_code == 1
    assert files(starter) == before
    assert not list(outside.iterdir())


def test_all_is_written_or_nothing(
    starter: Path, anthology: Anthology, reported, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last move fails, as on a full disk: what was moved before it goes back."""
    reported.expect("import-unwritable", "import-alt-missing")
    before, replace = files(starter), Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "book.yaml" and self.name.startswith("new-"):
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    assert anthology("add", TEXTS / "quay.txt", "--book", starter).exit_code == 1
    assert files(starter) == before
    assert not (starter / "imports").exists()


def test_a_chapter_that_is_there_is_never_written_over(starter: Path, anthology: Anthology, reported) -> None:
    reported.expect("import-alt-missing")
    (starter / "chapters/07-port-amara.md").write_text("Mine.\n", "utf-8")
    anthology("add", TEXTS / "quay.txt", "--book", starter)
    assert (starter / "chapters/07-port-amara.md").read_text("utf-8") == "Mine.\n"
    assert (starter / "chapters/07-port-amara-2.md").exists()


def test_a_manifest_with_its_own_line_ends_keeps_them(starter: Path, anthology: Anthology, reported) -> None:
    reported.expect("import-alt-missing")
    manifest = starter / "book.yaml"
    manifest.write_bytes(b"\xef\xbb\xbf" + manifest.read_bytes().replace(b"\n", b"\r\n"))
    anthology("add", TEXTS / "quay.txt", "--book", starter)
    data = manifest.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# The manifest")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"chapters/07-port-amara.md\r\n" in data


def test_what_is_no_text_in_a_folder_is_passed_over_and_said(
    starter: Path, tmp_path: Path, anthology: Anthology, reported
) -> None:
    reported.expect("import-alt-missing")
    folder = text("quay", tmp_path).parent
    (folder / "scan.jpg").write_bytes(b"\xff\xd8\xff")
    result = anthology("add", folder, "--book", starter)
    assert result.exit_code == 0
    assert "Passed over, since they are no texts by their names: scan.jpg." in result.stderr


def test_nothing_stands_in_the_way_of_a_draft(starter: Path, anthology: Anthology, reported) -> None:
    """The picture is still to come; everything else is in the book, the acknowledgement too."""
    reported.expect("import-alt-missing")
    anthology("add", TEXTS / "quay.txt", "--book", starter)
    reading = read_book(Folder(starter), "book.yaml", today=date(2027, 1, 2), draft=True)
    assert reading.book
    assert not reading.diagnostics.errors
    pages = {section.id: words_of(section.body) for section in reading.book}
    assert "The crane at the end of the quay" in pages["07-port-amara"]
    assert "support from the Lantern Foundation for Arts and Letters" in pages["acknowledgements"]
    assert "grew up in Port Amara" in pages["correspondents"]
