"""`se lint` of Standard Ebooks on this repository's own book: nothing but what is their house style, and not ours.

It is made for the source folders of Standard Ebooks. The EPUB is unpacked, and its style sheet called as they call
theirs; then all its rules are asked but those that it asks of their own imprint alone.
"""

from __future__ import annotations

import os
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bookshelf import Built
from tests.needs import SE, needs_se

pytestmark = needs_se

FOUND_SOMETHING = 13
"""Its exit code then: LintFailedException."""


@dataclass(frozen=True)
class Told:
    """code: of the rule. text: its file, its words, and the place in the file where it names one."""

    code: str
    text: str


@dataclass(frozen=True)
class Aside:
    """Why a rule is not asked of our books; only: the pattern of what it says wrongly, where the rest of it counts."""

    reason: str
    only: str = ""


PAGE_MARK = r'epub:type="pagebreak"'
SHAPE = r'<(path|circle) class="(grid|land|line|dot|mark)"'
HOUSE_STYLE = {
    # Style sheets
    "c-002": Aside("one style sheet serves every book; this book has not all that it has rules for"),
    "c-006": Aside("they style verse by its epub:type, we by its class"),
    "c-008": Aside("our classes are a vocabulary that every book draws on"),
    "c-010": Aside("they set footers to the right"),
    "c-012": Aside("they set pages without a heading low"),
    "c-013": Aside("they set margins in steps of half an em"),
    "c-027": Aside("they set no text smaller; our captions and notes are, in em"),
    # Files
    "f-019": Aside("they want transparent PNGs; ours have a white ground, for reading at night"),
    # The package
    "m-011": Aside("their metadata have the title a third time, together with the subtitle"),
    "m-016": Aside("their descriptions are HTML; shops take ours, which is text, as well"),
    "m-022": Aside("the old meta of the cover is empty by its form; Kobo and Kindle ask for it", r'<meta name="cover"'),
    "m-040": Aside("they credit who wrote the alts; our manifest does not ask who did"),
    "m-042": Aside("they order the manifest by file names, we by what readers open first"),
    "m-045": Aside("they list pages that the contents of a book need not have", r"^(contents|cover|half-title)\.xhtml"),
    "m-051": Aside("their own metadata: a form of the title for sorting, and an abstract"),
    "m-062": Aside("a form of the title for sorting would be a guess of ours"),
    "m-087": Aside("they order the roles of a person by the alphabet, we by importance"),
    "t-001": Aside("the package document is indented; of the text it counts", r"^content\.opf"),
    "y-002": Aside("the value has no space by its definition", r"accessModeSufficient|textual,visual"),
    # Structure
    "s-004": Aside("an empty alt is right for a decorative picture", r'alt="" role="presentation"'),
    "s-007": Aside("they put a paragraph into every item of a list"),
    "s-010": Aside("page marks and the shapes of drawings are empty by their nature", rf"{PAGE_MARK}|{SHAPE}"),
    "s-011": Aside("the page of the cover is linked to as a whole", r'epub:type="cover"'),
    "s-021": Aside("they write Titlepage"),
    "s-033": Aside("a letter in another language is in another language", r"Found: (es|fr|ar)"),
    "s-036": Aside("they count an introduction as front matter, our manifest says where the text begins"),
    "s-037": Aside("their copyright page stands at the end"),
    "s-046": Aside("they promote the language of a caption's words to the caption", r'<p class="caption">'),
    "s-049": Aside("they use no header for a heading alone"),
    "s-068": Aside("z3998:ordinal is of their vocabulary"),
    "s-070": Aside("epub:type on every heading is theirs"),
    "s-071": Aside("they put a section around every heading"),
    "s-072": Aside("they promote what a span says to what is around it; templates keep it"),
    "s-085": Aside("their headings begin at h2; ours follow the whole book"),
    "s-087": Aside("their half-title has the subtitle"),
    "s-091": Aside("a page mark is no line of verse", PAGE_MARK),
    "s-098": Aside("they use no header for a heading alone"),
    "s-102": Aside("they add lang when they build; readers of HTML need it beside xml:lang"),
    "x-011": Aside("they name with hyphens alone; the underscore keeps ids of pages apart from those of editors"),
    "x-013": Aside("classes without a rule of ours are for the editor's own style sheet"),
    "x-019": Aside("their ids count elements; ours do not change when another is put before them"),
    # Typography and spelling
    "s-023": Aside("they capitalise headings as English titles are; ours are as their authors wrote them"),
    "t-002": Aside("they put commas inside quotation marks, as in America"),
    "t-010": Aside("they write times with a colon"),
    "t-017": Aside("they set punctuation outside italics"),
    "t-021": Aside("it takes the steps of a drawn line for litres", r"^places\.xhtml [\s\S]*\d+l$"),
    "t-041": Aside("French has spaces before punctuation", r"^piece04-saint-louis\.xhtml"),
    "t-057": Aside("a byline begins with “by”", r'<p class="byline"'),
}
"""Every rule that is set aside; the others find nothing."""


