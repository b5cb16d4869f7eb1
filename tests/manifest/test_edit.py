"""What is written into book.yaml stands where an editor would put it, and disturbs nothing that is there."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anthology.diagnostics import Report
from anthology.manifest.edit import Change, Item, Keys, Listed, Named, Place, Replaced, UneditableError, edited
from anthology.manifest.load import read_yaml
from anthology.manifest.tree import Plain
from anthology.sources import Source, in_one_form

BOOK = """\
# A head of comments.
title: Letters # the title
language: en
copyright: © the authors
# funding: nobody yet

people:
  ada: # the editor
    name: Ada Example

  ben:
    name: Ben Sample
    # portrait: ben

photos: # none so far
contents:
  - half-title
  - part: Winter
    pieces:
      - {file: chapters/01.md, number: 1, title: One}
      # The second is late.
      - file: chapters/03.md
        number: 3
        title: "Three: a title"
        source: {file: three.txt, sha256: aaa}
  - colophon
editions:
  pages: {opening: next}
"""
PIECES = ("contents", 1, "pieces")


def change(text: str, *changes: Change) -> str:
    return edited(Source("book.yaml", in_one_form(text)), text, changes)


def plain(text: str) -> Plain:
    root = read_yaml(Source("book.yaml", in_one_form(text)), Report())
    assert root
    return root.plain()


def added(before: str, after: str) -> str:
    """The lines that are new; every line that was there must still be there, in the same order."""
    new, rest = [], iter(before.splitlines(keepends=True))
    waiting = next(rest, None)
    for line in after.splitlines(keepends=True):
        if line == waiting:
            waiting = next(rest, None)
        else:
            new.append(line)
    assert waiting is None
    return "".join(new)


def test_an_entry_stands_below_the_last_one_spaced_as_they_are() -> None:
    after = change(BOOK, Named("people", "cleo", {"name": "Cleo: Model"}))
    assert added(BOOK, after) == '  cleo:\n    name: "Cleo: Model"\n\n'
    assert '    # portrait: ben\n\n  cleo:\n    name: "Cleo: Model"\n\nphotos:' in after


def test_a_key_without_entries_gets_its_first() -> None:
    after = change(BOOK, Named("photos", "hill", {"file": "photos/hill.jpg"}))
    assert "photos: # none so far\n\n  hill:\n    file: photos/hill.jpg\ncontents:" in after


def test_a_section_that_is_not_there_begins_in_the_order_of_the_schema() -> None:
    after = change(BOOK, Item("funding", {"funder": "A Fund"}), Item("funding", {"funder": "Another"}))
    assert "copyright: © the authors\nfunding:\n  - funder: A Fund\n  - funder: Another\n# funding: nobody yet" in after


def test_pieces_stand_between_their_neighbours_in_the_order_given() -> None:
    two = {"file": "chapters/02.md", "number": 2, "title": "Two", "by": ["ada"], "published": date(2027, 1, 2)}
    after = change(
        BOOK,
        Listed(Place(("contents",), 2), "acknowledgements"),
        Listed(Place(PIECES, 1), two),
        Listed(Place(PIECES, 2), {"file": "chapters/04.md", "title": "4"}),
        Listed(Place(PIECES, 2), {"file": "chapters/05.md", "title": "yes"}),
    )
    assert added(BOOK, after) == (
        "      - file: chapters/02.md\n        number: 2\n        title: Two\n        by: [ada]\n"
        "        published: 2027-01-02\n"
        '      - file: chapters/04.md\n        title: "4"\n      - file: chapters/05.md\n        title: "yes"\n'
        "  - acknowledgements\n"
    )
    contents = plain(after)["contents"]  # type: ignore[index, call-overload]
    assert [piece["file"][9:11] for piece in contents[1]["pieces"]] == ["01", "02", "03", "04", "05"]
    assert contents[2:] == ["acknowledgements", "colophon"]


def test_keys_are_added_to_an_entry_and_before_what_follows_it() -> None:
    bio = "Ben Sample writes.\n\nHe has [a page](https://example.org)."
    after = change(BOOK, Named("people", "cleo", {"name": "Cleo"}), Keys(("people", "ben"), {"bio": bio}))
    assert "    # portrait: ben\n    bio: |\n      Ben Sample writes.\n\n      He has [a page]" in after
    assert list(plain(after)["people"]) == ["ada", "ben", "cleo"]  # type: ignore[index, call-overload, arg-type]


def test_a_text_is_replaced_in_its_line() -> None:
    after = change(BOOK, Replaced((*PIECES, 1, "source", "sha256"), "bbb"))
    assert after == BOOK.replace("sha256: aaa", "sha256: bbb")


def test_line_ends_and_a_missing_last_one_stay() -> None:
    text = BOOK.replace("\n", "\r\n").removesuffix("\r\n")
    after = change(text, Item("funding", {"funder": "A Fund"}))
    assert added(text, after) == "funding:\r\n  - funder: A Fund\r\n"
    last = "title: A\r\ncontents:\r\n  - colophon"
    assert change(last, Listed(Place(("contents",), 1), {"file": "a.md"})) == last + "\r\n  - file: a.md\r\n"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("title: A\npeople: {ada: {name: Ada}}\n", Named("people", "ben", {"name": "Ben"})),
        ("title: A\npeople: {}\n", Named("people", "ben", {"name": "Ben"})),
        ("title: A\ncontents: [colophon]\n", Listed(Place(("contents",), 0), "half-title")),
        ("title: A\npeople:\n  ada: {name: Ada}\n", Keys(("people", "ada"), {"bio": "She."})),
        ("{title: A, language: en}\n", Named("people", "ben", {"name": "Ben"})),
        ("title: A\na: &x {b: c}\npeople: *x\n", Named("people", "ben", {"name": "Ben"})),
        ("language: en\nb: [\n", Named("people", "ben", {"name": "Ben"})),
    ],
)
def test_what_would_touch_a_line_is_refused(text: str, made: Change) -> None:
    with pytest.raises(UneditableError):
        change(text, made)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=130).filter(lambda t: t.strip())
COMMENTS = st.sampled_from(["# a", "    # deep", "", "  ", "   # odd: x"])


@settings(max_examples=60, deadline=None)
@given(
    value=TEXT,
    comments=st.lists(st.tuples(st.integers(0, BOOK.count("\n") - 1), COMMENTS), max_size=4),
    end=st.sampled_from(["\n", "\r\n"]),
    index=st.integers(0, 2),
)
def test_whatever_is_written_nothing_else_changes(
    value: str, comments: list[tuple[int, str]], end: str, index: int
) -> None:
    """Any text in any book, comments and blank lines anywhere: the old lines stay, and it is read back as it was."""
    lines = BOOK.splitlines()
    for row, comment in sorted(comments, reverse=True):
        lines.insert(row, comment)
    text = end.join([*lines, ""])
    before = plain(text)
    after = change(
        text,
        Named("people", "new", {"name": value, "bio": f"{value}\n\n{value}"}),
        Listed(Place(PIECES, index), {"file": "chapters/x.md", "title": value, "source": {"file": value}}),
        Item("funding", {"funder": value}),
    )
    added(text, after)
    said = plain(after)
    del said["people"]["new"], said["funding"], said["contents"][1]["pieces"][index]  # type: ignore[index, call-overload, arg-type, union-attr]
    assert said == before
