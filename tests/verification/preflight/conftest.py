"""The good press file, and copies of it with one fault each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Pdf
from tests.verification.preflight.press_file import BLEED, HEIGHT, WIDTH, good_file

from anthology.sources import Location
from anthology.verification.specification import KEYS, Specification

Edit = Callable[[Pdf], None]


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("press") / "good.pdf"
    good_file(path)
    return path


@pytest.fixture(scope="session")
def wanted() -> Specification:
    """What the good file is."""
    places = {key: Location("book.yaml", line) for line, key in enumerate(KEYS, 1)}
    sizes = {(160, 120): Location("book.yaml", 40)}
    return Specification(WIDTH, HEIGHT, BLEED, 300, 250, 4, sizes=sizes, places=places)


@pytest.fixture
def wrong(good: Path, tmp_path: Path) -> Callable[..., Path]:
    """wrong(edit) -> a copy of the good file after this edit."""

    def made(edit: Edit, **options: object) -> Path:
        path = tmp_path / "wrong.pdf"
        with pikepdf.open(good) as pdf:
            edit(pdf)
            pdf.save(path, **(options or {"deterministic_id": True}))
        return path

    return made
