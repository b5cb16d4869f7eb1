"""The sections of a press PDF held against the book's: text and pictures in the order they are drawn, page by page.

It has no tags; its furniture stands in forms, its pages are those of the layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Stream

from anthology.book import Section
from anthology.verification.audit.collation import Collation, collate
from anthology.verification.audit.difference import Difference, UnreadableEditionError
from anthology.verification.audit.drawn import lines, read_drawn
from anthology.verification.audit.looks import Album


def audit_printed(
    path: Path,
    sections: Sequence[Section],
    album: Album,
    signs: Sequence[str],
    leaves: Sequence[str | None],
) -> Iterator[Difference]:
    """The first difference of each section, and what stands on a blank page.

    leaves: for each page the section it is of, None for a blank one; after them all are. Raises OSError,
    UnreadableEditionError.
    """
    drawn = read_drawn(path, looking=bool(album.looks), paper=_paper(path))
    homes = [*leaves, *[None] * (len(drawn.runs) - len(leaves))]
    if len(drawn.runs) < len(leaves):
        yield Difference(f"It has {len(drawn.runs)} pages, and should have {len(leaves)}.")
        homes = homes[: len(drawn.runs)]
    for number, (home, runs) in enumerate(zip(homes, drawn.runs, strict=True)):
        if home is None and (runs or any(picture.page == number for picture in drawn.pictures)):
            yield Difference(f"Page {number + 1} of the PDF should be blank.")
    for section in sections:
        own = {number for number, home in enumerate(homes) if home == section.id}
        found: Collation = collate(
            section,
            lines((run for number in sorted(own) for run in drawn.runs[number]), leftwards=section.direction == "rtl"),
            [picture for picture in drawn.pictures if picture.page in own],
            album,
            signs=signs,
        )
        if found.difference is not None:
            yield found.difference


def _paper(path: Path) -> bytes:
    """The profile embedded in its output intent (ISO 32000-2, 14.11.5), for which its pictures are separated."""
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            intents = pdf.Root.get("/OutputIntents")
            for intent in intents if isinstance(intents, Array) else ():
                profile = intent.get("/DestOutputProfile") if isinstance(intent, Dictionary) else None
                if isinstance(profile, Stream):
                    return profile.read_bytes()
    except pikepdf.PdfError as problem:
        raise UnreadableEditionError(str(problem)) from problem
    return b""
