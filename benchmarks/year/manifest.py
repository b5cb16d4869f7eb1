"""book.yaml of the invented year, as data; knows the keys of a manifest and no file but by name."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from year.english import title_case
from year.grammar import Grammar, read_parts
from year.plan import FOLDER, Letter, Person, Plan, grammars_for

Entry = dict[str, Any]

PARTS = ("Winter", "Spring", "Summer", "Autumn")
EDITIONS = ["epub", "reading", "print"]
LICENCES = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-ND-4.0", "all-rights-reserved")


def manifest(plan: Plan) -> Entry:
    """The manifest that belongs to a plan."""
    chance = random.Random(f"manifest {plan.seed}")
    english = grammars_for(chance)["en"]
    photos = {photo: entry for letter in plan.letters for photo, entry in _photos(letter, plan, english, chance)}
    own = {photo for letter in plan.pieces if _keeps_its_photos(letter) for photo in letter.photos}
    published = date(plan.letters[-1].published.year + 1, 3, 1)
    return {
        "title": "A Year of Letters",
        "subtitle": "What the correspondents wrote home",
        "language": "en",
        "slug": "a-year-of-letters",
        "series": {"name": "The Correspondents", "url": "https://example.org/correspondents"},
        "editors": [person.id for person in plan.people[:2]],
        "publisher": {"name": "Example Press", "place": "Lisbon", "url": "https://example.org"},
        "published": published,
        "edition": "First edition",
        "description": "Letters from everywhere, one a week, about how places work and who keeps them working.",
        "subjects": ["Cities", "Work", "Letters"],
        "isbn": {edition: _isbn(number) for number, edition in enumerate(EDITIONS)},
        "licence": "CC-BY-NC-ND-4.0",
        "copyright": f"© {published.year} the authors",
        "funding": [
            {
                "funder": "Example Foundation",
                "statement": "Made possible through the support of the Example Foundation.",
                "url": "https://example.org/foundation",
            }
        ],
        "people": {person.id: _person(person, english) for person in plan.people},
        **({"photos": rest} if (rest := {p: e for p, e in photos.items() if p not in own}) else {}),
        "contents": _contents(plan, photos),
        "editions": _editions(plan),
    }


def _person(person: Person, english: Grammar) -> Entry:
    given = {
        "name": person.name,
        "town": person.town,
        "he": person.he,
        "He": person.he.title(),
        "His": "His" if person.he == "he" else "Her",
        "book": title_case(english.say("title")),
    }
    return {
        "name": person.name,
        "sort": person.sort,
        "bio": english.say("bio", **given),
        "short_bio": english.say("short_bio", **given),
        "links": [{"label": "The Example Review", "url": f"https://example.org/people/{person.id}"}],
    }


def _photos(letter: Letter, plan: Plan, english: Grammar, chance: random.Random) -> list[tuple[str, Entry]]:
    agencies = read_parts(FOLDER / "names.txt")["agency"]
    found = []
    for photo in letter.photos:
        entry: Entry = {
            "file": f"photos/{photo}.jpg",
            "alt": english.sentence("alt"),
            "caption": english.sentence("caption"),
            "by": letter.by[0] if chance.random() < 0.5 else chance.choice(plan.people).id,
            "licence": chance.choice(LICENCES),
            "taken": f"{letter.published.year - 1}-{chance.randint(1, 12):02}",
            "cleared": EDITIONS,
        }
        if chance.random() < 0.15:
            entry["holder"] = chance.choice(agencies)
        if chance.random() < 0.3:
            entry["source"] = f"https://example.org/photographs/{photo}"
        if chance.random() < 0.2:
            entry["focus"] = [0.5, 0.4]
        found.append((photo, entry))
    return found


def _keeps_its_photos(letter: Letter) -> bool:
    """Whether a piece's photographs stand in its own entry instead of in the list of all."""
    return letter.number % 8 == 3


def _contents(plan: Plan, photos: dict[str, Entry]) -> list[Any]:
    introduction = plan.letters[0]
    generated = ["half-title", "title-page", "copyright", "contents"]
    opening = {
        "file": f"chapters/{introduction.stem}.md",
        "kind": "introduction",
        "title": introduction.title,
        "by": list(introduction.by),
    }
    names = PARTS[: min(len(PARTS), len(plan.pieces))]
    parts = [
        {
            "part": name,
            "epigraph": f"{name} is only weather; the letters are the year.",
            "pieces": [
                _piece(letter, plan, photos)
                for letter in plan.pieces
                if (letter.number - 1) * len(names) // len(plan.pieces) == which
            ],
        }
        for which, name in enumerate(names)
    ]
    back = ["correspondents", "places", "index", "acknowledgements", "colophon"]
    return [*generated, opening, *parts, *(["photo-credits"] if photos else []), *back]


def _piece(letter: Letter, plan: Plan, photos: dict[str, Entry]) -> Entry:
    entry: Entry = {
        "file": f"chapters/{letter.stem}.md",
        "number": letter.number,
        "place": letter.place,
        "country": letter.country,
        "coordinates": list(letter.coordinates),
        "title": letter.title,
        "subtitle": letter.subtitle,
        "by": list(letter.by),
        "published": letter.published,
        "url": f"https://example.org/correspondents/{letter.stem}",
        "summary": letter.summary,
    }
    if not letter.subtitle:
        del entry["subtitle"]
    if letter.language != "en":
        entry["language"] = letter.language
    other = plan.people[(letter.number + 2) % len(plan.people)].id
    if letter.number % 13 == 6 and other not in letter.by:
        entry["translated_by"] = [other]
    if letter.photos and letter.number % 6 == 2:
        entry["photographs_by"] = [other]
    if letter.number % 17 == 5:
        entry["licence"] = "CC-BY-SA-4.0"
    if letter.photos and _keeps_its_photos(letter):
        entry["photos"] = {photo: photos[photo] for photo in letter.photos}
    return entry


def _editions(plan: Plan) -> Entry:
    cover: Entry = {"back": "Letters from everywhere, one a week, about how places work."}
    if plan.photos:
        cover = {"image": f"photos/{plan.photos[0]}.jpg", "title_colour": "#ffffff", **cover}
    return {"pages": {"trim": "140mm x 216mm", "theme": "default"}, "cover": cover}


def _isbn(number: int) -> str:
    """An ISBN of the range that is kept free for examples (ISO 2108: the last digit is the check)."""
    digits = f"97800000000{number}"
    check = -sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10
    return f"978-0-00-00000{number}-{check}"
