"""A build's account as report.json; its fields are a contract with scripts.

The same book gives the same report, but for `seconds` of the build and of each edition, and `cached` of each section.
`made_with`, and `by` of each check, name the versions on which bytes and outcomes depend.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from anthology.book import Book, Section
from anthology.diagnostics.render import as_record
from anthology.editions.pages.typography import typography_of
from anthology.makers import makers
from anthology.reports import typography
from anthology.reports.account import Account, EditionFile
from anthology.verification.audit.manuscript import fingerprint

Record = Mapping[str, object]


def as_json(account: Account) -> str:
    """The text of report.json."""
    return json.dumps(as_fields(account), ensure_ascii=False, indent=1) + "\n"


def as_fields(account: Account) -> Record:
    """The fields of report.json; `pages` of the book, and `first_page` and `pages` of a section, null without pages.

    `typography` (see typography.py) is null without pages; nothing in it fails a build.
    `silenced` only where a warning is silenced: diagnostics, each with the editor's `reason`.
    """
    pages = account.pages
    leaves, silenced = pages.leaves if pages else (), sorted(account.silenced, key=lambda s: s.diagnostic.order)
    return {
        "book": _book(account.book, len(leaves) or None),
        "editions": [_edition(e) for e in account.editions],
        "pages": [{"label": leaf.label, "section": leaf.section, "side": leaf.side} for leaf in leaves],
        "typography": typography.as_fields(typography_of(account.book, pages)) if pages else None,
        "sections": [_section(account, section) for section in account.book],
        "checks": [
            {
                "name": o.name,
                "edition": o.edition,
                "outcome": o.outcome,
                "reason": o.reason,
                "messages": [as_record(m) for m in o.messages],
                **({"measured": dict(o.measured)} if o.measured else {}),
                **({"by": dict(o.by)} if o.by else {}),
            }
            for o in account.outcomes
        ],
        "diagnostics": [as_record(d) for d in account.diagnostics],
        **({"silenced": [as_record(s.diagnostic) | {"reason": s.reason} for s in silenced]} if silenced else {}),
        "made_with": dict(makers()),
        "seconds": dict(account.seconds),
    }


def _edition(edition: EditionFile) -> Record:
    """`files` only of an edition that is a folder, `note` only where there is one."""
    record: dict[str, object] = {"name": edition.name, "path": edition.path, "bytes": edition.size}
    record |= {"sha256": edition.sha256, "seconds": edition.seconds}
    if edition.files:
        record["files"] = [{"path": f.path, "bytes": f.size, "sha256": f.sha256} for f in edition.files]
    if edition.note:
        record["note"] = edition.note
    return record


def _book(book: Book, pages: int | None) -> Record:
    return {
        "title": book.title,
        "slug": book.slug,
        "language": book.language,
        "pieces": len(book.pieces),
        "people": len(book.people),
        "photos": len(book.photos),
        "words": sum(s.words for s in book),
        "pages": pages,
        "draft": book.draft,
        "manuscript": fingerprint(book),
    }


def _section(account: Account, section: Section) -> Record:
    laid = account.pages.sections.get(section.id) if account.pages else None
    return {
        "id": section.id,
        "title": section.title,
        "first_page": laid.first_page if laid else None,
        "pages": laid.pages if laid else None,
        "words": section.words,
        "cached": laid.cached if laid else False,
    }
