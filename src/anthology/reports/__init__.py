"""What a build tells about itself, for scripts (report.json) and for people (report.html)."""

from anthology.reports.account import Account, EditionFile, readable_size
from anthology.reports.last import LastReport, last_report
from anthology.reports.write import write_reports

__all__ = ["Account", "EditionFile", "LastReport", "last_report", "readable_size", "write_reports"]
