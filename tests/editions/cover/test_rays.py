"""The sun of a cover without a picture: it is drawn from the book's own text."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from anthology.book import Book
from anthology.build import read_book
from anthology.editions.cover.rays import HUB, MOST, RIM, Piece, sun
from anthology.sources import Folder


def rays(piece: Piece) -> list[float]:
    """The radius at which each ray of a piece ends."""
    found = []
    for path in piece.rays.removesuffix("Z").split("Z"):
        corners = [tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]
        assert len(corners) == 4
        assert math.isclose(math.hypot(*corners[0]), HUB, abs_tol=0.01)
        found.append(round(math.hypot(*corners[1]), 1))
    return found


def made(make_book: Callable[..., Path], chapter: str, name: str) -> Book:
    read = read_book(Folder(make_book({"chapters/one.md": chapter}, name)), "book.yaml", today=date(2027, 1, 1))
    assert read.book
    return read.book


def test_each_paragraph_is_a_ray(make_book) -> None:
    text = "\n\n".join(" ".join(["word"] * (1 + n % 9)) for n in range(200))
    (piece,) = sun(made(make_book, text, "a"))
    ends = rays(piece)
    assert len(ends) == 200
    assert max(ends) == RIM and ends[8] == RIM, "the ninth paragraph is the longest"
    assert ends[0] < ends[3] < ends[7]


def test_a_book_of_one_sentence_has_a_sun_too(make_book) -> None:
    (piece,) = sun(made(make_book, "It rained on the day the market closed.\n", "a"))
    assert len(rays(piece)) == 8, "its words"


def test_a_long_book_has_no_more_rays_than_can_be_printed(book: Book) -> None:
    many = replace(book, sections=tuple(replace(s, id=f"{s.id}-{n}") for n in range(26) for s in book.pieces))
    pieces = sun(many)
    assert len(pieces) == 52
    assert sum(len(rays(p)) for p in pieces) <= MOST


def test_pieces_stand_around_the_dial_in_order(book: Book) -> None:
    one, two = sun(book)
    assert (one.turn, two.turn) == (0, 180)
    assert not one.flipped


def test_the_rays_are_those_of_the_text(make_book) -> None:
    assert sun(made(make_book, "One two three.\n", "a")) == sun(made(make_book, "One two three.\n", "b"))
    assert sun(made(make_book, "One two three.\n", "c")) != sun(made(make_book, "One two three four.\n", "d"))
