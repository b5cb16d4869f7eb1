"""The photographs of the manifest as records of the book; knows nothing of where they are placed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from anthology.book import EditionName, Photo, licence
from anthology.composition.reading import Reader
from anthology.diagnostics import Severity, unreadable
from anthology.manifest.entries import PhotoEntry
from anthology.manifest.schema import Manifest
from anthology.manuscript.typography import set_text
from anthology.pictures.probe import probe
from anthology.sources import Key, UnreadableError, stamp


@dataclass(slots=True)
class ReadPhotos:
    """known: every photograph of the manifest by id. keys: of its entry. broken: those whose file cannot be shown."""

    known: dict[str, Photo] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    @property
    def sound(self) -> dict[str, Photo]:
        """Those that can be shown."""
        return {name: photo for name, photo in self.known.items() if name not in self.broken}


def read_photos(manifest: Manifest, reader: Reader, severity: Severity) -> ReadPhotos:
    """Every photograph of the book and of its chapters; severity: of a file that cannot be shown."""
    read = ReadPhotos()
    for key, identifier, entry in manifest.pictures():
        if identifier in read.known:
            continue
        photo = _photo(key, entry, manifest, reader)
        try:
            path = reader.folder.find(entry.file)
            before, facts = stamp(path), probe(path, entry.file)
            photo = replace(photo, path=path, width=facts.width, height=facts.height, stamp=before)
        except UnreadableError as problem:
            found = unreadable(problem, reader.locations.at(*key, "file"))
            if not photo.cleared:
                editions = ", ".join(EditionName)
                found = replace(found, hint=f"{found.hint} Once its rights are settled write cleared: [{editions}].")
            reader.report.add(replace(found, severity=severity))
            read.broken.add(identifier)
        read.known[identifier], read.keys[identifier] = photo, key
    return read


def _photo(key: Key, entry: PhotoEntry, manifest: Manifest, reader: Reader) -> Photo:
    """The record of a photograph, its file not looked at yet."""
    person = manifest.people.get(entry.by or "")
    return Photo(
        id=str(key[-1]),
        file=entry.file,
        path=reader.folder.root / entry.file,
        width=0,
        height=0,
        alt="" if entry.decorative else set_text(entry.alt or "", manifest.language),
        decorative=entry.decorative,
        location=reader.locations.at(*key),
        alt_location=reader.locations.at(*key, "alt"),
        caption=reader.inline(entry.caption, *key, "caption"),
        by=person.name if person else entry.by,
        by_person=entry.by if person else None,
        holder=set_text(entry.holder, manifest.language) if entry.holder else None,
        licence=licence(entry.licence) if entry.licence else None,
        source=entry.source,
        taken=entry.taken,
        cleared=frozenset(EditionName(name) for name in entry.cleared),
        cleared_until=entry.cleared_until,
        substitute=entry.substitute,
        focus=entry.focus or (0.5, 0.5),
    )
