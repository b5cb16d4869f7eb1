"""The biography at the end of an article, told by the name it begins with; knows no other piece."""

from __future__ import annotations

import re

from anthology.importers.article import Block, BlockKind
from anthology.importers.recognition.draft import Draft, Person
from anthology.importers.recognition.names import folded, leading_name
from anthology.importers.recognition.phrases import any_of

_LONGEST = 1500
"""Characters of a biography that stands with a piece."""
_ABOUT = re.compile(rf"{any_of('about')}\s*:?", re.IGNORECASE)
_STAR = r"(?<![\\*])\*(?!\*)"
_APPOSITION = r"(?:\s*\([^)]{1,60}\)|,[^.]{1,80}?,)?\s*,?\s+"


def recognise_biography(draft: Draft) -> None:
    """Take biographies off the end of the text, the last first."""
    named = tuple(draft.authors)
    found: list[tuple[Block, str]] = []
    for block in reversed(draft.blocks):
        if block.kind in {BlockKind.BREAK, BlockKind.PICTURE}:
            continue
        name = _about(block, draft)
        if not name:
            break
        found.append((block, name))
    if len(found) == len([b for b in draft.blocks if b.words]):
        return  # A text of nothing but such paragraphs is itself about people.
    for block, name in reversed(found):
        _keep(draft, name, block)
        draft.set_aside(block, f"The biography of {name}, for people in book.yaml.")
    if found:
        _tell_authors_from_others(draft, [folded(person.name) for person in named])
        _take_heading(draft)
        _take_break(draft)


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


def _keep(draft: Draft, name: str, block: Block) -> None:
    """Give a person their biography: the author of that name, or one who is new."""
    bio = _unmarked(block.markdown)
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
