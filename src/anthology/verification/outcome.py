"""What a judge said of one finished file; knows no judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from anthology.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Outcome:
    """One judgement.

    name: the judge, as reports show it. edition: whose file was judged. reason: one sentence; always given when
    the judge did not run, because nothing is called passed that was not looked at. messages: what it found.
    measured: what it measured, (what, how much) in words. by: the programs and libraries of others that it comes of,
    (name, version): another version may come to another outcome.
    """

    name: str
    edition: str
    outcome: Literal["passed", "failed", "not-run"]
    reason: str
    messages: tuple[Diagnostic, ...] = ()
    measured: tuple[tuple[str, str], ...] = ()
    by: tuple[tuple[str, str], ...] = ()
