"""The manifest's block `editions` as the settings of the book."""

from __future__ import annotations

from anthology.book import (
    Cover,
    EpubSettings,
    Evaluation,
    Opening,
    PagesSettings,
    Paper,
    PressSettings,
    Settings,
    Trim,
)
from anthology.manifest.editions import AccessibilityEntry, EditionsBlock
from anthology.manuscript.typography import set_text
from anthology.theme import Theme


def read_settings(block: EditionsBlock, language: str, theme: Theme) -> Settings:
    """The settings of every edition; language: of the text on the cover. What says no trim has the theme's page."""
    pages, epub, press, cover = block.pages, block.epub, block.press, block.cover
    return Settings(
        pages=PagesSettings(
            trim=Trim(pages.trim.width, pages.trim.height) if pages.trim else _page(theme),
            theme=pages.theme,
            style=pages.style,
            opening=Opening(pages.opening),
            line_breaking=pages.line_breaking,
            hyphenation=pages.hyphenation,
            hyphenate_names=pages.hyphenate_names,
        ),
        epub=EpubSettings(
            style=epub.style,
            max_image_px=epub.max_image_px,
            page_list=epub.page_list,
            profile=epub.profile,
            accessibility=_evaluation(epub.accessibility) if epub.accessibility else None,
        ),
        press=PressSettings(
            profile=press.profile,
            ink=press.ink,
            bleed=press.bleed,
            max_ink=press.max_ink,
            min_ppi=press.min_ppi,
            pages_multiple=press.pages_multiple,
            paper=Paper(press.paper.caliper, press.paper.cover_caliper),
        ),
        cover=Cover(
            image=cover.image,
            title_colour=cover.title_colour,
            back=set_text(cover.back, language) if cover.back else None,
        ),
    )


def _page(theme: Theme) -> Trim:
    page = theme.block("page")
    return Trim(float(page["width"]), float(page["height"]))


def _evaluation(entry: AccessibilityEntry) -> Evaluation:
    return Evaluation(entry.evaluated_by, entry.evaluated_on, entry.report, entry.credential)
