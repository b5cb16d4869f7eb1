"""The files of a build's account, written side by side; knows nothing of what stands in them."""

from __future__ import annotations

from pathlib import Path

from anthology.reports.account import Account
from anthology.reports.as_html import as_html
from anthology.reports.as_json import as_json
from anthology.reports.last import REPORT_JSON

REPORT_HTML = "report.html"


def write_reports(account: Account, folder: Path) -> list[str]:
    """Write the job ticket where there is a press edition, report.html and report.json into a folder.

    Gives their names, in the order to deliver them.
    """
    names = [REPORT_HTML, REPORT_JSON]
    if account.ticket:
        from anthology.reports.ticket import ticket  # noqa: PLC0415 - loads what sets pages

        (folder / account.ticket).write_bytes(ticket(account))
        names = [account.ticket, *names]
    (folder / REPORT_HTML).write_text(as_html(account), encoding="utf-8")
    (folder / REPORT_JSON).write_text(as_json(account), encoding="utf-8")
    return names
