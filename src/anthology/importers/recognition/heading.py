"""Series, number, place and title out of the words above an article; knows the heading and, to be sure, the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from anthology.importers.article import Leftover
from anthology.importers.recognition.draft import Draft
from anthology.importers.recognition.names import folded, is_name_word
from anthology.importers.recognition.phrases import any_of, pattern

_NUMBER = re.compile(rf"(?:#\s?|№\s?|(?<!\w){any_of('number')}\s)(?P<number>\d{{1,4}})(?!\w)", re.IGNORECASE)
_PARTS = re.compile(r"\s+[–—|·•]\s+|\s+//+\s+|\s+-\s+|\s*[(\[](?=[^)\]]*\d)|(?<=\d)[)\]]")
"""What parts a heading into segments; brackets only round a number."""
_COLON = re.compile(r"\s*:\s+|\s+[–—|·•]\s+|\s+//+\s+|\s+-\s+|\.\s+")
"""What stands between a place and a title."""
# fmt: off
_PARTICLES = frozenset((
    "al", "am", "an", "and", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "e", "el", "et",
    "in", "la", "las", "le", "les", "los", "of", "sur", "the", "y",
))
# fmt: on
_LONGEST_PLACE = 6
_LONGEST = 100
_HEADED = 120
"""Characters of a line that may go on with a heading that has a number and no title."""


@dataclass(frozen=True, slots=True)
class _Split:
    """A heading taken apart. sure: whether its order leaves no doubt about the place."""

    series: str
    number: int | None
    place: str
    title: str
    sure: bool = True


def recognise_heading(draft: Draft) -> None:
    """Fill in series, number, place and title. What cannot be told stays in the title, and that is said."""
    heading = draft.article.heading.strip()
    if not heading:
        draft.unsure(
            f"No heading can be told from the text, so the name of its file is the title: {draft.article.source.file}.",
            "Write number, place and title into the entry in book.yaml.",
        )
        return
    draft.leftovers.append(Leftover(heading, "The heading, taken apart in the entry in book.yaml."))
    split = _taken_apart(heading, draft.known.series)
    first = draft.blocks[0] if draft.blocks else None
    if split.number is not None and not split.title and first and first.words and len(first.words) <= _HEADED:
        split = _taken_apart(f"{heading}: {first.words}", draft.known.series)
        draft.set_aside(first, "The title.")
    if split.place and not split.sure and not draft.says(split.place):
        split = _Split(split.series, split.number, "", f"{split.place}: {split.title}", sure=False)
    draft.series, draft.number, draft.place = split.series, split.number, split.place
    draft.title = _bare(split.title) or heading
    if split.number is None:
        draft.unsure(
            f"The heading “{heading}” tells no number in the series.",
            "Look at number, place and title in the entry in book.yaml, and complete them.",
        )
    elif not split.place:
        draft.unsure(
            f"No place can be told for certain from the heading “{heading}”.",
            "Write place: and the place into the entry in book.yaml, and take it out of the title if it is in it.",
        )


def _taken_apart(heading: str, known: tuple[str, ...]) -> _Split:
    found = list(_NUMBER.finditer(heading))
    if len(found) != 1:
        return _without_number(heading, known)
    number = found[0]
    count = int(number["number"])
    if not 1 <= count <= 9999:
        return _without_number(heading, known)
    cuts = [(cut.start(), cut.end()) for cut in _PARTS.finditer(heading)]
    start = max((end for _, end in cuts if end <= number.start()), default=0)
    stop = min((begin for begin, _ in cuts if begin >= number.end()), default=len(heading))
    before, after = _trimmed(heading[start : number.start()]), heading[number.end() : stop]
    head, tail = _trimmed(heading[:start]), _trimmed(after + heading[stop:])
    if not before and head and _is_series(head, known) and (known or _place_and_title(tail)[0]):
        before, head = head, ""
    if head and not before and tail:
        head, tail, before = "", f"{head}: {tail}", known[0] if known else ""
    elif tail and before and known and not head and not _is_series(before, known) and _may_be_place(before):
        return _Split(known[0], count, before, tail)
    if not head and ": " in before and not tail:
        head, _, before = before.rpartition(": ")
    if head and tail and not _is_series(before, known):
        return _Split("", count, "", heading)
    if head and tail:
        head = f"{head}: {tail}"
    place, title = _place_and_title(head or tail)
    return _Split(before, count, place, title, sure=not head)


def _without_number(heading: str, known: tuple[str, ...]) -> _Split:
    for series in known:
        at = heading.find(series)
        if at >= 0:
            rest = _trimmed(heading[:at]) or _trimmed(heading[at + len(series) :])
            place, title = _place_and_title(rest)
            return _Split(series, None, place, title, sure=False)
    return _Split("", None, "", heading)


def _place_and_title(text: str) -> tuple[str, str]:
    cut = _COLON.search(text)
    if cut and cut.start():
        place = _place_in(text[: cut.start()])
        title = _trimmed(text[cut.end() :])
        if place and title:
            return place, title
    return "", text


def _place_in(text: str) -> str:
    """The place that these words name, without a letter from it; "" where they can be none."""
    letter = pattern("letter_from").match(text.strip())
    place = text.strip()[letter.end() :].strip() if letter else text.strip()
    return place if _may_be_place(place) else ""


def _may_be_place(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= _LONGEST_PLACE or len(text) > _LONGEST or re.search(r"[?!;:¿¡“”\"\d]", text):
        return False
    return is_name_word(words[0]) and all(is_name_word(w) or w.casefold() in _PARTICLES for w in words)


def _is_series(text: str, known: tuple[str, ...]) -> bool:
    return not known or folded(text) in map(folded, known)


def _trimmed(text: str) -> str:
    """Without the signs that parted it from its neighbours."""
    return re.sub(r"^[\s:–—|·•/,.)\]-]+|[\s:–—|·•/,(\[-]+$", "", text).strip()


def _bare(title: str) -> str:
    """Without quotation marks round the whole of it."""
    quoted = re.fullmatch(r"[“\"«‘]\s?([^“”\"«»]+?)\s?[”\"»’]", title)
    return quoted[1] if quoted else title
