"""The wrap: back, spine and front as one PDF/X-4 page with bleed, crop marks and fold marks at the spine."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Name

from anthology.book import Book
from anthology.cache import Cache, Made, digest
from anthology.diagnostics import Diagnostic
from anthology.editions.cover import sheet as cover_sheet
from anthology.editions.cover.design import PICTURE, Design
from anthology.editions.cover.dimensions import NARROWEST_WORDS, Wrap, bound_pages
from anthology.editions.pages.dates import made_at
from anthology.editions.pages.faces import unite_faces
from anthology.editions.pages.geometry import PT
from anthology.editions.pages.typeset import library_version, typeset
from anthology.editions.prepress.conformance import Description, identify, save, set_output_intent
from anthology.editions.prepress.palette import Palette, press_profile
from anthology.editions.prepress.photographs import PPI, Wanted, make_plates, place
from anthology.editions.prepress.resources import resources_of
from anthology.editions.prepress.separate import Proof, separate
from anthology.editions.prepress.sheet import Sheet
from anthology.editions.prepress.slug import PLATES, Slug, slug_job
from anthology.language.words import Words
from anthology.sources import UnreadableError
from anthology.theme import Theme
from anthology.workers import Workers


@dataclass(frozen=True, slots=True)
class MadeWrap:
    """note: what the editor is told of it in the report. diagnostics: with an error among them nothing was written."""

    note: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def make_wrap(book: Book, theme: Theme, leaves: int, target: Path, *, cache: Cache, workers: Workers) -> MadeWrap:
    """Write the wrap of a book of so many leaves, which is printed in four inks whatever the pages are printed in.

    Whole or not at all. The book is taken as it is: a picture not cleared for print was replaced before. Raises
    MissingLibraryError when the machine lacks what sets pages, and OSError when target cannot be written.
    """
    wrap = Wrap.of(book, leaves)
    try:
        design = Design(book, theme)
        page = _set(design, wrap, cache)
        palette = cover_palette(design)
    except UnreadableError as problem:
        return MadeWrap(diagnostics=(cover_sheet.told(problem, book),))
    sheet = Sheet(wrap.width, wrap.trim.height, wrap.bleed)
    slug = _slug(book, theme, sheet, palette.space, cache)
    proofs = [Proof(page.files["pdf"], page.facts["pictures"]), Proof(slug.files["pdf"])]
    separated, lines = separate(proofs, palette, cache=cache, workers=workers, step=lambda _: None)
    plates = _plates(page, wrap, palette, cache, workers)
    with pikepdf.open(BytesIO(separated.pdf)) as pdf, pikepdf.open(BytesIO(lines.pdf)) as slug_pdf:
        _draw(pdf, slug_pdf, sheet, palette.space, wrap.folds)
        place(pdf, plates)
        fonts = (r.Font for r in resources_of(pdf) if "/Font" in r)
        unite_faces(pdf, fonts, page.facts["fonts"] | slug.facts["fonts"], theme)  # type: ignore[arg-type] # the stubs know no kinds of Object
        set_output_intent(pdf, press_profile(book))
        identify(pdf, _description(book))
        save(pdf, target)
    return MadeWrap(_note(book, wrap, leaves))


def cover_palette(design: Design) -> Palette:
    """Four inks, with the theme's own mixtures for the cover.

    Letters that are spared out of a ground are bare paper there: a tint would be screened, and their edges with it.
    """
    palette = Palette.of(design.book, design.theme)
    return Palette(replace(palette.inks, black=False), design.brief.inks)


def _set(design: Design, wrap: Wrap, cache: Cache) -> Made:
    """The page in RGB: file "pdf", facts fonts and pictures as in pages.Fragment; and file "picture", the panel."""
    key = f"cover wrap {cover_sheet.key(design.wrap(wrap, design.colours), design)}"
    if (found := cache.get(key)) is not None:
        return found
    front = (wrap.trim.width + wrap.bleed) / (wrap.trim.height + 2 * wrap.bleed)
    picture = cover_sheet.crop(design, front)
    colours = replace(design.colours, ground=picture.ground) if picture else design.colours
    made = cover_sheet.set_page(design.wrap(wrap, colours), design.theme, picture)
    files = dict(made.files) | ({"picture": picture.rendition.data} if picture else {})
    found = Made(files, {"fonts": made.facts["fonts"], "pictures": made.facts["pictures"]})
    cache.put(key, found)
    return found


def _plates(page: Made, wrap: Wrap, palette: Palette, cache: Cache, workers: Workers) -> Mapping[str, Made]:
    if "picture" not in page.files:
        return {}
    longest = max(wrap.trim.width + wrap.bleed, wrap.trim.height + 2 * wrap.bleed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cover.png"
        path.write_bytes(page.files["picture"])
        wanted = {PICTURE: Wanted(path, path.name, round(longest / 25.4 * PPI))}
        return make_plates(wanted, palette.inks, cache=cache, workers=workers, step=lambda _: None)


def _slug(book: Book, theme: Theme, sheet: Sheet, space: str, cache: Cache) -> Made:
    head = [part for part in (book.title, book.edition, Words(book.language)("cover")) if part]
    foot = [made_at(book.published).date().isoformat(), press_profile(book).description, PLATES[space]]
    job = slug_job([Slug(head, foot)], sheet, theme, book.language)
    fonts = (face.path.read_bytes() for face in theme.fonts())
    key = f"cover slug {digest(library_version(), job.css, job.html, *fonts)}"
    if (made := cache.get(key)) is None:
        made = typeset(job)
        cache.put(key, made)
    return made


def _draw(pdf: pikepdf.Pdf, slug: pikepdf.Pdf, sheet: Sheet, space: str, folds: tuple[float, float]) -> None:
    """Boxes, marks and the slug line on the one page."""
    (page,) = pdf.pages
    form = pdf.copy_foreign(slug.pages[0].as_form_xobject())
    if "/XObject" not in page.obj.Resources:
        page.obj.Resources.XObject = pikepdf.Dictionary()
    page.obj.Resources.XObject[Name.Slug] = form
    corner = -sheet.around / PT
    sheet.set_boxes(page)
    page.contents_add(b"q", prepend=True)
    page.contents_add(b"Q q 1 0 0 1 %.4f %.4f cm /Slug Do Q\n%s" % (corner, corner, sheet.crop_marks(space, folds)))
    page.contents_coalesce()


def _description(book: Book) -> Description:
    title = f"{book.title}: {Words(book.language)('cover')}"
    names = tuple(book.people[editor].name for editor in book.editors)
    return Description(title, names, book.language, made_at(book.published), book.copyright)


def _note(book: Book, wrap: Wrap, leaves: int) -> str:
    pages = bound_pages(leaves, book.settings.press.pages_multiple)
    note = f"The spine is {wrap.spine:g} mm wide, for {pages} pages."
    if not wrap.has_words_on_spine:
        note += f" It has no words: they need {NARROWEST_WORDS:g} mm."
    return note
