"""The table of judges, and the one way to have finished editions judged; knows nothing of how they were made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from anthology.verification import ace, epubcheck
from anthology.verification.outcome import Outcome
from anthology.verification.places import Origins


@dataclass(frozen=True, slots=True)
class Judge:
    """name: as reports show it. edition: whose file it judges."""

    name: str
    edition: str
    judge: Callable[[Path, Origins], Outcome]


JUDGES = (
    Judge(epubcheck.NAME, epubcheck.EDITION, epubcheck.judge),
    Judge(ace.NAME, ace.EDITION, ace.judge),
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
