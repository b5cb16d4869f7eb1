"""The judges of PDFs in general: PDF/UA-1 by page-validation, and the syntax by qpdf."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from click.testing import Result

from anthology.verification import pdf_syntax, pdf_ua


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reading PDF of a tiny book, made through the command line."""
    from click.testing import CliRunner

    from anthology.cli import main

    folder = tmp_path_factory.mktemp("reading")
    (folder / "chapters").mkdir()
    (folder / "chapters/one.md").write_text("It rained.\n\n## Later\n\nIt rained again.\n")
    manifest = "title: Tiny\nlanguage: en\ncontents: [title-page, {file: chapters/one.md, title: One}]\n"
    (folder / "book.yaml").write_text(manifest)
    result = CliRunner().invoke(main, ["build", str(folder), "--only", "reading", "--no-verify"])
    assert result.exit_code == 0, result.output
    return folder / "dist/tiny.pdf"


def edited(path: Path, target: Path, edit: Callable[[pikepdf.Pdf], object]) -> Path:
    with pikepdf.open(path) as pdf:
        edit(pdf)
        pdf.save(target)
    return target


def test_the_reading_pdf_passes(reading: Path) -> None:
    outcome = pdf_ua.judge(reading)
    assert (outcome.outcome, outcome.reason, outcome.messages) == ("passed", "It keeps all 104 rules.", ())
    assert pdf_syntax.judge(reading, "reading").outcome == "passed"


@pytest.mark.parametrize(
    "edit",
    [
        lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
        lambda pdf: pdf.Root.__delitem__("/Lang"),
        lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
        lambda pdf: pdf.Root.MarkInfo.update({"/Marked": False}),
    ],
    ids=["tags", "language", "title", "mark"],
)
def test_a_pdf_that_a_screen_reader_cannot_read_fails(
    edit: Callable[[pikepdf.Pdf], object], reading: Path, tmp_path: Path
) -> None:
    outcome = pdf_ua.judge(edited(reading, tmp_path / "wrong.pdf", edit))
    assert outcome.outcome == "failed"
    assert {m.code for m in outcome.messages} == {"pdf-ua"}
    assert outcome.reason.endswith("of 104 rules.")


def test_without_the_package_it_is_not_run(reading: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_ua, "find_spec", lambda _: None)
    outcome = pdf_ua.judge(reading)
    assert outcome.outcome == "not-run"
    assert "pip install 'anthology[judges]'" in outcome.reason


def test_what_is_no_pdf_fails(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no pdf")
    assert pdf_ua.judge(tmp_path / "a.pdf").outcome == "failed"
    outcome = pdf_syntax.judge(tmp_path / "a.pdf", "reading")
    assert outcome.outcome == "failed"
    assert {m.code for m in outcome.messages} == {"pdf-syntax"}
    assert pdf_syntax.judge(tmp_path / "none.pdf", "reading").outcome == "failed"


def test_a_damaged_file_fails(reading: Path, tmp_path: Path) -> None:
    """Cut short, its table of objects is lost: programs mend that, and say nothing."""
    (tmp_path / "cut.pdf").write_bytes(reading.read_bytes()[:-200])
    outcome = pdf_syntax.judge(tmp_path / "cut.pdf", "press")
    assert (outcome.edition, outcome.outcome) == ("press", "failed")
    assert str(tmp_path) not in "".join(m.message for m in outcome.messages)


def test_verify_judges_the_pdf_again(reading: Path, anthology: Callable[..., Result]) -> None:
    result = anthology("verify", reading.parents[1])
    assert result.exit_code == 0
    assert "PDF/UA-1" in result.output
    assert "PDF syntax (qpdf)" in result.output
