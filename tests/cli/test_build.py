"""build and verify as commands: what they leave, what they say, how they end."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from anthology.verification.outcome import Outcome


def sums(dist: Path) -> dict[str, str]:
    """SHA-256 by name."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in dist.iterdir()}


EDITIONS = (
    "a-year-of-letters-cover.jpg",
    "a-year-of-letters-cover.pdf",
    "a-year-of-letters-press-report.pdf",
    "a-year-of-letters-press.pdf",
    "a-year-of-letters.epub",
    "a-year-of-letters.pdf",
)


def test_a_new_book_builds(anthology, starter: Path) -> None:
    result = anthology("build", starter, "--format", "json")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert sorted(sums(starter / "dist")) == [
        *EDITIONS,
        "report.html",
        "report.json",
    ]
    report = json.loads((starter / "dist/report.json").read_text(encoding="utf-8"))
    assert [e["name"] for e in report["editions"]] == ["epub", "reading", "press", "cover"]
    assert report["book"]["pages"] == len(report["pages"]) > 8
    for edition in report["editions"]:
        path = starter / "dist" / edition["path"]
        assert (path.stat().st_size, sums(starter / "dist")[path.name]) == (edition["bytes"], edition["sha256"])
    outcomes = {(c["edition"], c["name"]): c["outcome"] for c in report["checks"]}
    assert len(outcomes) == 15
    assert {edition for edition, _ in outcomes} == {"epub", "reading", "press", "cover"}
    # Ace is run in tests/verification; Ghostscript may be missing.
    expected = {("epub", "Ace"): "not-run"}
    if shutil.which("gs") is None:
        expected |= {(edition, "Separations (Ghostscript)"): "not-run" for edition in ("press", "cover")}
    assert {judge: outcome for judge, outcome in outcomes.items() if outcome != "passed"} == expected
    assert report["diagnostics"] == []


def test_the_same_book_gives_the_same_bytes(anthology, starter: Path, tmp_path: Path) -> None:
    quick = ("--no-verify", "--quiet")
    assert anthology("build", starter, *quick, "--jobs", "1", "--no-cache").exit_code == 0
    assert anthology("build", starter, *quick, "--jobs", "2", "--out", tmp_path / "b").exit_code == 0
    assert anthology("build", starter, *quick, "--out", tmp_path / "c").exit_code == 0
    one, two, three = (sums(d) for d in (starter / "dist", tmp_path / "b", tmp_path / "c"))
    for name in EDITIONS:
        assert one[name] == two[name] == three[name]


def test_only_one_edition(anthology, make_book) -> None:
    book = make_book()
    result = anthology("build", book, "--only", "epub", "--no-verify")
    assert result.exit_code == 0
    assert sorted(sums(book / "dist")) == ["report.html", "report.json", "tiny-cover.jpg", "tiny.epub"]
    report = json.loads((book / "dist/report.json").read_text(encoding="utf-8"))
    assert report["book"]["pages"] == len(report["pages"]) > 0  # They were set for the numbers in the EPUB.
    assert {(c["outcome"], c["reason"]) for c in report["checks"]} == {("not-run", "--no-verify was given.")}
    assert "not run: EPUBCheck" in result.stderr


def test_the_cover_alone_is_wrap_and_picture(anthology, make_book) -> None:
    book = make_book()
    result = anthology("build", book, "--only", "cover", "--no-verify")
    assert result.exit_code == 0
    assert sorted(sums(book / "dist")) == ["report.html", "report.json", "tiny-cover.jpg", "tiny-cover.pdf"]
    report = json.loads((book / "dist/report.json").read_text(encoding="utf-8"))
    (edition,) = report["editions"]
    assert edition["note"] == "The spine is 0.8 mm wide, for 4 pages. It has no words: they need 6 mm."
    assert edition["note"] in result.stderr
    assert edition["note"] in (book / "dist/report.html").read_text(encoding="utf-8")


def test_the_epub_has_the_cover_that_is_in_dist(anthology, make_book) -> None:
    book = make_book()
    assert anthology("build", book, "--only", "epub", "--draft", "--no-verify").exit_code == 0
    draft = (book / "dist/tiny-cover.jpg").read_bytes()
    with zipfile.ZipFile(book / "dist/tiny.epub") as epub:
        assert epub.read("EPUB/cover.jpg") == draft
    assert anthology("build", book, "--only", "epub", "--no-verify").exit_code == 0
    assert (book / "dist/tiny-cover.jpg").read_bytes() != draft, "a draft says so on its cover"


