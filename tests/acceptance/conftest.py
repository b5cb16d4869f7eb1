"""Whole books, each built once a run; with pytest-xdist all processes share them.

The books of a year take minutes, and so does what has the mark `long`: `make year` asks that, and not every run of the
suite.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from bookshelf import BOOKS, Built, Shelf

LONG = frozenset({"year", "many"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of the books of a year are long."""
    for item in items:
        called = getattr(item, "callspec", None)
        if called is None or not item.path.is_relative_to(Path(__file__).parent):
            continue
        if any(isinstance(value, str) and value in LONG for value in called.params.values()):
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The books of this run; what is made for one is in the cache for all."""
    base = tmp_path_factory.getbasetemp()
    # As in "Making session-scoped fixtures execute only once" of the documentation of pytest-xdist.
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shelf"
    root.mkdir(exist_ok=True)
    return Shelf(root)


@pytest.fixture(scope="session", params=list(BOOKS))
def built(request: pytest.FixtureRequest, shelf: Shelf) -> Built:
    """Every book, one after the other."""
    return shelf.book(request.param)


@pytest.fixture(scope="session")
def own(shelf: Shelf) -> Built:
    """This repository's own book."""
    return shelf.book("own")


@pytest.fixture(scope="session", params=["year", "own"])
def full(request: pytest.FixtureRequest, shelf: Shelf) -> Built:
    """The two books that have everything."""
    return shelf.book(request.param)
