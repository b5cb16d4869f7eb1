"""From the bytes of a Word file to the text in it; knows the order of the steps, and what no step may lose."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace

from anthology.book.markup import Element
from anthology.diagnostics import Diagnostic, warning
from anthology.importers.article import Article, Beside, Leftover, Source
from anthology.importers.markup import Page, convert, parse
from anthology.importers.remainder import UNPLACED, remainder
from anthology.importers.word.conversion import Conversion, converted
from anthology.importers.word.package import Package, too_large, unpacked
from anthology.importers.word.shape import shaped
from anthology.importers.word.unseen import settle, take_unseen, words_of
from anthology.language.tags import is_language
from anthology.pictures.probe import probe_data
from anthology.sources import TEXT_LIMIT, Location, UnreadableError

_SYMBOL = "A symbol of a font of its own, which is no character that a chapter could have."


def read_word(data: bytes, name: str, beside: Beside) -> tuple[Article, ...]:
    """The one text of a Word file (.docx), its pictures with it.

    name: of the file, as in messages. Files beside it are not read: all is in the one file. Tracked changes are read
    as accepted, comments are diagnostics; what Word shows outside the running text is left over.
    Raises UnreadableError: source-broken, source-too-large, source-too-deep, source-without-text.
    """
    del beside  # The parts of a Word file are all inside it; readers have one form.
    package = unpacked(data, name)
    settle(package)
    spoken = " ".join(dict.fromkeys(words_of(root) for root in _spoken(package)))
    if len(spoken) > TEXT_LIMIT:
        raise too_large(name)
    left, told = take_unseen(package)
    conversion = converted(package)
    pictures = tuple(_unusable(conversion, name))
    root = parse(conversion.html, name)
    body = root.find("body")
    top = shaped(root if body is None else body)
    text = convert(root, Page(language=_language(package), bytes_of=conversion.pictures.get))
    if not (text.blocks or top.heading or left):
        raise UnreadableError(
            "source-without-text", f"There are no words in {name}.", "Is this the right file? Open it and look."
        )
    article = Article(
        source=Source(name, hashlib.sha256(data).hexdigest()),
        heading=top.heading,
        blocks=text.blocks,
        byline=top.byline,
        language=_language(package),
        notes=text.notes,
        leftovers=(*text.leftovers, *top.leftovers, *left, *(Leftover(s, _SYMBOL) for s in conversion.symbols)),
        diagnostics=(*told, *pictures),
    )
    lost = remainder(spoken, article)
    return (replace(article, leftovers=(*article.leftovers, Leftover(lost, UNPLACED))) if lost else article,)


def _spoken(package: Package) -> list[Element]:
    """The parts of a package that hold words of its author."""
    kinds = ("footnotes", "endnotes", "comments", "header", "footer")
    parts = dict.fromkeys([package.main, *(p for kind in kinds for p in package.related(package.main, kind))])
    return [package.texts[part] for part in parts]


def _unusable(conversion: Conversion, name: str) -> list[Diagnostic]:
    """What is told of pictures that no book can use; their bytes are taken out of the conversion."""
    told = []
    for number, (address, data) in enumerate(conversion.pictures.items(), 1):
        picture = f"Picture {number} of {name}"
        try:
            if data is None:
                raise UnreadableError("source-picture", f"{picture} is not in the file.", "Ask the author for it.")
            probe_data(data, picture)
        except UnreadableError as problem:
            conversion.pictures[address] = None
            told.append(warning("source-picture", str(problem), Location(name), problem.hint))
    return told


def _language(package: Package) -> str:
    """The language that most letters of the text have, as their fonts say; "" where none is told (BCP 47)."""
    letters = Counter[str]()
    styles = [package.texts[part] for part in package.related(package.main, "styles")]
    usual = next((tag for root in styles for tag in _tags(root.find("{*}docDefaults"))), "")
    for run in package.texts[package.main].iter("{*}r"):
        tag = next(iter(_tags(run.find("{*}rPr"))), usual)
        letters[tag] += sum(len(t.text or "") for t in run.iterchildren("{*}t"))
    most = letters.most_common(1)
    return most[0][0] if most and is_language(most[0][0]) else ""


def _tags(properties: Element | None) -> list[str]:
    langs = () if properties is None else properties.iter("{*}lang")
    return [str(value) for lang in langs for key, value in lang.items() if str(key).endswith("}val")]
