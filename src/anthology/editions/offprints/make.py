"""Writes the offprints and the correspondents' folders; what stands on their sheets is composed elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from anthology.book import Book, Person, Section
from anthology.cache import Cache
from anthology.composition.compositor import Compositor
from anthology.composition.offprints import cover_sheet, credits_sheet, texts
from anthology.composition.proofs import correspondents_of, proof_sheet
from anthology.editions.binding.bind import bind_pages
from anthology.editions.binding.metadata import Record
from anthology.editions.offprints.records import record_of_proof, record_of_text
from anthology.editions.pages.pages import Pages
from anthology.editions.pages.sheets import excerpt, with_sheets
from anthology.theme import Theme
from anthology.workers import Workers

PROOF = "{person}_proof.pdf"
"""The file of a proof sheet. No text has such a name: ids have no underscore."""


def make_offprints(
    book: Book,
    theme: Theme,
    pages: Pages,
    folder: Path,
    *,
    cache: Cache,
    workers: Workers,
    progress: Callable[[int, int], None],
) -> None:
    """Write `TEXT.pdf` for every text, and for every correspondent `PERSON/` with theirs and a sheet to approve.

    book: as the reading edition may show it; pages: its layout, whose page numbers the offprints keep. Each is a
    PDF/UA-1 file. Raises what paginate raises, and OSError where it cannot write.
    """
    plan = _plan(book, pages)
    whole = with_sheets(
        book, theme, pages, list(plan.sheets.values()), on_verso=plan.on_verso, cache=cache, workers=workers
    )
    on_web = _on_web(book)
    sections = {s.id: s for s in book.sections} | plan.sheets
    folder.mkdir()

    def bind(names: list[str], record: Record, target: Path) -> None:
        alone = replace(book, sections=tuple(sections[name] for name in names))
        bind_pages(alone, theme, excerpt(whole, names), record, target, on_web=on_web)

    total = len(plan.offprints) + len(plan.people)
    for done, (text, names) in enumerate(plan.offprints.items(), 1):
        bind(names, record_of_text(book, sections[text]), folder / f"{text}.pdf")
        progress(done, total)
    for done, (person, proof, theirs) in enumerate(plan.people, len(plan.offprints) + 1):
        own = folder / person.id
        own.mkdir()
        bind([proof.id], record_of_proof(book, person, proof), own / PROOF.format(person=person.id))
        for work in theirs:
            # A copy, because the folder is sent as it is.
            shutil.copyfile(folder / f"{work.id}.pdf", own / f"{work.id}.pdf")
        progress(done, total)


@dataclass(slots=True)
class _Plan:
    """What is made. sheets: by id. on_verso: those of them that begin on a left-hand page.

    offprints: for each text the sections of its offprint, in order. people: each with their sheet and their texts.
    """

    sheets: dict[str, Section] = field(default_factory=dict)
    on_verso: set[str] = field(default_factory=set)
    offprints: dict[str, list[str]] = field(default_factory=dict)
    people: list[tuple[Person, Section, list[Section]]] = field(default_factory=list)


def _plan(book: Book, pages: Pages) -> _Plan:
    plan, compositor = _Plan(), Compositor.of(book)
    for text in texts(book):
        leaves = [leaf for leaf in pages.leaves if leaf.section == text.id]
        cover = cover_sheet(book, text, (leaves[0].label, leaves[-1].label), compositor)
        behind = credits_sheet(book, text, compositor)
        plan.sheets[cover.id] = cover
        plan.offprints[text.id] = [cover.id, text.id]
        if behind is not None:
            plan.sheets[behind.id] = behind
            plan.offprints[text.id].append(behind.id)
            if leaves[-1].side == "recto":
                plan.on_verso.add(behind.id)
    for person, theirs in correspondents_of(book):
        proof = proof_sheet(book, person, theirs, compositor)
        plan.sheets[proof.id] = proof
        plan.people.append((person, proof, theirs))
    return plan


def _on_web(book: Book) -> dict[str, str]:
    """For every anchor of a text that is on the web, its address there."""
    addresses = {text.id: text.piece.url for text in texts(book) if text.piece and text.piece.url}
    found = {anchor: addresses[home] for anchor, home in book.anchors().items() if home in addresses}
    return found | addresses
