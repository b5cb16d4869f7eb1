"""What the theme makes of a book's cover: the document that is typeset for the front alone, and for the whole wrap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from anthology.book import Book, Trim
from anthology.editions.cover.brief import Brief, Colours
from anthology.editions.cover.dimensions import Wrap
from anthology.editions.cover.ean13 import symbol
from anthology.editions.cover.lettering import Lettering, fitted
from anthology.editions.cover.rays import RIM, Piece, sun
from anthology.editions.pages.geometry import PT
from anthology.language.dates import listing
from anthology.language.words import Words
from anthology.pictures import fingerprint
from anthology.sources import UnreadableError
from anthology.theme import TemplateError, Theme

PICTURE = "cover"
"""The picture's name in the document: photo:cover."""

SMALLEST_PLACE = 6.5
"""Points: where the names of places would be smaller, the sun goes without them."""
MOST_ON_SPINE = 3
"""Editors."""
SPINE_MARGIN = 1.5
"""Millimetres on both sides of the words: see `dimensions.NARROWEST_WORDS`."""

TALLER = 1.15
"""Lines of scripts that are written from right to left reach higher and lower than Latin ones."""

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Document:
    """What is typeset, see `typeset.Job`."""

    html: str
    css: str


class Design:
    """The cover of one book in one theme: knows the words and their sizes, and leaves to the theme where they stand."""

    def __init__(self, book: Book, theme: Theme) -> None:
        self.book, self.theme = book, theme
        self.words = Words(book.language)
        self.brief = Brief.of(theme)

    @cached_property
    def picture(self) -> str:
        """The fingerprint of the file of its picture; "" without one. Raises UnreadableError."""
        name = self.book.settings.cover.image
        return fingerprint(self.book.file(name), name) if name else ""

    @property
    def colours(self) -> Colours:
        """The theme's colours; the letters are the editor's where they are to stand on a picture."""
        cover = self.book.settings.cover
        letters = cover.title_colour if cover.image else None
        return replace(self.brief.colours, letters=letters or self.brief.colours.letters)

    def front(self, panel: Trim, colours: Colours) -> Document:
        """The front alone, a page of this size without bleed."""
        return self._document("cover-picture.html.j2", panel, None, colours, self._front(panel))

    def wrap(self, wrap: Wrap, colours: Colours) -> Document:
        """Back, spine and front as one page with its bleed."""
        values = self._front(wrap.trim) | self._back(wrap.trim) | self._spine(wrap)
        return self._document("cover-wrap.html.j2", wrap.trim, wrap, colours, values)

    def _front(self, panel: Trim) -> dict[str, object]:
        book, scale, pictured = self.book, self._scale(panel), self.book.settings.cover.image is not None
        names = listing([book.people[e].name for e in book.editors], book.language)
        return {
            "pictured": pictured,
            "draft": self.words("draft") if book.draft else "",
            "worded": not pictured or book.settings.cover.title_colour is not None,
            "title": self._fitted("title", book.title, scale),
            "subtitle": self._fitted("subtitle", book.subtitle, scale),
            "names": self._fitted("names", names and self.words("edited-by", names=names), scale),
            "publisher": self._fitted("publisher", _publisher(book), scale),
            "sun": () if pictured else self._pieces,
            "places": {} if pictured else self._places(scale),
        }

    def _back(self, panel: Trim) -> dict[str, object]:
        book, scale = self.book, self._scale(panel)
        return {
            "back": self._fitted("back", book.settings.cover.back, scale),
            "series": self._fitted("series", book.series.name if book.series else None, scale),
            "code": symbol(book.isbn.print) if book.isbn.print else None,
        }

    def _spine(self, wrap: Wrap) -> dict[str, object]:
        """The words of the spine: the title, and the editors where they are few, else the publisher."""
        book, scale = self.book, self._scale(wrap.trim)
        if not wrap.has_words_on_spine:
            return {"spine_title": None, "spine_names": None}
        names = [book.people[e].name for e in book.editors]
        owner = listing(names, book.language) if 0 < len(names) <= MOST_ON_SPINE else _publisher(book)
        room = wrap.spine - 2 * SPINE_MARGIN
        return {
            "spine_title": self._fitted("spine-title", book.title, scale, room),
            "spine_names": self._fitted("spine-names", owner, scale, room),
        }

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        return sun(self.book)

    def _places(self, scale: float) -> dict[str, Lettering]:
        """The names of places beyond the rays, all in one size; none where it would be too small for the longest."""
        places = sorted({piece.place for piece in self._pieces if piece.place})
        found = {place: self._fitted("place", place, scale) for place in places}
        size = min((f.size for f in found.values() if f), default=0.0)
        if size < SMALLEST_PLACE * min(scale, 1.0):
            return {}
        alike = {place: self._fitted("place", place, scale, size=size) for place in places}
        return {place: lettering for place, lettering in alike.items() if lettering}

    def _fitted(
        self, name: str, text: str | None, scale: float, room: float | None = None, size: float | None = None
    ) -> Lettering | None:
        """Words in the theme's box of this name.

        room: mm, where the box is one line that may be so high. size: points, where they shall not be larger.
        """
        if not text:
            return None
        box = self.brief.boxes[name]
        box = replace(box, width=box.width * scale, height=box.height * scale, largest=box.largest * scale)
        if self.book.direction == "rtl":
            box = replace(box, leading=box.leading * TALLER)
        if size is not None:
            box = replace(box, largest=size)
        if room is not None:
            largest = min(box.largest, room / PT / box.leading)
            box = replace(box, height=largest * box.leading * PT, largest=largest)
        return fitted(text, box, self.theme.fonts())

    def _scale(self, panel: Trim) -> float:
        return min(panel.width / self.brief.width, panel.height / self.brief.height)

    def _document(self, template: str, panel: Trim, wrap: Wrap | None, colours: Colours, values: Values) -> Document:
        """The document of a panel alone, without bleed, or of the whole wrap."""
        bleed, page = (wrap.bleed, wrap.width) if wrap else (0.0, panel.width)
        lengths = {
            "unit": self._scale(panel),
            "bleed": bleed,
            "page-width": page,
            "page-height": panel.height,
            "panel-width": panel.width,
            "panel-height": panel.height,
        }
        if wrap:
            lengths |= {"spine": wrap.spine, "fold": wrap.folds[0], "front": wrap.front, "back": wrap.back}
        told = "".join(f" --{name}: {round(length, 4):g}mm;" for name, length in lengths.items())
        rules = (
            f"@page {{ size: {page:g}mm {panel.height:g}mm; bleed: {bleed:g}mm; margin: 0; }}\n"
            f":root {{{told} --ground: {colours.ground}; --letters: {colours.letters}; }}\n"
        )
        frame = {
            "lang": self.book.language,
            "dir": self.book.direction,
            "picture": f"photo:{PICTURE}",
            "letters": colours.letters,
            "rim": RIM,
        }
        return Document(self._rendered(template, frame | dict(values)), rules + self.theme.css("cover"))

    def _rendered(self, template: str, values: Mapping[str, object]) -> str:
        try:
            return self.theme.templates().render(template, **values)
        except TemplateError as problem:
            if self.theme.is_shipped:
                raise
            raise UnreadableError(
                "theme-broken",
                f"The template {template} of the theme {self.theme.name} makes no cover ({problem}).",
                "Correct the template, or take it out of the theme: then that of the default theme is used.",
            ) from problem


def _publisher(book: Book) -> str | None:
    return book.publisher.name if book.publisher else None
