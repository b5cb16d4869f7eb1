"""The table of judges, and the one way to have finished editions judged; knows nothing of how they were made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from anthology.verification import ace, epub_lint, epubcheck
from anthology.verification.outcome import Outcome
from anthology.verification.places import Origins


@dataclass(frozen=True, slots=True)
class Judge:
    """name: as reports show it. edition: whose file it judges. own: whether it is a part of anthology.

    Our own judges look for what the others do not see, so that they alone do not make an edition a judged one.
    """

    name: str
    edition: str
    judge: Callable[[Path, Origins], Outcome]
    own: bool = False


JUDGES = (
    Judge(epubcheck.NAME, epubcheck.EDITION, epubcheck.judge),
    Judge(ace.NAME, ace.EDITION, ace.judge),
    Judge(epub_lint.NAME, epub_lint.EDITION, epub_lint.judge, own=True),
)


def judge_editions(
    files: Mapping[str, Path], origins: Mapping[str, Origins], *, asked: bool = True
) -> tuple[Outcome, ...]:
    """The outcome of every judge whose edition is among these files (edition -> path), in the order of the table.

    origins: where the elements of each edition come from, as far as that is known, so that messages are told at the
    manuscript's line. asked: False when the editor wants no verification; each judge is then told as not run.
    """
    return tuple(
        judge.judge(files[judge.edition], origins.get(judge.edition, {}))
        if asked
        else Outcome(judge.name, judge.edition, "not-run", "--no-verify was given.", ())
        for judge in JUDGES
        if judge.edition in files
    )


def unjudged(outcomes: Iterable[Outcome]) -> frozenset[str]:
    """The editions among these outcomes that no judge but our own has passed: the machine lacks the others."""
    outcomes = tuple(outcomes)
    own = {judge.name for judge in JUDGES if judge.own}
    passed = {o.edition for o in outcomes if o.outcome == "passed" and o.name not in own}
    return frozenset({o.edition for o in outcomes} - passed)
