"""The characters of a saved page from its bytes; knows nothing of what they say."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"""<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_LOOKED_THROUGH = 4096
"""Bytes. The standard asks for a declaration in the first 1024; browsers that save a page put lines before it."""
_WESTERN = frozenset({"iso-8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii", "iso8859-1", "iso-8859-15"})
_WINDOWS = {byte: bytes([byte]).decode("windows-1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xA0)}
"""What makes Latin-1 into Windows-1252, in which these bytes are characters."""
_KNOWN = re.compile(
    r"utf-?8|windows-\d{3,4}|cp\d{3,4}|iso-?8859-\d{1,2}|koi8-[ru]|macintosh|mac-roman"
    r"|gb2312|gbk|gb18030|big5|shift[_-]jis|euc-(?:jp|kr)"
)


def decoded(data: bytes, told: str = "") -> str:
    """The text of a page, its encoding found as a browser finds it (WHATWG HTML, section 13.2.3.2).

    told: the encoding that stands beside the page, as in an MHTML file, "" for none. Bytes that mean nothing in
    the declared encoding, nor in UTF-8, are read as Windows-1252, in which every byte means something.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    for label in (told, _declared(data), "utf-8"):
        if (text := _strictly(data, label)) is not None:
            return text
    return data.decode("latin-1").translate(_WINDOWS)


def _declared(data: bytes) -> str:
    found = _META.search(data[:_LOOKED_THROUGH])
    return found[1].decode("ascii") if found else ""


def _strictly(data: bytes, label: str) -> str | None:
    """The text in an encoding, None where that is none for web pages or the bytes are not in it."""
    label = label.strip().lower()
    if label in _WESTERN:
        # Pages that say Latin-1 are in Windows-1252 (WHATWG Encoding, section 4.2); many are in UTF-8 after all.
        return _strictly(data, "utf-8") or _strictly(data, "windows-1252")
    if not _KNOWN.fullmatch(label):
        return None
    try:
        return data.decode(label)
    except (UnicodeDecodeError, LookupError):
        return None
