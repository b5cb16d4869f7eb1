"""Every key of book.yaml, in reading order, and the JSON Schema of it; knows nothing of files and of YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pydantic import Field
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from anthology.manifest.editions import EditionsBlock
from anthology.manifest.entries import ChapterEntry, ContentsEntry, PartEntry, PersonEntry, PhotoEntry
from anthology.manifest.fields import (
    Block,
    Code,
    Day,
    Entry,
    Id,
    Ids,
    Isbn,
    Language,
    Licence,
    Line,
    Many,
    Maybe,
    Number,
    Paragraph,
    Path,
    Prose,
    Reference,
    Url,
)
from anthology.sources import Key


class SeriesEntry(Entry):
    """The web series the book was made from."""

    name: Line = Field(description="The series' name.", examples=["The Correspondents"])
    url: Maybe[Url] = Field(None, description="Its address on the web.", examples=["https://example.org"])
    number: Maybe[Number] = Field(None, description="Which book of the series this is.", examples=[1])


class PublisherEntry(Entry):
    """Who publishes the book."""

    name: Line = Field(description="The publisher's name.", examples=["Example Press"])
    place: Maybe[Line] = Field(None, description="The city.", examples=["Paris"])
    url: Maybe[Url] = Field(None, description="Its address on the web.", examples=["https://example.org"])


class IsbnEntry(Block):
    """The ISBN of each edition; the check digits are checked."""

    epub: Maybe[Isbn] = Field(None, description="The EPUB's.", examples=["978-0-00-000000-2"])
    reading: Maybe[Isbn] = Field(None, description="The reading PDF's.", examples=["978-0-00-000001-9"])
    print: Maybe[Isbn] = Field(None, description="The printed book's.", examples=["978-0-00-000002-6"])


class FundingEntry(Entry):
    """Who paid, and the sentence they ask for."""

    funder: Line = Field(description="Who paid.", examples=["Example Foundation"])
    statement: Maybe[Prose] = Field(None, description="The sentence they ask for.")
    url: Maybe[Url] = Field(None, description="Their address on the web.", examples=["https://example.org"])
    id: Maybe[Url] = Field(
        None, description="Their identifier as an address, such as a ROR's.", examples=["https://ror.org/"]
    )


class IgnoreEntry(Entry):
    """A warning that is not to be shown again: at a place that survives editing, and with a reason."""

    code: Code = Field(description="The warning's code.", examples=["photo-unplaced"])
    where: Maybe[Path] = Field(
        None, description="The file that it is in; without it, everywhere.", examples=["chapters/05-la-paz.md"]
    )
    words: Maybe[Line] = Field(
        None,
        description="Words that it points at or names; without them, everywhere in the file.",
        examples=["harbour"],
    )
    reason: Paragraph = Field(
        description="Why it is right as it is, for who comes after you.", examples=["Kept for the invitation."]
    )


class Manifest(Entry):
    """The one manifest of a book: everything about it that is not prose."""

    title: Line = Field(description="The book's title.", examples=["Letters from Elsewhere"])
    subtitle: Maybe[Line] = Field(None, description="Its subtitle.")
    language: Language = Field(description="The book's language (BCP 47).", examples=["en"])
    slug: Maybe[Id] = Field(None, description="Names the files that are made; by default made from the title.")
    series: Maybe[SeriesEntry] = Field(None, description="The web series the book was made from.")
    editors: Many[Reference] = Field(
        (), description="Who edited the book: ids of people.", examples=[["mara-lindqvist"]]
    )
    publisher: Maybe[PublisherEntry] = Field(None, description="Who publishes the book.")
    published: Maybe[Day] = Field(None, description="When the book is published.", examples=["2027-03-01"])
    edition: Maybe[Line] = Field(None, description="Which edition this is.", examples=["First edition"])
    description: Maybe[Prose] = Field(None, description="One paragraph, for catalogues and for the EPUB.")
    subjects: Many[Line] = Field(
        (), description="What the book is about, for catalogues.", examples=[["Cities", "Social movements"]]
    )
    isbn: IsbnEntry = Field(IsbnEntry(), description="The ISBN of each edition.")
    licence: Maybe[Licence] = Field(
        None,
        description="The licence of the texts: an SPDX identifier, or all-rights-reserved.",
        examples=["CC-BY-4.0"],
    )
    copyright: Maybe[Line] = Field(
        None, description="The line of the rights' holders.", examples=["© 2027 the authors"]
    )
    funding: Many[FundingEntry] = Field((), description="Who paid, and the sentences they ask for.")
    people: Ids[PersonEntry] = Field({}, description="Everybody who made the book, by id.")
    photos: Ids[PhotoEntry] = Field({}, description="The photographs, by id.")
    contents: Many[ContentsEntry] = Field(description="The whole book in reading order.")
    editions: EditionsBlock = Field(EditionsBlock(), description="How the editions are made.")
    ignore: Many[IgnoreEntry] = Field((), description="Warnings that are not to be shown, each with the reason.")

    def chapters(self) -> Iterator[tuple[Key, ChapterEntry]]:
        """Every chapter in reading order, those of parts included, with the key of its entry."""
        for number, entry in enumerate(self.contents):
            if isinstance(entry, ChapterEntry):
                yield ("contents", number), entry
            elif isinstance(entry, PartEntry):
                yield from ((("contents", number, "pieces", i), piece) for i, piece in enumerate(entry.pieces))

    def pictures(self) -> Iterator[tuple[Key, str, PhotoEntry]]:
        """Every photograph, those of chapters included, with the key of its entry and its id."""
        yield from ((("photos", name), name, photo) for name, photo in self.photos.items())
        for key, chapter in self.chapters():
            yield from (((*key, "photos", name), name, photo) for name, photo in chapter.photos.items())


class _PlainSchema(GenerateJsonSchema):
    """JSON Schema as editors of YAML show it best: a key that may be left out is not one that may be null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        inner = super().default_schema(schema)
        if schema.get("default") in (None, (), {}) or isinstance(schema.get("default"), Entry):
            inner.pop("default", None)
        return inner

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        return {
            "type": "object",
            "propertyNames": self.generate_inner(schema["keys_schema"]),
            "additionalProperties": self.generate_inner(schema["values_schema"]),
        }

    def field_title_should_be_set(self, schema: object) -> bool:
        return False


def schema_json() -> str:
    """The JSON Schema of book.yaml (draft 2020-12), for completion in editors."""
    schema = Manifest.model_json_schema(schema_generator=_PlainSchema)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "book.yaml of an anthology"}
    return json.dumps(head | {k: v for k, v in schema.items() if k != "title"}, indent=2, ensure_ascii=False) + "\n"