def test_an_epub_without_page_list_needs_no_pages(anthology, make_book) -> None:
    book = make_book()
    manifest = book / "book.yaml"
    manifest.write_text(manifest.read_text() + "editions: {epub: {page_list: false}}\n")
    assert anthology("build", book, "--only", "epub", "--no-verify").exit_code == 0
    assert json.loads((book / "dist/report.json").read_text(encoding="utf-8"))["book"]["pages"] is None
    with zipfile.ZipFile(book / "dist/tiny.epub") as epub:
        assert b"page-list" not in epub.read("EPUB/nav.xhtml")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("pdf", "there is no edition “pdf”"),
        (",", "name at least one edition"),
    ],
)
def test_editions_that_cannot_be_asked_for(names: str, said: str, anthology, make_book) -> None:
    book = make_book()
    result = anthology("build", book, "--only", names)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (book / "dist").exists()


@pytest.mark.parametrize("order", [("--draft", "--only"), ("--only", "--draft")])
@pytest.mark.parametrize(("name", "why"), [("press", "with blanks in it"), ("epub,cover", "the spine, is not final")])
def test_a_draft_has_no_press_edition_and_no_cover(order, name: str, why: str, anthology, make_book) -> None:
    book = make_book()
    given = [word for option in order for word in ((option, name) if option == "--only" else (option,))]
    result = anthology("build", book, *given)
    assert result.exit_code == 2
    assert why in " ".join(result.stderr.replace("│", "").split())
    assert not (book / "dist").exists()


def test_warnings_fail_when_strict(anthology, make_book, reported) -> None:
    reported.expect("person-unused")
    people = "people:\n  ana: {name: Ana Quispe, sort: 'Quispe, Ana'}\n"
    book = make_book(
        {"book.yaml": f"title: Tiny\nlanguage: en\n{people}contents: [{{file: chapters/one.md, title: One}}]\n"}
    )
    quick = ("--only", "epub", "--no-verify")
    result = anthology("build", book, *quick, "--strict")
    assert result.exit_code == 1
    assert "--strict" in result.stderr
    assert not (book / "dist").exists()
    assert anthology("build", book, *quick).exit_code == 0


