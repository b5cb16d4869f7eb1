"""What all tests share: a cache of their own, tiny books, and that nothing is reported unexpectedly."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anthology.cli import main
from anthology.cli.terminal import Terminal
from anthology.diagnostics import Diagnostic

TINY = {
    "book.yaml": """\
title: Tiny
language: en
contents:
  - file: chapters/one.md
    title: One
""",
    "chapters/one.md": "It rained on the day the market closed.\n",
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ANTHOLOGY_LONG_BOOKS in the environment, the tests that are long alone; without it, all others."""
    wanted = bool(os.environ.get("ANTHOLOGY_LONG_BOOKS"))
    others = [item for item in items if (item.get_closest_marker("long") is not None) != wanted]
    if others:
        config.hook.pytest_deselected(items=others)
        left = set(others)
        items[:] = [item for item in items if item not in left]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Made things are shared by the tests of a run and by nobody else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANTHOLOGY_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("SOURCE_DATE_EPOCH", "1798761600")
        patch.setenv("ANTHOLOGY_ACE", "")  # It takes seconds a run: those tests that are about it unset this.
        patch.delenv("NO_COLOR", raising=False)
        yield


class Reported:
    """The diagnostics that commands showed in this test, and those that it expects."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self._expected: set[str] = set()

    def expect(self, *codes: str) -> None:
        """These codes may be reported; asserting that they are is for the test itself."""
        self._expected.update(codes)

    @property
    def unexpected(self) -> list[str]:
        return [f"{d.severity} {d.code} {d.location}: {d.message}" for d in self.found if d.code not in self._expected]


@pytest.fixture(autouse=True)
def reported(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reported]:
    """Fails a test in which a command shows a diagnostic that it did not expect (`reported.expect("photo-unused")`)."""
    record = Reported()
    show = Terminal.diagnostics

    def noting(self: Terminal, found: Iterable[Diagnostic], line_of: Callable[[str, int], str]) -> None:
        shown = list(found)
        record.found += shown
        show(self, shown, line_of)

    monkeypatch.setattr(Terminal, "diagnostics", noting)
    yield record
    assert not record.unexpected, "reported, and not expected:\n" + "\n".join(record.unexpected)


@pytest.fixture
def make_book(tmp_path: Path) -> Callable[..., Path]:
    """make_book({"chapters/one.md": "..."}) -> the folder of a tiny book, these files put over or beside its own."""

    def make(files: dict[str, str | bytes] | None = None, name: str = "book") -> Path:
        folder = tmp_path / name
        for path, text in {**TINY, **(files or {})}.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return make


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    """A book as `anthology new` lays it out."""
    folder = tmp_path / "starter"
    shutil.copytree(Path(__file__).parent.parent / "src/anthology/cli/starter", folder)
    return folder


@pytest.fixture
def anthology() -> Callable[..., Result]:
    """anthology("check", folder) -> the result of the command, run in this process; it may not end in a traceback."""

    def run(*arguments: str | Path) -> Result:
        result = CliRunner().invoke(main, [str(a) for a in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert result.exit_code != 70, result.output
        return result

    return run
