"""People, photographs and the contents, as the manifest says them; knows nothing of the files that they name."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema, model_validator

from anthology.manifest.fields import (
    Coordinates,
    Country,
    Day,
    Digest,
    Entry,
    Focus,
    Id,
    Ids,
    Language,
    Licence,
    Line,
    LongProse,
    Many,
    Maybe,
    Number,
    Orcid,
    Paragraph,
    PartialDate,
    Path,
    Prose,
    Reference,
    Truth,
    Url,
)
from anthology.manifest.mistakes import WrongValueError, nearest, shown
from anthology.manifest.names import sorted_form
from anthology.manifest.texts import slug


class LinkEntry(Entry):
    """A labelled address on the web."""

    label: Line = Field(description="What the link says.", examples=["The Example Review"])
    url: Url = Field(description="Where it leads.", examples=["https://example.org"])


class AlternateScriptEntry(Entry):
    """A person's name in the script of its own language."""

    name: Line = Field(description="The name in that script.", examples=["سميرة الحداد"])
    language: Language = Field(description="The language it is written in (BCP 47).", examples=["ar"])


class PersonEntry(Entry):
    """A contributor; their key is the id by which everything else names them."""

    name: Line = Field(description="The name as it is printed.", examples=["Mara Lindqvist"])
    sort: Line = Field(
        default_factory=lambda known: sorted_form(known["name"]),
        description="The name as lists sort it; by default the last word comes first.",
        examples=["Lindqvist, Mara"],
    )
    alternate_script: Maybe[AlternateScriptEntry] = Field(
        None, description="The name in the script of its own language, where it is printed in another."
    )
    bio: Maybe[LongProse] = Field(None, description="The biography: Markdown, one paragraph or more, links allowed.")
    short_bio: Maybe[Paragraph] = Field(None, description="One line about them, printed with the piece.")
    links: Many[LinkEntry] = Field((), description="Their pages on the web.")
    orcid: Maybe[Orcid] = Field(None, description="Their ORCID iD.", examples=["0000-0002-1825-0097"])
    portrait: Maybe[Reference] = Field(None, description="The id of a photograph of them.", examples=["mara"])


class PhotoEntry(Entry):
    """A photograph and its rights; its key is the id by which chapters place it."""

    file: Path = Field(description="The picture's file in the book's folder.", examples=["photos/torotoro.jpg"])
    alt: Maybe[Paragraph] = Field(None, description="What the picture shows, for who cannot see it.")
    decorative: Truth = Field(False, description="true where the picture says nothing: then it needs no alt.")
    caption: Maybe[Prose] = Field(None, description="The caption: Markdown within one paragraph.")
    by: Maybe[Line] = Field(None, description="Who made it: a person's id, or a name.", examples=["mara-lindqvist"])
    holder: Maybe[Line] = Field(None, description="Who holds the rights, where it is not who made it.")
    licence: Maybe[Licence] = Field(
        None, description="The picture's licence: an SPDX identifier, or all-rights-reserved.", examples=["CC-BY-4.0"]
    )
    source: Maybe[Url] = Field(None, description="Where the picture was found on the web.")
    taken: Maybe[PartialDate] = Field(
        None, description="When it was taken: a year, a month or a day.", examples=["2020-12"]
    )
    cleared: Many[Literal["epub", "reading", "print"]] = Field(
        (),
        description="The editions its rights are cleared for; without it none, and only drafts can be built.",
        examples=[["epub", "reading", "print"]],
    )
    cleared_until: Maybe[Day] = Field(None, description="The last day of that clearance.", examples=["2030-12-31"])
    substitute: Maybe[Reference] = Field(None, description="The id of the photograph shown where this is not cleared.")
    focus: Maybe[Focus] = Field(
        None, description="The point a crop must keep: shares from the left and from the top.", examples=[[0.5, 0.3]]
    )


GeneratedKind: TypeAlias = Literal[
    "half-title",
    "title-page",
    "copyright",
    "contents",
    "photo-credits",
    "correspondents",
    "places",
    "index",
    "acknowledgements",
    "colophon",
]
GENERATED: tuple[str, ...] = get_args(GeneratedKind)


class GeneratedEntry(Entry):
    """A section that is made from what the manifest says; written as one word."""

    kind: GeneratedKind

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, word: object) -> object:
        if word in GENERATED or not isinstance(word, str):
            return {"kind": word}
        guess = nearest(word.strip(), GENERATED)
        hint = f"Did you mean {guess}?" if guess else f"Sections that are made by themselves: {', '.join(GENERATED)}."
        if "/" in word or word.endswith(".md"):
            hint = f"A chapter needs a file and a title: {{file: {word}, title: ...}}."
        raise WrongValueError("section-unknown", f"is {shown(word)}, which is no section of a book", hint)

    @property
    def identifier(self) -> str:
        """The section's id."""
        return self.kind


