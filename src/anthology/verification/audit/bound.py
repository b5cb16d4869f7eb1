"""The sections of a tagged PDF held against the book's: text in the order of its tags, pictures, links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from anthology.book import Section
from anthology.verification.audit.collation import Collation, collate
from anthology.verification.audit.difference import Difference
from anthology.verification.audit.drawn import Drawn, Run, read_drawn
from anthology.verification.audit.looks import Album
from anthology.verification.audit.tags import Structure, Tagged, read_structure


def collate_bound(
    path: Path, sections: Sequence[Section], album: Album, signs: Sequence[str], *, excerpt: bool = False
) -> list[Collation]:
    """Each section with what was found of it; a first difference in one that is not there.

    excerpt: whether it is of a book, so that links to the rest of it lead elsewhere, or nowhere. Raises OSError,
    UnreadableEditionError.
    """
    drawn = read_drawn(path, looking=bool(album.looks))
    structure = read_structure(path, drawn)
    parts = structure.sections
    if len(parts) != len(sections):
        wrong = Collation(sections[0])
        wrong.differs(f"It has {len(parts)} tagged sections, and should have {len(sections)}.", None)
        return [wrong]
    homes = _homes(parts, drawn)
    found = []
    for number, (section, part) in enumerate(zip(sections, parts, strict=True)):
        pictures = [picture for picture in drawn.pictures if homes[picture.page] == number]
        text = part.lines(leftwards=section.direction == "rtl")
        one = collate(section, text, pictures, album, signs=signs, markers=False)
        _alternatives(one, part)
        _untagged(one, [run for page, home in enumerate(homes) if home == number for run in drawn.runs[page]])
        found.append(one)
    _links(structure, found, homes, excerpt=excerpt)
    return found


def _homes(parts: Sequence[Tagged], drawn: Drawn) -> list[int]:
    """The number of the section that each page is of: blank ones are of the one before them."""
    known = {page: number for number, part in enumerate(parts) for page in part.pages}
    homes, last = [], 0
    for page in range(len(drawn.runs)):
        last = known.get(page, last)
        homes.append(last)
    return homes


def _untagged(found: Collation, runs: Sequence[Run]) -> None:
    """Text that the page draws and no tag holds: nobody who listens would hear it."""
    for run in runs:
        if run.mark is None and run.text.strip():
            found.differs(f"It says “{run.text[:60]}” outside its tags.", None)


def _alternatives(found: Collation, part: Tagged) -> None:
    """What is said in place of each picture, but of those that are decoration."""
    wanted = Counter(alt for image in found.section.body.iter("img") if (alt := image.get("alt") or ""))
    for alt in (wanted - Counter(part.alternatives)).elements():
        found.differs(f"It lacks the description of a picture, “{alt[:60]}”.", None)
    for alt in (Counter(part.alternatives) - wanted).elements():
        found.differs(f"It describes a picture as “{alt[:60]}”, which the section does not have.", None)


def _links(structure: Structure, found: Sequence[Collation], homes: Sequence[int], *, excerpt: bool) -> None:
    """Every address and every place that a section links to, as often as it does; a link over two lines is two."""
    there: list[Counter[str]] = [Counter() for _ in found]
    for number, targets in enumerate(structure.links):
        there[homes[number]].update(targets)
    for one, links in zip(found, there, strict=True):
        wanted, may = Counter[str](), set[str]()
        for link in one.section.body.iter("a"):
            target, classes = (link.get("href") or "").removeprefix("#"), (link.get("class") or "").split()
            portrait = any("portrait" in (e.get("class") or "") for e in link.iterancestors("figure"))
            if "folio" in classes or portrait:
                may.add(target)  # Of several on one page the number is printed once; a portrait may have no caption.
            elif target and "noteref" not in classes:
                wanted[target] += 1
        lost, added = set(wanted - links), links.keys() - wanted.keys() - may
        if excerpt:
            lost, added = {target for target in lost if ":" in target}, set()
        for target in sorted(lost):
            one.differs(f"It lacks a link to {target}.", None)
        for target in sorted(added):
            one.differs(f"It links to {target}, and the section does not.", None)


def first_differences(collations: Sequence[Collation]) -> Iterator[Difference]:
    """The first difference of each section that has one."""
    return (one.difference for one in collations if one.difference is not None)
