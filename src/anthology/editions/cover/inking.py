"""The typeset wrap put into inks, onto its sheet and into a PDF/X-4; knows nothing of how it was designed."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Name

from anthology.book import Book
from anthology.cache import Cache, Made
from anthology.editions.cover.design import PICTURE, Design
from anthology.editions.cover.dimensions import Wrap
from anthology.editions.pages.dates import made_at
from anthology.editions.pages.faces import unite_faces
from anthology.editions.pages.geometry import PT
from anthology.editions.pages.typeset import Job, typeset
from anthology.editions.prepress.conformance import Description, identify, save, set_output_intent
from anthology.editions.prepress.palette import Palette, press_profile
from anthology.editions.prepress.photographs import PPI, Wanted, make_plates, place
from anthology.editions.prepress.resources import resources_of
from anthology.editions.prepress.separate import Proof, separate
from anthology.editions.prepress.sheet import Sheet
from anthology.editions.prepress.slug import PLATES, Slug, slug_job
from anthology.language.words import Words
from anthology.pictures import fingerprint
from anthology.pictures.inks import Inks
from anthology.pictures.profile import PressProfile
from anthology.theme import Theme
from anthology.workers import Workers


@dataclass(frozen=True, slots=True)
class Inking:
    """One wrap on its way to the plates. longest: pixels of its picture's longest edge, where the file has so many."""

    theme: Theme
    description: Description
    profile: PressProfile
    palette: Palette
    sheet: Sheet
    folds: tuple[float, float]
    slug: Job
    longest: int

    @classmethod
    def of(cls, design: Design, wrap: Wrap) -> Inking:
        """The inking of a wrap, in four inks, with the theme's own mixtures for the cover. Raises UnreadableError.

        Letters that are spared out of a ground are bare paper: a tint would be screened, and their edges with it.
        """
        book, profile = design.book, press_profile(design.book)
        palette = Palette(Inks(profile.data, max_ink=book.settings.press.max_ink), design.brief.inks)
        sheet = Sheet(wrap.width, wrap.trim.height, wrap.bleed)
        cover = Words(book.language)("cover")
        head = [part for part in (book.title, book.edition, cover) if part]
        foot = [made_at(book.published).date().isoformat(), profile.description, PLATES[palette.space]]
        slug = slug_job([Slug(head, foot)], sheet, design.theme, book.language)
        longest = round(max(wrap.trim.width + wrap.bleed, wrap.trim.height + 2 * wrap.bleed) / 25.4 * PPI)
        return cls(design.theme, _description(book, cover), profile, palette, sheet, wrap.folds, slug, longest)

    def parts(self) -> tuple[bytes | str, ...]:
        """What the finished file depends on beyond the typeset page."""
        inks = repr((self.palette.inks.max_ink, sorted(self.palette.fixed.items())))
        return self.profile.data, inks, self.slug.html, self.slug.css, repr(self.description)

    def finished(self, page: Made, picture: bytes | None) -> bytes:
        """The file. page: as `typeset` makes it. picture: the file of the picture on it."""
        slug, kept = typeset(self.slug), Cache(None)
        # One page is done sooner here than it is its turn behind the photographs that the workers are busy with.
        alone = Workers(1)
        proofs = [Proof(page.files["pdf"], page.facts["pictures"]), Proof(slug.files["pdf"])]
        drawn, lines = separate(proofs, self.palette, cache=kept, workers=alone, step=lambda _: None)
        with (
            tempfile.TemporaryDirectory() as folder,
            pikepdf.open(BytesIO(drawn.pdf)) as pdf,
            pikepdf.open(BytesIO(lines.pdf)) as slug_pdf,
        ):
            self._complete(pdf, slug_pdf)
            if picture is not None:
                place(pdf, self._plates(picture, Path(folder), kept, alone))
            fonts = (resources.Font for resources in resources_of(pdf) if "/Font" in resources)
            unite_faces(pdf, fonts, page.facts["fonts"] | slug.facts["fonts"], self.theme)  # type: ignore[arg-type] # the stubs know no kinds of Object
            set_output_intent(pdf, self.profile)
            identify(pdf, self.description)
            save(pdf, Path(folder) / "cover.pdf")
            return (Path(folder) / "cover.pdf").read_bytes()

    def _complete(self, pdf: pikepdf.Pdf, slug: pikepdf.Pdf) -> None:
        """Boxes, marks and the slug line on the one page."""
        (page,) = pdf.pages
        form = pdf.copy_foreign(slug.pages[0].as_form_xobject())
        if "/XObject" not in page.obj.Resources:
            page.obj.Resources.XObject = pikepdf.Dictionary()
        page.obj.Resources.XObject[Name.Slug] = form
        corner, marks = -self.sheet.around / PT, self.sheet.crop_marks(self.palette.space, self.folds)
        self.sheet.set_boxes(page)
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q q 1 0 0 1 %.4f %.4f cm /Slug Do Q\n%s" % (corner, corner, marks))
        page.contents_coalesce()

    def _plates(self, picture: bytes, folder: Path, kept: Cache, alone: Workers) -> Mapping[str, Made]:
        path = folder / "cover.png"
        path.write_bytes(picture)
        wanted = {PICTURE: Wanted(path, path.name, self.longest, fingerprint(path, path.name))}
        return make_plates(wanted, self.palette.inks, cache=kept, workers=alone, step=lambda _: None)


def _description(book: Book, cover: str) -> Description:
    names = tuple(book.people[editor].name for editor in book.editors)
    return Description(f"{book.title}: {cover}", names, book.language, made_at(book.published), book.copyright)
