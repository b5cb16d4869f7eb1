"""What is looked up in a register: languages, countries, licences, ISBNs, ORCIDs, codes; knows nothing of their use."""

from __future__ import annotations

import re
from string import ascii_uppercase

from stdnum import isbn, isni
from stdnum.exceptions import InvalidChecksum, ValidationError

from anthology.book.licences import ALL_RIGHTS_RESERVED, known_ids, licence
from anthology.diagnostics import codes
from anthology.diagnostics.silences import refusal
from anthology.language.tags import country_name, is_country, is_language
from anthology.manifest.mistakes import WrongValueError, nearest, shown


def read_language(text: str) -> str:
    """A language tag (BCP 47, RFC 5646)."""
    tag = text.strip()
    if re.fullmatch(r"[A-Za-z0-9-]{2,35}", tag) and is_language(tag):
        return tag
    better = tag.replace("_", "-")
    fitting = better != tag and re.fullmatch(r"[A-Za-z0-9-]{2,35}", better) and is_language(better)
    raise WrongValueError(
        "language-unknown",
        f"is {shown(tag)}, which is not the tag of a language",
        f"Did you mean {better}?" if fitting else "Write a tag such as en, fr, ar, pt-BR or zh-Hant.",
    )


def read_country(text: str) -> str:
    """A country's two capital letters (ISO 3166-1 alpha-2)."""
    code = text.strip()
    if is_country(code):
        return code
    better = code.upper() if is_country(code.upper()) else "GB" if code.upper() == "UK" else _code_of(code)
    raise WrongValueError(
        "country-unknown",
        f"is {shown(code)}, which is not the code of a country",
        f"Did you mean {better}, {country_name(better, 'en')}?"
        if better
        else "Write the two capital letters of ISO 3166, such as BO for Bolivia.",
    )


def _code_of(name: str) -> str | None:
    codes = [first + second for first in ascii_uppercase for second in ascii_uppercase]
    names = {country_name(code, "en"): code for code in codes if is_country(code)}
    return names.get(nearest(name, names, cutoff=0.8) or "")


def read_licence(text: str) -> str:
    """A licence: an identifier of the SPDX list, or all-rights-reserved."""
    identifier = text.strip()
    try:
        return licence(identifier).id
    except ValueError:
        pass
    guess = nearest(re.sub(r"[\s_]+", "-", identifier), (*known_ids(), ALL_RIGHTS_RESERVED), cutoff=0.75)
    raise WrongValueError(
        "licence-unknown",
        f"is {shown(identifier)}, which is not a licence's identifier",
        f"Did you mean {guess}?"
        if guess
        else f"Write an identifier of the SPDX list, such as CC-BY-4.0, or {ALL_RIGHTS_RESERVED}.",
    )


def read_isbn(text: str) -> str:
    """An ISBN of thirteen digits (ISO 2108), as typed; hyphens are put in where there are none."""
    number = text.strip()
    digits = re.sub(r"[\s-]", "", number)
    try:
        if len(isbn.validate(number)) == 10:
            raise WrongValueError(
                "isbn-wrong",
                f"is {shown(number)}, an ISBN of ten digits",
                f"Write its form of thirteen digits: {isbn.format(number, convert=True)}.",
            )
    except ValidationError as problem:
        if isinstance(problem, InvalidChecksum) and len(digits) == 13:
            says = f"is {shown(number)}, whose check digit is wrong"
            hint = f"If the other digits are right, the last is {_check_digit(digits)}; compare all with your list."
            raise WrongValueError("isbn-wrong", says, hint) from None
        raise WrongValueError(
            "isbn-wrong",
            f"is {shown(number)}, which is not an ISBN",
            "Write thirteen digits that begin with 978 or 979, such as 978-0-00-000000-2.",
        ) from None
    return isbn.format(number) if number == digits else number


def _check_digit(digits: str) -> int:
    """The thirteenth digit that belongs to the first twelve (ISO 2108, annex C)."""
    return -sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits[:12])) % 10


def read_orcid(text: str) -> str:
    """An ORCID iD: sixteen characters in groups of four; its address on the web is taken too."""
    number = text.strip()
    digits = re.sub(r"^https?://orcid\.org/", "", number).replace("-", "")
    try:
        compact = isni.validate(digits)
    except ValidationError as problem:
        says = "whose check digit is wrong" if isinstance(problem, InvalidChecksum) else "which is not an ORCID iD"
        raise WrongValueError(
            "orcid-wrong",
            f"is {shown(number)}, {says}",
            "Copy it from the person's page on orcid.org: four groups of four, such as 0000-0002-1825-0097.",
        ) from None
    return "-".join(compact[i : i + 4] for i in range(0, 16, 4))


def read_code(text: str) -> str:
    """The code of a warning that can be silenced."""
    code = text.strip().strip("[]")
    if code not in codes():
        guess = nearest(code, codes())
        hint = f"Did you mean {guess}?" if guess else "Copy it from the warning, where it stands in brackets."
        raise WrongValueError("value-unknown", f"is {shown(code)}, which is the code of no warning", hint)
    if (why := refusal(code)) is not None:
        raise WrongValueError("ignore-refused", f"is {code}, which {why}", "Mend what it tells; remove this entry.")
    return code
