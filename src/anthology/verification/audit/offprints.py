"""Each offprint and proof sheet held against the sections it is to have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from anthology.book import Book, Section
from anthology.composition.compositor import Compositor
from anthology.composition.offprints import cover_sheet, credits_sheet, texts
from anthology.composition.proofs import correspondents_of, proof_sheet
from anthology.verification.audit.bound import collate_bound, first_differences
from anthology.verification.audit.difference import Difference
from anthology.verification.audit.drawn import read_labels
from anthology.verification.audit.looks import Album


def audit_offprints(folder: Path, book: Book, album: Album, signs: Sequence[str]) -> Iterator[Difference]:
    """What is not there, and the first difference of each section in each file.

    book: as its edition may show it. Raises OSError, UnreadableEditionError.
    """
    compositor = Compositor.of(book)
    for text in texts(book):
        path = folder / f"{text.id}.pdf"
        if not path.is_file():
            yield Difference(f"There is no offprint {path.name}.", text.location)
            continue
        behind = credits_sheet(book, text, compositor)
        cover = cover_sheet(book, text, _numbers(path, behind), compositor)
        yield from _held(path, [cover, text, *([behind] if behind else [])], album, signs)
    for person, theirs in correspondents_of(book):
        own = folder / person.id
        yield from _held(own / f"{person.id}_proof.pdf", [proof_sheet(book, person, theirs, compositor)], album, signs)
        for work in theirs:
            same, copy = folder / f"{work.id}.pdf", own / f"{work.id}.pdf"
            if same.is_file() and (not copy.is_file() or copy.read_bytes() != same.read_bytes()):
                yield Difference(f"{own.name}/{copy.name} is not the offprint of that name.", work.location)


def _held(path: Path, sections: Sequence[Section], album: Album, signs: Sequence[str]) -> Iterator[Difference]:
    for found in first_differences(collate_bound(path, sections, album, signs, excerpt=True)):
        yield Difference(f"{path.name}: {found.said}", found.place)


def _numbers(path: Path, behind: Section | None) -> tuple[str, str]:
    """The printed numbers of a text's first page and its last; the sheets around it bear words."""
    labels = read_labels(path)
    sheets = {labels[0], *(labels[-1:] if behind else ())}
    numbers = [label for label in labels if label not in sheets] or labels
    return numbers[0], numbers[-1]
