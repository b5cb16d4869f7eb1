"""BCP 47 language tags and ISO 3166 countries: whether they exist, which way they are written, what they are called."""

from __future__ import annotations

import unicodedata
from functools import cache

import langcodes
from babel import Locale, UnknownLocaleError

_RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"})


@cache
def is_language(tag: str) -> bool:
    """Whether this is a well-formed tag of registered subtags (BCP 47, RFC 5646)."""
    return langcodes.tag_is_valid(tag)


@cache
def primary(tag: str) -> str:
    """The language of a tag without script and region: "pt" of "pt-BR"."""
    return langcodes.Language.get(tag).language or "und"


@cache
def direction(tag: str) -> str:
    """Which way it is written, in the script the tag names or else its usual one: "rtl" or "ltr"."""
    script = langcodes.Language.get(tag).maximize().script
    return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"


def direction_of(text: str) -> str | None:
    """The direction of the first letter that has one (Unicode Bidirectional Algorithm, rule P2): "rtl" or "ltr"."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return None


@cache
def locale(tag: str) -> Locale:
    """How a language writes dates, lists and the names of countries; that of plain "en" is the British one.

    A language Babel does not know has the ways of English.
    """
    for known in (_USUAL.get(tag, tag), primary(tag)):
        try:
            return Locale.parse(known, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en_GB")


_USUAL = {"en": "en-GB"}
"""Where a tag without a region must take one: English without one is written for the whole world, not for America."""


@cache
def _countries(tag: str) -> dict[str, str]:
    names = locale(tag).territories
    return {code: str(name) for code, name in names.items() if len(code) == 2 and code.isalpha()}


_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"})


def is_country(code: str) -> bool:
    """Whether this is a two-letter country code (ISO 3166-1 alpha-2)."""
    return code in _countries("en") and code not in _NOT_COUNTRIES


def country_name(code: str, tag: str) -> str:
    """The name of a country in a language; the code itself where Babel has none."""
    return _countries(tag).get(code, code)
