"""The photographs that texts bring, as records of the book and files in it; knows no text around them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from anthology.diagnostics import Report, warning
from anthology.importers.article import Kept, Picture
from anthology.importers.chapter import picture_stem
from anthology.importers.entries import address
from anthology.importers.recognition import Draft
from anthology.importers.recognition.names import folded
from anthology.importers.roster import Roster, free_id
from anthology.importers.shelf import Shelf
from anthology.manifest.edit import Change, Named
from anthology.manifest.texts import slug
from anthology.manifest.written import FieldValue
from anthology.sources import Folder

FOLDER = "photos"
_LONGEST_ID = 50
_ENDING = re.compile(r"\.(?:jpe?g|png|gif|webp|tiff?|avif|svg)", re.IGNORECASE)


@dataclass(slots=True)
class Album:
    """files: of the pictures that came with their texts, by path in the book."""

    shelf: Shelf
    folder: Folder
    roster: Roster
    report: Report
    files: dict[str, bytes | Kept] = field(default_factory=dict)
    _new: dict[str, dict[str, FieldValue]] = field(default_factory=dict)

    def enter(self, draft: Draft, stem: str, placed: Collection[str]) -> Mapping[int, str]:
        """The id of each picture of a text, by the identity of its record; those not in the book yet are entered.

        stem: what names a picture without a name. placed: ids that this text placed when it was brought in before.
        """
        free = [name for name in self.shelf.names("photos") if name in placed]
        found: dict[int, str] = {}
        for block in draft.blocks:
            for picture in block.pictures:
                same = next((name for name in free if self._is_same(name, picture)), None)
                if same is not None:
                    free.remove(same)
                same = same or self._shown_elsewhere(picture)
                found[id(picture)] = same or self._entered(picture, stem, draft, block.line)
        return found

    def changes(self) -> Iterator[Change]:
        """The entries of the photographs that are new."""
        yield from (Named("photos", name, fields) for name, fields in self._new.items())

    def _shown_elsewhere(self, picture: Picture) -> str | None:
        """The entry of a picture that another text shows too: of the same address, caption and alt, so of one file."""
        caption, source = " ".join(picture.caption.split()), address(picture.address)
        alt = picture.alt or _plain(caption)
        if not source:
            return None
        for name, fields in self._new.items():
            if (fields.get("source"), fields.get("caption", ""), fields.get("alt", "")) == (source, caption, alt):
                return name
        for name in self.shelf.names("photos"):
            known = [folded(self.shelf.text("photos", name, key)) for key in ("caption", "alt")]
            if self.shelf.text("photos", name, "source") == source and known == [folded(caption), folded(alt)]:
                return name
        return None

    def _is_same(self, name: str, picture: Picture) -> bool:
        """Whether an entry is that of this picture: the same address, or the same caption."""
        address = self.shelf.text("photos", name, "source")
        if picture.address and address:
            return picture.address == address
        return folded(self.shelf.text("photos", name, "caption")) == folded(picture.caption)

    def _entered(self, picture: Picture, stem: str, draft: Draft, line: int | None) -> str:
        wanted = slug(picture_stem(picture))[:_LONGEST_ID].strip("-") or f"{stem}-photo"
        name = free_id(wanted, {*self.shelf.ids.photos, *self._new, *self._on_disk(picture)})
        ending = PurePosixPath(picture.file).suffix.lower()
        file = f"{FOLDER}/{name}{ending if _ENDING.fullmatch(ending) else '.jpg'}"
        if picture.data is not None:
            self.files[file] = picture.data
        alt = picture.alt or _plain(" ".join(picture.caption.split()))
        fields: dict[str, FieldValue] = {
            "file": file,
            "alt": alt,
            "caption": " ".join(picture.caption.split()),
            "by": self.roster.named(picture.credit) if picture.credit else "",
            "source": address(picture.address),
        }
        self._new[name] = {key: value for key, value in fields.items() if value}
        if not picture.alt:
            stands = "its caption stands for it" if alt else "it has none"
            self.report.add(
                warning(
                    "import-alt-missing",
                    f"The source does not say what the photograph {name} shows; in alt, {stands}.",
                    draft.at(line),
                    f"Say in alt, in photos in book.yaml, what the picture shows, and put the picture at {file}.",
                )
            )
        return name

    def _on_disk(self, picture: Picture) -> set[str]:
        """Names that files have which a picture that comes with its text must not take the place of."""
        folder = self.folder.root / FOLDER
        return {path.stem for path in folder.iterdir()} if picture.data is not None and folder.is_dir() else set()


def _plain(markdown: str) -> str:
    """The words of a caption without its marks."""
    linked = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"\\([^\w\s])", r"\1", re.sub(r"(?<!\\)[*_`]+", "", linked))