class SourceEntry(Entry):
    """Where `anthology add` brought a text in from; it writes and reads these keys by itself."""

    file: Line = Field(description="The name of the file it was read from.", examples=["la-paz.txt"])
    part: Maybe[Line] = Field(None, description="Which text of that file it is, where the file holds many.")
    url: Maybe[Url] = Field(None, description="The address of the page the file was saved from.")
    imported: Day = Field(description="The day it was brought in.", examples=["2027-01-20"])
    sha256: Digest = Field(description="The SHA-256 of what was read.")
    chapter: Digest = Field(description="The SHA-256 of the chapter as it was written.")


class ChapterEntry(Entry):
    """A chapter: a piece of the series, or an introduction and the like."""

    file: Path = Field(
        description="The chapter's Markdown file in the book's folder.", examples=["chapters/05-la-paz.md"]
    )
    id: Maybe[Id] = Field(None, description="The chapter's id; by default its file's name without .md.")
    kind: Literal["piece", "introduction", "foreword", "preface", "afterword", "appendix"] = Field(
        "piece", description="What it is."
    )
    number: Maybe[Number] = Field(None, description="Its number in the series.", examples=[5])
    place: Maybe[Line] = Field(None, description="Where it was written.", examples=["La Paz"])
    country: Maybe[Country] = Field(None, description="The country of that place, as in ISO 3166.", examples=["BO"])
    coordinates: Maybe[Coordinates] = Field(
        None,
        description="Where that place is, in degrees north and east; the section places then has a map.",
        examples=[[-16.5, -68.15]],
    )
    title: Line = Field(description="Its title.", examples=["What Happens When Social Movements Win?"])
    subtitle: Maybe[Line] = Field(None, description="Its subtitle.")
    by: Many[Reference] = Field((), description="Its authors: ids of people.", examples=[["mara-lindqvist"]])
    translated_by: Many[Reference] = Field((), description="Its translators: ids of people.")
    photographs_by: Many[Reference] = Field((), description="Its photographers: ids of people.")
    published: Maybe[Day] = Field(None, description="When it was first published on the web.", examples=["2021-01-20"])
    url: Maybe[Url] = Field(None, description="Where it was first published on the web.")
    language: Maybe[Language] = Field(None, description="Its language; by default the book's.", examples=["es"])
    direction: Maybe[Literal["ltr", "rtl"]] = Field(
        None, description="The direction of its writing; by default that of its language."
    )
    licence: Maybe[Licence] = Field(None, description="Its licence, where it is not the book's.")
    summary: Maybe[Paragraph] = Field(None, description="What it is about, in a sentence or two.")
    photos: Ids[PhotoEntry] = Field({}, description="Photographs of this chapter, in the same form as the book's.")
    source: Maybe[SourceEntry] = Field(None, description="Where it was brought in from, by `anthology add`.")

    @property
    def identifier(self) -> str:
        """The section's id: as given, or made from the file's name; "" where none can be made."""
        return self.id or slug(PurePosixPath(self.file).stem)


def _only_chapter(piece: object) -> object:
    """Refuse what may only stand in the contents themselves, before its keys are called unknown one by one."""
    if isinstance(piece, str) or (isinstance(piece, dict) and ("part" in piece or "pieces" in piece)):
        what = shown(piece) if isinstance(piece, str) else "another part"
        raise WrongValueError(
            "part-content",
            f"is {what}, and only chapters can stand in a part",
            "Move it out of the part, to the left, into the contents themselves.",
        )
    return piece


class PartEntry(Entry):
    """A part of the book: a page with its title, then its pieces."""

    part: Line = Field(description="The part's title.", examples=["Winter"])
    id: Maybe[Id] = Field(None, description="The part's id; by default made from its title.")
    epigraph: Maybe[Prose] = Field(None, description="Words at the head of the part: Markdown.")
    pieces: Many[Annotated[ChapterEntry, BeforeValidator(_only_chapter)]] = Field(
        (), description="The part's chapters, in reading order."
    )

    @property
    def identifier(self) -> str:
        """The section's id: as given, or made from the title; "" where none can be made."""
        return self.id or slug(self.part)


def form_of(entry: object) -> str:
    """Which of the three forms an entry of the contents has: "word", "part" or "chapter"."""
    if isinstance(entry, str | GeneratedEntry):
        return "word"
    has_part = isinstance(entry, PartEntry) or (isinstance(entry, dict) and ("part" in entry or "pieces" in entry))
    return "part" if has_part else "chapter"


ContentsEntry: TypeAlias = Annotated[
    Annotated[GeneratedEntry, Tag("word"), WithJsonSchema({"type": "string", "enum": list(GENERATED)})]
    | Annotated[ChapterEntry, Tag("chapter")]
    | Annotated[PartEntry, Tag("part")],
    Discriminator(form_of),
]
FORMS: dict[str, type[Entry]] = {"word": GeneratedEntry, "chapter": ChapterEntry, "part": PartEntry}
