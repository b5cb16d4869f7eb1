"""Writes a small book of anything that a book may have, from a seed: every kind of text, section, mark and script."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import yaml
from PIL import Image

ALPHABETS = {
    "en": "the ferry market office ink first fifty affluent lamp's coöperate naïve re-enter e-mail 1,200 3½ AT&T "
    "well-known and/or x² CO₂ № 7 10% £5 “quoted” (aside) [sic] a—b 1914–1918 … § 12 N.B. e.g. fjord",
    "fr": "l’été où naître œuvre garçon aiguë 12 € n’est qu’hier Noël ça déjà cœur façade",
    "de": "Straße Größe Übermut Donaudampfschifffahrt läßt Äpfel schön Mäuse auffällig",
    "es": "mañana ¿quién? señal pingüino ¡ay! Potosí corazón llueve años",
    "el": "θάλασσα νερό ποιητής ἄνθρωπος πόλη",
    "ru": "вода город письмо ёлка объезд",
    "ar": "البحر والمدينة ماء كتاب الرسالة سوق شال لا",
}
MARKED = (
    "*{}*",
    "**{}**",
    "`{}`",
    "[{}](https://example.org/a?b=1&c=2)",
    "[{}]{{lang=fr}}",
    '[{}]{{index="{}"}}',
    "***{}***",
)
WORD = "abcdefghijklmnopqrstuvwxyz"


def write_random_book(folder: Path, seed: int) -> None:
    """Write book.yaml, chapters/ and photos/ into a new folder."""
    _Book(folder, Random(seed)).write()


class _Book:
    def __init__(self, folder: Path, chance: Random) -> None:
        self.folder, self.chance = folder, chance
        self.globe = Random(chance.getstate()[1][0])  # Its own, so that the texts of a seed stay what they were.
        self.people = [f"person-{n}" for n in range(1, chance.randint(2, 6))]
        self.photos = [f"photo-{n}" for n in range(1, chance.randint(2, 9))]
        self.pieces = [f"{n:02}-{self._name()}" for n in range(1, chance.randint(3, 7))]
        self.unplaced = list(self.photos)

    def write(self) -> None:
        for name in ("chapters", "photos"):
            (self.folder / name).mkdir(parents=True)
        for photo in self.photos:
            size = (self.chance.randint(300, 900), self.chance.randint(300, 900))
            data = BytesIO()
            Image.effect_noise((size[0] // 8, size[1] // 8), 60).resize(size).convert("RGB").save(data, "JPEG")
            (self.folder / f"photos/{photo}.jpg").write_bytes(data.getvalue())
        entries = [self._piece(stem, last=stem == self.pieces[-1]) for stem in self.pieces]
        text = yaml.safe_dump(self._manifest(entries), allow_unicode=True, sort_keys=False)
        (self.folder / "book.yaml").write_text(text, encoding="utf-8")

    def _manifest(self, entries: list[dict[str, Any]]) -> dict[str, Any]:
        chance = self.chance
        half = len(entries) // 2
        grouped: list[Any] = [
            *entries[:half],
            {"part": self._plain(3), "epigraph": self._plain(6), "pieces": entries[half:]},
        ]
        front = ["half-title", "title-page", "copyright", "contents"]
        back = ["photo-credits", "correspondents", "places", "acknowledgements", "colophon"]
        return {
            "title": self._plain(3),
            "subtitle": self._plain(5),
            "language": chance.choice(["en", "en", "fr", "de", "es"]),
            "slug": "random",
            "series": {"name": self._plain(2)},
            "editors": [self.people[0]],
            "publisher": {"name": "Example Press", "place": "Paris"},
            "licence": "CC-BY-4.0",
            "funding": [{"funder": "Example Fund", "statement": "Made possible by the Example Fund."}],
            "people": {p: self._person() for p in self.people},
            "photos": {p: self._photo(p) for p in self.photos},
            "contents": [*filter(self._taken, front), *grouped, *filter(self._taken, back)],
            "editions": {
                "pages": {
                    "trim": chance.choice(["140mm x 216mm", "148mm x 210mm", "6in x 9in", "110mm x 170mm"]),
                    "opening": chance.choice(["recto", "next"]),
                },
                "press": {"min_ppi": 72, "ink": chance.choice(["cmyk", "black"])},
                "cover": {"back": self._plain(30)},
            },
        }

    def _taken(self, section: str) -> bool:
        return section in {"title-page", "acknowledgements"} or self.chance.random() < 0.8

    def _person(self) -> dict[str, Any]:
        name = f"{self._name().title()} {self._name().title()}"
        return {"name": name, "sort": name.split()[1], "bio": f"{name} {self._words(20)}.", "short_bio": self._plain(8)}

    def _photo(self, name: str) -> dict[str, Any]:
        record: dict[str, Any] = {"file": f"photos/{name}.jpg", "alt": self._plain(6)}
        record["by"] = self.chance.choice([*self.people, "Ana Invented"])
        if self.chance.random() < 0.8:
            record["caption"] = self._words(6)
        return record | {
            "licence": self.chance.choice(["CC-BY-4.0", "all-rights-reserved"]),
            "cleared": ["epub", "reading", "print"],
        }

    def _piece(self, stem: str, *, last: bool) -> dict[str, Any]:
        language = self.chance.choice(["en", "en", "en", "fr", "de", "es", "ar", "el"])
        notes: list[str] = []
        blocks = [self._paragraph(language, notes)]
        for _ in range(self.chance.randint(4, 14)):
            blocks.append(self.chance.choice(self._kinds(last=last))(language, notes))
        if last:
            blocks += [self._figure(photo) for photo in self.unplaced]
        blocks.append(self._paragraph(language, notes))
        (self.folder / f"chapters/{stem}.md").write_text("\n\n".join([*blocks, *notes]) + "\n", encoding="utf-8")
        entry = {"file": f"chapters/{stem}.md", "title": self._plain(4), "by": [self.chance.choice(self.people)]}
        entry |= {"place": self._name().title(), "country": self.chance.choice(["FR", "BO", "JP", "KE"])}
        if self.globe.random() < 0.6:
            entry["coordinates"] = [round(self.globe.uniform(-90, 90), 2), round(self.globe.uniform(-180, 180), 2)]
        entry["language"] = language
        if self.chance.random() < 0.7:
            entry["number"] = self.pieces.index(stem) + 1
        if self.chance.random() < 0.5:
            entry |= {"summary": self._plain(10), "subtitle": self._plain(4)}
        return entry

    def _kinds(self, *, last: bool) -> list[Callable[[str, list[str]], str]]:
        return [self._paragraph] * 6 + [
            self._heading,
            self._quotation,
            self._list,
            self._table,
            self._fenced,
            self._break,
            self._placed,
            self._interview,
            self._long_note,
        ]

    # Blocks

    def _paragraph(self, language: str, notes: list[str]) -> str:
        parts = []
        for _ in range(self.chance.randint(8, 90)):
            word = self._word(language)
            if self.chance.random() < 0.06:
                mark = self.chance.choice(MARKED)
                plain = self._name()
                word = (
                    mark.format(plain, plain) if "index" in mark or "`" in mark else mark.format(word.strip("“”[]()"))
                )
            parts.append(word)
        text = " ".join(parts) + "."
        if self.chance.random() < 0.25:
            text += self._called(language, notes)
        if self.chance.random() < 0.2:
            text += f" [{self._name()}](piece:{self.chance.choice(self.pieces)})."
        return text

    def _called(self, language: str, notes: list[str]) -> str:
        label = str(len(notes) + 1)
        notes.append(f"[^{label}]: {self._words(self.chance.randint(3, 40), language)}.")
        return f"[^{label}]"

    def _long_note(self, language: str, notes: list[str]) -> str:
        label = str(len(notes) + 1)
        notes.append(f"[^{label}]: {self._words(12, language)}.\n\n    {self._words(9, language)}.")
        return f"{self._words(12, language)}.[^{label}]"

    def _heading(self, language: str, _notes: list[str]) -> str:
        return f"## {self._words(4, language)}\n\n{self._words(15, language)}."

    def _quotation(self, language: str, _notes: list[str]) -> str:
        said = f"> {self._words(20, language)}."
        return f"{said}\n>\n> — {self._name().title()}" if self.chance.random() < 0.5 else said

    def _list(self, language: str, _notes: list[str]) -> str:
        sign = self.chance.choice(["-", "1."])
        items = [
            f"{sign} {self._words(self.chance.randint(2, 25), language)}" for _ in range(self.chance.randint(2, 5))
        ]
        if self.chance.random() < 0.3:
            items.insert(1, f"   {sign} {self._words(5, language)}")
        return "\n".join(items)

    def _table(self, language: str, _notes: list[str]) -> str:
        row = lambda: "| " + " | ".join(self._name() for _ in range(3)) + " |"  # noqa: E731
        return "\n".join([row(), "|---|---|---|", *(row() for _ in range(self.chance.randint(1, 5)))])

    def _fenced(self, language: str, _notes: list[str]) -> str:
        kind = self.chance.choice(["pull-quote", "verse", "letter", "aside"])
        lines = [self._words(self.chance.randint(3, 9), language) for _ in range(self.chance.randint(2, 5))]
        return f"::: {kind}\n" + "\n".join(lines) + "\n:::"

    def _interview(self, language: str, _notes: list[str]) -> str:
        turns = [f"**{self._name().title()}:** {self._words(15, language)}." for _ in range(3)]
        return "::: interview\n" + "\n\n".join(turns) + "\n:::"

    def _break(self, language: str, _notes: list[str]) -> str:
        return f"***\n\n{self._words(14, language)}."

    def _placed(self, language: str, _notes: list[str]) -> str:
        if not self.unplaced:
            return f"{self._words(9, language)}."
        return self._figure(self.unplaced.pop())

    def _figure(self, photo: str) -> str:
        return f"![](photo:{photo}){self.chance.choice(['', '{.wide}', '{.small}', '{.plate}'])}"

    # Words

    def _word(self, language: str) -> str:
        roll = self.chance.random()
        if roll < 0.55:
            return self._name()
        return self.chance.choice(ALPHABETS[language if roll < 0.9 else self.chance.choice(list(ALPHABETS))].split())

    def _words(self, count: int, language: str = "en") -> str:
        return " ".join(self._word(language) for _ in range(count)).strip("“”").capitalize()

    def _plain(self, count: int) -> str:
        return " ".join(self._name() for _ in range(count)).capitalize()

    def _name(self) -> str:
        return "".join(self.chance.choice(WORD) for _ in range(self.chance.randint(2, 10)))