def unpacked(epub: Path, folder: Path) -> Path:
    """The EPUB as a folder, its style sheet called local.css."""
    with zipfile.ZipFile(epub) as opened:
        opened.extractall(folder)
    (folder / "EPUB/css/book.css").rename(folder / "EPUB/css/local.css")
    for path in folder.rglob("*"):
        if path.suffix in {".xhtml", ".opf"}:
            path.write_text(path.read_text("utf-8").replace("css/book.css", "css/local.css"), "utf-8")
    return folder


def se_lint(folder: Path, home: Path) -> list[Told]:
    """What it says of a folder; fails where it did not run."""
    done = subprocess.run(
        [SE, "--plain", "lint", folder],
        env=os.environ | {"HOME": str(home), "COLUMNS": "100000"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode in {0, FOUND_SOMETHING}, done.stdout + done.stderr
    told = list(_read(done.stdout))
    assert bool(told) == (done.returncode == FOUND_SOMETHING)
    return told


def _read(output: str) -> Iterator[Told]:
    """A message begins a line with its rule; places follow, each indented and on one line or more."""
    for message in re.split(r"^(?=\S)", output.replace("\r", ""), flags=re.M):
        if not message.strip():
            continue
        head, *places = re.split(r"\n(?= Line \d|\t(?!\s*Expected:))", message.rstrip())
        match = re.fullmatch(r"([a-z]-\d{3}) \[(?:Error|Manual Review)\] (.*)", head, flags=re.S)
        assert match, f"no message of the lint: {message}"
        yield from (Told(match[1], f"{match[2]} {place.strip()}") for place in places or [""])


def against_quality(told: list[Told]) -> list[Told]:
    """What is not of the house style of Standard Ebooks."""
    return [
        t
        for t in told
        if t.code not in HOUSE_STYLE or (HOUSE_STYLE[t.code].only and not re.search(HOUSE_STYLE[t.code].only, t.text))
    ]


def test_it_finds_nothing_but_house_style(own: Built, tmp_path: Path) -> None:
    folder = unpacked(own.path(".epub"), tmp_path / "epub")
    told = se_lint(folder, tmp_path)
    assert against_quality(told) == []
    # It has read the style sheet, the package, and every document: to each that has a heading it has something to say.
    assert {"c-027 local.css", "m-051 content.opf"} <= {f"{t.code} {t.text.split()[0]}" for t in told}
    headed = {path.name for path in folder.glob("EPUB/text/*.xhtml") if re.search("<h[1-6]", path.read_text("utf-8"))}
    assert len(headed) > 20
    assert {t.text.split()[0] for t in told if t.code == "s-070"} >= headed


FAULTS: dict[str, Callable[[str], str]] = {
    "s-004": lambda text: re.sub(r' alt="A brick[^"]*"', "", text, count=1),
    "s-090": lambda text: text.replace('xml:lang="sv"', 'xml:lang="sp"', 1),
    "s-010": lambda text: text.replace("</header>", "</header><p></p>", 1),
    "t-001": lambda text: text.replace(". ", ".  ", 1),
    "x-007": lambda text: text.replace('id="piece01-goteborg-title"', 'id="1"', 1),
    "x-012": lambda text: text.replace("<p>", '<p style="color: red">', 1),
    "x-017": lambda text: re.sub(r"<p>(?!.*<p>)", '<p id="piece02-valparaiso">', text, flags=re.S),
}
"""Faults of quality, as changes of a letter's document, by the rule that must tell each."""


def test_it_tells_faults_of_quality(own: Built, tmp_path: Path) -> None:
    folder = unpacked(own.path(".epub"), tmp_path / "epub")
    letter = folder / "EPUB/text/piece01-goteborg.xhtml"
    for code, change in FAULTS.items():
        text = letter.read_text("utf-8")
        assert change(text) != text, code
        letter.write_text(change(text), "utf-8")
    told = {t.code for t in against_quality(se_lint(folder, tmp_path)) if t.text.startswith("piece01-goteborg.xhtml")}
    assert told >= set(FAULTS)


def test_it_is_not_called_passed_where_it_cannot_run(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="container"):
        se_lint(tmp_path, tmp_path)


def test_every_rule_that_is_set_aside_has_a_reason() -> None:
    assert all(len(aside.reason.split()) >= 3 for aside in HOUSE_STYLE.values())
