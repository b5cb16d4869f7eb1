"""The block `editions` of the manifest: how the editor wants them made; the defaults are those of book/settings.py."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from anthology.book.settings import EpubSettings, PagesSettings, PressSettings
from anthology.manifest.fields import (
    Bleed,
    Block,
    ByLanguage,
    Caliper,
    Colour,
    Day,
    Entry,
    HyphenatedWord,
    Line,
    Many,
    Maybe,
    NameOrUrl,
    Path,
    Percent,
    Pixels,
    PixelsPerInch,
    Prose,
    Signature,
    TrimSize,
    Truth,
    Url,
)

_PAGES, _EPUB, _PRESS = PagesSettings(), EpubSettings(), PressSettings()


class PagesBlock(Block):
    """The typeset pages, of which the reading PDF and the press PDF are made."""

    trim: Maybe[TrimSize] = Field(
        None,
        description="The size of a page after cutting: width x height, in mm, cm, in or pt; by default that of the"
        " theme.",
        examples=["140mm x 216mm"],
    )
    theme: Line = Field(_PAGES.theme, description="The design: a shipped theme, or a folder of the book.")
    style: Maybe[Path] = Field(
        None, description="A style sheet added after the theme's own.", examples=["styles/book.css"]
    )
    opening: Literal["recto", "next"] = Field(
        "recto", description="Where pieces begin: on a right-hand page (recto), or on the next page."
    )
    line_breaking: Literal["optimal", "first-fit"] = Field(
        "optimal",
        description="How paragraphs are broken into lines: all lines of a paragraph together (optimal), or one by one.",
    )
    hyphenation: ByLanguage[Many[HyphenatedWord]] = Field(
        {},
        description="Words, by language, with a hyphen wherever they may be broken, those without one never are;"
        " where line_breaking is optimal.",
        examples=[{"en": ["cochi-neal", "Potosí"]}],
    )
    hyphenate_names: Truth = Field(
        _PAGES.hyphenate_names,
        description="Whether names may be broken, in languages that have no other capitals; where line_breaking is"
        " optimal.",
    )


class AccessibilityEntry(Entry):
    """Who judged that the EPUB conforms to EPUB Accessibility 1.1 and to WCAG 2.2, level AA."""

    evaluated_by: Line = Field(
        description="Who judged it: an organisation, or a person.", examples=["Example Access House"]
    )
    evaluated_on: Maybe[Day] = Field(None, description="The day on which they did.", examples=["2027-02-15"])
    report: Maybe[Url] = Field(
        None, description="Their report's address on the web.", examples=["https://example.org/report"]
    )
    credential: Maybe[NameOrUrl] = Field(
        None, description="What makes them fit to judge it: its name, or its address on the web."
    )


class EpubBlock(Block):
    """The EPUB edition."""

    style: Maybe[Path] = Field(
        None, description="A style sheet added after the theme's own.", examples=["styles/epub.css"]
    )
    max_image_px: Pixels = Field(_EPUB.max_image_px, description="The longest edge of a picture, in pixels.")
    page_list: Truth = Field(
        _EPUB.page_list, description="Whether readers can go to the pages of the typeset book by their numbers."
    )
    profile: Literal["all", "kobo", "kindle"] = Field(
        "all", description="The shop it is made for, where shops contradict each other; or all of them."
    )
    accessibility: Maybe[AccessibilityEntry] = Field(
        None, description="Who judged it to be accessible; only with this does it say that it is."
    )


class PaperBlock(Block):
    """The paper, from which the width of the spine is reckoned: pages / 2 x caliper + 2 x cover_caliper."""

    caliper: Caliper = Field(_PRESS.paper.caliper, description="The thickness of one sheet.", examples=["0.1mm"])
    cover_caliper: Caliper = Field(
        _PRESS.paper.cover_caliper, description="The thickness of the cover's board.", examples=["0.3mm"]
    )


class PressBlock(Block):
    """The press edition, for the printer."""

    profile: Line = Field(_PRESS.profile, description="The colour profile: a shipped one, or the path of an .icc file.")
    ink: Literal["cmyk", "black"] = Field(
        "cmyk", description="Four colours, or one: then photographs are printed in grey."
    )
    bleed: Bleed = Field(_PRESS.bleed, description="What is cut off at the edges.", examples=["3mm"])
    max_ink: Percent = Field(_PRESS.max_ink, description="The most ink in one place, in percent of one full colour.")
    min_ppi: PixelsPerInch = Field(
        _PRESS.min_ppi, description="The fewest pixels an inch that a picture may have in print."
    )
    pages_multiple: Signature = Field(
        _PRESS.pages_multiple, description="Blank pages are added at the end until the pages are a multiple of this."
    )
    paper: PaperBlock = Field(PaperBlock(), description="The paper, for the width of the spine.")


class CoverBlock(Block):
    """The cover."""

    image: Maybe[Path] = Field(None, description="The picture on the front.", examples=["photos/cover.jpg"])
    title_colour: Maybe[Colour] = Field(
        None, description="The colour of the title on it, in quotes.", examples=["#ffffff"]
    )
    back: Maybe[Prose] = Field(None, description="A paragraph for the back cover.")


class EditionsBlock(Block):
    """Settings of the editions, each with a default."""

    pages: PagesBlock = Field(PagesBlock(), description="The typeset pages, of the reading PDF and the press PDF.")
    epub: EpubBlock = Field(EpubBlock(), description="The EPUB edition.")
    press: PressBlock = Field(PressBlock(), description="The press edition, for the printer.")
    cover: CoverBlock = Field(CoverBlock(), description="The cover.")