def test_a_failed_verification_leaves_the_last_good_files(
    anthology, make_book, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = make_book()
    assert anthology("build", book, "--only", "epub", "--no-verify").exit_code == 0
    before = sums(book / "dist")
    (book / "chapters/one.md").write_text("Another text.\n")
    failed = (Outcome("EPUBCheck", "epub", "failed", "Not good.", ()),)
    monkeypatch.setattr("anthology.verification.judges.judge_editions", lambda *_, asked: failed)
    result = anthology("build", book, "--only", "epub")
    assert result.exit_code == 1
    assert "failed: EPUBCheck (epub). Not good." in result.stderr
    assert sums(book / "dist") == before


def test_verify_judges_what_is_there(anthology, make_book) -> None:
    book = make_book()
    assert anthology("verify", book).exit_code == 2
    assert anthology("build", book, "--only", "epub", "--no-verify").exit_code == 0
    before = sums(book / "dist")
    result = anthology("verify", book)
    assert result.exit_code == 0, result.output
    assert "passed: EPUBCheck" in result.stderr
    assert "not run: Ace" in result.stderr
    assert "passed: anthology's lint" in result.stderr
    assert sums(book / "dist") == before
    with (book / "dist/tiny.epub").open("ab") as file:
        file.write(b"x")
    result = anthology("verify", book)
    assert result.exit_code == 1
    assert "changed after it was built" in result.stderr
    (book / "dist/tiny.epub").unlink()
    assert anthology("verify", book).exit_code == 1


def test_verify_asks_for_a_build_when_a_text_or_a_photograph_is_another_one_now(
    anthology, make_book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    rights = "licence: CC0-1.0, cleared: [epub, reading, print]"
    photo = f"photos:\n  roof: {{file: roof.png, alt: A roof., by: Mara Ek, {rights}}}\n"
    grey, red = io.BytesIO(), io.BytesIO()
    for file, colour in ((grey, "grey"), (red, "red")):
        Image.new("RGB", (1600, 1200), colour).save(file, "PNG")
    book = make_book({"chapters/one.md": "A text.\n\n![](photo:roof)\n", "roof.png": grey.getvalue()})
    (book / "book.yaml").write_text(photo + (book / "book.yaml").read_text())
    assert anthology("build", book, "--only", "epub", "--no-verify").exit_code == 0
    passed, not_run = "passed: Nothing lost (epub).", "not run: Nothing lost (epub). The manuscript is not the one"
    assert passed in anthology("verify", book).stderr
    (book / "roof.png").write_bytes(red.getvalue())
    assert not_run in anthology("verify", book).stderr
    (book / "roof.png").write_bytes(grey.getvalue())
    assert passed in anthology("verify", book).stderr
    (book / "chapters/one.md").write_text("Another text.\n\n![](photo:roof)\n")
    assert not_run in anthology("verify", book).stderr


def test_verify_without_java_is_3(anthology, make_book, monkeypatch: pytest.MonkeyPatch) -> None:
    book = make_book()
    assert anthology("build", book, "--only", "epub", "--no-verify").exit_code == 0
    monkeypatch.setenv("PATH", "")
    result = anthology("verify", book)
    assert result.exit_code == 3
    assert "not run: EPUBCheck" in result.stderr
    assert "passed: anthology's lint" in result.stderr


def test_a_build_without_java_is_fine_and_says_so(anthology, make_book, monkeypatch: pytest.MonkeyPatch) -> None:
    book = make_book()
    monkeypatch.setenv("PATH", "")
    result = anthology("build", book, "--only", "epub", "--quiet")
    assert result.exit_code == 0
    assert "not run: EPUBCheck" in result.stderr


def test_diagnostics_come_in_three_styles(anthology, make_book, reported) -> None:
    reported.expect("file-missing")
    book = make_book()
    (book / "chapters/one.md").unlink()
    full = anthology("check", book).stdout
    assert full.startswith("book.yaml:4:11: error: ")
    assert "    4 |   - file: chapters/one.md\n      |           ^\n      = " in full
    concise = anthology("check", book, "--format", "concise").stdout
    assert concise.count("\n") == 1
    assert full.startswith(concise.strip())
    record = json.loads(anthology("check", book, "--format", "json").stdout)
    assert list(record) == ["code", "severity", "message", "path", "line", "column", "hint"]


def test_quiet_says_only_what_is_wrong(anthology, make_book, reported) -> None:
    result = anthology("build", make_book(), "--only", "epub", "--no-verify", "--quiet")
    assert result.stdout == ""
    assert "not run: EPUBCheck" in result.stderr
    reported.expect("file-missing")
    book = make_book(name="other")
    (book / "chapters/one.md").unlink()
    result = anthology("build", book, "--quiet")
    assert "[file-missing]" in result.stdout
    assert result.stderr == ""


def test_the_manifest_itself_names_the_book(anthology, make_book, monkeypatch: pytest.MonkeyPatch) -> None:
    book = make_book()
    assert anthology("check", book / "book.yaml").exit_code == 0
    (book / "book.yaml").rename(book / "other.yaml")
    assert anthology("check", book / "other.yaml").exit_code == 0
    (book / "other.yaml").rename(book / "book.yaml")
    monkeypatch.chdir(book)
    assert anthology("check").exit_code == 0


def test_ctrl_c_ends_a_build_without_a_trace(starter: Path, tmp_path: Path) -> None:
    (starter / "dist").mkdir()
    (starter / "dist/a-year-of-letters.epub").write_bytes(b"the last good one")
    command = [sys.executable, "-m", "anthology", "build", str(starter), "--no-cache"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stderr is not None
    said = ""
    while "Setting the pages" not in said:
        line = process.stderr.readline()
        assert line, said
        said += line
    # While worker processes start, Ctrl-C is not heard: an impatient editor presses it again.
    for _ in range(30):
        os.killpg(process.pid, signal.SIGINT)
        try:
            out, err = process.communicate(timeout=3)
            break
        except subprocess.TimeoutExpired:
            continue
    # Python may end itself with the signal when it came during an import; shells show 130 for that too.
    assert process.returncode in {130, -signal.SIGINT}, err
    assert "Traceback" not in err
    assert err.strip().endswith("Stopped.")
    assert out == ""
    assert sums(starter / "dist") == {"a-year-of-letters.epub": hashlib.sha256(b"the last good one").hexdigest()}


def test_a_draft_is_built_while_the_year_is_running(anthology, starter: Path, reported) -> None:
    reported.expect("photo-not-cleared", "file-missing")
    manifest = starter / "book.yaml"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace("cleared: [epub, reading, print]", "cleared: [epub]")
    )
    (starter / "chapters/01-first-letter.md").unlink()
    quick = ("--no-verify", "--quiet")
    assert anthology("build", starter, *quick).exit_code == 1
    assert not (starter / "dist").exists()
    assert anthology("build", starter, *quick, "--draft").exit_code == 0
    assert sorted(sums(starter / "dist")) == [
        "a-year-of-letters-cover.jpg",
        *EDITIONS[4:],
        "report.html",
        "report.json",
    ]
    said = anthology("build", starter, "--no-verify", "--draft", "--only", "epub,reading,press")
    assert said.exit_code == 2
    assert "a draft has no press edition" in anthology("build", starter, "--no-verify", "--draft").stderr
    report = json.loads((starter / "dist/report.json").read_text(encoding="utf-8"))
    assert {d["code"] for d in report["diagnostics"]} == {"photo-not-cleared", "file-missing"}
    assert {d["severity"] for d in report["diagnostics"]} == {"warning"}
    assert "Draft" in (starter / "dist/report.html").read_text(encoding="utf-8")
