"""The judge of how an EPUB serves readers who cannot see it: DAISY Ace, run as the program it is, in a browser."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import platformdirs

from anthology.diagnostics import Severity
from anthology.verification import programs
from anthology.verification.findings import Finding, told
from anthology.verification.outcome import Outcome
from anthology.verification.places import Origins, Places, Spot

NAME, EDITION = "Ace", "epub"
NODE_VERSION = 20
TIMEOUT = 300
"""Seconds. A book of 52 pieces takes 24 where nothing else runs."""

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC_BROWSERS = ("Google Chrome", "Chromium")
_STEP_ASSERTION = re.compile(r"\[(?:\^.|[^\]^])*\]")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def judge(path: Path, origins: Origins) -> Outcome:
    """What Ace says of an EPUB file: failed from one violation on, as Ace itself has it.

    It is not run, and says why, where Ace, Node.js or a browser is missing. It reaches no network.
    """
    program, shown_by = command(), browser()
    if program is None or shown_by is None or not has_node():
        return _not_run(f"{_lacking(program, shown_by)} (anthology doctor says how to install it).")
    with tempfile.TemporaryDirectory(prefix="anthology-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        run = (program, "--force", "--lang", "en", "--outdir", folder / "out", path.resolve())
        try:
            ended = programs.run(run, TIMEOUT, environment=_environment(folder, shown_by), folder=folder)
        except TimeoutError:
            return _not_run(f"Ace had not ended after {TIMEOUT} seconds.")
        except OSError as problem:
            return _not_run(f"Ace could not be started ({problem.strerror}).")
        try:
            report = json.loads((folder / "out/report.json").read_bytes())
            return _outcome(report, Places(path, origins))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return _not_run(f"Ace gave no report{_complaint(ended)}")


def command() -> Path | None:
    """The program: what $ANTHOLOGY_ACE says and nothing else where it is set, else as `folders` has it, else on PATH.

    Never from a book's folder or the current one: a contributor may send that, and with it a program.
    """
    if (named := os.environ.get("ANTHOLOGY_ACE")) is not None:
        return _program(named)
    known = (str(folder / "node_modules/.bin/ace-cli") for folder in folders())
    return next(filter(None, map(_program, (*known, "ace-cli", "ace"))), None)


def folders() -> tuple[Path, ...]:
    """Where npm may have installed Ace for us: beside the sources of a checkout, and in the user's data folder."""
    return Path(__file__).parents[3] / ".judges/ace", Path(platformdirs.user_data_dir("anthology")) / "ace"


def browser() -> Path | None:
    """The browser that Ace is to use: what $PUPPETEER_EXECUTABLE_PATH says, else Chromium or Chrome."""
    if (named := os.environ.get("PUPPETEER_EXECUTABLE_PATH")) is not None:
        return _program(named)
    apps = (f"/Applications/{name}.app/Contents/MacOS/{name}" for name in _MAC_BROWSERS)
    return next(filter(None, map(_program, (*_BROWSERS, *apps))), None)


def _lacking(program: Path | None, shown_by: Path | None) -> str:
    if program is None:
        named = os.environ.get("ANTHOLOGY_ACE")
        return "Ace is not installed" if named is None else f"There is no program “{named}”, which $ANTHOLOGY_ACE names"
    if shown_by is None:
        return "Chromium is missing; Ace looks at the book in it"
    return f"Node.js is missing or too old; Ace needs version {NODE_VERSION} or newer"


def has_node() -> bool:
    """Whether there is a Node.js, and new enough for Ace."""
    if (node := _program("node")) is None:
        return False
    try:
        said = programs.run((node, "--version"), 20, folder=node.parent).output
        return int(said.lstrip(b"v").partition(b".")[0]) >= NODE_VERSION
    except (OSError, ValueError):
        return False


def _program(name: str) -> Path | None:
    found = shutil.which(name)
    return Path(found).absolute() if found else None


def _environment(folder: Path, shown_by: Path) -> dict[str, str]:
    """Settings, profiles and temporary files go into the folder; there is no way out to the network.

    The makers' choice of fonts is left out: a browser that finds none of the machine's fonts waits for ever.
    """
    nowhere = "http://127.0.0.1:9"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "FONTCONFIG_"))}
    return kept | {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PUPPETEER_EXECUTABLE_PATH": str(shown_by),
        # Milliseconds; the five seconds that it has by itself are too few for a browser on a busy machine.
        "ACE_TIMEOUT_INITIAL": "60000",
        **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), nowhere),
    }


def _outcome(report: Mapping[str, Any], places: Places) -> Outcome:
    passed = report["earl:result"]["earl:outcome"] == "pass"
    findings = _together(_findings(report, places))
    reason = f"{len(findings)} kinds of violations" if findings else "No violation."
    if not passed and not findings:
        raise ValueError("a failure without a reason")
    messages = tuple(told("ace", findings, places))
    return Outcome(NAME, EDITION, "passed" if passed else "failed", reason, messages)


def _findings(report: Mapping[str, Any], places: Places) -> Iterator[Finding]:
    """Each violation of a report, a finding with one spot."""
    for document in report["assertions"]:
        for violation in document["assertions"]:
            rule, result = violation["earl:test"], violation["earl:result"]
            if result["earl:outcome"] == "pass":
                continue
            detail = result["dct:description"].strip().split("\n")[0].rstrip(".")
            advice = rule.get("help") or {}
            yield Finding(
                Severity.ERROR,
                f"{rule['dct:title']} ({rule['earl:impact']}) {detail}.",
                ": ".join(filter(None, (advice.get("dct:description"), advice.get("url")))),
                (_spot(document["earl:testSubject"]["url"], result, places),),
            )


def _spot(href: str, result: Mapping[str, Any], places: Places) -> Spot:
    steps = (result.get("earl:pointer") or {}).get("cfi") or ["/"]
    return places.spot(href, _STEP_ASSERTION.sub("", steps[0]))


def _together(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Violations that are told in the same words as one finding with all their spots."""
    spots: dict[tuple[str, str], list[Spot]] = {}
    for finding in findings:
        spots.setdefault((finding.text, finding.hint), []).extend(finding.spots)
    return tuple(Finding(Severity.ERROR, text, hint, tuple(at)) for (text, hint), at in spots.items())


def _complaint(ended: programs.Ended) -> str:
    """What Ace wrote about its own failure, as the end of a sentence."""
    lines = _COLOUR.sub("", ended.errors.decode(errors="replace")).splitlines()
    said = [text.strip() for line in lines for kind, _, text in [line.partition(":")] if kind == "error"]
    return f": {said[-1]}" if said else "."


def _not_run(reason: str) -> Outcome:
    return Outcome(NAME, EDITION, "not-run", reason)
