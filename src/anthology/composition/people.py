"""The people of the manifest as records of the book, their biographies read."""

from __future__ import annotations

from anthology.book import AlternateScript, Link, Person
from anthology.composition.reading import Reader
from anthology.language import tags
from anthology.manifest.entries import AlternateScriptEntry
from anthology.manifest.schema import Manifest


def read_people(manifest: Manifest, reader: Reader) -> dict[str, Person]:
    """Everybody in `people`, in the order of the manifest."""
    return {
        identifier: Person(
            id=identifier,
            name=entry.name,
            sort=entry.sort,
            location=reader.locations.at("people", identifier),
            bio=reader.blocks(entry.bio, "people", identifier, "bio", prefix=f"person-{identifier}"),
            short_bio=reader.inline(entry.short_bio, "people", identifier, "short_bio"),
            links=tuple(Link(link.label, link.url) for link in entry.links),
            orcid=entry.orcid,
            portrait=entry.portrait,
            alternate_script=_alternate(entry.alternate_script) if entry.alternate_script else None,
        )
        for identifier, entry in manifest.people.items()
    }


def _alternate(entry: AlternateScriptEntry) -> AlternateScript:
    return AlternateScript(entry.name, entry.language, tags.direction(entry.language))
