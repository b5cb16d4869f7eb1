"""A book made by hand: a part, three letters in three languages, notes, figures, verse, a table, index, people."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image

from anthology.book import (
    Book,
    Funding,
    Isbns,
    Kind,
    Link,
    Matter,
    Person,
    Photo,
    Piece,
    Publisher,
    Section,
    Series,
    licence,
)
from anthology.book.markup import BLOCKS, Element, violations
from anthology.pictures import Rendition
from anthology.sources import Folder, Location, Locations

AT = Location("book.yaml", 1, 1)


def cover() -> Rendition:
    """A picture for its cover."""
    file = BytesIO()
    Image.new("RGB", (1600, 2560), "#7a2e1f").save(file, "JPEG")
    return Rendition(file.getvalue(), "image/jpeg", 1600, 2560)


TEXTS = Path(__file__).parent / "sample"


def body(name: str) -> Element:
    """A tree of the vocabulary, as composition hands it on; the line ends between its blocks are the file's own."""
    root = etree.parse(TEXTS / f"{name}.xml").getroot()
    for element in root.iter(*BLOCKS):
        if any(child.tag in BLOCKS for child in element):
            element.text = (element.text or "").strip()
            for child in element:
                child.tail = (child.tail or "").strip()
    assert not list(violations(root))
    return root


def section(kind: Kind, matter: Matter, title: str, name: str, **more: Any) -> Section:
    """A section with its body."""
    root = body(name)
    language, direction = str(root.get("lang")), str(root.get("dir"))
    return Section(name, kind, matter, title, language, direction, root, AT, **more)


def person(identifier: str, name: str, sort: str) -> Person:
    """A person with an address."""
    return Person(identifier, name, sort, AT, links=(Link("Review", "https://example.org/"),))


def pictures(folder: Path) -> dict[str, Photo]:
    """A photograph with GPS in it and a drawing, written into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (57.0, 2.0, 0.0)}
    shore = Image.merge("RGB", [Image.linear_gradient("L").resize((1200, 800)).rotate(a) for a in (0, 90, 180)])
    shore.save(folder / "pier.jpg", exif=exif, quality=90)
    plan = Image.new("1", (600, 400), 1)
    plan.paste(0, (50, 50, 550, 60))
    plan.save(folder / "plan.png")

    def photo(identifier: str, file: str, size: tuple[int, int], placed_in: str) -> Photo:
        return Photo(
            identifier, f"photos/{file}", folder / file, *size, "A view.", False, AT, AT,
            by="Jun Okafor", licence=licence("CC-BY-4.0"), placed_in=placed_in,
        )  # fmt: skip

    return {
        "pier": photo("pier", "pier.jpg", (1200, 800), "low-water"),
        "plan": photo("plan", "plan.png", (600, 400), "marche"),
    }


def sample(folder: Path) -> Book:
    """The whole book, its pictures written into folder/photos."""
    photos = pictures(folder / "photos")
    people = [
        person("mara-lindqvist", "Mara Lindqvist", "Lindqvist, Mara"),
        person("ailsa-moray", "Ailsa Moray", "Moray, Ailsa"),
        person("helene-duvivier", "Hélène Duvivier", "Duvivier, Hélène"),
        person("layla-haddad", "ليلى حداد", "حداد، ليلى"),
    ]
    front, text, back = Matter.FRONT, Matter.BODY, Matter.BACK

    def piece(title: str, name: str, **known: Any) -> Section:
        file = f"chapters/{known['number']}.md"
        return section(Kind.PIECE, text, title, name, part="winter", piece=Piece(**known), file=file)

    return Book(
        title="Three Shores",
        language="en",
        direction="ltr",
        slug="three-shores",
        folder=Folder(folder),
        locations=Locations("book.yaml"),
        sections=(
            section(Kind.HALF_TITLE, front, "Half-title", "half-title"),
            section(Kind.TITLE_PAGE, front, "Title page", "title-page"),
            section(Kind.COPYRIGHT, front, "Copyright", "copyright"),
            section(Kind.CONTENTS, front, "Contents", "contents"),
            section(Kind.PART, text, "Winter", "winter"),
            piece(
                "Low Water at Inverie",
                "low-water",
                number=1,
                place="Inverie",
                by=("ailsa-moray",),
                published=date(2026, 1, 7),
            ),
            piece("Le marché du dimanche", "marche", number=2, by=("helene-duvivier",), translated_by=("ailsa-moray",)),
            piece("رسالة من الميناء", "harbour", number=3, by=("layla-haddad",)),
            section(Kind.CORRESPONDENTS, back, "Correspondents", "correspondents"),
            section(Kind.INDEX, back, "Index", "index"),
        ),
        people={p.id: p for p in people},
        photos=photos,
        subtitle="Letters of a winter",
        series=Series("The Shore Letters", "https://example.org/shores"),
        editors=("mara-lindqvist",),
        publisher=Publisher("Example Press", "Paris"),
        published=date(2027, 3, 1),
        description="Three letters from three shores.",
        subjects=("Coasts", "Letters"),
        isbn=Isbns(epub="978-0-306-40615-7", print="978-3-16-148410-0"),
        licence=licence("CC-BY-NC-ND-4.0"),
        copyright="© 2027 the authors",
        funding=(Funding("Example Foundation"),),
    )
