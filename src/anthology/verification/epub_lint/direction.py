"""Whether texts that run from right to left say so, and keep Latin words and dates in them from being torn apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.verification.epub_lint.finding import Finding, error, warning
from anthology.verification.epub_lint.opened import XHTML, Document, Element, Opened, direction, language, named

_RTL = frozenset(
    {"ar", "arz", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})

_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_TORN = re.compile(
    # What the Unicode Bidirectional Algorithm (UAX #9) shows in another order when it stands among letters that run
    # from right to left: each alternative is a way in which digits or signs leave the Latin words they belong to.
    rf"\d{{1,4}}[-‐‑–]\d{{1,2}}[-‐‑–]\d{{1,4}}"  # a date in figures: 2024-01-21
    rf"|\d[\d.,]*[ \u00a0]?[{_LATIN}][\w]*(?:[ \u00a0][{_LATIN}]\w*)*"  # figures first: 18 rue des Acacias
    rf"|(?<!\w)[#@$€£+~/][{_LATIN}\d][\w-]*"  # a sign first: #elsewhere
    rf"|[{_LATIN}][\w]*[+#*°/]+(?!\w)"  # a sign last: C++
    rf"|(?:[{_LATIN}]\.){{2,}}"  # initials: U.S.
    rf"|[{_LATIN}]\w*[,;،؛] [{_LATIN}]\w*"  # a list: Basra, Mosul
)

_RUNNING = r"\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""The blocks of Unicode for the scripts that run from right to left."""
_LETTERS = re.compile(rf"[{_RUNNING}](?:[{_RUNNING}\s]{{0,40}}[{_RUNNING}])?")
_AROUND = frozenset({"p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "a"})


def lint_direction(epub: Opened) -> Iterator[Finding]:
    """epub-direction-missing."""
    for document in (*epub.documents, *([epub.nav] if epub.nav else [])):
        for element in document.all():
            own = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
            is_entry = document is epub.nav and named(element) == "a"  # epub-toc-direction speaks of those
            if own is None or is_entry or not runs_right_to_left(own) or direction(element) != "ltr":
                continue
            yield error(
                "epub-direction-missing",
                f"The {named(element)} in {own} does not say that it runs from right to left.",
                document.at(element),
                'Give it dir="rtl".',
            )
            if element is document.root:
                break


def lint_unmarked(epub: Opened) -> Iterator[Finding]:
    """epub-words-unmarked."""
    for document in (*epub.documents, *([epub.nav] if epub.nav else [])):
        told: set[Element] = set()
        for element in document.all():
            block = next((e for e in (element, *element.iterancestors()) if named(e) in _AROUND), element)
            if block in told or named(element) == "title":
                continue
            match = next(filter(None, map(_LETTERS.search, _own_texts(element))), None)
            # Where it says in which language it is, epub-direction-missing speaks of it.
            if match and direction(element) == "ltr" and not runs_right_to_left(language(element)):
                told.add(block)
                yield warning(
                    "epub-words-unmarked",
                    f"“{match[0].strip()}” runs from right to left, and is marked as nothing but {language(element)}.",
                    document.at(element),
                    "Mark the words with their language: [...]{lang=ar}.",
                )


def _own_texts(element: Element) -> Iterator[str]:
    """The text that stands directly in an element."""
    yield element.text or ""
    yield from (child.tail or "" for child in element)


def runs_right_to_left(tag: str) -> bool:
    """Whether a language, by its tag (BCP 47), is written from right to left."""
    first, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    return script in _RTL_SCRIPTS if script else first in _RTL


def lint_isolation(epub: Opened) -> Iterator[Finding]:
    """epub-not-isolated."""
    for document in epub.documents:
        for outer in document.all():
            if outer.get("dir") == "rtl" and direction(outer.getparent()) != "rtl":
                for element in outer.iter(XHTML + "*"):
                    yield from _torn(document, element)


def _torn(document: Document, element: Element) -> Iterator[Finding]:
    """What is torn in the text that stands directly in an element."""
    if named(element) == "title" or direction(element) != "rtl" or not runs_right_to_left(language(element)):
        return
    for text in _own_texts(element):
        for match in _TORN.finditer(text):
            yield warning(
                "epub-not-isolated",
                f"“{match[0]}” stands unprotected in a text that runs from right to left: its parts change places.",
                document.at(element),
                'Put it into bdi or a span with dir="ltr".',
            )
