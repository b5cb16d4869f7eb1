"""Who a picture is by, who holds it and on what terms: credit lines, one way for the whole book."""

from __future__ import annotations

from collections.abc import Mapping

from anthology.book import Licence, Person, Photo
from anthology.composition.compositor import Compositor
from anthology.theme import Markup

BETWEEN = Markup("\u00a0· ")
"""No line begins with the point."""


def credit_line(photo: Photo, people: Mapping[str, Person], compositor: Compositor) -> Markup:
    """As in "Photograph by Ana Quispe · courtesy of Archivo de La Paz · CC BY 4.0"; empty where nothing is known."""
    parts = [maker(photo, people, compositor), holder(photo, compositor), terms(photo.licence, compositor)]
    return BETWEEN.join(capitalised(part) if i == 0 else part for i, part in enumerate(p for p in parts if p))


def maker(photo: Photo, people: Mapping[str, Person], compositor: Compositor) -> Markup:
    """As in "Photograph by Ana Quispe", her name linked to her entry; empty where nobody is named."""
    name = maker_name(photo, people, compositor)
    return compositor.say("photograph-by", name=name) if name else name


def maker_name(photo: Photo, people: Mapping[str, Person], compositor: Compositor) -> Markup:
    """The photographer's name, linked to their entry."""
    if photo.by_person and (person := people.get(photo.by_person)):
        return compositor.person(person)
    return compositor.text(photo.by) if photo.by else Markup("")


def holder(photo: Photo, compositor: Compositor) -> Markup:
    """As in "courtesy of Archivo de La Paz", linked to where the picture is from; empty where nobody else holds it."""
    if not photo.holder:
        return Markup("")
    name = compositor.text(photo.holder)
    return compositor.say("courtesy-of", name=compositor.web(photo.source, name) if photo.source else name)


def terms(licence: Licence | None, compositor: Compositor) -> Markup:
    """A licence as printed, linked to its text; empty where none is known."""
    if licence is None:
        return Markup("")
    if licence.reserved:
        return compositor.say("all-rights-reserved")
    return compositor.web(licence.url, licence.label) if licence.url else Markup.escape(licence.label)


def capitalised(text: Markup) -> Markup:
    """The same with a capital at its beginning, where it begins with a letter and not with a mark."""
    return Markup(text[:1].upper() + text[1:])
