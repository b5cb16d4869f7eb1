"""The media library of an export: pictures with their words, and their files beside it; knows no text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from anthology.book.markup import Element
from anthology.importers.article import Beside, Kept, Leftover
from anthology.importers.wordpress.export import Item
from anthology.manuscript.tree import take

_SIZE = re.compile(r"(?:-\d{2,5}x\d{2,5}|-scaled)(?=\.\w+$)")
_PICTURE_CLASS = re.compile(r"(?:^|\s)wp-image-(\d+)(?:\s|$)")
_DATED = re.compile(r"(?:^|/)(\d{4}/\d{2}/[^/]+)$")
_UPLOADS = re.compile(r"(?:^|/)(?:uploads|files)/(.+)$")
_PICTURE_FILE = re.compile(r"(?i)\.(?:jpe?g|png|gif|webp|tiff?|avif|heic|bmp)$")


@dataclass(slots=True)
class Library:
    """The pictures of a site by number and by address. outside: addresses whose path climbs, which are never read."""

    beside: Beside
    by_number: dict[str, Item] = field(default_factory=dict)
    by_path: dict[str, Item] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    outside: list[str] = field(default_factory=list)

    def add(self, item: Item) -> None:
        """Take in an attachment; its words, not its text's."""
        self.by_number[item.identifier] = item
        self.by_path.setdefault(_path(item.file), item)

    def of_text(self, number: str) -> Iterator[Item]:
        """The pictures that were uploaded for a text."""
        return (i for i in self.by_number.values() if i.parent == number and number.strip("0") and is_picture(i))

    def shown_by(self, image: Element) -> Item | None:
        """The picture of the library that an `img` shows, by its number or its address."""
        said = _PICTURE_CLASS.search(image.get("class") or "")
        number = said[1] if said else image.get("data-id") or image.get("data-attachment-id") or ""
        return self.by_number.get(number) or self.at(image.get("src") or "")

    def at(self, address: str) -> Item | None:
        """The picture of the library with this address, in whatever size."""
        path = _path(address)
        return self.by_path.get(path) or self.by_path.get(_SIZE.sub("", path)) if path else None

    def bytes_of(self, address: str) -> Kept | None:
        """The file of a picture, where wp-content/uploads or what is in it lies beside the export."""
        for path in self._paths(address):
            if self.beside(path) is not None:
                return Kept(path, self.beside)
        return None

    def _paths(self, address: str) -> Iterator[str]:
        path = unquote(_path(address))
        if _climbs(path):
            if address not in self.outside:
                self.outside.append(address)
            return
        if found := _UPLOADS.search(path):
            yield f"wp-content/uploads/{found[1]}"
            yield f"uploads/{found[1]}"
        if found := _DATED.search(path):
            yield f"wp-content/uploads/{found[1]}"
            yield f"uploads/{found[1]}"
            yield found[1]


def prepare(root: Element, library: Library) -> None:
    """Have each `img` of a text name the picture of the library that it shows, in its full size, with its alt."""
    for image in root.iter("img"):
        item = library.shown_by(image)
        if item is None:
            address = image.get("src") or ""
            whole = _SIZE.sub("", address)
            if whole != address and library.bytes_of(whole) is not None:
                image.set("src", whole)
            continue
        image.set("src", item.file)
        for name in ("srcset", "data-src", "data-lazy-src", "data-orig-file", "data-large-file", "data-full-url"):
            take(image, name)
        if not (image.get("alt") or "").strip():
            image.set("alt", alt_of(item))


def alt_of(item: Item) -> str:
    """The alternative text of a picture of the library."""
    return item.value("_wp_attachment_image_alt").strip()


def is_picture(item: Item) -> bool:
    """Whether an attachment is a picture, not a sound, film or document."""
    return _PICTURE_FILE.search(_path(item.file)) is not None


def words_elsewhere(item: Item, words_of: Callable[[str], str], shown: Iterable[str]) -> Iterator[Leftover]:
    """The words that the library has about a picture and no text shows. words_of: of HTML; shown: what texts do."""
    known = {_bare(text) for text in shown} | {_bare(_path(item.file).rpartition("/")[2].rpartition(".")[0]), ""}
    parts = {
        "title": item.title,
        "caption": words_of(item.excerpt),
        "description": words_of(item.content),
        "alternative text": alt_of(item),
    }
    for what, words in parts.items():
        if _bare(words) not in known:
            known.add(_bare(words))
            file = _path(item.file).rpartition("/")[2]
            yield Leftover(words, f"the {what} of {file} in the media library", item.line)


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _path(address: str) -> str:
    try:
        return urlsplit(address.strip()).path
    except ValueError:
        return ""


def _climbs(path: str) -> bool:
    return ".." in path.replace("\\", "/").split("/") or "\0" in path or "\\" in path or "%2e" in path.lower()
