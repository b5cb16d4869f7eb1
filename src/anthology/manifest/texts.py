"""Texts, ids and web addresses as an editor may write them; knows nothing of where they are used."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from anthology.manifest.mistakes import WrongValueError, empty, shown

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Control characters and those that turn the direction of what follows: never seen, and never meant, in a text."""

_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 80
_LONGEST_WORD = 100
_LONGEST_URL = 2000
_SPECIAL = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def hidden_characters(text: str) -> Iterator[tuple[int, str]]:
    """Where a text has characters that nobody sees, and their names: (5, "RIGHT-TO-LEFT OVERRIDE (U+202E)")."""
    for match in HIDDEN.finditer(text):
        code = f"U+{ord(match[0]):04X}"
        yield match.start(), f"{unicodedata.name(match[0], 'control character')} ({code})"


def _sound(text: str, longest: int) -> str:
    for _, name in hidden_characters(text):
        raise WrongValueError(
            "text-control-character", f"has an invisible character in it, {name}", "Delete it and type the text again."
        )
    if not text.strip():
        raise empty()
    if len(text) > longest:
        raise WrongValueError(
            "text-too-long",
            f"has {len(text):,} characters, and at most {longest:,} are taken",
            "Shorten it; a long text belongs into a chapter.",
        )
    return text


def line(longest: int = 300) -> Callable[[str], str]:
    """Reads a text that is printed as one line or paragraph: line ends become spaces, no-break spaces stay."""
    return lambda text: re.sub(r"[ \t\n]+", " ", _sound(text, longest)).strip(" ")


def prose(longest: int = 4000) -> Callable[[str], str]:
    """Reads a text of one paragraph or more; blank lines before and spaces behind it are not part of it.

    Blank lines at the beginning stay, so that the lines of the text can still be counted from its place.
    """
    return lambda text: _sound(text, longest).rstrip()


def read_id(text: str) -> str:
    """An id: lower-case words with hyphens."""
    if _ID.fullmatch(text) and len(text) <= _LONGEST_ID:
        return text
    better = slug(text)[:_LONGEST_ID].strip("-")
    raise WrongValueError(
        "id-wrong",
        f"is {shown(text)}, which is not an id",
        f"Write lower-case words with hyphens{f', such as {better}' if better else ', such as mara-lindqvist'}.",
    )


def read_hyphenated(text: str) -> str:
    """One word with a hyphen wherever it may be broken, "Po-to-sí"; of letters alone (Unicode 16, 4.5)."""
    word = unicodedata.normalize("NFC", text.strip())
    if _HYPHENATED.fullmatch(word) and len(word) <= _LONGEST_WORD:
        return word
    raise WrongValueError(
        "hyphenation-wrong",
        f"is {shown(text)}, which is not the letters of one word with hyphens in it",
        "Write one word, and a hyphen wherever it may be broken, as in Po-to-sí; without one it is never broken.",
    )


def looks_like_id(text: str) -> bool:
    """Whether this is words with hyphens, as no name of a person or an archive is."""
    return "-" in text and bool(_ID.fullmatch(text))


def slug(text: str) -> str:
    """The id made from a text: "La Paz, été" -> "la-paz-ete"; "" where no letter has a plain Latin form."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def read_url(text: str) -> str:
    """A web address, http or https (RFC 3986), at most 2,000 characters."""

    def wrong(says: str, hint: str) -> WrongValueError:
        return WrongValueError("url-wrong", f"is {shown(text)}, {says}", hint)

    if re.search(r"\s", text) or HIDDEN.search(text) or len(text) > _LONGEST_URL:
        raise wrong("which has spaces in it or is too long", "Copy the address from the browser once more.")
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        raise wrong("which is no web address", "Copy the address from the browser once more.") from None
    if parts.scheme not in {"http", "https"}:
        begun = "" if parts.scheme and "." not in parts.scheme else f", perhaps https://{text.lstrip('/')}"
        raise wrong("which does not begin with https:// or http://", f"Give the whole address of the page{begun}.")
    if not host or re.search(r'[<>"\\^`{|}]', text):
        raise wrong("which is no web address", "Copy the address from the browser once more.")
    return text


def read_name_or_url(text: str) -> str:
    """A text of one line; one that begins like a web address must be one."""
    name = line()(text)
    return read_url(name) if name.lower().startswith(("http://", "https://")) else name


def read_path(text: str) -> str:
    """The path of a file of the book, with forward slashes."""
    path = line(500)(text)
    return path.removeprefix("./")


def read_digest(text: str) -> str:
    """A checksum SHA-256 (FIPS 180-4) in 64 hexadecimal digits."""
    digest = text.strip().lower()
    if re.fullmatch(r"[0-9a-f]{64}", digest):
        return digest
    raise WrongValueError(
        "digest-wrong",
        f"is {shown(text)}, which is not a checksum of 64 hexadecimal digits",
        "Take the whole key source out; `anthology add` then brings the text in as a new one.",
    )
