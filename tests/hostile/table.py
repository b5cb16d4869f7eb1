"""Every hostile book there is, by chapter of docs/security.md; run as a program, it tries all and writes that page.

python -m hostile.table [NAME ...]      from tests/: all of them, or these, with what each took
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from . import cases_files, cases_manifest, cases_pictures, cases_prose, cases_styles
from .case import Case
from .trial import ROOT, Verdict, Warden

PAGE = ROOT / "docs/security.md"
CHAPTERS: dict[str, tuple[Case, ...]] = {
    "Raw HTML in prose": cases_prose.RAW_HTML,
    "Addresses": cases_prose.ADDRESSES,
    "Nesting": cases_prose.NESTING,
    "Text without measure": cases_prose.WITHOUT_MEASURE,
    "Characters that nobody sees, and names": cases_prose.UNSEEN,
    "YAML": cases_manifest.YAML,
    "Values of the manifest": cases_manifest.VALUES,
    "Paths": cases_files.PATHS,
    "Links": cases_files.LINKS,
    "Files that are none": cases_files.NO_FILES,
    "SVG": cases_pictures.SVGS,
    "Pictures that are bombs": cases_pictures.BOMBS,
    "Pictures that lie, are damaged, or carry something": cases_pictures.LIES,
    "Style sheets that fetch or read": cases_styles.ADDRESSES,
    "Style sheets without measure": cases_styles.WITHOUT_MEASURE,
    "Themes, fonts and templates": cases_styles.THEMES,
    "Colour profiles": cases_styles.PROFILES,
}
CASES = tuple(case for cases in CHAPTERS.values() for case in cases)
BEGIN, END = "<!-- The table is written by `make hostile`. -->\n", "<!-- Its end. -->\n"


def rows(case: Case) -> str:
    """The row of a hostile book, without what it took."""
    told = "nothing" if not case.told else ", ".join(f"`{code}`" for code in dict.fromkeys(case.told))
    return f"| {case.name} | {case.sent.replace('|', chr(92) + '|')} | {told} | {case.then} |"


def main() -> None:
    """Try the books named, or all, and write the page where it was all."""
    asked = set(sys.argv[1:])
    took: dict[str, str] = {}
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        warden = Warden(Path(folder) / "cache")
        for verdict in _verdicts(warden, Path(folder), asked):
            took[verdict.case.name] = f"{verdict.did['peak'] / 1e6:.0f} MB, {verdict.did['seconds']:.1f} s"
            wrong = verdict.wrong()
            failed += bool(wrong)
            print(f"{'WRONG' if wrong else 'right'} {verdict.case.name}: {took[verdict.case.name]}", *wrong, sep="\n  ")
        warden.close()
    if not asked and not failed:
        _write(took)
    sys.exit(1 if failed else 0)


def _verdicts(warden: Warden, folder: Path, asked: set[str]) -> Iterator[Verdict]:
    for case in CASES:
        if not asked or case.name in asked:
            with tempfile.TemporaryDirectory(dir=folder) as own:
                yield warden.run(case, Path(own) / "x")


def _write(took: dict[str, str]) -> None:
    table = []
    for title, cases in CHAPTERS.items():
        table += [
            f"\n### {title}\n",
            "| name | sent | told | what comes of it | memory, time |",
            "|---|---|---|---|---|",
        ]
        table += [f"{rows(case)} {took[case.name]} |" for case in cases]
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text(before + BEGIN + "\n".join(table) + "\n\n" + END + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__":
    main()
