"""ISBNs: one for each edition."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.manifest.mistakes import Mistake
from anthology.manifest.schema import Manifest
from anthology.manifest.tree import Value


def check_isbns(manifest: Manifest, _root: Value) -> Iterator[Mistake]:
    """The same ISBN for two editions (ISO 2108, 5.4: different product forms have different ISBNs)."""
    seen: dict[str, str] = {}
    for edition, number in manifest.isbn:
        if number:
            first = seen.setdefault(number.replace("-", "").replace(" ", ""), edition)
            if first != edition:
                yield Mistake(
                    "isbn-twice",
                    ("isbn", edition),
                    f"The editions {first} and {edition} have the same ISBN, {number}.",
                    "Each edition needs an ISBN of its own; remove this one until it has.",
                    drop=True,
                )
