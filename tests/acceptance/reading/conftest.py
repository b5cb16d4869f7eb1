"""This repository's own book in an e-reader in a browser: one of each for all tests of a process."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from bookshelf import Built
from chromium import Chromium
from e_reader import ENGINE, EReader, Server

from anthology.verification import ace

RACE = re.compile(r"'style' of 'el' as it is null\.\s+at setStylesImportant .*\s+at #observer ")
"""The engine's own fault: on a busy machine it measures a document once more that it has just turned away from."""


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    program = ace.browser()
    if program is None:
        pytest.skip("Chromium is not installed")
    if not ENGINE.is_dir():
        pytest.skip("foliate-js is not installed: tools/npm.sh")
    browser = Chromium(program, tmp_path_factory.mktemp("chromium"))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures of screens are put, to be looked at: the folder $SCREENS, or one among the temporary ones."""
    if named := os.environ.get("SCREENS"):
        Path(named).mkdir(parents=True, exist_ok=True)
        return Path(named)
    return tmp_path_factory.mktemp("screens")


@pytest.fixture(scope="session")
def _started(browser: Chromium, own: Built, pictures: Path) -> Iterator[EReader]:
    """With the browser first: without one, the book need not be built."""
    server = Server(own.dist)
    yield EReader(browser, server, own.path(".epub").name, pictures)
    server.close()


@pytest.fixture
def unopened(_started: EReader) -> Iterator[EReader]:
    """The e-reader, in which the test is to open the book; nothing may go wrong in it unheard."""
    _started.browser.complaints.clear()
    yield _started
    assert [said for said in _started.browser.complaints if not RACE.search(said)] == []


@pytest.fixture
def reader(unopened: EReader) -> EReader:
    """The e-reader with the book open at its beginning, with the settings of PAPER."""
    unopened.open()
    return unopened
