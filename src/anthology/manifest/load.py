"""Reading book.yaml: from the file to a Manifest and every mistake in it; the one place that knows PyYAML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from yaml._yaml import Mark as CMark

from anthology.diagnostics import Diagnostic, Report, Silence, error, unreadable
from anthology.manifest.building import Builder, Event, EventKind, RefusedError
from anthology.manifest.declared import Declared, declared
from anthology.manifest.mending import validate
from anthology.manifest.schema import Manifest
from anthology.manifest.syntax import Stumble, explain
from anthology.manifest.texts import HIDDEN, hidden_characters
from anthology.manifest.tree import Value
from anthology.sources import Folder, Location, Locations, Source, UnreadableError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KINDS: dict[str, EventKind] = {
    "DocumentStartEvent": "document",
    "SequenceStartEvent": "list",
    "MappingStartEvent": "mapping",
    "SequenceEndEvent": "end",
    "MappingEndEvent": "end",
    "ScalarEvent": "text",
    "AliasEvent": "alias",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A manifest as far as it could be read.

    manifest: what is right in book.yaml, None where nothing is; every id in it points at an entry in it.
    locations: the place of every value in it. declared: every id that book.yaml gives to something, also where the
    entry was too wrong to keep, so that nobody calls it unknown. source: the text of book.yaml.
    """

    manifest: Manifest | None
    locations: Locations
    source: Source | None
    diagnostics: tuple[Diagnostic, ...]
    declared: Declared = field(default_factory=Declared)

    @property
    def silences(self) -> tuple[Silence, ...]:
        """The warnings that the editor does not want to hear again."""
        return tuple(
            Silence(entry.code, entry.reason, self.locations.at("ignore", number), entry.where, entry.words)
            for number, entry in enumerate(self.manifest.ignore if self.manifest else ())
        )


def load_manifest(folder: Folder, name: str = "book.yaml") -> Loaded:
    """Read and validate the manifest of a book; everything that is wrong with it is in the diagnostics."""
    try:
        source = folder.read(name)
    except UnreadableError as problem:
        return Loaded(None, Locations(name), None, (unreadable(problem, Location(name)),))
    report = Report()
    root = read_yaml(source, report)
    if root is None:
        return Loaded(None, Locations(name), source, tuple(report))
    manifest = validate(root, report)
    return Loaded(manifest, root.locations(), source, tuple(report), declared(root))


def read_yaml(source: Source, report: Report) -> Value | None:
    """The manifest as a tree of values; None, with the reason reported, where it is no YAML mapping."""
    for offset, name in hidden_characters(source.text):
        hint = "Delete it: put the cursor behind it and press backspace; it may not show."
        message = f"There is an invisible character here, {name}."
        report.add(error("text-control-character", message, source.at(offset), hint))
    readable = Source(source.name, HIDDEN.sub(" ", source.text))
    builder = Builder(readable, _events(readable), report)
    try:
        root = builder.read()
    except yaml.MarkedYAMLError as problem:
        at = _place(source, problem.problem_mark)
        began = _place(source, problem.context_mark) if problem.context_mark else at
        found = explain(Stumble(readable, problem.problem or "", problem.context or "", at, began, builder.last))
        if all(known.location != found.location for known in report):
            report.add(found)
        return None
    except yaml.YAMLError:
        report.add(error("yaml-syntax", f"{source.name} is not YAML.", Location(source.name)))
        return None
    except RefusedError as refused:
        report.add(refused.diagnostic)
        return None
    begin = "Begin with title: and the title of the book"
    if root is None:
        hint = f"{begin}; `anthology new` lays out a whole book."
        report.add(error("manifest-empty", f"{source.name} is empty.", Location(source.name), hint))
    elif not isinstance(root.content, dict):
        what = "a list" if isinstance(root.content, list) else "running text"
        message = f"{source.name} is {what}, where keys with values are expected."
        report.add(error("manifest-form", message, root.at, f"{begin}."))
        return None
    return root


def _events(source: Source) -> Iterator[Event]:
    """The parser's events in our own words, one by one, so that what is too deep is refused before it is read."""
    for event in yaml.parse(source.text, Loader=_LOADER):
        if kind := _KINDS.get(type(event).__name__):
            yield Event(
                kind,
                start=_place(source, event.start_mark),
                end=_place(source, event.end_mark),
                text=getattr(event, "value", ""),
                style=getattr(event, "style", "") or "",
                tag=getattr(event, "tag", None),
                anchor=getattr(event, "anchor", None),
            )


def _place(source: Source, mark: yaml.Mark | CMark | None) -> Location:
    return Location(source.name, mark.line + 1, mark.column + 1) if mark else Location(source.name)
