"""The running text of a book as HTML and as Typst's markup: the same words, faces, size and measure for both.

Roman and italic only; what is drawn between paragraphs, notes, and texts that run from right to left are left out.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from anthology.book import Book

SIZE, LEADING, INDENT = 10.6, 14.0, 1.3
"""Points, points, em: those of the default theme."""

PAGE = (432.0, 648.0)
"""Points."""

MARGIN = 60.0


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: runs of text, each with whether it is italic."""

    language: str
    runs: tuple[tuple[str, bool], ...]


def paragraphs(book: Book) -> list[Text]:
    """The running text of all pieces."""
    found = []
    for section in book.sections:
        if section.piece is not None and section.direction == "ltr":
            for p in section.body.iter("p"):
                if (p.get("class") or "first") == "first" and p.getparent() is section.body:
                    runs = tuple((text, italic) for text, italic in _runs(p, italic=False) if text)
                    if runs:
                        found.append(Text(section.language, runs))
    return found


def _runs(element: etree._Element, *, italic: bool) -> Iterator[tuple[str, bool]]:
    yield element.text or "", italic
    for child in element:
        if "noteref" not in (child.get("class") or ""):
            yield from _runs(child, italic=italic != (child.tag == "em"))
        yield child.tail or "", italic


def as_html(texts: list[Text]) -> str:
    """One document of WeasyPrint's."""
    lines = []
    for text in texts:
        runs = (f"<em>{html.escape(run)}</em>" if italic else html.escape(run) for run, italic in text.runs)
        lines.append(f'<p lang="{text.language}">{"".join(runs)}</p>')
    body = "\n".join(lines)
    return f'<!DOCTYPE html><html lang="en"><head><title>Text</title></head><body>{body}</body></html>'


def as_css(measure: float) -> str:
    """Its style sheet; measure: the width of a line in points."""
    right = PAGE[0] - MARGIN - measure
    return (
        f"@page {{ size: {PAGE[0]}pt {PAGE[1]}pt; margin: {MARGIN}pt {right:.4f}pt {MARGIN}pt {MARGIN}pt }}\n"
        f'html {{ font: {SIZE}pt/{LEADING}pt "Alegreya"; font-variant-numeric: oldstyle-nums; text-align: justify;'
        " hyphens: auto; hyphenate-limit-chars: 5 2 3; orphans: 2; widows: 2 }\n"
        f"body, p {{ margin: 0 }} p {{ text-indent: {INDENT}em }}\n"
    )


def as_typst(texts: list[Text], measure: float) -> str:
    """The same for Typst, whose way to break a justified paragraph is the optimised one."""
    right = PAGE[0] - MARGIN - measure
    lines = [
        f"#set page(width: {PAGE[0]}pt, height: {PAGE[1]}pt, margin: (left: {MARGIN}pt, right: {right:.4f}pt,"
        f" y: {MARGIN}pt))",
        f'#set text(font: "Alegreya", size: {SIZE}pt, number-type: "old-style", hyphenate: true)',
        f"#set par(justify: true, leading: {LEADING - SIZE}pt, spacing: {LEADING - SIZE}pt,"
        f" first-line-indent: (amount: {INDENT}em, all: true))",
    ]
    for text in texts:
        runs = (f"#emph({_quoted(run)})" if italic else f"#{_quoted(run)}" for run, italic in text.runs)
        language, _, region = text.language.partition("-")
        country = f', region: "{region}"' if len(region) == 2 else ""
        lines.append(f'#[#set text(lang: "{language}"{country})\n#par[{";".join(runs)};]]')
    return "\n".join(lines)


def _quoted(text: str) -> str:
    folded = " ".join(text.split(" ")).replace("\n", " ")
    return '"' + folded.replace("\\", "\\\\").replace('"', '\\"') + '"'
