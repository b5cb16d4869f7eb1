"""Who wrote a text, and where it was published first: the same words at its opening, at its end and on its offprint."""

from __future__ import annotations

from collections.abc import Mapping

from anthology.book import Person, Piece, Series
from anthology.composition.compositor import NOTHING, Compositor
from anthology.language import dates
from anthology.theme import Markup


def bylines(piece: Piece, people: Mapping[str, Person], compositor: Compositor) -> list[Markup]:
    """As in "by Ana Quispe" and "Translated by Mara Lindqvist", names linked to their entries; a line a role."""
    roles = {"by": piece.by, "translated-by": piece.translated_by, "photographs-by": piece.photographs_by}
    found = []
    for role, ids in roles.items():
        if names := compositor.listing(compositor.person(people[i]) for i in ids if i in people):
            found.append(compositor.say(role, names=names))
    return found


def first_published(piece: Piece, series: Series | None, compositor: Compositor) -> Markup:
    """As in "First published 20 January 2021, The Correspondents, example.org/5"; empty where nothing is known."""
    address = compositor.web(piece.url) if piece.url else NOTHING
    if piece.published is None:
        return compositor.say("read-on-web", url=address) if address else NOTHING
    day = Markup('<time datetime="{}">{}</time>').format(
        piece.published.isoformat(), dates.full_date(piece.published, compositor.language)
    )
    parts = [compositor.say("first-published", date=day)]
    parts += [Markup("<cite>{}</cite>").format(compositor.text(series.name))] if series else []
    parts += [address] if address else []
    return compositor.say("comma").join(parts)
