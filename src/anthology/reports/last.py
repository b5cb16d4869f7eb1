"""What the last build left in dist/report.json, read back; trusts nothing of what stands there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPORT_JSON = "report.json"


@dataclass(frozen=True, slots=True)
class LastReport:
    """files: (edition, path in dist/, SHA-256) in the order they were made; all files of an edition that is a folder.

    pages: by section id, the number printed on its first page and how many it has. labels: the number on each page.
    """

    files: tuple[tuple[str, str, str], ...]
    pages: Mapping[str, tuple[str, int]]
    labels: tuple[str, ...] = ()
    sections: tuple[str | None, ...] = ()
    manuscript: str = ""
    draft: bool = False


def last_report(dist: Path) -> LastReport | None:
    """The last report in this folder; None where there is none that makes sense."""
    try:
        raw = json.loads((dist / REPORT_JSON).read_bytes())
        files = tuple(
            (str(e["name"]), _inside(f["path"]), str(f["sha256"])) for e in raw["editions"] for f in e.get("files", [e])
        )
        pages = {str(s["id"]): (str(s["first_page"]), int(s["pages"])) for s in raw["sections"] if s["pages"]}
        labels = tuple(str(page["label"]) for page in raw.get("pages", ()))
        sections = tuple(None if p["section"] is None else str(p["section"]) for p in raw.get("pages", ()))
        manuscript, draft = str(raw.get("book", {}).get("manuscript", "")), raw.get("book", {}).get("draft") is True
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return LastReport(files, pages, labels, sections, manuscript, draft)


def _inside(name: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    """The path of a file that is in dist/. Raises ValueError: the report may come with a contributor's book."""
    if not isinstance(name, str) or not all(part not in {"", ".", ".."} for part in name.split("/")):
        raise ValueError(name)
    return name
