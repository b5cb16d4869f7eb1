"""The note to the reader that stands in every piece of a series, and who paid, as the note says it."""

from __future__ import annotations

import re

from anthology.importers.article import Block, BlockKind
from anthology.importers.recognition.draft import Draft, Funding
from anthology.importers.recognition.names import bodies_of, folded
from anthology.importers.recognition.phrases import pattern

_EDGE = 4
_LONGEST = 4000
"""Characters of a note, its heading and signature included."""
_CERTAIN = 2
"""Signs of a note that make it one."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_a-z]|[¿¡“«\"])")
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")


def recognise_note(draft: Draft) -> None:
    """Set the note aside, and keep whom it thanks."""
    for block in draft.edges(_EDGE):
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.QUOTATION} or not _is_note(block, draft):
            continue
        found = _funding(block)
        draft.funding += found
        paid = f"; in funding: {', '.join(f.funder for f in found)}" if found else ""
        draft.set_aside(block, f"The note to the reader, which every piece has{paid}.")
        if not found and pattern("support").search(block.words):
            draft.unsure(
                "The note to the reader thanks for support, but whose it was cannot be told.",
                "Write it into funding in book.yaml: - {funder: ..., statement: ...}",
                block.line,
            )


def _is_note(block: Block, draft: Draft) -> bool:
    words = block.words.strip()
    if len(words) > _LONGEST:
        return False
    series = [name for name in (draft.series, *draft.known.series) if name]
    signs = (
        2 * bool(pattern("salutation").match(words))
        + 2 * (folded(words) in draft.known.repeated)
        + any(folded(name) in folded(words) for name in series)
        + bool(pattern("support").search(words))
        + bool(pattern("project").search(words))
    )
    # A salutation alone may begin a letter that is the text itself.
    return signs > _CERTAIN if pattern("salutation").match(words) else signs >= _CERTAIN


def _funding(block: Block) -> list[Funding]:
    """Every body that is thanked, with the sentence; a body that is thanked twice is kept once."""
    found: dict[str, Funding] = {}
    links = {folded(label): url for label, url in _LINK.findall(block.markdown)}
    for sentence in _SENTENCE.split(block.words):
        thanked = list(pattern("support").finditer(sentence))
        if not thanked:
            continue
        statement = sentence.strip() if re.search(r"[.!?…]$", sentence.strip()) else f"{sentence.strip()}."
        for body in bodies_of(sentence[thanked[-1].end() :]):
            url = next((url for label, url in links.items() if label and label in folded(body)), "")
            # One sentence is said once, also where it thanks two.
            said = statement if all(other.statement != statement for other in found.values()) else ""
            found.setdefault(folded(body), Funding(body, said, url))
    return list(found.values())
