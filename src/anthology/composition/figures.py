"""Fills the figures of the text with picture, caption and credit line; knows nothing of what rights allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from anthology.book import Person, Photo, Section
from anthology.book.markup import Element
from anthology.composition.compositor import Compositor, inner
from anthology.composition.credit_lines import credit_line


class Figures:
    """Fills the figures of a book, section after section in reading order.

    known: every photograph of the manifest. blank: those of which only a marked blank may be shown.
    """

    def __init__(
        self,
        known: Mapping[str, Photo],
        people: Mapping[str, Person],
        blank: frozenset[str],
        compositor: Compositor,
        language: str,
    ) -> None:
        self.known, self.people, self.blank, self.compositor = known, people, blank, compositor
        self.language = language

    def fill(self, figure: Element, section: Section) -> None:
        """Put picture, caption and credit line into an empty figure; one of an unknown photograph stays empty."""
        photo = self.known.get(figure.get("data-photo", ""))
        if photo is None:
            return
        blank = photo.id in self.blank
        made = self.compositor.element(
            "figure",
            photo=photo,
            blank=blank,
            caption=self.compositor.passage(inner(photo.caption), self.language) if photo.caption is not None else "",
            credit=credit_line(photo, self.people, self.compositor),
            marks=self.compositor.marks(section.language),
            alt_language=self.language if section.language != self.language else "",
        )
        for image in made.iter("img"):
            image.set("data-file", photo.alt_location.path)
            image.set("data-line", str(photo.alt_location.line))
        figure[:] = list(made)
        figure.text = None
        classes = [c for c in (figure.get("class") or "").split() if c != "blank"]
        if blank:
            classes.append("blank")
        if classes:
            figure.set("class", " ".join(classes))
        else:
            figure.attrib.pop("class", "")


def figures_of(section: Section) -> list[Element]:
    """The figures of a section that show a photograph, in order."""
    return [f for f in section.body.iter("figure") if f.get("data-photo")]


def number(sections: Iterable[Section], photos: Mapping[str, Photo]) -> dict[str, Photo]:
    """Give every figure its id, the first of a photograph that photograph's own; returns the photos as placed.

    A blank counts as a place for references, but its photograph is placed nowhere: it is not shown.
    """
    placed: dict[str, str | None] = {}
    for section in sections:
        seen: dict[str, int] = {}
        for figure in figures_of(section):
            photo = figure.get("data-photo", "")
            seen[photo] = seen.get(photo, 0) + 1
            shown = section.id if figure.find("img") is not None else None
            if photo in placed:
                placed[photo] = placed[photo] or shown
                again = "" if seen[photo] == 1 else f"-{seen[photo]}"
                figure.set("id", f"{section.id}-photo-{photo}{again}")
                _without_ids(figure)
            else:
                placed[photo] = shown
                figure.set("id", f"photo-{photo}")
    return {
        p.id: p if p.placed_in == placed.get(p.id) else replace(p, placed_in=placed.get(p.id)) for p in photos.values()
    }


def _without_ids(figure: Element) -> None:
    """A caption printed a second time must not repeat the ids in it."""
    for element in figure.iterdescendants():
        element.attrib.pop("id", "")
