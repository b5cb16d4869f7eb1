"""What an editor wants to know of the language of the texts: one check a file, listed in PROSE_CHECKS; all warn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from anthology.book import Book
from anthology.checks.prose.addresses import check_addresses
from anthology.checks.prose.embeds import check_embeds
from anthology.checks.prose.long_paragraphs import check_long_paragraphs
from anthology.checks.prose.names import check_names
from anthology.checks.prose.passages import Prose
from anthology.checks.prose.quotation_marks import check_quotation_marks
from anthology.checks.prose.quotations import check_quotations
from anthology.checks.prose.repetitions import check_repetitions
from anthology.checks.prose.run_together import check_run_together
from anthology.checks.prose.screen_phrases import check_screen_phrases
from anthology.checks.prose.spaces import check_spaces
from anthology.checks.prose.web_leftovers import check_web_leftovers
from anthology.diagnostics import Diagnostic

PROSE_CHECKS: tuple[Callable[[Prose], Iterator[Diagnostic]], ...] = (
    check_quotations,
    check_quotation_marks,
    check_names,
    check_spaces,
    check_run_together,
    check_screen_phrases,
    check_addresses,
    check_embeds,
    check_web_leftovers,
    check_repetitions,
    check_long_paragraphs,
)
"""Every check, in the order they are made."""


def check_prose(book: Book) -> Iterator[Diagnostic]:
    """What all checks of the language find; the texts are gathered once for them all."""
    prose = Prose(book)
    for check in PROSE_CHECKS:
        yield from check(prose)
