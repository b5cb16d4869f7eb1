"""Every picture of a text at its best address: lazy loading, srcset, AMP; knows no caption and no Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.book.markup import Element
from anthology.diagnostics import Diagnostic, warning
from anthology.importers.web_page.heading import remove
from anthology.importers.web_page.saved_files import SavedFiles, elsewhere
from anthology.pictures.probe import probe_data
from anthology.sources import Location, UnreadableError

_WHOLE = ("data-orig-file", "data-large-file", "data-full-url", "data-full-src", "data-image")
_SETS = ("data-lazy-srcset", "data-srcset", "srcset")
_LAZY = ("data-lazy-src", "data-src", "data-original", "data-lazy", "data-url", "data-hi-res-src")
_PICTURE_NAME = re.compile(r"(?i)\.(?:jpe?g|png|webp|gif|tiff?)$")
_AMP = {"amp-img": "img", "amp-anim": "img", "amp-iframe": "iframe", "amp-video": "video", "amp-audio": "audio"}
_AMP_PLAYERS = {
    "amp-youtube": ("data-videoid", "https://www.youtube.com/watch?v="),
    "amp-vimeo": ("data-videoid", "https://vimeo.com/"),
    "amp-twitter": ("data-tweetid", "https://twitter.com/i/status/"),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/"),
}
_INSIDE = "inside-"
_DOT = 3
"""Pixels. A picture no wider counts readers, or keeps a place; it is none of the text."""


def settle_pictures(text: Element, files: SavedFiles) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Give every img of a text the address at which it is best, and no other; its bytes by that address, where saved.

    What only keeps a place for a picture, or counts readers, is taken out. A picture inside the page that no book
    can use is taken out, and told.
    """
    _plain(text)
    saved: dict[str, bytes] = {}
    told: list[Diagnostic] = []
    for number, image in enumerate(list(text.iter("img")), 1):
        address, data = _best(list(_addresses(image)), files)
        if address.lower().startswith("data:"):
            address, problem = _inside(data, number, files.name)
            told += problem
        if data is None and files.climbs(address):
            told.append(_climbs(address, files.name))
        if not address or (data is None and _is_dot(image)):
            remove(image)
            continue
        for name in (*_WHOLE, *_SETS, *_LAZY, "sizes", "loading"):
            if name in image.attrib:
                del image.attrib[name]
        image.set("src", address)
        if data is not None:
            saved[address] = data
    return saved, tuple(told)


def is_inside(address: str) -> bool:
    """Whether this is the name that a picture got which stood in the page itself."""
    return address.startswith(_INSIDE)


def _plain(text: Element) -> None:
    """Elements of AMP as those of HTML they stand for; what stands in noscript for a picture beside it, with that."""
    for element in list(text.iter()):
        tag = str(element.tag)
        if tag in _AMP:
            element.tag = _AMP[tag]
        elif tag in _AMP_PLAYERS:
            attribute, before = _AMP_PLAYERS[tag]
            element.tag = "iframe"
            element.set("src", before + (element.get(attribute) or ""))
        elif tag == "noscript" and (image := element.find(".//img")) is not None:
            near = [e for e in (element.getprevious(), element.getnext()) if e is not None]
            twin = next((img for e in near for img in e.iter("img")), None)
            if twin is None or any(t.strip() for t in element.itertext()):
                element.tag = "div"
                continue
            if not any(twin.get(name) for name in _LAZY):
                twin.set("data-src", next(_addresses(image), ""))
            remove(element)


def _addresses(image: Element) -> Iterator[str]:
    """All addresses of a picture, the largest first; those of the sources of its picture element are among them."""
    holder = image.getparent()
    sources = list(holder.iter("source")) if holder is not None and holder.tag == "picture" else []
    link = next((a.get("href") or "" for a in image.iterancestors("a")), "")
    candidates = [image.get(name) or "" for name in _WHOLE]
    candidates.append(link if _PICTURE_NAME.search(link.partition("?")[0]) else "")
    candidates += [address for name in _SETS for address in _of_set(image.get(name) or "")]
    candidates += [image.get(name) or "" for name in _LAZY]
    candidates += [address for s in sources for name in _SETS for address in _of_set(s.get(name) or "")]
    candidates.append(image.get("src") or "")
    yield from dict.fromkeys(c.strip() for c in candidates if c.strip())


def _of_set(text: str) -> list[str]:
    """The addresses of a srcset, the largest first (WHATWG HTML, section 4.8.4.2.1)."""
    sized = [
        (float(m[2] or 1), m[1])
        for m in re.finditer(r"([^\s,]\S{0,3000}?)(?:\s+(\d{1,6}(?:\.\d{1,3})?)[wx])?\s*(?:,\s|,?$)", text)
    ]
    return [address for _, address in sorted(sized, key=lambda s: -s[0])]


def _best(addresses: list[str], files: SavedFiles) -> tuple[str, bytes | None]:
    """The largest bytes that were saved, under the first address on the web, if there is one."""
    found = [(address, data) for address in addresses if (data := files.bytes_of(address)) is not None]
    real = [f for f in found if not f[0].lower().startswith("data:")] or found
    web = [a for a in addresses if elsewhere(a) in ("http", "https") or a.startswith("//")]
    if real and not (web and all(a.lower().startswith("data:") for a, _ in real)):
        address, data = max(real, key=lambda f: len(f[1]))
        return (web[0] if web else address), data
    others = web or [a for a in addresses if not a.lower().startswith("data:")]
    return (others or addresses or [""])[0], None


def _inside(data: bytes | None, number: int, name: str) -> tuple[str, list[Diagnostic]]:
    """A name for a picture that stands in the page itself, "" where it is none, with what is told of that."""
    why = "it is damaged or larger than 10 MB"
    if data is not None:
        try:
            facts = probe_data(data, "it")
            return ("" if max(facts.width, facts.height) <= _DOT else f"{_INSIDE}{number}.{facts.format.lower()}"), []
        except UnreadableError as problem:
            why = str(problem).removesuffix(".")
    message = f"Picture {number} of {name} stands in the page itself, and cannot be taken along: {why}."
    return "", [
        warning("source-picture", message, Location(name), "Save the picture from your browser, and add it to photos.")
    ]


def _climbs(address: str, name: str) -> Diagnostic:
    return warning(
        "source-path-climbs",
        f"{name} names a picture whose path leads out of its folder: {address[:100]}.",
        Location(name),
        "It was not read. Put the picture into the book's folder photos yourself, if it is one.",
    )


def _is_dot(image: Element) -> bool:
    return any((image.get(side) or "").strip() in ("0", "1", "2") for side in ("width", "height"))
