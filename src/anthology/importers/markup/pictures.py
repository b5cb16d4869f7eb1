"""Pictures of a page: which file each is, its address, bytes and alternative text; knows no caption."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from anthology.book.markup import Element
from anthology.importers.article import Picture
from anthology.importers.markup.addresses import whole
from anthology.importers.markup.conversion import Conversion
from anthology.importers.markup.escaping import plain

_LAZY = ("data-orig-file", "data-large-file", "data-src", "data-lazy-src", "data-original", "data-full-url")
_FILE = re.compile(r"(?i)\.(?:jpe?g|png|gif|webp|tiff?|avif|heic|bmp)$")
_DATA = re.compile(r"(?is)data:image/(jpeg|jpg|png|gif|webp|tiff)((?:;[\w=-]+)*),(.*)")
_LARGEST = 50_000_000
"""Characters of a picture written into the page itself."""

_PLACEHOLDER = 1000
"""Bytes: a picture written into the page that is smaller, where the page names a file too, only keeps its place."""

_UNSAFE = re.compile(r"[^\w.-]+")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


def picture_of(image: Element, conversion: Conversion) -> Picture | None:
    """The picture that an `img` shows; None where it is none for a book, which is told in the leftovers."""
    alt = plain(image.get("alt") or "").strip()
    addresses = list(_addresses(image))
    if (image.get("width") or "").strip() in ("0", "1") and (image.get("height") or "").strip() in ("0", "1"):
        conversion.leave(f"{alt} {' '.join(addresses)[:500]}", "a picture of one pixel, which only counts readers")
        return None
    unscripted = next(image.iterancestors("noscript"), None) is not None
    if unscripted and addresses and addresses[0] in conversion.files.values():
        return None  # The same picture again, for browsers without scripts.
    for address in addresses:
        if (data := conversion.page.bytes_of(address)) is not None:
            return Picture(_name(address, conversion), _told(address, conversion), data, alt)
    written = (image.get("src") or "").strip()
    if (drawn := _written(written)) is not None and (len(drawn[1]) >= _PLACEHOLDER or not addresses):
        file = _name(f"{addresses[0]}.{drawn[0]}" if addresses else f"picture.{drawn[0]}", conversion)
        return Picture(file, _told(addresses[0], conversion) if addresses else "", drawn[1], alt)
    if addresses:
        return Picture(_name(addresses[0], conversion), _told(addresses[0], conversion), None, alt)
    conversion.leave(f"{alt} {written[:80]}", "a picture without a file that a book could show")
    return None


def is_emoji(image: Element) -> bool:
    """Whether a picture stands for a character, which its alternative text is."""
    return bool({"emoji", "wp-smiley"} & set((image.get("class") or "").split())) and bool(image.get("alt"))


def _addresses(image: Element) -> Iterator[str]:
    """The addresses of files that show this picture, the best first, each once."""
    around = next(image.iterancestors("a"), None)
    link = "" if around is None else (around.get("href") or "").strip()
    written = (image.get("src") or "").strip()
    lazy = [value.strip() for name in _LAZY if (value := image.get(name))]
    sets = [_largest(image.get(name) or "") for name in ("srcset", "data-srcset", "data-lazy-srcset")]
    found = [link if _FILE.search(_path(link)) else "", *lazy, written, *sets]
    yield from dict.fromkeys(a for a in found if a and a[:5].lower() != "data:" and len(a) < 4000)


def _path(address: str) -> str:
    """The path of an address, "" where it is none."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _largest(candidates: str) -> str:
    """The address of the widest picture of a `srcset` (WHATWG HTML, section 4.8.4.2.1)."""
    found = re.findall(r"(\S+)\s+(\d+(?:\.\d+)?)[wx]\s*(?:,|$)", candidates[:20_000])
    return str(max(found, key=lambda pair: float(pair[1]))[0]) if found else ""


def _told(address: str, conversion: Conversion) -> str:
    """The address on the web, "" where the page names only a file beside it."""
    found = whole(address, conversion.page.address)
    return found if found.lower().startswith(("http://", "https://")) else ""


def _written(address: str) -> tuple[str, bytes] | None:
    """The ending and bytes of a picture written into the page (RFC 2397)."""
    found = _DATA.fullmatch(address) if len(address) <= _LARGEST else None
    if found is None:
        return None
    kind = "jpg" if found[1].lower() in ("jpeg", "jpg") else found[1].lower()
    try:
        data = unquote_to_bytes(found[3])
        data = base64.b64decode(data, validate=False) if ";base64" in found[2].lower() else data
    except (binascii.Error, ValueError):
        return None
    return (kind, data) if data else None


def _name(address: str, conversion: Conversion) -> str:
    """A name for the file of an address, without folders; another for each address."""
    last = unquote(_path(address)).replace("\\", "/").rpartition("/")[2]
    name = _UNSAFE.sub("-", plain(last)).strip("-.")[-100:].lstrip("-.")
    if not name or _RESERVED.match(name):
        name = f"picture-{name}" if name else "picture"
    return _unique(name, address, conversion)


def _unique(name: str, address: str, conversion: Conversion) -> str:
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if dot else (name, "")
    tried, number = name, 1
    while conversion.files.setdefault(tried.lower(), address) != address:
        number += 1
        tried = f"{stem}-{number}{ending}"
    return tried
