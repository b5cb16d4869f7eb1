"""What checks find in the records of a book: photographs, people, numbers, dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from anthology.checks import check_book
from anthology.composition.compose import compose_book
from anthology.diagnostics import Diagnostic
from anthology.manifest.load import load_manifest
from anthology.sources import Folder

PNG = (Path(__file__).parents[1] / "books/photo-unplaced/photos/roof.png").read_bytes()
Check = Callable[..., list[Diagnostic]]


@pytest.fixture
def checked(make_book: Callable[..., Path]) -> Check:
    def run(manifest: str, files: dict[str, str | bytes] | None = None) -> list[Diagnostic]:
        folder = Folder(make_book({"book.yaml": f"title: Tiny\nlanguage: en\n{manifest}", **(files or {})}))
        composed = compose_book(load_manifest(folder), folder)
        assert composed.book is not None
        return sorted(check_book(composed.book), key=lambda d: d.order)

    return run


@pytest.mark.parametrize(
    ("alt", "caption", "code"),
    [
        ("A tin roof.", "A tin roof, in March", None),
        ("“A tin roof!”", "A *tin roof*", "photo-alt-is-caption"),
        ("Roof-2.", None, None),
        ("roof-2", None, "photo-alt-file-name"),
        ("roof-2.png", "roof-2.png", "photo-alt-file-name"),
        ("photos/roof-2.png", None, "photo-alt-file-name"),
        ("DSC_0042", None, "photo-alt-file-name"),
        ("Image 7", None, "photo-alt-file-name"),
        ("other.jpeg", None, "photo-alt-file-name"),
        ("Image of a roof.", None, None),
    ],
)
def test_alternatives(checked: Check, alt: str, caption: str | None, code: str | None) -> None:
    record = f"    alt: {alt}\n" + (f"    caption: {caption}\n" if caption else "")
    manifest = f"photos:\n  roof:\n    file: photos/roof-2.png\n{record}    by: Ana\n    licence: CC0-1.0\n"
    contents = "contents: [{file: chapters/one.md, title: One}]\n"
    found = checked(manifest + contents, {"photos/roof-2.png": PNG, "chapters/one.md": "Rain.\n\n![](photo:roof)\n"})
    assert [d.code for d in found] == ([code] if code else [])


@pytest.mark.parametrize(("alt", "severity"), [("roof", "warning"), ("roof.png", "error"), ("IMG 2", "error")])
def test_one_word_that_is_the_files_too_may_be_meant(checked: Check, alt: str, severity: str) -> None:
    manifest = f"photos:\n  roof: {{file: photos/roof.png, alt: {alt}, by: Ana, licence: CC0-1.0}}\n"
    contents = "contents: [{file: chapters/one.md, title: One}]\n"
    (told,) = checked(manifest + contents, {"photos/roof.png": PNG, "chapters/one.md": "Rain.\n\n![](photo:roof)\n"})
    assert (told.code, told.severity) == ("photo-alt-file-name", severity)


PEOPLE = """\
people:
  ana: {name: Ana Quispe, sort: A%s}
  bo: {name: Bo Lind, sort: B%s}
  cy: {name: Cy Roth, sort: C}
contents:
  - {file: chapters/one.md, title: One, by: [ana, bo], photographs_by: [cy]}
"""


@pytest.mark.parametrize(
    ("ana", "bo", "more", "names"),
    [
        # A book without biographies has none to miss.
        ("", "", "", []),
        ("", "", "  - correspondents\n", ["Ana Quispe", "Bo Lind"]),
        (", short_bio: Writes.", "", "", ["Bo Lind"]),
        (", bio: Writes.", ", short_bio: Writes.", "  - correspondents\n", []),
    ],
)
def test_biographies_that_are_missing(checked: Check, ana: str, bo: str, more: str, names: list[str]) -> None:
    found = checked(PEOPLE % (ana, bo) + more)
    assert [(d.code, d.message.split(" wrote")[0]) for d in found] == [("bio-missing", name) for name in names]


@pytest.mark.parametrize(("key", "most"), [("bio", 150), ("short_bio", 40)])
def test_biographies_that_are_long(checked: Check, key: str, most: int) -> None:
    fitting, long = " ".join(["word"] * most), " ".join(["[word](https://example.org/a)"] * (most + 1))
    (found,) = checked(PEOPLE % (f", {key}: {fitting}", f", {key}: '{long}'"))
    assert found.code == "bio-long"
    assert f"has {most + 1} words" in found.message
    assert found.location is not None
    assert found.location.line == 5


def pieces(key: str, values: Sequence[object]) -> tuple[str, dict[str, str | bytes]]:
    rows = [
        f"  - {{file: chapters/{n}.md, title: T{n}{f', {key}: {value}' if value else ''}}}\n"
        for n, value in enumerate(values)
    ]
    return "contents:\n" + "".join(rows), {f"chapters/{n}.md": "Rain.\n" for n in range(len(values))} | {
        "chapters/one.md": "Unlisted, which is not asked here.\n"
    }


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([53, 54, None, 55], []),
        ([2, 1, 3], []),
        ([1, 3], ["number-gap 5: the number 2:"]),
        ([1, 4], ["number-gap 5: the numbers 2 and 3:"]),
        ([1, 9, 2], ["number-gap 5: the numbers 3 to 8:"]),
        ([1, 2, 2, 2, 4], ["number-twice 6", "number-twice 7", "number-gap 8: the number 3:"]),
    ],
)
def test_numbers(checked: Check, numbers: list[int], told: list[str]) -> None:
    found = checked(*pieces("number", numbers))
    lines = [f"{d.code} {d.location.line if d.location else 0}: {d.message}" for d in found]
    assert len(lines) == len(told)
    for line, expected in zip(lines, told, strict=True):
        code, _, words = expected.partition(": ")
        assert line.startswith(f"{code}: ")
        assert words in line


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("1 2 2 3", []),
        ("1 - 2 - 3", []),
        ("1 2 9 3 4", ["T2, published on 2026-01-09, stands before T3, published on 2026-01-03."]),
        ("1 5 6 2 7", ["T3, published on 2026-01-02, stands after T2, published on 2026-01-06."]),
        ("2 1", ["T1, published on 2026-01-01, stands after T0, published on 2026-01-02."]),
    ],
)
def test_dates(checked: Check, days: str, told: list[str]) -> None:
    values = [f"2026-01-0{day}" if day != "-" else None for day in days.split()]
    found = checked(*pieces("published", values))
    assert [d.message for d in found] == told
    assert {d.code for d in found} <= {"date-out-of-order"}


def test_a_line_of_the_manifest_is_named_to_its_column(checked: Check) -> None:
    """In parts too, whose entries lie deeper."""
    part = (
        "contents:\n  - part: Winter\n    pieces:\n"
        "      - {file: chapters/one.md, title: One, number: 1}\n"
        "      - file: chapters/two.md\n        title: Two\n        number: 1\n"
    )
    (found,) = checked(part, {"chapters/two.md": "Rain.\n"})
    assert (found.code, str(found.location)) == ("number-twice", "book.yaml:9:17")
