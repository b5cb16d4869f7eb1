"""Who writes which letter, from where, when, with which photographs: the book before its texts are written."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from year.english import inflect, title_case, with_articles
from year.french import with_elisions
from year.grammar import Grammar, read_parts
from year.size import Size, share

FOLDER = Path(__file__).parent
FIRST_LETTER = date(2021, 1, 6)
FOREIGN_EVERY = 9
"""One letter in so many is in another language than the book's."""


@dataclass(frozen=True, slots=True)
class Person:
    """A correspondent. id, name and sort are as in the manifest; town: where they live; he: their pronoun."""

    id: str
    name: str
    sort: str
    town: str
    he: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A text of the book. number 0 is the introduction; words: its length; the three last: how many of each it has."""

    stem: str
    number: int
    language: str
    place: str
    country: str
    coordinates: tuple[float, float]
    title: str
    subtitle: str
    summary: str
    by: tuple[str, ...]
    published: date
    words: int
    photos: tuple[str, ...]
    notes: int
    marks: int
    references: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The book to be written. letters: the introduction, then the pieces in order."""

    size: Size
    seed: int
    people: tuple[Person, ...]
    letters: tuple[Letter, ...]

    @property
    def pieces(self) -> tuple[Letter, ...]:
        """The letters without the introduction."""
        return self.letters[1:]

    @property
    def photos(self) -> tuple[str, ...]:
        """The ids of all photographs, in the order of the book."""
        return tuple(photo for letter in self.letters for photo in letter.photos)


def make_plan(size: Size, seed: int) -> Plan:
    """The plan that belongs to this size and seed."""
    chance = random.Random(f"plan {seed}")
    grammars = grammars_for(chance)
    people = tuple(_people(size.people, grammars["en"], chance))
    return Plan(size, seed, people, tuple(_letters(size, people, grammars, chance)))


def grammars_for(chance: random.Random) -> dict[str, Grammar]:
    """A grammar for each language of the book."""
    return {
        "en": Grammar(FOLDER / "en.txt", chance, inflect=inflect, join=with_articles),
        "fr": Grammar(FOLDER / "fr.txt", chance, join=with_elisions),
        "es": Grammar(FOLDER / "es.txt", chance),
        "ar": Grammar(FOLDER / "ar.txt", chance),
    }


def slug(text: str) -> str:
    """Lower-case words with hyphens, for ids and file names; "" for a text without Latin letters."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ł", "l"))
    return "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)).lower()))


def _people(count: int, english: Grammar, chance: random.Random) -> Iterator[Person]:
    names = Grammar(FOLDER / "names.txt", chance)
    taken: set[str] = set()
    while len(taken) < count:
        first, last = names.deal("first"), names.deal("last")
        identifier = slug(f"{first} {last}")
        if identifier not in taken:
            taken.add(identifier)
            name, town = f"{first} {last}", english.deal("town")
            yield Person(identifier, name, f"{last}, {first}", town, chance.choice(("he", "she")))


def _letters(
    size: Size, people: tuple[Person, ...], grammars: dict[str, Grammar], chance: random.Random
) -> Iterator[Letter]:
    texts = size.pieces + 1
    weights = [chance.uniform(0.65, 1.35) for _ in range(texts)]
    places = {language: Places(lines, chance) for language, lines in read_parts(FOLDER / "places.txt").items()}
    titles: set[str] = set()
    photos = photo_ids(size.photos, texts)
    for number in range(texts):
        language = _language(number)
        place, country, coordinates, word = places[language].deal()
        grammar = grammars[language]
        author = people[(number - 1) % len(people)].id
        second = people[(number + 5) % len(people)].id
        yield Letter(
            stem=f"{number:0{max(2, len(str(size.pieces)))}}-{word}" if number else "introduction",
            number=number,
            language=language,
            place=place,
            country=country,
            coordinates=coordinates,
            title=_new(titles, grammar, language) if number else "A Year of Letters",
            subtitle=grammar.sentence("subtitle") if number % 3 else "",
            summary=grammar.sentence("summary"),
            by=((author, second) if number % 11 == 7 and second != author else (author,))
            if number
            else tuple(person.id for person in people[:2]),
            published=FIRST_LETTER + timedelta(weeks=max(0, number - 1)),
            words=round(size.words * weights[number] / sum(weights)),
            photos=photos[number],
            notes=share(size.notes, texts, number),
            marks=share(size.marks, texts, number),
            references=share(size.references, texts, number),
        )


class Places:
    """Places of the letters in one language, dealt in an order of their own."""

    def __init__(self, lines: tuple[str, ...], chance: random.Random) -> None:
        self._lines = chance.sample(lines, len(lines))
        self._next = 0

    def deal(self) -> tuple[str, str, tuple[float, float], str]:
        """The next place, its country's code, its coordinates, and the place in plain letters for a file name."""
        place, country, coordinates, *plain = self._lines[self._next % len(self._lines)].split(", ")
        self._next += 1
        north, east = coordinates.split()
        return place, country, (float(north), float(east)), plain[0] if plain else slug(place)


def photo_ids(photos: int, texts: int) -> list[tuple[str, ...]]:
    """The ids of the photographs in each text."""
    found, made = [], 0
    for text in range(texts):
        count = share(photos, texts, text)
        found.append(tuple(f"view-{made + n + 1:0{max(3, len(str(photos)))}}" for n in range(count)))
        made += count
    return found


def _language(number: int) -> str:
    turn, rest = divmod(number, FOREIGN_EVERY)
    return ("fr", "es", "ar")[turn % 3] if rest == 4 else "en"


def _new(titles: set[str], grammar: Grammar, language: str) -> str:
    """A title that no other letter has."""
    while True:
        title = grammar.sentence("title")
        if language == "en":
            title = title_case(title)
        if title not in titles:
            titles.add(title)
            return title
