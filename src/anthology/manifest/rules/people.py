"""People: that they sort as they should, and that the book names them."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.diagnostics import Severity
from anthology.manifest.mistakes import Mistake
from anthology.manifest.names import is_guess
from anthology.manifest.rules.references import named_people
from anthology.manifest.schema import Manifest
from anthology.manifest.tree import Value


def check_sorting(manifest: Manifest, root: Value) -> Iterator[Mistake]:
    """Names whose sorted form cannot be known from the name alone."""
    for identifier, person in manifest.people.items():
        if is_guess(person.name) and not root.wrote("people", identifier, "sort"):
            yield Mistake(
                "person-sort-guessed",
                ("people", identifier, "name"),
                f'Lists sort {person.name} as "{person.sort}", which is a guess.',
                f'Say how: sort: "{person.sort}" or as is right.',
                Severity.WARNING,
            )


def check_unused(manifest: Manifest) -> Iterator[Mistake]:
    """People whom nothing names: neither the editors, nor a chapter, nor a photograph."""
    named = {name for _, name in named_people(manifest)} | {photo.by for _, _, photo in manifest.pictures()}
    for identifier, person in manifest.people.items():
        if identifier not in named and person.name not in named:
            yield Mistake(
                "person-unused",
                ("people", identifier),
                f"{person.name} is in people, but made nothing in this book.",
                f"Name {identifier} in by, translated_by, photographs_by or editors, or remove the entry.",
                Severity.WARNING,
            )
