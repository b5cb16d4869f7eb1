"""A theme's folder, and what is in it: templates/, style sheets for pages and EPUB, fonts/ with fonts.json."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from anthology.sources import Folder, UnreadableError
from anthology.theme.records import check_fonts, check_theme, read_record
from anthology.theme.templates import Templates

LARGEST_FONT = 100_000_000
"""Bytes of a font file; the largest, with all Han characters, have thirty million."""

_BUILT_ON = re.compile(r'@import "\.\./default/([\w-]+\.css)";')


@dataclass(frozen=True, slots=True)
class FontFace:
    """One font file. family: as in the style sheets. style: normal or italic. weight: 400 or 700."""

    family: str
    style: str
    weight: int
    path: Path


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme. folder holds what it has of its own; what it lacks is taken from the default theme."""

    name: str
    folder: Path

    @classmethod
    def shipped(cls, name: str) -> Theme:
        """The shipped theme with this name. Raises KeyError with the names there are."""
        root = Path(str(files("anthology.theme")))
        if not (root / name / "theme.json").is_file():
            raise KeyError(*sorted(f.parent.name for f in root.glob("*/theme.json")))
        return cls(name, root / name)

    @classmethod
    def load(cls, name: str, folder: Folder) -> Theme:
        """A shipped theme by its name, or the theme in a folder of the book.

        Raises UnreadableError: theme-missing, theme-broken (its files cannot be used), file-outside-book.
        """
        try:
            return cls.shipped(name)
        except KeyError as shipped:
            names = ", ".join(shipped.args)
        try:
            root = folder.find(f"{name}/theme.json").parent
        except UnreadableError as problem:
            if problem.code != "file-missing":
                raise
            raise UnreadableError(
                "theme-missing",
                f"There is no theme {name}.",
                f"Shipped themes: {names}. A theme of the book's own is a folder with a theme.json in it.",
            ) from None
        theme = cls(name, root)
        try:
            check_theme(read_record(root / "theme.json"), read_record(theme.default / "theme.json"))
            fonts = [face.path for face in theme.fonts()]
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise UnreadableError(
                "theme-broken",
                f"The theme {name} cannot be read ({problem}).",
                "Correct its theme.json and fonts/fonts.json; those of the default theme show the form.",
            ) from None
        for path in [*root.rglob("*"), *fonts]:
            if path.parent == theme.default / "fonts":
                continue
            if not path.resolve().is_relative_to(root.resolve()):
                raise UnreadableError(
                    "file-outside-book",
                    f"The theme {name} uses {path.name}, which is not in its folder.",
                    "Put a copy of the file into the theme's folder.",
                )
            if path in fonts and (not path.is_file() or path.stat().st_size > LARGEST_FONT):
                raise UnreadableError(
                    "theme-broken",
                    f"The theme {name} has no font {path.name}, or none that can be so large.",
                    "Put it into the theme's folder fonts/.",
                )
        return theme

    @property
    def default(self) -> Path:
        """The folder of the default theme."""
        return Path(str(files("anthology.theme"))) / "default"

    @property
    def is_shipped(self) -> bool:
        """Whether it is one of ours: what is wrong with such a theme is a bug, and no mistake of an editor."""
        return self.folder.parent == self.default.parent

    def templates(self) -> Templates:
        """Its templates before those of the default theme."""
        return Templates(self.folder / "templates", self.default / "templates", bounded=not self.is_shipped)

    def css(self, name: str) -> str:
        """The style sheet with this name: "pages", "furniture", "slug", "cover", "epub-faces" or "epub".

        One of ours may build on the default theme's, which then stands where it is imported.
        """
        text = self.file(f"{name}.css").read_text(encoding="utf-8")
        if self.is_shipped:
            text = _BUILT_ON.sub(lambda match: (self.default / match[1]).read_text(encoding="utf-8"), text)
        return text

    def block(self, name: str) -> dict[str, Any]:
        """A block of its theme.json ("page", "inks", "cover"); each key that it leaves out is the default theme's."""
        given, own = (read_record(folder / "theme.json") for folder in (self.default, self.folder))
        return {**given[name], **own.get(name, {})}

    def file(self, name: str) -> Path:
        """The path of a file of the theme, its own or the default theme's. Raises KeyError."""
        for folder in (self.folder, self.default):
            if (path := folder / name).is_file():
                return path
        raise KeyError(name)

    def fonts(self) -> tuple[FontFace, ...]:
        """Every font face, in the order of fonts/fonts.json; a file that the theme lacks is the default theme's."""
        records = read_record(self.file("fonts/fonts.json"))
        check_fonts(records)
        return tuple(FontFace(r["family"], r["style"], r["weight"], self._font(r["file"])) for r in records)

    def _font(self, name: str) -> Path:
        own, default = (folder / "fonts" / name for folder in (self.folder, self.default))
        # Only a plain name is looked for there: one with folders in it may lead anywhere.
        return default if "/" not in name and not own.exists() and default.is_file() else own
