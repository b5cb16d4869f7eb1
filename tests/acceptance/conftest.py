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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ANTHOLOGY_LONG_BOOKS in the environment, the tests that are long alone; without it, all others."""
    wanted = bool(os.environ.get("ANTHOLOGY_LONG_BOOKS"))
    here = [item for item in items if item.path.is_relative_to(Path(__file__).parent)]
    others = [item for item in here if _is_long(item) != wanted]
    if others:
        config.hook.pytest_deselected(items=others)
        left = set(others)
        items[:] = [item for item in items if item not in left]


def _is_long(item: pytest.Item) -> bool:
    if item.get_closest_marker("long"):
        return True
    called = getattr(item, "callspec", None)
    return called is not None and any(isinstance(v, str) and v in LONG for v in called.params.values())


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
