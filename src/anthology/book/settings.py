"""How the editor wants the editions made: the block `editions` of the manifest, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from anthology.book.sections import Opening


@dataclass(frozen=True, slots=True)
class Trim:
    """The size of a page after cutting, in mm."""

    width: float = 140.0
    height: float = 216.0


@dataclass(frozen=True, slots=True)
class PagesSettings:
    """theme: a shipped theme's name or a folder of the book. style: a style sheet added after the theme's own.

    opening: where pieces begin. line_breaking: "optimal" or "first-fit". hyphenation: by language, words with a hyphen
    wherever they may be broken. hyphenate_names: whether words with a capital may be.
    """

    trim: Trim = Trim()
    theme: str = "default"
    style: str | None = None
    opening: Opening = Opening.RECTO
    line_breaking: str = "optimal"
    hyphenation: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hyphenate_names: bool = True


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Who judged the EPUB to be accessible, and when. report: an address. credential: a name, or an address."""

    by: str
    on: date | None = None
    report: str | None = None
    credential: str | None = None


@dataclass(frozen=True, slots=True)
class EpubSettings:
    """style: a style sheet added after the theme's own. max_image_px: the longest edge of a picture.

    page_list: whether it has the page numbers of the typeset pages. profile: the shop it is made for, "kobo" or
    "kindle", or "all" of them. accessibility: None where nobody judged it.
    """

    style: str | None = None
    max_image_px: int = 2000
    page_list: bool = True
    profile: str = "all"
    accessibility: Evaluation | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """Thickness of one sheet (two pages) and of the cover board, in mm."""

    caliper: float = 0.1
    cover_caliper: float = 0.3


@dataclass(frozen=True, slots=True)
class PressSettings:
    """profile: a shipped one's name or the path of an .icc. ink: "cmyk" or "black". bleed in mm.

    max_ink: total area coverage in percent. min_ppi: pixels an inch as placed. pages_multiple: see paper.
    """

    profile: str = "FOGRA39"
    ink: str = "cmyk"
    bleed: float = 3.0
    max_ink: int = 300
    min_ppi: int = 250
    pages_multiple: int = 4
    paper: Paper = Paper()


@dataclass(frozen=True, slots=True)
class Cover:
    """image: a file of the book. title_colour: "#rrggbb". back: one paragraph for the back cover."""

    image: str | None = None
    title_colour: str | None = None
    back: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of every edition."""

    pages: PagesSettings = PagesSettings()
    epub: EpubSettings = EpubSettings()
    press: PressSettings = PressSettings()
    cover: Cover = Cover()
