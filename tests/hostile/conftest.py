"""The warden that runs hostile books, one for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .trial import Warden


@pytest.fixture(scope="session")
def warden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warden]:
    started = Warden(tmp_path_factory.mktemp("hostile"))
    yield started
    started.close()
