"""What a Word file holds beside its running text: changes, comments, hidden words, heads and feet; as data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.book.markup import Element
from anthology.diagnostics import Diagnostic, warning
from anthology.importers.article import Leftover
from anthology.importers.word.package import Package
from anthology.sources import Location

DELETED = "A tracked change took it out."
_LONGEST = 300
"""Characters of a comment or of what it is about that are told in full."""
_TEXTS = frozenset({"t", "delText"})
_NAMING = frozenset({"name", "basedOn", "pPr"})
_GAPS = frozenset({"p", "br", "cr", "tab", "tc"})


def take_unseen(package: Package) -> tuple[tuple[Leftover, ...], tuple[Diagnostic, ...]]:
    """The words of a package that are not its text, and what is told of them; hidden words are taken out of it.

    Tracked changes are read as accepted (ECMA-376, Part 1, section 17.13.5).
    """
    left: list[Leftover] = []
    told: list[Diagnostic] = []
    for root in texts_of(package):
        left += _leftovers(_hidden(root), "Word hides it: its font has the mark “hidden”.")
        left += _leftovers(map(words_of, root.iter("{*}oMath")), "A formula, which a chapter cannot hold.")
        left += _leftovers(map(words_of, root.iter("{*}txbx")), "It stands in a text box, apart from the text.")
        left += _leftovers(_deleted(root), DELETED)
        told += _changes(root, package.name)
    for kind, where in (("header", "at the head"), ("footer", "at the foot")):
        texts = dict.fromkeys(words_of(package.texts[part]) for part in package.related(package.main, kind))
        left += _leftovers(texts, f"It stands {where} of the pages in Word.")
    drawn = (r for p, r in package.texts.items() if re.fullmatch(r"word/(?:charts/chart|diagrams/data)\d*\.xml", p))
    left += _leftovers((_words(r, frozenset({"t", "v"})) for r in drawn), "It stands in a chart or diagram of Word.")
    for leftover, diagnostic in _comments(package):
        left.append(leftover)
        told.append(diagnostic)
    return tuple(left), tuple(told)


def words_of(element: Element) -> str:
    """All words in an element of Word's, paragraphs and breaks as spaces."""
    return _words(element, _TEXTS)


def _words(element: Element, texts: frozenset[str]) -> str:
    parts = []
    for part in element.iter():
        kind = part.tag.rpartition("}")[2]
        parts.append((part.text or "") if kind in texts else " " if kind in _GAPS else "")
    return " ".join("".join(parts).split())


def _leftovers(texts: Iterator[str] | map[str] | dict[str, None], reason: str) -> list[Leftover]:
    return [Leftover(words, reason) for words in texts if words]


def settle(package: Package) -> None:
    """Give every part of the text one form of what Word writes in two, and what mammoth would leave out a place.

    Of alternatives (ECMA-376, Part 3, section 10) the one that mammoth reads stays: the fallback, where it says
    anything. What stands in fields and in runs of another direction stands where these stood. The looks of styles go:
    they are most of a file's XML, and only the names of styles are read.
    """
    for root in texts_of(package):
        for choices in list(root.iter("{*}AlternateContent")):
            fallback = choices.find("{*}Fallback")
            says = fallback is not None and next(fallback.iter("{*}t", "{*}imagedata", "{*}blip"), None) is not None
            for choice in choices.findall("{*}Choice"):
                if says:
                    choices.remove(choice)
                else:
                    _replace(choices, list(choice))
                    break
        for element in list(root.iter("{*}fldSimple", "{*}dir", "{*}bdo")):
            _replace(element, list(element))
    for part in package.related(package.main, "styles"):
        for style in package.texts[part].iter("{*}style"):
            for element in list(style):
                if element.tag.rpartition("}")[2] not in _NAMING:
                    style.remove(element)


def texts_of(package: Package) -> list[Element]:
    """The text, and its notes at the foot and at the end."""
    notes = (p for kind in ("footnotes", "endnotes") for p in package.related(package.main, kind))
    return [package.texts[part] for part in dict.fromkeys((package.main, *notes))]


def _replace(element: Element, others: list[Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = others


def _hidden(root: Element) -> Iterator[str]:
    for mark in list(root.iter("{*}vanish")):
        run = next(mark.iterancestors("{*}r"), None)
        if run is not None and _attribute(mark, "val") not in ("0", "false"):
            yield words_of(run)
            _replace(run, [])


def _deleted(root: Element) -> Iterator[str]:
    for element in root.iter("{*}del", "{*}moveFrom"):
        row = next(element.iterancestors("{*}trPr"), None)
        holder = None if row is None else row.getparent()
        yield words_of(element if holder is None else holder)


def _changes(root: Element, name: str) -> Iterator[Diagnostic]:
    changes = list(root.iter("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo"))
    if not changes:
        return
    people = ", ".join(dict.fromkeys(who for e in changes if (who := _attribute(e, "author")))) or "nobody named"
    yield warning(
        "source-changes",
        f"{name} has {len(changes)} tracked changes (by {people}): they were read as accepted.",
        Location(name),
        "The words that they took out are in the leftovers; to have them back, reject the changes in Word.",
    )


def _comments(package: Package) -> Iterator[tuple[Leftover, Diagnostic]]:
    about = dict(_commented(package.texts[package.main]))
    for part in package.related(package.main, "comments"):
        for comment in package.texts[part].iter("{*}comment"):
            who, words = _attribute(comment, "author") or "Somebody", words_of(comment)
            where = about.get(_attribute(comment, "id"), "")
            passage = f" on “{_short(where)}”" if where else ""
            yield (
                Leftover(words, f"A comment by {who}{passage}."),
                warning(
                    "source-comment",
                    f"{who} commented{passage} in {package.name}: “{_short(words)}”.",
                    Location(package.name),
                    "Comments do not get into the chapter: do what this one asks for.",
                ),
            )


def _commented(root: Element) -> Iterator[tuple[str, str]]:
    """The number of each comment, and the words it is about."""
    open_: dict[str, list[str]] = {}
    for element in root.iter("{*}commentRangeStart", "{*}commentRangeEnd", "{*}t", "{*}p"):
        kind = element.tag.rpartition("}")[2]
        if kind == "commentRangeStart":
            open_[_attribute(element, "id")] = []
        elif kind == "commentRangeEnd":
            number = _attribute(element, "id")
            yield number, " ".join("".join(open_.pop(number, [])).split())
        else:
            for words in open_.values():
                words.append((element.text or "") if kind == "t" else " ")


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def _attribute(element: Element, name: str) -> str:
    """An attribute in the namespace of its element, "" where there is none."""
    namespace = element.tag.partition("}")[0]
    return element.get(f"{namespace}}}{name}") or ""
