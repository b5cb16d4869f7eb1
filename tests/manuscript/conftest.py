"""Reading prose in tests: `read` gives the tree as XML without its wrapping, and fails on what is reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest
from lxml import etree

from anthology.book.markup import violations
from anthology.diagnostics import Diagnostic
from anthology.manuscript.read import Known, ReadText, read_chapter
from anthology.sources import Source

KNOWN = Known(
    pieces=frozenset({"05-la-paz", "12-dakar"}),
    people=frozenset({"mara-lindqvist", "ollie-varden"}),
    photos=frozenset({"torotoro", "harbour"}),
)


def chapter(text: str, language: str = "en", direction: str = "ltr") -> ReadText:
    return read_chapter(Source("c.md", text), section="s", language=language, direction=direction, known=KNOWN)


def places(diagnostics: Iterable[Diagnostic]) -> list[str]:
    return [f"{d.severity} {d.code} {d.location}" for d in sorted(diagnostics, key=lambda d: d.order)]


@pytest.fixture(name="chapter")
def _chapter() -> Callable[..., ReadText]:
    return chapter


@pytest.fixture(name="places")
def _places() -> Callable[[Iterable[Diagnostic]], list[str]]:
    return places


@pytest.fixture(name="known")
def _known() -> Known:
    return KNOWN


@pytest.fixture
def read() -> Callable[..., str]:
    def reader(text: str, language: str = "en", *, lines: bool = False) -> str:
        result = chapter(text, language)
        assert places(result.diagnostics) == []
        assert list(violations(result.body)) == []
        xml = etree.tostring(result.body, encoding="unicode")
        xml = xml.removeprefix(xml[: xml.index(">") + 1]).removesuffix("</section>")
        return xml if lines else re.sub(r' (?:data-line="\d+"|class="first")', "", xml)

    return reader


@pytest.fixture
def wrong() -> Callable[..., list[str]]:
    """wrong(text) -> what is reported, as "error code line:column"."""

    def reader(text: str, language: str = "en") -> list[str]:
        result = chapter(text, language)
        assert list(violations(result.body)) == []
        return [place.replace("c.md:", "") for place in places(result.diagnostics)]

    return reader
