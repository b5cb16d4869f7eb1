"""A Word file as its parts (ECMA-376, Part 2), within bounds and without what could harm; knows no text."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from anthology.book.markup import Element
from anthology.sources import UnreadableError

LARGEST = 100_000_000
"""Bytes of a Word file with its pictures, as it lies on the disk."""
LARGEST_TEXT = 30_000_000
"""Bytes of all its parts of XML together, unpacked: three times the longest text."""
LARGEST_PICTURE = 100_000_000
"""Bytes of all its pictures together, unpacked."""
_MOST_FILES = 5_000
_MOST_TAGS = 400_000
_DEEPEST = 200

_TEXT = re.compile(r"(?i)\[content_types\]\.xml|_rels/\.rels|docprops/core\.xml|word/.*\.(?:xml|rels)")
_NO_TEXT = re.compile(r"(?i)word/(?:theme|glossary|embeddings|fonttable|websettings|activex)")
_DECLARES = re.compile(rb"(?i)<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")


@dataclass(frozen=True, slots=True)
class Package:
    """name: of the file. texts: the roots of its parts of XML by their path; media: the bytes of its pictures."""

    name: str
    texts: dict[str, Element]
    media: dict[str, bytes]

    @property
    def main(self) -> str:
        """The path of the part that holds the text."""
        found = self.related("", "officeDocument")
        return found[0] if found else "word/document.xml"

    def related(self, part: str, kind: str) -> list[str]:
        """The paths of the parts that a part names as, for example, its "footer"; "" stands for the package itself."""
        folder, file = posixpath.split(part)
        relations = self.texts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        named = () if relations is None else relations.iter("{*}Relationship")
        found = (
            posixpath.normpath(posixpath.join("/", folder, r.get("Target") or "")).lstrip("/")
            for r in named
            if (r.get("Type") or "").endswith(f"/{kind}") and r.get("TargetMode") != "External"
        )
        return [path for path in found if path in self.texts]

    def packed(self) -> io.BytesIO:
        """The parts as a Word file again."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for path, root in self.texts.items():
                archive.writestr(path, etree.tostring(root, encoding="UTF-8", xml_declaration=True))
            for path, data in self.media.items():
                archive.writestr(path, data)
        file.seek(0)
        return file


def is_word(data: bytes) -> bool:
    """Whether these bytes are a Word file, damaged or not: an archive that names the part with the text."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def unpacked(data: bytes, name: str) -> Package:
    """The parts of a Word file. Raises UnreadableError: source-broken, source-too-large, source-too-deep."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise broken(name, "it is of Word 2003 or older, or protected by a password")
    if len(data) > LARGEST:
        raise too_large(name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MOST_FILES:
                raise too_large(name)
            package = Package(name, dict(_texts(archive, name)), dict(_media(archive, name)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise broken(name, "it is damaged or was cut off") from None
    if package.main not in package.texts:
        raise broken(name, "there is no text of Word in it")
    return package


def broken(name: str, why: str) -> UnreadableError:
    """The error for a file that is no Word file, or not a whole one."""
    return UnreadableError(
        "source-broken",
        f"{name} cannot be read as a Word file: {why}.",
        "Open it in Word or LibreOffice, and save it as .docx; get the file again where that is not possible.",
    )


def too_large(name: str) -> UnreadableError:
    """The error for a file that holds more than a chapter may."""
    return UnreadableError(
        "source-too-large",
        f"{name} holds more, unpacked, than any text of a series.",
        "Is this the right file? Save a file with this one text in it, and its pictures no larger than for print.",
    )


def _texts(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, Element]]:
    left, tags = LARGEST_TEXT, 0
    for path in archive.namelist():
        if not _TEXT.fullmatch(path) or _NO_TEXT.match(path):
            continue
        raw = _read(archive, path, left, name)
        left -= len(raw)
        tags += raw.count(b"<")
        if tags > _MOST_TAGS:
            raise too_large(name)
        if _DECLARES.search(raw):
            raise broken(name, f"its part {path} declares entities, which no Word file does")
        yield path, _parsed(raw, path, name)


def _media(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, bytes]]:
    left = LARGEST_PICTURE
    for path in archive.namelist():
        if re.match(r"(?i)(?:word/)?media/[^/]+$", path):
            raw = _read(archive, path, left, name)
            left -= len(raw)
            yield path, raw


def _read(archive: zipfile.ZipFile, path: str, most: int, name: str) -> bytes:
    """A file of the archive. What it says of its own size is not believed."""
    with archive.open(path) as file:
        raw = file.read(most + 1)
    if len(raw) > most:
        raise too_large(name)
    return raw


def _parsed(raw: bytes, path: str, name: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    try:
        root: Element = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as problem:
        raise broken(name, f"its part {path} is damaged ({problem.msg})") from None
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise UnreadableError(
                "source-too-deep",
                f"{name} has things more than {_DEEPEST} deep inside one another.",
                "Copy the text into a new file, without the tables and boxes around it.",
            )
    return root
