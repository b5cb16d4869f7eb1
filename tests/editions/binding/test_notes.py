"""Notes as a screen reader needs them, in the finished PDF: told from the text, and each with an ID."""

from __future__ import annotations

from collections.abc import Iterator

import page
import pikepdf
import pytest

from anthology.verification.audit.drawn import read_drawn
from anthology.verification.audit.tags import Tagged, read_structure

TEXT = """\
It rained[^port] all *night*.

- an item[^item]

> A quotation.[^quoted]

{filler}

The last day.[^last]

[^port]: Says the [port](https://example.org), in *French*.
[^item]: Of two paragraphs.

    The second of them.
[^quoted]: *Ibid.*
[^last]: A page further on.
"""
FILES = {
    "book.yaml": "title: Tiny\nlanguage: en\ncontents:\n"
    "  - {file: chapters/one.md, title: One}\n  - {file: chapters/two.md, title: Two}\n",
    "chapters/one.md": TEXT.replace("{filler}", "The ferry came, was unloaded, and left again. " * 100),
    "chapters/two.md": "And then[^a] it did not.\n\n[^a]: It snowed.\n",
}
SAID = ("Says the port", "Of two paragraphs.", "Ibid.", "A page further on.", "It snowed.")


def elements(part: Tagged, role: str) -> Iterator[Tagged]:
    for kid in part.parts:
        if isinstance(kid, Tagged):
            if kid.role == role:
                yield kid
            yield from elements(kid, role)


def letters(part: Tagged) -> str:
    """All that is drawn in it, without spaces."""
    drawn = (letters(kid) if isinstance(kid, Tagged) else kid.text for kid in part.parts)
    return "".join("".join(drawn).split())


def test_every_note_is_a_note_with_an_id(anthology, make_book, reported) -> None:
    reported.expect("paragraph-long")
    book = make_book(FILES)
    assert anthology("build", book, "--only", "reading", "--no-verify", "--quiet").exit_code == 0
    made = book / "dist/tiny.pdf"
    report = page.validate_pdf(made, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, "\n".join(map(str, report.failures))
    sections = read_structure(made, read_drawn(made)).sections
    notes = [list(elements(section, "Note")) for section in sections]
    assert [len(found) for found in notes] == [4, 1]
    for note, said in zip((*notes[0], *notes[1]), SAID, strict=True):
        assert "".join(said.split()) in letters(note)
    assert [letters(label) for note in (*notes[0], *notes[1]) for label in elements(note, "Lbl")] == list("12341")
    with pikepdf.open(made) as pdf:
        tagged = [t for t in pdf.objects if isinstance(t, pikepdf.Dictionary) and t.get("/S") == "/Note"]
        named = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        assert [note.objgen for note in tagged] == [named[str(note.ID)].objgen for note in tagged]
        assert len({str(note.ID) for note in tagged}) == 5


@pytest.mark.parametrize("text", ["It rained.\n", "- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n"])
def test_a_text_without_notes_has_none(text: str, anthology, make_book) -> None:
    book = make_book({"chapters/one.md": text})
    assert anthology("build", book, "--only", "reading", "--no-verify", "--quiet").exit_code == 0
    with pikepdf.open(book / "dist/tiny.pdf") as pdf:
        assert "/IDTree" not in pdf.Root.StructTreeRoot
        assert not [t for t in pdf.objects if isinstance(t, pikepdf.Dictionary) and t.get("/S") == "/Note"]
