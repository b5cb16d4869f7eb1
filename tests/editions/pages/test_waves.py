"""How often sections are typeset: once, where the page numbers in them are those of pages before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from anthology.cache import Made
from anthology.editions.pages import layout
from anthology.editions.pages.typeset import Job

PIECES = 24


@pytest.fixture
def typeset(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts how often each text is typeset."""
    found: Counter[str] = Counter()
    really = layout.typeset

    def counted(job: Job) -> Made:
        found.update({name for name in (f"text-{n}-" for n in range(PIECES)) if name in job.html})
        return really(job)

    monkeypatch.setattr(layout, "typeset", counted)
    return found


def test_a_piece_that_points_back_is_typeset_once_and_one_that_points_on_twice(
    make_book: Callable[..., Path], anthology: Callable[..., Result], typeset: Counter[str]
) -> None:
    pointing = {20: 3, 2: 22}
    chapters = {
        f"chapters/{n}.md": f"The words text-{n}- of the letter"
        + (f", as in [that letter](piece:letter{pointing[n]}).\n" if n in pointing else ".\n")
        for n in range(PIECES)
    }
    contents = "".join(f"  - file: chapters/{n}.md\n    id: letter{n}\n    title: Letter {n}\n" for n in range(PIECES))
    book = make_book({"book.yaml": f"title: Tiny\nlanguage: en\ncontents:\n{contents}", **chapters})
    (book / "chapters/one.md").unlink()
    result = anthology("build", book, "--only", "reading", "--jobs", "1", "--no-verify", "--no-cache")
    assert result.exit_code == 0, result.output
    assert typeset["text-20-"] == 1
    assert typeset["text-2-"] == 2
