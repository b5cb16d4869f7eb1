"""Offprints of a whole book: every one is PDF/UA-1, and its pages are those of the reading PDF."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest
from bookshelf import Built

TEXTS = 13
CORRESPONDENTS = 7


@pytest.fixture(scope="module")
def offprints(own: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built beside the book of the shelf, which other tests read."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "anthology", "build", str(own.folder), "--only", "offprints", "--quiet"]
    subprocess.run([*command, "--out", str(out)], check=True, env={**os.environ})
    return out / "offprints"


def test_there_are_as_many_as_there_are_texts_and_correspondents(offprints: Path) -> None:
    assert len(list(offprints.glob("*.pdf"))) == TEXTS
    assert len(list(offprints.glob("*/*_proof.pdf"))) == CORRESPONDENTS


def test_all_are_pdf_ua_and_sound(offprints: Path) -> None:
    for path in offprints.rglob("*.pdf"):
        report = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, f"{path.name}: " + "\n".join(map(str, report.failures))
        with pikepdf.open(path) as pdf:
            assert pdf.check_pdf_syntax() == []


def test_their_pages_look_as_those_of_the_reading_pdf(offprints: Path, own: Built) -> None:
    """Drawn and compared pixel by pixel, by their printed numbers."""
    with pypdfium2.PdfDocument(own.path(".pdf")) as whole:
        numbers = {whole.get_page_label(n): n for n in range(len(whole))}
        for section in own.report["sections"]:
            path = offprints / f"{section['id']}.pdf"
            if not path.exists():
                continue
            with pypdfium2.PdfDocument(path) as pdf:
                pages = [n for n in range(len(pdf)) if pdf.get_page_label(n) in numbers]
                assert len(pages) == section["pages"]
                assert pdf.get_page_label(pages[0]) == section["first_page"]
                for n in pages:
                    there = whole[numbers[pdf.get_page_label(n)]].render(scale=0.5).to_pil().tobytes()
                    assert pdf[n].render(scale=0.5).to_pil().tobytes() == there, f"{path.name}, page {n + 1}"
