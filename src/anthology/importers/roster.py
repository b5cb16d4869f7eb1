"""The people that texts name, joined with those of the book and with each other; writes nothing by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from anthology.diagnostics import Report, warning
from anthology.importers.recognition import Draft, Person
from anthology.importers.recognition.names import folded
from anthology.importers.shelf import Shelf
from anthology.manifest.edit import Change, Keys, Named
from anthology.manifest.texts import slug

_LONGEST_ID = 60
"""Characters of an id that is made from a name: room for a number behind it within what the manifest takes."""


@dataclass(slots=True)
class Roster:
    """ids: of everybody, by their name without capitals and accents. bios: of everybody, by id."""

    shelf: Shelf
    report: Report
    ids: dict[str, str] = field(default_factory=dict)
    bios: dict[str, str] = field(default_factory=dict)
    _new: dict[str, str] = field(default_factory=dict)
    _completed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name in self.shelf.names("people"):
            self.ids.setdefault(folded(self.shelf.text("people", name, "name")), name)
            self.bios[name] = self.shelf.text("people", name, "bio").strip()

    def join(self, person: Person, draft: Draft) -> str:
        """The id of a person; their biography is kept where they had none, and told where they have another."""
        known = self.ids.get(folded(person.name))
        identifier = known or free_id(slug(person.name)[:_LONGEST_ID].strip("-") or "person", self.bios)
        if known is None:
            self.ids[folded(person.name)] = identifier
            self._new[identifier] = person.name
            self.bios[identifier] = person.bio
        elif person.bio and not self.bios[identifier]:
            self._complete(identifier, person, draft)
        elif person.bio and _words(person.bio) != _words(self.bios[identifier]):
            self._differs(person, f"{person.name} has another biography in the book.", draft)
        return identifier

    def named(self, credit: str) -> str:
        """What a photograph's `by` says: the id of a person of the book, or the name."""
        return self.ids.get(folded(credit), credit)

    def changes(self) -> Iterator[Change]:
        """The entries of those who are new, and the biographies of those who had none."""
        for identifier, name in self._new.items():
            bio = self.bios[identifier]
            yield Named("people", identifier, {"name": name} | ({"bio": bio} if bio else {}))
        for identifier in self._completed:
            yield Keys(("people", identifier), {"bio": self.bios[identifier]})

    def _complete(self, identifier: str, person: Person, draft: Draft) -> None:
        if identifier not in self._new and self.shelf.is_on_one_line("people", identifier):
            told = f"The entry of {person.name} has no biography, and is written on one line."
            self._differs(person, told, draft)
            return
        self.bios[identifier] = person.bio
        if identifier not in self._new:
            self._completed.append(identifier)

    def _differs(self, person: Person, message: str, draft: Draft) -> None:
        at = next((left.line for left in draft.leftovers if _words(person.bio) == _words(left.words)), None)
        hint = "Compare the two, and write into people in book.yaml what is to be printed; nothing was changed there."
        self.report.add(warning("import-differs", message, draft.at(at), hint))


def free_id(wanted: str, taken: Iterable[str]) -> str:
    """The id that is wanted, or with the first number behind it that makes it one of its own."""
    known, count, found = set(taken), 1, wanted
    while found in known:
        count += 1
        found = f"{wanted}-{count}"
    return found


def _words(text: str) -> str:
    return " ".join(text.split())
