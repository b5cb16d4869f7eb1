"""A finished press file, opened afresh: its pages with their boxes and what they draw; knows no maker and no rule."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from anthology.verification.preflight.colours import SpaceReader, digest_of
from anthology.verification.preflight.content import read_page
from anthology.verification.preflight.marks import Box, Drawn

POINT = 25.4 / 72
"""Millimetres (ISO 32000-1, 8.3.2.3)."""


class UnreadablePressError(Exception):
    """A file that cannot be opened; the message is a sentence without its full stop. encrypted: whether that is why."""

    def __init__(self, message: str, *, encrypted: bool = False) -> None:
        super().__init__(message)
        self.message, self.encrypted = message, encrypted


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of a page (ISO 32000-1, 14.11.2) in points, None for one that is not stated or is no box."""

    media: Box | None
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    art: Box | None

    @property
    def limit(self) -> Box:
        """Up to where the page is printed: its bleed, else the nearest box there is."""
        return self.bleed or self.trim or self.media or (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PressPage:
    """number: from 0. label: as printed, "" for none. turned: degrees. unit: points in a unit of user space."""

    number: int
    label: str
    boxes: Boxes
    turned: int
    unit: float
    dictionary: pikepdf.Object
    drawn: Drawn


@dataclass(frozen=True, slots=True)
class Press:
    """An open file. intents: its output intents for PDF/X (14.11.5)."""

    path: Path
    pdf: pikepdf.Pdf
    intents: tuple[pikepdf.Dictionary, ...]
    pages: tuple[PressPage, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The printed number of each page; none where the file does not hold them."""
        return tuple(page.label for page in self.pages) if "/PageLabels" in self.pdf.Root else ()


@contextmanager
def open_press(path: Path) -> Iterator[Press]:
    """A press file, read. Raises UnreadablePressError."""
    try:
        pdf = pikepdf.open(path)
    except pikepdf.PasswordError:
        raise UnreadablePressError(f"{path.name} is encrypted and asks for a password", encrypted=True) from None
    except (OSError, pikepdf.PdfError) as problem:
        raise UnreadablePressError(f"{path.name} cannot be opened ({_first_line(problem)})") from None
    with pdf:
        yield _read(path, pdf)


def profile_of(intent: pikepdf.Dictionary) -> pikepdf.Stream | None:
    """The profile that is embedded in an output intent."""
    profile = intent.get("/DestOutputProfile")
    return profile if isinstance(profile, Stream) else None


def box_of(page: pikepdf.Object, key: str) -> Box | None:
    """A box of a page, its corners in order; media and crop box may be inherited (7.7.3.4)."""
    holder: pikepdf.Object | None = page
    for _ in range(64):
        if not isinstance(holder, Dictionary):
            return None
        if key in holder:
            break
        holder = holder.get("/Parent") if key in {"/MediaBox", "/CropBox"} else None
    stated = holder.get(key) if isinstance(holder, Dictionary) else None
    if not isinstance(stated, Array) or len(stated) != 4:
        return None
    try:
        left, bottom, right, top = (float(value) for value in stated)
    except (TypeError, ValueError):
        return None
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _read(path: Path, pdf: pikepdf.Pdf) -> Press:
    stated = pdf.Root.get("/OutputIntents")
    entries = [entry for entry in stated if isinstance(entry, Dictionary)] if isinstance(stated, Array) else []
    intents = tuple(entry for entry in entries if entry.get("/S") == Name.GTS_PDFX)
    profiles = [profile for intent in intents if (profile := profile_of(intent)) is not None]
    spaces = SpaceReader(digest_of(profiles[0]) if profiles else "")
    labelled = "/PageLabels" in pdf.Root
    return Press(path, pdf, intents, tuple(_page(page, spaces, labelled) for page in pdf.pages))


def _page(page: pikepdf.Page, spaces: SpaceReader, labelled: bool) -> PressPage:
    keys = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
    boxes = Boxes(*(box_of(page.obj, key) for key in keys))
    return PressPage(
        page.index,
        page.label if labelled else "",
        boxes,
        int(page.obj.get("/Rotate", 0)),
        float(page.obj.get("/UserUnit", 1)),
        page.obj,
        read_page(page, spaces, boxes.limit),
    )


def _first_line(problem: Exception) -> str:
    return str(problem).strip().split("\n")[0].rstrip(".")
