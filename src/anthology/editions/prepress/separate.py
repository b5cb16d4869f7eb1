"""Typeset PDFs put into inks in worker processes, or taken out of the cache; knows nothing of sections and leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, String

from anthology.cache import Cache, Made, digest
from anthology.editions.prepress.palette import Palette
from anthology.editions.prepress.resources import Drawn, Separating, resources_of
from anthology.pictures import inks
from anthology.workers import Workers

PHOTO = "/AnthologyPhoto"
"""Key of the stand-in for a picture: the id of the photograph whose plates go there (see photographs.place)."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A typeset PDF, in RGB, as it goes into inks. pictures: see pages.Fragment."""

    pdf: bytes
    pictures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placed:
    """A photograph on a page. page: its number in the PDF, from 0.

    width, height: of the whole picture, what is cropped away included, in points. box: left, bottom, right, top, in
    points from the lower left corner of the trim.
    """

    photo: str
    page: int
    width: float
    height: float
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Separated:
    """A PDF in inks, without tags, links and pictures, which have stand-ins. see_through: pages, from 0."""

    pdf: bytes
    placed: tuple[Placed, ...]
    see_through: tuple[int, ...]


def separate(
    proofs: Sequence[Proof], palette: Palette, *, cache: Cache, workers: Workers, step: Callable[[int], None]
) -> list[Separated]:
    """All PDFs in inks, in order; step is told of each."""
    how = palette.inks
    look = digest(how.profile, repr((how.black, how.max_ink, sorted(palette.fixed.items()))), *_own_code())
    keys = [f"separated {digest(look, proof.pdf, repr(sorted(proof.pictures.items())))}" for proof in proofs]
    made = {key: cache.get(key) for key in dict.fromkeys(keys)}
    jobs = {key: (key, proof, palette) for key, proof in zip(keys, proofs, strict=True) if made[key] is None}
    step(len(proofs) - len(jobs))
    for (key, _, _), result in workers.unordered(_separated, sorted(jobs.values(), key=lambda j: -len(j[1].pdf))):
        made[key] = result
        cache.put(key, result)
        step(1)
    return [_read(made[key]) for key in keys]


def _read(made: Made | None) -> Separated:
    assert made is not None
    placed = (
        Placed(photo, page, width, height, tuple(box)) for photo, page, width, height, box in made.facts["placed"]
    )
    return Separated(made.files["pdf"], tuple(placed), tuple(made.facts["see-through"]))


def _separated(job: tuple[str, Proof, Palette]) -> Made:
    """One PDF in inks: file "pdf"; facts placed and see-through as in Separated."""
    _, proof, palette = job
    placed: list[tuple[object, ...]] = []
    see_through = []
    separating = Separating(palette)
    with pikepdf.open(BytesIO(proof.pdf)) as pdf:
        for number, page in enumerate(pdf.pages):
            content, drawn = separating.page(page)
            page.obj.Contents = pdf.make_stream(content)
            if separating.see_through:
                see_through.append(number)
            placed += [_placed(picture, proof.pictures[picture.name], number) for picture in drawn]
        for page in pdf.pages:
            separating.finish(page.obj.get("/Resources", Dictionary()))
        for resources in resources_of(pdf):
            _leave_places(pdf, resources, proof.pictures)
        _take_out_what_is_for_readers(pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Made({"pdf": out.getvalue()}, {"placed": placed, "see-through": see_through})


def _placed(picture: Drawn, photo: str, page: int) -> tuple[object, ...]:
    """The fields of Placed."""
    a, b, c, d, e, f = picture.matrix
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    box = [round(n, 2) for n in (min(xs), min(ys), max(xs), max(ys))]
    return (photo, page, round((a * a + b * b) ** 0.5, 2), round((c * c + d * d) ** 0.5, 2), box)


def _leave_places(pdf: pikepdf.Pdf, resources: Object, pictures: Mapping[str, str]) -> None:
    """Put a stand-in for every picture: which pixels it has is only known when all its places are."""
    things = resources.get("/XObject", Dictionary())
    for name, thing in list(things.items()):
        if thing.get("/Subtype") == Name.Image:
            photo = pictures[name[1:]]
            things[name] = pdf.make_stream(photo.encode(), {"/Subtype": Name.Image, PHOTO: String(photo)})


def _take_out_what_is_for_readers(pdf: pikepdf.Pdf) -> None:
    """Tags, links, outlines and places to go to; PDF/X-4 (ISO 15930-7) lets no link stand where it prints."""
    for page in pdf.pages:
        for key in ("/Annots", "/StructParents", "/Tabs", "/Group"):
            if key in page.obj:
                del page.obj[key]
    for key in [key for key in pdf.Root.keys() if key not in {"/Type", "/Pages"}]:  # noqa: SIM118 - an Object is no dict
        del pdf.Root[key]


def _own_code() -> Iterator[bytes]:
    """The modules that do the work: what other code made is not taken from the cache."""
    modules = [*Path(__file__).parent.glob("*.py"), Path(inks.__file__)]
    return (path.read_bytes() for path in sorted(modules))
