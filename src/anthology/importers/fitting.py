"""Texts fitted into a book one by one. One that was brought in before changes nothing without being asked to, and never
takes the editor's work away. Knows no kind of source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from anthology.diagnostics import Report, Severity
from anthology.importers.album import Album
from anthology.importers.article import Kept
from anthology.importers.chapter import chapter_text, leftovers_text
from anthology.importers.differences import another_series, changed, facts, present, without_text, worked_on
from anthology.importers.earlier import Earlier, earlier, unified
from anthology.importers.entries import Named, piece_fields, source_fields, stem_of, title_of
from anthology.importers.outcome import Outcome, Status
from anthology.importers.recognition import Draft, Funding, Person
from anthology.importers.recognition.names import folded
from anthology.importers.roster import Roster, free_id
from anthology.importers.shelf import Shelf
from anthology.manifest.edit import Change, Item, Listed, Replaced, Section
from anthology.manifest.texts import slug
from anthology.manifest.written import FieldValue
from anthology.sources import Folder

CHAPTERS = "chapters"
_LAST = 10_000
"""More than any number of a piece."""
IMPORTS = "imports"
"""Where texts are kept as they were brought in, with what is not in them: nothing there is read by a build."""


@dataclass(slots=True)
class Fitting:
    """outcomes: of the texts so far. files: what is to be written for them, by path in the book."""

    shelf: Shelf
    folder: Folder
    report: Report
    today: date
    update: bool
    outcomes: list[Outcome] = field(default_factory=list)
    files: dict[str, bytes | Kept] = field(default_factory=dict)
    roster: Roster = field(init=False)
    album: Album = field(init=False)
    _pieces: list[tuple[int | None, Mapping[str, FieldValue]]] = field(default_factory=list)
    _replaced: list[Replaced] = field(default_factory=list)
    _funding: dict[str, Funding] = field(default_factory=dict)
    _series: str = ""
    _sources: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.roster = Roster(self.shelf, self.report)
        self.album = Album(self.shelf, self.folder, self.roster, self.report)

    def fit(self, draft: Draft) -> None:
        """Decide what becomes of a text, and note all that is to be written for it."""
        source = draft.article.source
        told, found = (source.part, source.sha256), earlier(draft, self.shelf, self.folder)
        if draft.leftovers and not (draft.article.heading or draft.article.blocks):
            self._keep_aside(draft)
            return
        if told in self._sources or (found and found.sha256 == source.sha256):
            self._conclude(draft, Status.UNCHANGED, found.chapter if found else "")
            return
        self._sources.add(told)
        self.report.extend(draft.diagnostics)
        if any(d.severity is Severity.ERROR for d in draft.diagnostics):
            self._conclude(draft, Status.REFUSED)
        elif not any(block.words.strip() or block.pictures for block in draft.blocks):
            self.report.add(without_text(draft))
            self._conclude(draft, Status.REFUSED)
        elif found is None:
            self._add(draft)
        elif not found.sha256:
            self.report.add(present(draft, found))
            self._conclude(draft, Status.PRESENT, found.chapter)
        else:
            self._compare(draft, found)

    def changes(self) -> Iterator[Change]:
        """What is to be written into the manifest."""
        if self._series and not self.shelf.has("series"):
            yield Section("series", {"name": self._series})
        for funding in self._funding.values():
            thanks = {"funder": funding.funder, "statement": funding.statement, "url": funding.url}
            yield Item("funding", {name: value for name, value in thanks.items() if value})
        yield from (*self.roster.changes(), *self.album.changes(), *self._replaced)
        # In the order of their numbers; those without one come last.
        for number, fields in sorted(self._pieces, key=lambda piece: piece[0] or _LAST):
            yield Listed(self.shelf.place_of(number), fields)
        if self._funding and not self.shelf.has_word("acknowledgements"):
            yield Listed(self.shelf.place_of_word("colophon"), "acknowledgements")

    def _add(self, draft: Draft) -> None:
        """A text that the book does not have."""
        stem = free_id(stem_of(draft), self._stems())
        by, translated_by = self._people(draft)
        chapter = chapter_text(draft, self.album.enter(draft, stem, ())).encode()
        file = f"{CHAPTERS}/{stem}.md"
        where = source_fields(draft.article.source, chapter, self.today)
        language = self.shelf.text("language")
        self._pieces.append((draft.number, piece_fields(draft, Named(file, by, translated_by), language, where)))
        self._keep_series(draft)
        self._write(draft, file, f"{IMPORTS}/{stem}", chapter)
        self.files[file] = chapter
        self._conclude(draft, Status.NEW, file, leftovers=f"{IMPORTS}/{stem}.leftovers.md")

    def _compare(self, draft: Draft, found: Earlier) -> None:
        """A text that the book has, from a source that has changed since."""
        if not self.update:
            # Looked at only: nothing that is found on the way is entered.
            album = Album(self.shelf, self.folder, self.roster, Report())
            text = chapter_text(draft, album.enter(draft, found.stem, found.placed(IMPORTS)))
            self.report.add(changed(draft, found))
            difference = self._difference(draft, found, text)
            self._conclude(draft, Status.CHANGED, found.chapter, difference=difference)
            return
        self._people(draft)
        text = chapter_text(draft, self.album.enter(draft, found.stem, found.placed(IMPORTS)))
        difference, is_same = self._difference(draft, found, text), text == found.text(IMPORTS)
        self.report.extend(facts(draft, found))
        if not (found.is_untouched or is_same):
            self._put_beside(draft, found, text, difference)
            return
        fields = source_fields(draft.article.source, text.encode(), self.today)
        renewed = ["imported", "sha256"]
        if found.is_untouched:
            self.files[found.chapter] = text.encode()
            renewed.append("chapter")
        self._replaced += [Replaced((*found.key, "source", name), str(fields[name])) for name in renewed]
        self._write(draft, found.chapter, f"{IMPORTS}/{found.stem}", text.encode())
        left = f"{IMPORTS}/{found.stem}.leftovers.md"
        self._conclude(draft, Status.UPDATED, found.chapter, difference=difference, leftovers=left)

    def _put_beside(self, draft: Draft, found: Earlier, text: str, difference: str) -> None:
        new = f"{IMPORTS}/{found.stem}.new.md"
        self.files[new] = text.encode()
        self.report.add(worked_on(draft, found, new))
        self._conclude(draft, Status.BESIDE, found.chapter, difference=difference)

    def _difference(self, draft: Draft, found: Earlier, text: str) -> str:
        """How chapter and leftovers differ from those that were made before."""
        name = f"{IMPORTS}/{found.stem}.leftovers.md"
        left = leftovers_text(draft.leftovers, found.chapter, draft, self.today)
        both = (unified(found.text(IMPORTS), text, found.chapter), unified(found.leftovers(IMPORTS), left, name))
        return "\n".join(filter(None, both))

    def _people(self, draft: Draft) -> tuple[list[str], list[str]]:
        """The ids of authors and translators; whoever else has a biography with the text is entered too."""
        by = [self.roster.join(person, draft) for person in draft.authors]
        bios = {folded(person.name): person for person in draft.others}
        translated_by = [self.roster.join(bios.pop(folded(name), Person(name)), draft) for name in draft.translators]
        for person in bios.values():
            self.roster.join(person, draft)
        for funding in draft.funding:
            if folded(funding.funder) not in self.shelf.funders():
                self._funding.setdefault(folded(funding.funder), funding)
        return by, translated_by

    def _keep_series(self, draft: Draft) -> None:
        have = self.shelf.text("series", "name") or self._series
        if draft.series and have and folded(draft.series) != folded(have):
            self.report.add(another_series(draft, have))
        self._series = have or draft.series

    def _stems(self) -> set[str]:
        """Names that files or sections of the book have."""
        on_disk = {
            path.name.split(".")[0]
            for name in (CHAPTERS, IMPORTS)
            if (folder := self.folder.root / name).is_dir()
            for path in folder.iterdir()
        }
        new = {name.rpartition("/")[2].split(".")[0] for name in self.files}
        return {*self.shelf.ids.sections, *on_disk, *new}

    def _write(self, draft: Draft, file: str, kept: str, chapter: bytes) -> None:
        """The text as it was brought in, and the list of what is not in it."""
        self.files[f"{kept}.md"] = chapter
        if left := leftovers_text(draft.leftovers, file, draft, self.today):
            self.files[f"{kept}.leftovers.md"] = left.encode()
        self.files |= self.album.files

    def _keep_aside(self, draft: Draft) -> None:
        """What a source has beside its texts, as a list of its own; nothing where that is there already."""
        source = draft.article.source
        # A post may have nothing but an excerpt: beside the rest of its export, it is a list of its own too.
        file = f"{IMPORTS}/{slug(f'{source.file} {source.part}') or 'source'}.rest.md"
        text = leftovers_text(draft.leftovers, "any chapter", draft, self.today)
        path = self.folder.root / file
        before = path.read_text("utf-8", errors="replace") if path.is_file() else ""
        if _undated(before) == _undated(text):
            self._conclude(draft, Status.UNCHANGED, leftovers=file)
            return
        # What recognition misses in it, such as an author, it need not have.
        self.report.extend(draft.article.diagnostics)
        self.files[file] = text.encode()
        self._conclude(draft, Status.ASIDE, leftovers=file)

    def _conclude(
        self, draft: Draft, status: Status, chapter: str = "", *, difference: str = "", leftovers: str = ""
    ) -> None:
        by = tuple(person.name for person in draft.authors)
        listed = leftovers if draft.leftovers else ""
        source, title = draft.article.source, title_of(draft)
        name = f"{source.file} ({source.part})" if source.part else source.file
        self.outcomes.append(Outcome(name, status, chapter, draft.number, draft.place, title, by, listed, difference))


def _undated(text: str) -> str:
    """A list of leftovers without the line that says when it was made."""
    return "\n".join(text.split("\n")[3:])
