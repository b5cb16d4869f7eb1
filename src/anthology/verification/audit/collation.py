"""A section's pages held against what they must say: what is found where, and where the two first differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from anthology.book import Section
from anthology.book.markup import Element
from anthology.sources import Location
from anthology.verification.audit.difference import Difference
from anthology.verification.audit.drawn import Line, Picture
from anthology.verification.audit.expected import ExpectedText, expected_text
from anthology.verification.audit.following import Follower
from anthology.verification.audit.letters import is_right_to_left, plain
from anthology.verification.audit.looks import Album

_MARKER = re.compile(r"\s*(?:\w{1,6}[.)]|[.(]\w{1,6}|[^\w\s]) *")
"""The sign before an item in a list, which the style sheet makes; all are drawn after the words of the page."""

_LEADER = re.compile(r"[\s.…]+")
"""What leads from words to a number, or to a place to write on."""

TORN = 4
"""Into so many parts at most."""

SHAPES_DIFFER = 0.02
"""By how much the width by height of a picture may differ from its file's: pixels are whole."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Page numbers as they are printed in a section. targets: ids of what is on these pages, in order."""

    section: str
    targets: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(slots=True)
class Collation:
    """What was found of a section on its pages, all pages counted from 0.

    found: page of every id whose text or picture was found. ends: for notes and captions, the page they end on.
    plates: pages that a picture has for itself. difference: the first one, None when every word is there.
    """

    section: Section
    found: dict[str, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    printed: list[Printed] = field(default_factory=list)
    plates: set[int] = field(default_factory=set)
    difference: Difference | None = None

    def differs(self, said: str, place: Location | None) -> None:
        """Note a difference, if it is the first."""
        if self.difference is None:
            self.difference = Difference(said, place or self.section.location)


def collate(
    section: Section,
    lines: Sequence[Line],
    pictures: Sequence[Picture],
    album: Album,
    *,
    signs: Sequence[str] = (),
    markers: bool = True,
) -> Collation:
    """Read what a section's pages have against its tree: running text on from page to page, notes and captions beside.

    signs: what style sheets put at the edges of elements. markers: whether the signs before items are among the lines.
    """
    expected = expected_text(section)
    body = Follower(expected.body, signs)
    beside = {name: Follower(stream, signs) for name, stream in (expected.notes | expected.figures).items()}
    result = Collation(section, {section.id: lines[0].page} if lines else {})
    waiting = [Line(text, line.page) for line in lines if (text := plain(line.text).strip())]
    at = 0
    while at < len(waiting):
        begun = [one for one in beside.values() if one.is_begun and not one.is_done]
        others = [one for one in beside.values() if not one.is_begun]
        ways = _ways_to_read(waiting, at, listed=markers and expected.has_lists, signs=signs)
        count = _take(ways, [*begun, body, *others])
        if not count:
            going = next((one for one in (*begun, body) if not one.is_done), body)
            should = f"where it should go on: “{going.rest}”" if going.rest else "where nothing more should follow"
            result.differs(f"It says “{waiting[at].text[:60]}” {should}.", going.place)
            break
        at += count
    for name, follower in (("", body), *beside.items()):
        if not follower.is_done and (follower.is_begun or name not in expected.optional):
            result.differs(f"It lacks “{follower.rest}”.", follower.place)
    for name, follower in (("text", body), *beside.items()):
        result.found |= dict(follower.found())
        result.printed += [Printed(section.id, slot.targets, numbers) for slot, numbers in follower.printed()]
        if follower is not body and follower.is_begun:
            result.found[name], result.ends[name] = follower.lines[0][1], follower.lines[-1][1]
    if result.difference is None:
        _find_pictures(result, expected, pictures, album)
    return result


def _take(ways: Iterator[tuple[str, int, int]], followers: Sequence[Follower]) -> int:
    """Give the next line to the first that goes on by it; returns how many lines that were, 0 for none."""
    for line, page, count in ways:
        if not line or any(follower.take(line, page) for follower in followers):
            return count
    return 0


def _ways_to_read(
    lines: Sequence[Line], at: int, *, listed: bool, signs: Sequence[str]
) -> Iterator[tuple[str, int, int]]:
    """The next line, its page and how many lines it is made of: as it stands; without the sign of an item or of a style
    sheet; with the lines after it.

    The last for right-to-left script alone, whose vowel signs can tear a line apart when it is read back.
    """
    text, page = lines[at].text, lines[at].page
    yield text, page, 1
    if text in signs or _LEADER.fullmatch(text):
        yield "", page, 1
    if listed and (marker := _MARKER.match(text)):
        yield text[marker.end() :], page, 1
    if is_right_to_left(text):
        for count in range(2, TORN + 1):
            text = " ".join(line.text for line in lines[at : at + count] if line.page == page)
            yield text, page, count


def _find_pictures(result: Collation, expected: ExpectedText, pictures: Sequence[Picture], album: Album) -> None:
    """Every picture with words is on the page of these words; the others are what pictures are left, in order.

    Those of one page follow one another as their words do, or some would stand with the words of others.
    """
    figures = {figure.get("id", ""): figure for figure in result.section.body.iter("figure")}
    shapes = {name: album.shape(figure.get("data-photo", "")) for name, figure in figures.items()}
    shown = {name for name, figure in figures.items() if _is_photograph(figure.find("img"))}
    file = result.section.file or result.section.location.path
    places = {
        name: Location(figure.get("data-file") or file, int(line))
        for name, figure in figures.items()
        if (line := figure.get("data-line"))
    }
    left = list(pictures)
    _tell_twins_apart(result, expected, {name: shapes[name] for name in shapes if name in shown}, pictures)
    for name in [name for name in expected.figures if name in shown and name in result.found]:
        page = result.found[name]
        here = next((p for p in left if p.page == page and _is(p, shapes[name])), None)
        if here is None:
            said = expected.figures[name].text[:60]
            result.differs(f"The picture of “{said}” is not on the page of these words.", places.get(name))
            return
        if album.is_other(here.look, figures[name].get("data-photo", "")):
            result.differs(_another(figures[name]), places.get(name))
            return
        left.remove(here)
    silent = [name for name in figures if name in shown and name not in result.found]
    for name, picture in zip(silent, left, strict=False):
        result.found[name] = picture.page
        if not _is(picture, shapes[name]) or album.is_other(picture.look, figures[name].get("data-photo", "")):
            result.differs(_another(figures[name]), places.get(name))
    if len(silent) != len(left):
        place = next(iter(places.values()), None)
        result.differs(f"It has {len(pictures)} pictures, and should have {len(shown)}.", place)
    result.plates = {result.found[name] for name in expected.plates if name in result.found}


def _is_photograph(image: Element | None) -> bool:
    """A drawing is lines among the other lines of its page, and no picture that could be found there."""
    return image is not None and (image.get("src") or "").startswith("photo:")


def _tell_twins_apart(
    result: Collation, expected: ExpectedText, shapes: Mapping[str, float | None], pictures: Sequence[Picture]
) -> None:
    """Of figures with the same words, each is where its picture is: a plate may come before one that precedes it."""
    twins: dict[str, list[str]] = {}
    for name, stream in expected.figures.items():
        if name in shapes and name in result.found:
            twins.setdefault(stream.text, []).append(name)
    for names in twins.values():
        places = [(result.found[name], result.ends[name]) for name in names]
        for name in names:
            here = (place for place in places if any(p.page == place[0] and _is(p, shapes[name]) for p in pictures))
            taken = next(here, places[0])
            places.remove(taken)
            result.found[name], result.ends[name] = taken


def _another(figure: Element) -> str:
    return f"Another picture stands where {figure.get('data-photo')} should."


def _is(picture: Picture, shape: float | None) -> bool:
    return shape is None or abs(picture.shape / shape - 1) <= SHAPES_DIFFER
