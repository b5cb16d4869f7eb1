"""The repository's own book: it shows every key that a manifest may have."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from anthology.manifest.fields import Entry
from anthology.manifest.load import load_manifest
from anthology.sources import Folder

ROOT = Path(__file__).parent.parent

UNUSED = {
    ("Manifest", "ignore"): "nothing in it is warned of",
    ("EpubBlock", "accessibility"): "nobody has judged it, and it does not claim that anybody has",
    ("ChapterEntry", "source"): "anthology add writes it, and its letters were written for it",
    ("PartEntry", "id"): "the ids made of the titles of its parts are good",
}
"""Keys that it does without, and why."""


def test_it_uses_every_key() -> None:
    used: defaultdict[type[Entry], set[str]] = defaultdict(set)

    def note(entry: Entry) -> None:
        used[type(entry)] |= entry.model_fields_set
        for name in type(entry).model_fields:
            value = getattr(entry, name)
            inside = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
            for item in inside:
                if isinstance(item, Entry):
                    note(item)

    manifest = load_manifest(Folder(ROOT)).manifest
    assert manifest is not None
    note(manifest)
    unused = {(kind.__name__, name) for kind, names in used.items() for name in set(kind.model_fields) - names}
    assert unused == set(UNUSED)
