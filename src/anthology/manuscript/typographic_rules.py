"""How each language sets quotation marks, dashes and spaces: one table; knows nothing of how they are applied.

A language is looked up by its tag, then by its tag without the last part ("de-CH", then "de"). One that is not in
RULES gets PLAIN: dashes and ellipses, and nothing that could be wrong.

Sources: Unicode CLDR 48, delimiters, for quotation marks; for French the Lexique des règles typographiques en usage à
l'Imprimerie nationale, for Switzerland the Guide du typographe; for Spanish the Ortografía of the RAE (2010); for
English New Hart's Rules and the Chicago Manual of Style; for German DIN 5008 and Duden.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

NO_BREAK = "\u00a0"
NARROW = "\u202f"
"""No-break spaces, full and narrow."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one language.

    double, single: what straight double and single quotation marks become, opening and closing; None leaves them.
    nested: what either becomes straight inside a double one; None: `single`.
    inside: the space within guillemets. before: the space before a mark of punctuation.
    apostrophe: whether ' inside a word becomes an apostrophe. elided: what follows an apostrophe that opens a word.
    close_up: whether --- loses the spaces around it. raya: whether a dash that opens a dialogue has no space after it.
    thousands: the space between groups of three digits. no_break: patterns in which every space becomes no-break.
    gershayim: whether straight marks inside and after words are Hebrew's own.
    """

    double: tuple[str, str] | None = None
    single: tuple[str, str] | None = None
    nested: tuple[str, str] | None = None
    inside: str | None = None
    before: Mapping[str, str] = field(default_factory=dict)
    apostrophe: bool = True
    elided: tuple[str, ...] = ()
    close_up: bool = False
    raya: bool = False
    thousands: str | None = None
    no_break: tuple[str, ...] = ()
    gershayim: bool = False


_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de"

_UNITS = (
    "%", "‰", "°C?", "€", "£", "km/h", "km²?", "m²", "cm", "mm", "m", "kg", "mg", "g", "t", "ml", "l", "ha", "kWh",
    "kW", "MW", "GW", "kHz", "MHz", "GHz", "Hz", "kB", "MB", "GB", "TB", "h", "min", "s",
)  # fmt: skip

EVERYWHERE = (
    rf"(?<=\d) (?=(?:{'|'.join(_UNITS)})(?!\w))",
    r"(?<=[§€£$¥№]) (?=\d)",
    rf"(?<![\w.])[{_UPPER}]\. (?=[{_UPPER}]\.)",
)
"""Number and unit, sign and number, initials."""


def _before_numbers(*abbreviations: str) -> str:
    return rf"(?<![\w.])(?i:{'|'.join(abbreviations)}) (?=\d)"


def _before_names(*titles: str) -> str:
    return rf"(?<![\w.])(?:{'|'.join(titles)}) (?=[{_UPPER}])"


def _phrases(*phrases: str) -> str:
    return rf"(?<![\w.])(?:{'|'.join(p.replace('.', r'[.]') for p in phrases)})(?!\w)"


PLAIN = Rules(apostrophe=False)

_ENGLISH = Rules(
    double=("“", "”"),
    single=("‘", "’"),
    elided=("tis", "twas", "twere", "twill", "twould", "em", "til", "tween", "neath", "gainst", "cos", "cuz", "n'?"),
    close_up=True,
    no_break=(
        _before_numbers(r"pp?\.", r"nos?\.", r"vols?\.", r"chs?\.", r"figs?\.", r"ca?\."),
        _before_names(r"Mr\.?", r"Mrs\.?", r"Ms\.?", r"Dr\.?", r"Prof\.", r"St\.?"),
        r"(?<=\d) (?=[ap]\.?m\.?(?!\w))",
    ),
)
_FRENCH = Rules(
    double=("«", "»"),
    single=("‘", "’"),
    nested=("“", "”"),
    inside=NARROW,
    before={";": NARROW, "!": NARROW, "?": NARROW, ":": NO_BREAK},
    thousands=NARROW,
    no_break=(
        _before_numbers(r"pp?\.", r"n[°ºᵒ]s?", r"vol\.", r"t\.", r"chap\.", r"fig\.", r"art\.", r"v\."),
        _before_names(r"MM?\.", "Mme", "Mmes", "Mlle", "Dr", "Pr", "Me", "Mgr"),
        _phrases("av. J.-C.", "apr. J.-C."),
        r"(?<=[IVX]e) (?=siècles?\b)",
        r"(?<=[IVX]ᵉ) (?=siècles?\b)",
    ),
)
_GERMAN = Rules(
    double=("„", "“"),
    single=("‚", "‘"),
    elided=("s", "n", "ne", "nen", "nem", "ner", "rum", "raus", "rein", "ran", "rauf", "runter"),
    no_break=(
        _before_numbers(r"S\.", r"Nr\.", r"Bd\.", r"Kap\.", r"Abb\.", r"ca\."),
        _before_names(r"Dr\.", r"Prof\.", r"Hr\.", r"Fr\.", r"St\."),
        _phrases("z. B.", "d. h.", "u. a.", "i. d. R.", "o. Ä.", "u. Ä.", "v. Chr.", "n. Chr."),
    ),
)
_SPANISH = Rules(
    double=("«", "»"),
    single=("‘", "’"),
    nested=("“", "”"),
    raya=True,
    thousands=NO_BREAK,
    no_break=(
        _before_numbers(r"págs?\.", r"pp?\.", r"n\.º", r"n[°º]", r"vol\.", r"cap\.", r"fig\.", r"art\."),
        _before_names(r"Srta\.", r"Sra?\.", r"Dra?\.", r"D\.", r"Dña\.", r"Ud\."),
        _phrases("EE. UU.", "a. C.", "d. C.", "p. ej."),
    ),
)
_BRAZILIAN = Rules(
    double=("“", "”"),
    single=("‘", "’"),
    no_break=(
        _before_numbers(r"págs?\.", r"pp?\.", r"n\.º", r"n[°º]", r"vol\.", r"cap\.", r"fig\.", r"art\."),
        _before_names(r"Sra?\.", r"Dra?\.", r"Profa?\.", r"D\."),
        _phrases("a. C.", "d. C."),
    ),
)
_ITALIAN = Rules(
    double=("«", "»"),
    single=("‘", "’"),
    nested=("“", "”"),
    elided=("sta", "sto", "ste", "sti", "na", "nu", "ndrangheta"),
    no_break=(
        _before_numbers(r"pp?\.", r"pagg?\.", r"nn?\.", r"n[°º]", r"vol\.", r"cap\.", r"fig\.", r"art\."),
        _before_names(r"[Ss]ig\.(?:ra|na)?", r"[Dd]ott\.(?:ssa)?", r"[Pp]rof\.(?:ssa)?", r"S\."),
        _phrases("a. C.", "d. C."),
    ),
)
_SWEDISH = Rules(
    double=("”", "”"),
    single=("’", "’"),
    thousands=NO_BREAK,
    no_break=(
        _before_numbers(r"s\.", r"nr", r"kap\.", r"ca", r"kl\."),
        _phrases("t. ex.", "bl. a.", "d. v. s.", "m. m.", "f. Kr.", "e. Kr."),
    ),
)
_POINTED = Rules(double=("«", "»"), single=("‘", "’"), nested=("“", "”"))

RULES: dict[str, Rules] = {
    "en": _ENGLISH,
    "en-GB": replace(_ENGLISH, close_up=False),
    "en-IE": replace(_ENGLISH, close_up=False),
    "fr": _FRENCH,
    "fr-CA": replace(_FRENCH, inside=NO_BREAK, before={":": NO_BREAK}),
    "fr-CH": replace(_FRENCH, single=("‹", "›"), nested=None, before=dict.fromkeys(";!?:", NARROW)),
    "de": _GERMAN,
    "de-CH": replace(_GERMAN, double=("«", "»"), single=("‹", "›")),
    "de-LI": replace(_GERMAN, double=("«", "»"), single=("‹", "›")),
    "es": _SPANISH,
    "pt": _BRAZILIAN,
    "pt-PT": replace(_BRAZILIAN, double=("«", "»"), nested=("“", "”")),
    "it": _ITALIAN,
    "it-CH": replace(_ITALIAN, single=("‹", "›"), nested=None),
    "ar": replace(_POINTED, apostrophe=False),
    "fa": replace(_POINTED, single=("‹", "›"), nested=None, apostrophe=False),
    "he": Rules(double=("”", "”"), single=("’", "’"), gershayim=True),
    "sv": _SWEDISH,
    "fi": Rules(double=("”", "”"), single=("’", "’")),
    "da": Rules(double=("”", "”"), single=("’", "’")),
    "nb": replace(_POINTED, single=("‘", "’")),
    "nn": replace(_POINTED, single=("‘", "’")),
    "nl": Rules(double=("“", "”"), single=("‘", "’"), elided=("s", "t", "n", "k", "m", "r")),
    "ca": replace(_POINTED, elided=("l", "n", "s", "t")),
    "gl": _POINTED,
    "eu": _POINTED,
    "el": _POINTED,
    "ru": Rules(double=("«", "»"), single=("„", "“")),
    "uk": Rules(double=("«", "»"), single=("„", "“")),
    "pl": Rules(double=("„", "”"), single=("‚", "’")),
    "cs": Rules(double=("„", "“"), single=("‚", "‘")),
    "sk": Rules(double=("„", "“"), single=("‚", "‘")),
    "hu": Rules(double=("„", "”"), single=("’", "’")),
    "ro": Rules(double=("„", "”"), single=("‚", "’")),
    "tr": Rules(double=("“", "”"), single=("‘", "’")),
    "ja": PLAIN,
    "zh": PLAIN,
}
"""By BCP 47 tag."""


def rules_for(tag: str) -> Rules:
    """The rules of a language, or of the language it is a variety of, or PLAIN."""
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        if (rules := RULES.get("-".join(parts[:length]))) is not None:
            return rules
    return PLAIN
