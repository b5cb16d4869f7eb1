"""From draft to text tree, one transform a file; TRANSFORMS is their order. They know neither Markdown nor editions.

Each takes a Reading and changes its body in place. Those of a line of inline text leave out what concerns blocks.
"""

from __future__ import annotations

from collections.abc import Callable

from anthology.manuscript.reading import Reading
from anthology.manuscript.transforms.breaks import mark_breaks
from anthology.manuscript.transforms.containers import resolve_containers
from anthology.manuscript.transforms.figures import place_figures
from anthology.manuscript.transforms.first_paragraphs import mark_first_paragraphs
from anthology.manuscript.transforms.headings import check_headings
from anthology.manuscript.transforms.long_words import check_long_words
from anthology.manuscript.transforms.notes import number_notes
from anthology.manuscript.transforms.quotations import mark_attributions
from anthology.manuscript.transforms.raw_html import drop_raw_html
from anthology.manuscript.transforms.references import resolve_links
from anthology.manuscript.transforms.spans import resolve_spans
from anthology.manuscript.transforms.tables import check_tables
from anthology.manuscript.transforms.typography import set_typography
from anthology.manuscript.transforms.verse import set_verse
from anthology.manuscript.transforms.voices import mark_voices

Transform = Callable[[Reading], None]

TRANSFORMS: tuple[Transform, ...] = (
    drop_raw_html,
    place_figures,
    resolve_links,
    resolve_spans,
    resolve_containers,
    mark_attributions,
    mark_voices,
    check_headings,
    check_tables,
    mark_breaks,
    number_notes,
    check_long_words,
    set_typography,
    set_verse,
)
"""For texts of blocks: chapters, biographies, acknowledgements, epigraphs."""

CHAPTER_TRANSFORMS: tuple[Transform, ...] = (*TRANSFORMS, mark_first_paragraphs)
"""For chapters: the same, and what is due to a text with a beginning."""

INLINE_TRANSFORMS: tuple[Transform, ...] = (
    drop_raw_html,
    place_figures,
    resolve_links,
    resolve_spans,
    number_notes,
    check_long_words,
    set_typography,
)
"""For a line of inline text: captions, short biographies."""
