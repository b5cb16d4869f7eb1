"""Converting in tests: `converted` takes the HTML of a body, `markdown` gives its blocks as one text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from anthology.importers.article import BlockKind
from anthology.importers.markup import Converted, Page, convert, parse


@pytest.fixture
def converted() -> Callable[..., Converted]:
    def convert_it(html: str, page: Page | None = None) -> Converted:
        return convert(parse(html, "page.html"), page or Page("https://letters.example/porto/", "en"))

    return convert_it


@pytest.fixture
def markdown(converted) -> Callable[[str], str]:
    def of(html: str) -> str:
        return "\n\n".join(b.markdown for b in converted(html).blocks if b.kind is not BlockKind.PICTURE)

    return of


@pytest.fixture
def left(converted) -> Callable[[str], list[tuple[str, str]]]:
    def of(html: str) -> list[tuple[str, str]]:
        return [(leftover.words, leftover.reason.split(",")[0]) for leftover in converted(html).leftovers]

    return of
