"""Takes out of a page's text what stands in it and is no part of it; the words are kept, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.book.markup import Element
from anthology.importers.article import Leftover
from anthology.importers.web_page.facts import Facts
from anthology.importers.web_page.furniture import Furniture, is_about_author, kind_of
from anthology.importers.web_page.heading import remove
from anthology.importers.web_page.main_text import MainText
from anthology.importers.web_page.words import letters_of, words_in

BESIDE = "It stands beside the text on the page, and may be part of it: look at the page."

_FEWEST = 6
"""Words of a box about an author that tells something."""
_LINKS = 0.8
"""The part of a block's letters in links from which it is a menu."""
_BY = re.compile(r"(?i)\b(?:by|par|por|von|di|de|text|texte|texto|words|written|and|et|y|und|e|published|on|in)\b")


def take_apart(body: Element, main: MainText, facts: Facts) -> tuple[Leftover, ...]:
    """The words of a page outside its text, and of what is not text in it; afterwards the text's element stands alone.

    One leftover for all that belongs to the page, one for each other thing. A box about the author stays in the
    text, at its end, wherever it stands on the page.
    """
    text, found = main.element, list(_taken_out(main, facts))
    if text is not body:
        boxes = [e for e in body.iter() if _tells_of_author(e)]
        apart = not any(text in (e, *e.iterancestors()) or e in text.iterancestors() for e in boxes)
        if boxes and apart:
            remove(boxes[0])
            text.append(boxes[0])
        remove(text)
        beside = [e for e in body.iter("p", "li", "h2", "h3", "blockquote") if main.taken.get(e)]
        for element in beside:
            found.append((words_in(element), BESIDE))
            element.clear()
        found.insert(0, (words_in(body), Furniture.PAGE))
    text.tag = "div"
    page = " ".join(words for words, why in found if why is Furniture.PAGE and words)
    others = [Leftover(words, str(why)) for words, why in found if why is not Furniture.PAGE and words]
    return (*others, *([Leftover(page, str(Furniture.PAGE))] if page else []))


def _taken_out(main: MainText, facts: Facts) -> Iterator[tuple[str, str]]:
    """Words and reason of each thing in the text that is none of it; it is removed, boxes about the author are not."""
    waiting = list(reversed(main.element))
    known = letters_of("".join(facts.authors))
    begun = False
    while waiting:
        element = waiting.pop()
        if element.getparent() is None:
            continue
        kind = kind_of(element)
        if kind is None and not begun and _is_byline(element, known):
            kind = Furniture.ABOUT
        if kind is None and not begun and not main.taken.get(element) and _is_menu(element):
            kind = Furniture.PAGE
        begun = begun or (element.tag == "p" and main.taken.get(element, 0) > 0)
        if kind is None or _is_text(element, main):
            waiting += reversed(element)
            continue
        for box in [e for e in element.iter() if _tells_of_author(e)]:
            remove(box)
            element.addnext(box)
        yield words_in(element), kind
        remove(element)


def _is_text(element: Element, main: MainText) -> bool:
    """Whether what looks like furniture holds text: a good part of all, or next to nothing else."""
    taken, own = main.taken.get(element, 0), len(letters_of(words_in(element)))
    return taken * 3 > main.letters > 0 or (taken >= 100 and taken > 0.8 * own) or element.find(".//h1") is not None


def _tells_of_author(element: Element) -> bool:
    return is_about_author(element) and len(words_in(element).split()) >= _FEWEST


def _is_byline(element: Element, authors: str) -> bool:
    """Whether a line before the text says no more than who wrote it, or when."""
    words = words_in(element)
    if not words or len(words) > 150:
        return False
    if (time := element.find(".//time")) is not None and words_in(time) == words:
        return True
    said = letters_of(_BY.sub("", words))
    return bool(said) and said in authors


def _is_menu(element: Element) -> bool:
    links = list(element.iter("a"))
    if len(links) < 3:
        return False
    return sum(len(letters_of(words_in(a))) for a in links) > _LINKS * len(letters_of(words_in(element))) > 0
