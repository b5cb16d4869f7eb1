"""The book of a folder as one HTML document, typeset by WeasyPrint in one go: what one would do by hand.

`prepare BOOK FOLDER` writes book.html, book.css and the photographs at the size the pages need; `typeset FOLDER OUT`
makes the PDF of them, and is what is timed. The text, the theme, the page and the pictures are those of `anthology
build`, so that the two can be compared; page numbers come from target-counter, running heads from string-set.
"""

from __future__ import annotations

import argparse
import os
import re
import warnings
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree, html

if TYPE_CHECKING:
    from anthology.book import Book
    from anthology.editions.pages.geometry import Geometry
    from anthology.theme import Theme

HEADS = """
.body { break-before: right; counter-reset: footnote; }
[data-verso] { string-set: verso attr(data-verso), recto attr(data-recto); }
.body:first-of-type { break-before: auto; }
a.folio::after, a.page::after { content: target-counter(attr(href), page); }
@page {
  @top-left { font: 8.2pt/14pt "Alegreya Sans", "Amiri"; }
  @top-right { font: italic 8.2pt/14pt "Alegreya Sans", "Amiri"; }
  @bottom-left { font: 10pt/14pt "Alegreya"; }
  @bottom-right { font: 10pt/14pt "Alegreya"; }
}
@page :left { @top-left { content: string(verso, first-except); } @bottom-left { content: counter(page); } }
@page :right { @top-right { content: string(recto, first-except); } @bottom-right { content: counter(page); } }
@page plate { @top-left { content: none } @top-right { content: none } @bottom-left { content: none }
  @bottom-right { content: none } }
"""

_PLACE = re.compile(r"⟦(.*?)⟧")


def prepare(book_folder: Path, folder: Path) -> None:
    """Write into a folder all that `typeset` needs. Raises SystemExit where the book has mistakes."""
    # Imported here, so that they are not loaded while WeasyPrint is timed.
    from anthology.composition.compose import compose_book  # noqa: PLC0415
    from anthology.editions.pages.geometry import Geometry  # noqa: PLC0415
    from anthology.manifest.load import load_manifest  # noqa: PLC0415
    from anthology.sources import Folder  # noqa: PLC0415
    from anthology.theme import Theme  # noqa: PLC0415

    source = Folder(book_folder)
    book = compose_book(load_manifest(source), source).book
    if book is None:
        raise SystemExit("the book has mistakes: see anthology check")
    theme = Theme.load(book.settings.pages.theme, source)
    geometry = Geometry.of(book.settings.pages, theme)
    folder.mkdir(parents=True, exist_ok=True)
    page = _page(book)
    _photographs(page, book, geometry, folder)
    (folder / "book.css").write_text(_style(theme, geometry), encoding="utf-8")
    text = etree.tostring(page, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    (folder / "book.html").write_text(text, encoding="utf-8")


def _page(book: Book) -> etree._Element:
    """The sections as `anthology` typesets them, one after the other in one document, linked to each other."""
    from anthology.editions.pages.document import to_html  # noqa: PLC0415

    page = etree.Element("html", lang=book.language, dir=book.direction)
    head = etree.SubElement(page, "head")
    etree.SubElement(head, "meta", charset="utf-8")
    etree.SubElement(head, "title").text = book.title
    body = etree.SubElement(page, "body")
    for section in book:
        document = html.document_fromstring(to_html(section, lambda anchor: f"⟦{anchor}⟧", starts_verso=False))
        part = document.find("body")
        assert part is not None
        part.tag = "div"
        part.set("class", f"body {part.get('class', '')}")
        part.set("lang", section.language)
        body.append(part)
        # On what a section begins with: a string that is set on all of it would be set anew on each of its pages.
        opening = part.find("section/*")
        if opening is not None:
            opening.set("data-verso", section.heads.verso)
            opening.set("data-recto", section.heads.recto)
    for link in body.iter("a"):
        link.set("href", (link.get("href") or "").replace("anthology:", "#", 1))
        if "folio" in (link.get("class") or "").split():
            link.text = None
    for reference in body.iter("span"):
        text = reference.text or ""
        if reference.get("class") == "page-ref" and (place := _PLACE.search(text)):
            reference.text = text[: place.start()]
            etree.SubElement(reference, "a", {"class": "page", "href": f"#{place[1]}"}).tail = text[place.end() :]
    return page


def _photographs(page: etree._Element, book: Book, geometry: Geometry, folder: Path) -> None:
    """Write the photographs into the folder, the very files that `anthology` makes for the pages."""
    from anthology.cache import Cache  # noqa: PLC0415
    from anthology.editions.pages.photographs import render_photographs  # noqa: PLC0415
    from anthology.workers import Workers  # noqa: PLC0415

    with Workers() as workers:
        made = render_photographs(book, geometry, folder, Cache(None), workers)
    for image in list(page.iter("img")):
        source = image.get("src") or ""
        if source.startswith("photo:"):
            image.set("src", Path(made.paths[source.removeprefix("photo:")]).name)
        else:
            # The map, which only `anthology` draws.
            figure = next(image.iterancestors("figure"))
            if (parent := figure.getparent()) is not None:
                parent.remove(figure)


def _style(theme: Theme, geometry: Geometry) -> str:
    """The theme's own style sheet; what it calls a body is a section here."""
    faces = "".join(
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {face.weight};'
        f' src: url("{face.path.as_uri()}"); }}\n'
        for face in theme.fonts()
    )
    return faces + geometry.page_rules() + re.sub(r"\bbody(?=[.\[])", ".body", theme.css("pages")) + HEADS


def typeset(folder: Path, out: Path) -> None:
    """Make the PDF/UA-1 of a prepared folder."""
    os.environ["FONTCONFIG_FILE"] = str(files("anthology.editions.pages") / "fonts.conf")
    warnings.simplefilter("ignore", UserWarning)  # That there are no fonts of the system is what we want.
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    config = FontConfiguration()  # type: ignore[no-untyped-call]
    sheet = CSS(folder / "book.css", font_config=config)  # type: ignore[no-untyped-call]
    document = HTML(folder / "book.html")  # type: ignore[no-untyped-call]
    document.write_pdf(  # type: ignore[no-untyped-call]
        out, stylesheets=[sheet], font_config=config, pdf_variant="pdf/ua-1"
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for function, arguments in ((prepare, ("BOOK", "FOLDER")), (typeset, ("FOLDER", "OUT"))):
        command = commands.add_parser(function.__name__, help=function.__doc__)
        command.set_defaults(function=function)
        for name in arguments:
            command.add_argument("paths", type=Path, metavar=name, action="append")
    given = parser.parse_args()
    given.function(*given.paths)


if __name__ == "__main__":
    main()
