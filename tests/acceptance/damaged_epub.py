"""An EPUB damaged in one way at one place of every piece: a word, a picture or a note lost, doubled, moved."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Container
from copy import deepcopy
from pathlib import Path

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
LONG = 12
"""Words of a paragraph of running text, at least."""


def damage_epub(source: Path, target: Path, thing: str, way: str, seed: int) -> None:
    """Write a copy to target. thing: word, picture or note. way: lost, doubled or moved.

    Or exchanged, of the files of two pictures in each piece, which are named alike but for an a or a b at the end.
    """
    chance = random.Random(seed)
    with zipfile.ZipFile(source) as opened, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        files = {name: opened.read(name) for name in opened.namelist()}
        for info in opened.infolist():
            data = files[_exchanged(info.filename, files) if way == "exchanged" else info.filename]
            if "/text/piece" in info.filename and way != "exchanged":
                root = etree.fromstring(data)
                if thing == "word":
                    _damage_word(root, way, chance)
                else:
                    _damage_element(root, "figure" if thing == "picture" else "aside", way, chance)
                data = etree.tostring(root, encoding="utf-8", xml_declaration=True)
            written.writestr(info, data)


def _exchanged(name: str, files: Container[str]) -> str:
    """The name of the file whose picture comes into the one of this name."""
    stem, _, ending = name.rpartition(".")
    other = f"{stem[:-1]}{({'a': 'b', 'b': 'a'}).get(stem[-1:], '')}.{ending}"
    return other if ending in {"png", "jpg"} and other in files else name


def changed(row: list, at: int, way: str, chance: random.Random) -> list:
    """A row in which what is at this place is lost, doubled, or moved to another place."""
    one, rest = row[at], row[:at] + row[at + 1 :]
    if way == "lost":
        return rest
    if way == "doubled":
        return [*row[:at], one, *row[at:]]
    places = [n for n in range(len(rest) + 1) if [*rest[:n], one, *rest[n:]] != row]
    to = chance.choice(places)
    return [*rest[:to], one, *rest[to:]]


def _running_text(root: etree._Element) -> list[etree._Element]:
    return [p for p in root.iter(f"{XHTML}p") if len((p.text or "").split()) >= LONG]


def _damage_word(root: etree._Element, way: str, chance: random.Random) -> None:
    paragraph = chance.choice(_running_text(root))
    words = (paragraph.text or "").split()
    paragraph.text = " ".join(changed(words, chance.randrange(len(words) - 1), way, chance)) + " "


def _damage_element(root: etree._Element, name: str, way: str, chance: random.Random) -> None:
    one = chance.choice(list(root.iter(XHTML + name)))
    parent = one.getparent()
    assert parent is not None
    if way == "doubled":
        one.addnext(deepcopy(one))
        return
    parent.remove(one)
    if way == "moved":
        _running_text(root)[0].addprevious(one)
