"""The table of judges, and the one way to have finished editions judged; knows nothing of how they were made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from anthology.verification import ace, epub_lint, epubcheck, pdf_syntax, pdf_ua, preflight, versions
from anthology.verification.audit import judge as audit
from anthology.verification.audit.manuscript import Manuscript
from anthology.verification.outcome import Outcome
from anthology.verification.places import Origins
from anthology.verification.preflight import separations
from anthology.verification.specification import Specification

Against = Callable[[Path, str, Specification], Outcome]
"""A judge who holds a file of an edition, by its name, against what was ordered."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of editions beside their files, by their names.

    origins: where the elements of an EPUB come from, as far as that is known, so that messages are told at the
    manuscript's line. specifications: what the printer was promised of press edition and cover wrap; without one they
    cannot be judged. manuscript: what all of them were made of; None where that is not known any more.
    """

    origins: Mapping[str, Origins]
    specifications: Mapping[str, Specification]
    manuscript: Manuscript | None = None


@dataclass(frozen=True, slots=True)
class Judge:
    """name: as reports show it. edition: whose file it judges. own: whether it is a part of anthology. by: see Outcome.

    Our own judges look for what the others do not see, so that they alone do not make an edition a judged one; but for
    the preflight: of press files there is no other judge.
    """

    name: str
    edition: str
    judge: Callable[[Path, Known], Outcome]
    own: bool = False
    by: versions.Asked = field(default_factory=dict)

    def outcome(self, path: Path, known: Known) -> Outcome:
        """What it says of a file, and in which version."""
        said = self.judge(path, known)
        if said.outcome == "not-run":
            return said
        return replace(said, by=tuple((name, told) for name, ask in self.by.items() if (told := ask())))


def _by_origins(judge: Callable[[Path, Origins], Outcome], edition: str) -> Callable[[Path, Known], Outcome]:
    return lambda path, known: judge(path, known.origins.get(edition, {}))


def _by_file(judge: Callable[[Path, str], Outcome], edition: str) -> Callable[[Path, Known], Outcome]:
    return lambda path, _: judge(path, edition)


def _against(judge: Against, name: str, edition: str) -> Callable[[Path, Known], Outcome]:
    def judged(path: Path, known: Known) -> Outcome:
        if (wanted := known.specifications.get(edition)) is None:
            reason = "The manifest has errors; so it is not known what the file must be."
            return Outcome(name, edition, "not-run", reason)
        return judge(path, edition, wanted)

    return judged


def _epub(
    name: str, judge: Callable[[Path, Origins], Outcome], by: versions.Asked | None = None, *, own: bool = False
) -> Judge:
    return Judge(name, "epub", _by_origins(judge, "epub"), own, by or {})


def _audit(edition: str) -> Judge:
    by = versions.LXML if edition == "epub" else versions.PDFIUM
    return Judge(audit.NAME, edition, lambda path, known: audit.judge(path, edition, known.manuscript), True, by)


def _pdf(edition: str) -> Judge:
    return Judge(pdf_syntax.NAME, edition, _by_file(pdf_syntax.judge, edition), own=True, by=versions.PIKEPDF)


def _press(edition: str) -> tuple[Judge, ...]:
    return (
        Judge(preflight.NAME, edition, _against(preflight.judge, preflight.NAME, edition), by=versions.PREFLIGHT),
        Judge(
            separations.NAME,
            edition,
            _against(separations.judge, separations.NAME, edition),
            by=versions.GHOSTSCRIPT,
        ),
        _pdf(edition),
    )


JUDGES = (
    _audit("epub"),
    _epub(epubcheck.NAME, epubcheck.judge, versions.EPUBCHECK),
    _epub(ace.NAME, ace.judge, versions.ACE),
    _epub(epub_lint.NAME, epub_lint.judge, own=True),
    _audit("reading"),
    Judge(pdf_ua.NAME, pdf_ua.EDITION, lambda path, _: pdf_ua.judge(path), by=versions.PAGE_VALIDATION),
    _pdf("reading"),
    _audit("press"),
    *_press("press"),
    _audit("cover"),
    *_press("cover"),
    _audit("offprints"),
)


def judge_editions(files: Mapping[str, Path], known: Known, *, asked: bool = True) -> tuple[Outcome, ...]:
    """The outcome of every judge whose edition is among these files (edition -> path), in the order of the table.

    asked: False when the editor wants no verification; each judge is then told as not run.
    """
    return tuple(
        judge.outcome(files[judge.edition], known)
        if asked
        else Outcome(judge.name, judge.edition, "not-run", "--no-verify was given.", ())
        for judge in JUDGES
        if judge.edition in files
    )


def unjudged(outcomes: Iterable[Outcome]) -> frozenset[str]:
    """The editions among these outcomes that no judge but our own has passed, though there are others."""
    own = {judge.name for judge in JUDGES if judge.own}
    others = {judge.edition for judge in JUDGES if not judge.own}
    outcomes = tuple(o for o in outcomes if o.edition in others)
    passed = {o.edition for o in outcomes if o.outcome == "passed" and o.name not in own}
    return frozenset({o.edition for o in outcomes} - passed)
