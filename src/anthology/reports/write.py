"""The two files of a build's account, written side by side; knows nothing of what stands in them."""

from __future__ import annotations

from pathlib import Path

from anthology.reports.account import Account
from anthology.reports.as_html import as_html
from anthology.reports.as_json import as_json
from anthology.reports.last import REPORT_JSON

REPORT_HTML = "report.html"


def write_reports(account: Account, folder: Path) -> list[str]:
    """Write report.html and report.json into a folder; gives their names, in the order to deliver them."""
    (folder / REPORT_HTML).write_text(as_html(account), encoding="utf-8")
    (folder / REPORT_JSON).write_text(as_json(account), encoding="utf-8")
    return [REPORT_HTML, REPORT_JSON]
