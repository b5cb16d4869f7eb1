"""The biography at the end of an article, told by the name it begins with; knows no other piece."""

from __future__ import annotations

import re

from anthology.importers.article import Block, BlockKind
from anthology.importers.recognition.draft import Draft, Person
from anthology.importers.recognition.names import folded, leading_name
from anthology.importers.recognition.phrases import any_of, pattern

_LONGEST = 1500
"""Characters of a paragraph of a biography that stands with a piece."""
_MOST_FURTHER = 3
_EDGE = 8
_ABOUT = re.compile(rf"{any_of('about')}\s*:?", re.IGNORECASE)
_STAR = r"(?<![\\*])\*(?!\*)"
_APPOSITION = r"(?:\s*\([^)]{1,60}\)|,[^.]{1,80}?,)?\s*,?\s+"


def recognise_biography(draft: Draft) -> None:
    """Take biographies off the end of the text."""
    named = tuple(draft.authors)
    found = _biographies(draft)
    taken = [block for _, blocks in found for block in blocks]
    if not taken or len(taken) == len([block for block in draft.blocks if block.words]):
        return  # A text of nothing but such paragraphs is itself about people.
    for name, blocks in found:
        _keep(draft, name, "\n\n".join(_unmarked(block.markdown) for block in blocks))
        for block in blocks:
            draft.set_aside(block, f"The biography of {name}, for people in book.yaml.")
    _tell_authors_from_others(draft, [folded(person.name) for person in named])
    _take_heading(draft)
    _take_break(draft)


def _biographies(draft: Draft) -> list[tuple[str, list[Block]]]:
    """Whose biographies stand at the end, with their paragraphs: the first begins with the name, others go on."""
    heading = next((block for block in draft.blocks[-_EDGE:] if _ABOUT.fullmatch(block.words.strip())), None)
    found: list[tuple[str, list[Block]]] = []
    further: list[Block] = []
    for block in reversed(draft.blocks):
        if block.kind in {BlockKind.BREAK, BlockKind.PICTURE}:
            continue
        if block is heading:
            if further and len(draft.authors) == 1:
                found.append((draft.authors[0].name, further))
            break
        if name := _about(block, draft):
            found.append((name, [block, *further]))
            further = []
        elif len(further) < _MOST_FURTHER and _goes_on(block, under_heading=heading is not None):
            further = [block, *further]
        else:
            break
    return found[::-1]


def _goes_on(block: Block, *, under_heading: bool) -> bool:
    """Whether a paragraph may go on with a biography."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.words) > _LONGEST:
        return False
    return under_heading or pattern("further").match(block.words.strip()) is not None


def _about(block: Block, draft: Draft) -> str:
    """Whose biography this is; "" where it is none."""
    words = block.words.strip()
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.QUOTATION} or len(words) > _LONGEST:
        return ""
    known = [*(person.name for person in draft.authors), *draft.known.people, *_credited(draft)]
    for name in known:
        if name and folded(words).startswith(folded(name) + " ") and _tells(words[len(name) :]):
            return name
    name = leading_name(words)
    if not name or not _tells(words[len(name) :]) or folded(name) == folded(draft.place):
        return ""
    # Who writes a text is not spoken of in it.
    spoken_of = any(folded(name) in folded(other.words) for other in draft.blocks if other is not block)
    return "" if spoken_of else name


def _credited(draft: Draft) -> list[str]:
    return [picture.credit for block in draft.blocks for picture in block.pictures if picture.credit]


def _tells(rest: str) -> bool:
    return re.match(_APPOSITION + any_of("biography"), rest) is not None


def _keep(draft: Draft, name: str, bio: str) -> None:
    """Give a person their biography: the author of that name, or one who is new."""
    for at, person in enumerate(draft.authors):
        if folded(person.name) == folded(name):
            whole = f"{person.bio}\n\n{bio}" if person.bio else bio
            draft.authors[at] = Person(person.name, whole)
            return
    if folded(name) in map(folded, draft.translators):
        draft.others.append(Person(name, bio))
    else:
        draft.authors.append(Person(name, bio))


def _tell_authors_from_others(draft: Draft, named: list[str]) -> None:
    """Who is named for a picture only is no author, as long as somebody else is."""
    pictured = [folded(name) for name in _credited(draft)]
    others = [p for p in draft.authors if folded(p.name) in pictured and folded(p.name) not in named]
    if len(others) < len(draft.authors):
        draft.authors = [person for person in draft.authors if person not in others]
        draft.others += others


def _unmarked(markdown: str) -> str:
    """Without the italics that many pages set a whole biography in, or the sign of a quotation."""
    bare = re.sub(r"^> ?", "", markdown.strip(), flags=re.MULTILINE)
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r" \1 ", bare)
    if not re.search(r"\w", re.sub(rf"{_STAR}[^*]+{_STAR}", "", plain)):
        # Emphasis that covers every word, with breaks at the links only.
        return re.sub(rf"(\]\([^)]*\))|{_STAR}", lambda found: found[1] or "", bare)
    for sign in ("**", "*", "_"):
        inner = bare[len(sign) : -len(sign)]
        if bare.startswith(sign) and bare.endswith(sign) and inner and sign[0] not in inner:
            return inner
    return bare


def _take_heading(draft: Draft) -> None:
    last = next((block for block in reversed(draft.blocks) if block.words), None)
    if last and _ABOUT.fullmatch(last.words.strip()):
        draft.set_aside(last, "The heading of the biography.")


def _take_break(draft: Draft) -> None:
    while draft.blocks and draft.blocks[-1].kind is BlockKind.BREAK:
        draft.blocks.pop()
