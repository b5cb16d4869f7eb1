"""The page numbers printed in a book, held against the pages where the things are; knows nothing of links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from collation import Collation

from anthology.verification.audit.collation import Printed


def printed_numbers(collations: Iterable[Collation]) -> list[Printed]:
    """Every run of page numbers printed in these sections, in order."""
    return [printed for found in collations for printed in found.printed]


def places(collations: Iterable[Collation]) -> dict[str, int]:
    """For everything that was found in the text, the page it is on, from 0."""
    return {name: page for found in collations for name, page in found.found.items()}


def wrong_numbers(collations: Sequence[Collation], labels: Sequence[str]) -> list[str]:
    """What is printed wrong, a sentence each: a number that is not of the page where the thing was found.

    Of neighbouring things on one page the number is printed once.
    """
    where = places(collations)
    wrong = []
    for printed in printed_numbers(collations):
        pages = [labels[where[target]] if target in where else f"no page ({target})" for target in printed.targets]
        right = tuple(label for label, _ in groupby(pages))
        if printed.numbers != right:
            wrong.append(f"{printed.section} prints {printed.numbers} for {printed.targets}, found on {right}")
    return wrong
