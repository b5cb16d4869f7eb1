"""People: that they sort as they should, that their names are in the script they are said to be in, and are used."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.diagnostics import Severity
from anthology.language.scripts import alphabets, is_written_with
from anthology.manifest.mistakes import Mistake, shown
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


def check_scripts(manifest: Manifest, _root: Value) -> Iterator[Mistake]:
    """Names in an alternate script that is not another one, or not that of their language."""
    for identifier, person in manifest.people.items():
        if (other := person.alternate_script) is None:
            continue
        found = alphabets(other.name)
        if found and found <= alphabets(person.name):
            yield Mistake(
                "alternate-script-same",
                ("people", identifier, "alternate_script", "name"),
                f"The name {shown(other.name)} is in the same script as {shown(person.name)}.",
                "Write the name as its own language writes it, in other letters, or remove alternate_script.",
            )
        elif not is_written_with(other.language, found):
            yield Mistake(
                "alternate-script-language",
                ("people", identifier, "alternate_script", "language"),
                f"The name {shown(other.name)} is not in the script of {other.language}.",
                "Give the language the name is written in, such as ar, or add the script to its tag, such as sr-Latn.",
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
