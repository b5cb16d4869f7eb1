"""The manifest's block `editions` as the settings of the book."""

from __future__ import annotations

from anthology.book import Cover, EpubSettings, Opening, PagesSettings, Paper, PressSettings, Settings, Trim
from anthology.manifest.editions import EditionsBlock
from anthology.manuscript.typography import set_text


def read_settings(block: EditionsBlock, language: str) -> Settings:
    """The settings of every edition; language: of the text on the cover."""
    pages, epub, press, cover = block.pages, block.epub, block.press, block.cover
    return Settings(
        pages=PagesSettings(
            trim=Trim(pages.trim.width, pages.trim.height),
            theme=pages.theme,
            style=pages.style,
            opening=Opening(pages.opening),
            line_breaking=pages.line_breaking,
        ),
        epub=EpubSettings(epub.style, epub.max_image_px, epub.page_list),
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
