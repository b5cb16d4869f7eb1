"""The types of the manifest's values: how each is read from what was typed, and how the JSON Schema says it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, TypeAlias, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from anthology.manifest import dates, numbers, registers, texts
from anthology.manifest.mistakes import WrongValueError, empty

T = TypeVar("T")


def kind_of(value: object) -> str:
    """What a value is, in the words of editors."""
    return "a list" if isinstance(value, list) else "a group of keys" if isinstance(value, dict) else "a text"


def _given(value: object) -> object:
    if value is None:
        raise empty()
    return value


def _reads(read: Callable[[str], object], what: str) -> BeforeValidator:
    def reader(value: object) -> object:
        _given(value)
        if isinstance(value, str):
            return read(value)
        hint = "Put a text with a colon in it, or one that begins with [ or {, in quotes."
        raise WrongValueError("value-form", f"is {kind_of(value)}, where {what} is expected", hint)

    return BeforeValidator(reader)


def _within(low: int, high: int, unit: str = "") -> tuple[BeforeValidator, WithJsonSchema]:
    schema = {"type": "integer", "minimum": low, "maximum": high}
    return _reads(numbers.whole(low, high, unit), "a number"), WithJsonSchema(schema)


def _list(value: object) -> object:
    if value is None or isinstance(value, list):
        return value or []
    hint = "Write one below the other, each after a hyphen and a space: - one"
    raise WrongValueError("value-form", f"is {kind_of(value)}, where a list is expected", hint)


def _mapping(value: object) -> object:
    if value is None or isinstance(value, dict):
        return value or {}
    hint = "Write its keys on lines of their own, indented by two spaces, or in braces: {key: value}."
    raise WrongValueError("value-form", f"is {kind_of(value)}, where keys with values are expected", hint)


class Entry(BaseModel):
    """A group of keys with values; unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _from_mapping(cls, value: object) -> object:
        return _mapping(_given(value))


class Block(Entry):
    """A group of keys that all have defaults, so that it may be empty."""

    @model_validator(mode="before")
    @classmethod
    def _from_mapping(cls, value: object) -> object:
        return _mapping(value)


Maybe = Annotated[T | None, BeforeValidator(_given)]
"""A value that may be left out; its key without a value is a mistake."""
Many = Annotated[tuple[T, ...], BeforeValidator(_list)]
"""A list; its key without a value is an empty one, as in a manifest that has just been begun."""

Line: TypeAlias = Annotated[str, _reads(texts.line(), "a text"), Field(min_length=1, max_length=300)]
Paragraph: TypeAlias = Annotated[str, _reads(texts.line(4000), "a text"), Field(min_length=1, max_length=4000)]
Prose: TypeAlias = Annotated[str, _reads(texts.prose(4000), "a text"), Field(min_length=1, max_length=4000)]
LongProse: TypeAlias = Annotated[str, _reads(texts.prose(20_000), "a text"), Field(min_length=1, max_length=20_000)]
Id: TypeAlias = Annotated[
    str,
    _reads(texts.read_id, "an id"),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}),
]
Reference: TypeAlias = Annotated[str, _reads(texts.line(), "an id"), Field(min_length=1)]
Path: TypeAlias = Annotated[str, _reads(texts.read_path, "the path of a file"), Field(min_length=1, max_length=500)]
HyphenatedWord: TypeAlias = Annotated[
    str,
    _reads(texts.read_hyphenated, "a word"),
    WithJsonSchema({"type": "string", "pattern": r"^[^\s0-9-]+(-[^\s0-9-]+)*$", "maxLength": 100}),
]
Url: TypeAlias = Annotated[
    str, _reads(texts.read_url, "a web address"), WithJsonSchema({"type": "string", "pattern": "^https?://[^\\s]+$"})
]
NameOrUrl: TypeAlias = Annotated[
    str, _reads(texts.read_name_or_url, "a name or a web address"), Field(min_length=1, max_length=300)
]

Ids = Annotated[dict[Id, T], BeforeValidator(_mapping)]
"""Entries by id; without a value there are none."""

Day: TypeAlias = Annotated[date, _reads(dates.read_day, "a date")]
PartialDate: TypeAlias = Annotated[
    str,
    _reads(dates.read_partial_date, "a date"),
    WithJsonSchema({"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}),
]
Truth: TypeAlias = Annotated[bool, _reads(numbers.read_truth, "true or false")]

Language: TypeAlias = Annotated[str, _reads(registers.read_language, "the tag of a language")]
ByLanguage = Annotated[dict[Language, T], BeforeValidator(_mapping)]
"""Values by the tag of their language."""
Country: TypeAlias = Annotated[
    str,
    _reads(registers.read_country, "the code of a country"),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"}),
]
Licence: TypeAlias = Annotated[str, _reads(registers.read_licence, "a licence's identifier")]
Isbn: TypeAlias = Annotated[
    str,
    _reads(registers.read_isbn, "an ISBN"),
    WithJsonSchema({"type": ["string", "integer"], "pattern": "^97[89][- 0-9]{10,14}$"}),
]
Orcid: TypeAlias = Annotated[
    str,
    _reads(registers.read_orcid, "an ORCID iD"),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"}),
]
Code: TypeAlias = Annotated[
    str,
    _reads(registers.read_code, "the code of a warning"),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
]

_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
Focus: TypeAlias = Annotated[
    tuple[float, float],
    BeforeValidator(numbers.read_focus),
    WithJsonSchema({"type": "array", "items": _SHARE, "minItems": 2, "maxItems": 2}),
]
_DEGREES = {"type": "number", "minimum": -180, "maximum": 180}
Coordinates: TypeAlias = Annotated[
    tuple[float, float],
    BeforeValidator(numbers.read_coordinates),
    WithJsonSchema({"type": "array", "items": _DEGREES, "minItems": 2, "maxItems": 2}),
]
Colour: TypeAlias = Annotated[
    str, _reads(numbers.read_colour, "a colour"), WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})
]
_LENGTH = {"type": "string", "pattern": r"^[0-9.]+ ?(mm|cm|in|pt)$"}
Bleed: TypeAlias = Annotated[float, _reads(numbers.length(0, 10), "a length"), WithJsonSchema(_LENGTH)]
Caliper: TypeAlias = Annotated[float, _reads(numbers.length(0.02, 3), "a length"), WithJsonSchema(_LENGTH)]

Digest: TypeAlias = Annotated[
    str, _reads(texts.read_digest, "a checksum"), WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"})
]

Number: TypeAlias = Annotated[int, *_within(1, 9999)]
Pixels: TypeAlias = Annotated[int, *_within(300, 10_000, "px")]
Percent: TypeAlias = Annotated[int, *_within(100, 400, "%")]
PixelsPerInch: TypeAlias = Annotated[int, *_within(72, 1200, "ppi")]
Signature: TypeAlias = Annotated[int, *_within(1, 64)]


class TrimEntry(Entry):
    """The size of a page after cutting, in mm; written as one text, "140mm x 216mm"."""

    width: float
    height: float


TrimSize: TypeAlias = Annotated[
    TrimEntry,
    _reads(numbers.read_trim, "the size of a page"),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9.]+ ?(mm|cm|in|pt)? ?[x×] ?[0-9.]+ ?(mm|cm|in|pt)$"}),
]
