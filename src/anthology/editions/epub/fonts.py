"""The fonts that go into the EPUB: only the faces its text needs, each cut down to the characters that are used."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from anthology.cache import Cache, Made, digest
from anthology.language.tags import primary
from anthology.theme import FontFace
from anthology.workers import Workers

EVERYWHERE = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0\u00ad\u2010\u2026"
"""Characters that style sheets and readers add themselves: counters, hyphens, ellipses."""
FEATURES = ("smcp", "onum", "lnum", "pnum", "tnum")
"""Layout features beyond those that every text is shaped with."""

_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_FAMILIES = re.compile(r"(?<![\w-])font(?:-family)?\s*:\s*([^;}]*)")
_QUOTED = re.compile(r'"([^"]+)"|\'([^\']+)\'')
_LANG = re.compile(r":lang\(([\w-]+)\)")


@dataclass(frozen=True, slots=True)
class CutFont:
    """A font face cut down. file: its name. data: an OpenType font with TrueType outlines or with CFF."""

    face: FontFace
    file: str
    data: bytes

    @property
    def media_type(self) -> str:
        """The core media type of EPUB 3.3, section 3.2."""
        return "font/otf" if self.data[:4] == b"OTTO" else "font/ttf"


def cut_fonts(
    faces: Iterable[FontFace], css: str, texts: Mapping[str, frozenset[str]], *, cache: Cache, workers: Workers
) -> tuple[CutFont, ...]:
    """The faces of every family the text needs, in their order; texts: the characters used, by language tag."""
    faces = tuple(faces)
    needed = _needed(faces, css, texts)
    wanted = [(f, "".join(sorted(needed[f.family]))) for f in faces if f.family in needed]
    keys = [f"font {digest(face.path.read_bytes(), characters, *FEATURES)}" for face, characters in wanted]
    made = [cache.get(key) for key in keys]
    todo = [n for n, found in enumerate(made) if found is None]
    work = [(str(wanted[n][0].path), wanted[n][1]) for n in todo]
    for n, result in zip(todo, workers.ordered(_cut, work), strict=True):
        made[n] = result
        cache.put(keys[n], result)
    return tuple(
        CutFont(face, face.path.name, found.files["font"])
        for (face, _), found in zip(wanted, made, strict=True)
        if found
    )


def font_faces(fonts: Iterable[CutFont], folder: str) -> str:
    """The `@font-face` rules of these fonts, whose files are in a folder relative to the style sheet.

    An upright face stands in for an italic that its family lacks: Arabic and Hebrew have none, and readers would slant
    the upright one.
    """
    fonts = tuple(fonts)
    have = {(f.face.family, f.face.style) for f in fonts}
    return "".join(
        f'@font-face {{ font-family: "{f.face.family}"; font-style: {style}; font-weight: {f.face.weight};'
        f' src: url("{folder}/{f.file}"); }}\n'
        for f in fonts
        for style in ([f.face.style] if (f.face.family, "italic") in have else ["normal", "italic"])
    )


def naming_only(fonts: Iterable[CutFont], faces: Iterable[FontFace], css: str) -> str:
    """The style sheet without the names of the theme's families that are not among these fonts.

    A device may have another font of that name. Families that the style sheet brings along itself stay.
    """
    brought = "".join(declarations for selector, declarations in _RULE.findall(css) if "@font-face" in selector)
    missing = {face.family for face in faces} - {font.face.family for font in fonts}
    missing = {family for family in missing if f'"{family}"' not in brought and f"'{family}'" not in brought}
    if not missing:
        return css
    name = "|".join(rf"""["']{re.escape(family)}["']""" for family in sorted(missing))

    def shortened(match: re.Match[str]) -> str:
        value = re.sub(rf"(?:{name})[ \t]*,[ \t]*|,[ \t]*(?:{name})", "", match[0])
        return re.sub(name, "serif", value)  # It stood alone.

    return _FAMILIES.sub(shortened, css)


def _needed(faces: tuple[FontFace, ...], css: str, texts: Mapping[str, frozenset[str]]) -> dict[str, set[str]]:
    """For each family that shows something, the characters it shows.

    A rule's families take, in their order, what those before them lack; a rule for `:lang(ar)` meets Arabic text
    only. A family whose every letter another one shows first is left out.
    """
    covered = {family: characters(f.path) for f in reversed(faces) for family in [f.family]}
    needed: dict[str, set[str]] = {}
    for selector, declarations in _RULE.findall(css):
        languages = {primary(tag) for tag in _LANG.findall(selector)}
        used = {c for tag, text in texts.items() if not languages or primary(tag) in languages for c in text}
        left = used | set("".join(used).upper()) | set(EVERYWHERE) if used else set()
        for value in _FAMILIES.findall(declarations):
            rest = set(left)
            for family in (a or b for a, b in _QUOTED.findall(value)):
                shows = rest & covered.get(family, frozenset())
                if any(c.isalpha() for c in shows):
                    needed.setdefault(family, set()).update(shows)
                    rest -= shows
    return needed


@functools.cache
def characters(path: Path) -> frozenset[str]:
    """The characters a font file has."""
    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap() or ()))


def _cut(work: tuple[str, str]) -> Made:
    """A font with these characters alone, what shaping and FEATURES need kept, its own date left as it is."""
    path, characters = work
    options = subset.Options()
    options.layout_features = [*options.layout_features, *FEATURES]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # Names, copyright and licence: the licence asks that they stay.
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.hinting = False
    with subset.load_font(path, options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=characters)
        cutter.subset(font)
        file = io.BytesIO()
        subset.save_font(font, file, options)
    return Made({"font": file.getvalue()})
