"""One EPUB with many faults: each is reported by the right judge, at the manuscript's line where it has one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from anthology.diagnostics import Severity
from anthology.sources import Location
from anthology.verification import ace, epubcheck
from anthology.verification.outcome import Outcome
from anthology.verification.places import Origins

needs_ace = pytest.mark.skipif(
    ace.command() is None or ace.browser() is None or not ace.has_node(), reason="Ace is not installed: tools/npm.sh"
)
"""Asked before the tests begin, which leave Ace out of builds."""

ONE, TWO, NAV = "EPUB/text/one.xhtml", "EPUB/text/two.xhtml", "EPUB/nav.xhtml"
OPF, CSS, STRAY = "EPUB/content.opf", "EPUB/css/book.css", "EPUB/text/stray.txt"


@dataclass(frozen=True)
class Fault:
    """old, new: what becomes what in the file. epubcheck, ace: the rules by which each must report it. at: where."""

    file: str
    old: str
    new: str
    at: str | None = None
    epubcheck: str = ""
    ace: str = ""
    usage: bool = False


FAULTS = {
    "picture without alt": Fault(ONE, ' alt="A pier."', "", "chapters/one.md:8:1", ace="image-alt"),
    "note call without role": Fault(
        ONE, ' role="doc-noteref"', "", "chapters/one.md:1:1", ace="epub-type-has-matching-role"
    ),
    "low contrast": Fault(
        ONE, '<p class="first">It is', '<p class="first" style="color:#ddd">It is', "chapters/one.md:5:1",
        ace="color-contrast",
    ),
    "heading left out": Fault(
        ONE, '<h2 class="level-2">A heading</h2>', "<h5>A heading</h5>", "chapters/one.md:3:1", ace="heading-order"
    ),
    "old type of note": Fault(
        ONE, 'epub:type="footnote"', 'epub:type="rearnote"', "chapters/one.md:10:1", "OPF-086b", usage=True
    ),
    "old role of note": Fault(
        ONE, 'role="doc-footnote"', 'role="doc-endnote"', "chapters/one.md:10:1",
        "RSC-005 RSC-017", "aria-deprecated-role aria-allowed-role",
    ),
    "no title": Fault(
        TWO, "<title>The Second</title>", "<title></title>", "chapters/two.md:1:1", "RSC-005", "document-title"
    ),
    "no language": Fault(TWO, ' lang="en" dir="ltr" xml:lang="en"', "", "chapters/two.md:1:1", ace="html-has-lang"),
    "unknown type": Fault(
        TWO, "<p>Nobody", '<p epub:type="nonsense">Nobody', "chapters/two.md:3:1", "OPF-088", usage=True
    ),
    "role on body": Fault(
        TWO, "<body ", '<body role="doc-chapter" ', "chapters/two.md:1:1", "RSC-005", "aria-allowed-role"
    ),
    "link to nowhere": Fault(TWO, 'href="#two-note-1"', 'href="#nowhere"', "chapters/two.md:7:1", "RSC-012"),
    "contents out of order": Fault(
        NAV,
        '<li><a href="text/one.xhtml">The First</a></li>\n<li><a href="text/two.xhtml">The Second</a></li>',
        '<li><a href="text/two.xhtml">The Second</a></li>\n<li><a href="text/one.xhtml">The First</a></li>',
        None, "NAV-011", "epub-toc-order",
    ),
    "landmarks with one name": Fault(
        NAV, 'aria-labelledby="landmarks-title" hidden="hidden"', 'aria-labelledby="toc-title"', None,
        ace="landmark-unique",
    ),
    "contents without role": Fault(NAV, ' role="doc-toc"', "", None, ace="epub-type-has-matching-role"),
    "package without language": Fault(OPF, ' xml:lang="en" dir="ltr"', "", None, ace="epub-lang"),
    "hazard not said": Fault(
        OPF, '<meta property="schema:accessibilityHazard">none</meta>', "", None,
        ace="metadata-accessibilityhazard",
    ),
    "direction in the style": Fault(CSS, "", "p { direction: rtl; }", None, "CSS-001"),
    "fixed position": Fault(CSS, "", "h5 { position: fixed; }", None, "CSS-006", usage=True),
    "stray file": Fault(STRAY, "", "stray", None, "OPF-003", usage=True),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _with_ace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHOLOGY_ACE")


@pytest.fixture
def wrong(changed: Callable[..., Path]) -> Path:
    """The good book with all faults at once."""
    by_file: dict[str, list[Fault]] = defaultdict(list)
    for fault in FAULTS.values():
        by_file[fault.file].append(fault)
    stray = {f.file: f.new.encode() for f in by_file.pop(STRAY)}

    def change(faults: Iterable[Fault]) -> Callable[[str], str]:
        def changed(text: str) -> str:
            for fault in faults:
                assert fault.old in text, fault
                text = text.replace(fault.old, fault.new, 1) if fault.old else text + fault.new
            return text

        return changed

    return changed({file: change(faults) for file, faults in by_file.items()}, stray)


def told(outcome: Outcome) -> set[tuple[str, str | None, Severity]]:
    return {(m.message.split()[0], str(m.location) if m.location else None, m.severity) for m in outcome.messages}


def test_epubcheck_reports_them(wrong: Path, origins: Origins):
    outcome = epubcheck.judge(wrong, origins)
    assert outcome.outcome == "failed"
    expected = {
        (rule, fault.at, Severity.WARNING if fault.usage else Severity.ERROR)
        for fault in FAULTS.values()
        for rule in fault.epubcheck.split()
    }
    assert told(outcome) == expected
    assert any("(EPUB/text/one.xhtml, line " in m.message for m in outcome.messages)


@needs_ace
def test_ace_reports_them(wrong: Path, origins: Origins):
    outcome = ace.judge(wrong, origins)
    assert outcome.outcome == "failed", outcome.reason
    assert {m.code for m in outcome.messages} == {"ace"}
    expected = {(rule, fault.at, Severity.ERROR) for fault in FAULTS.values() for rule in fault.ace.split()}
    assert told(outcome) == expected
    alt = next(m for m in outcome.messages if m.message.startswith("image-alt "))
    assert alt.message.startswith("image-alt (critical) Element does not have an alt attribute. (EPUB/text/one.xhtml")
    assert alt.hint.startswith("Images must have alternative text: http")


def test_epubcheck_passes_the_good_book(good: Path, origins: Origins):
    outcome = epubcheck.judge(good, origins)
    assert (outcome.outcome, outcome.messages) == ("passed", ())


@needs_ace
def test_ace_passes_the_good_book_and_writes_nothing_of_its_own(
    good: Path, origins: Origins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    outcome = ace.judge(good, origins)
    assert (outcome.outcome, outcome.reason, outcome.messages) == ("passed", "No violation.", ())
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_without_origins_the_place_in_the_epub_is_told(wrong: Path):
    outcome = epubcheck.judge(wrong, {})
    assert {m.location for m in outcome.messages} == {None}
    assert any(m.message.endswith("(EPUB/text/two.xhtml, line 14)") for m in outcome.messages), outcome.messages


def test_the_manuscripts_places_are_whole(origins: Origins):
    assert origins["text/one.xhtml"][0] == Location("chapters/one.md")
