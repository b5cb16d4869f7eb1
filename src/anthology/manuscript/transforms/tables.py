"""Tables: header cells say they head a column; rows that would lose a cell and tables that are none are reported."""

from __future__ import annotations

import re

from anthology.manuscript.reading import Reading
from anthology.manuscript.tree import take, words_of

_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$", re.MULTILINE)


def check_tables(reading: Reading) -> None:
    """Set scope; report table-row-too-long, table-header-missing, table-broken."""
    for table in reading.body.iter("table"):
        heads = list(table.iter("th"))
        for head in heads:
            head.set("scope", "col")
        if not any(words_of(head).strip() for head in heads) and not reading.is_faulty(table):
            reading.error(
                "table-header-missing",
                "This table has an empty header row.",
                table,
                "Write what each column holds into the first row.",
            )
        for row in table.iter("tr"):
            cells = int(take(row, "cells") or "0")
            if cells > len(heads):
                reading.error(
                    "table-row-too-long",
                    f"This row has {cells} cells, but the table has {len(heads)} columns: the rest would be lost.",
                    row,
                    "Add columns to the header row and the line under it, or write \\| for a bar that is text.",
                )
    for paragraph in reading.body.iter("p"):
        text = words_of(paragraph)
        if "|" in text and "--" in text and any("|" in found[0] for found in _RULE.finditer(text)):
            reading.error(
                "table-broken",
                "This looks like a table, but is none: its header row and the line under it do not match.",
                paragraph,
                "Give the line of hyphens as many cells as the header row: | a | b | above |---|---|.",
            )
