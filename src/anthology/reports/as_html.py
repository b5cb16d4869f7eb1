"""A build's account as report.html: one page for the editor, with everything it needs in itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from anthology import __version__
from anthology.diagnostics import Diagnostic, explanation
from anthology.reports.account import Account, readable_size
from anthology.reports.as_json import as_fields
from anthology.reports.titles import OUTCOMES, TITLES
from anthology.reports.typography import by_kind
from anthology.theme import Templates
from anthology.theme.templates import Markup

STAGES = {
    "read": "Reading and checking",
    "pages": "Setting the pages",
    "reading": "Binding the PDF",
    "offprints": "Making the offprints",
    "front": "Drawing the cover",
    "cover": "Wrapping the cover",
    "epub": "Making the EPUB",
    "verify": "Verifying",
}


def as_html(account: Account) -> str:
    """The text of report.html."""
    folder = Path(str(files("anthology.reports"))) / "templates"
    templates = Templates(folder, size=readable_size, number=_number, prose=_prose, inline=_inline)
    messages = [*account.diagnostics, *(m for o in account.outcomes for m in o.messages)]
    kinds = {section.id: section.kind.value for section in account.book}
    fields = as_fields(account)
    longest = max((s.words for s in account.book), default=0)
    return templates.render(
        "report.html",
        fields=fields,
        findings=by_kind(fields),
        direction=account.book.direction,
        draft=account.book.draft,
        titles=TITLES,
        stages=STAGES,
        outcomes=OUTCOMES,
        kinds=kinds,
        longest=max(longest, 1),
        groups=_by_file(account.diagnostics),
        explanations=_explanations(messages),
        ticket=account.ticket,
        version=__version__,
    )


def _by_file(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, list[Diagnostic]]]:
    """Diagnostics by the file they are in, "" for those that are in none; they come sorted."""
    return [
        (path, list(group)) for path, group in groupby(diagnostics, lambda d: d.location.path if d.location else "")
    ]


def _explanations(diagnostics: list[Diagnostic]) -> Mapping[str, str]:
    """The page of each code that has one, without its heading."""
    found = {}
    for code in sorted({d.code for d in diagnostics}):
        try:
            found[code] = explanation(code).text.split("\n\n", 1)[1]
        except KeyError:
            continue  # A judge has its own codes.
    return found


def _number(count: int) -> str:
    """With a thin space between thousands (ISO 80000-1)."""
    return f"{count:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _prose(text: str) -> Markup:
    """The little Markdown of an explanation: paragraphs, fenced examples, **bold** and `code`."""
    parts = []
    for at, part in enumerate(re.split(r"^```\w*\n(.*?)^```$", text, flags=re.M | re.S)):
        if at % 2:
            parts.append(Markup("<pre>{}</pre>").format(part.rstrip()))
            continue
        parts += [Markup("<p>{}</p>").format(_inline(p)) for p in part.strip().split("\n\n") if p]
    return Markup("\n").join(parts)


def _inline(text: str) -> Markup:
    """A sentence with **bold** and `code`."""
    inner = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", str(Markup.escape(text)))
    return Markup(re.sub(r"`(.+?)`", r"<code>\1</code>", inner))
