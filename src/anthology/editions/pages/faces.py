"""One font program a face: the subsets of all fragments united; knows nothing of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import uharfbuzz
from pikepdf import Array, Dictionary, Object

from anthology.theme import FontFace, Theme

_DROPPED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "SVG ", "STAT", "meta", "gasp")
_harfbuzz: Any = uharfbuzz
"""Its stubs do not name what the module exports."""

_BFCHAR = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")


def unite_faces(pdf: pikepdf.Pdf, dictionaries: Iterable[Dictionary], fonts: Mapping[str, str], theme: Theme) -> None:
    """Give every subset of a face in these font resources one common program, width table and ToUnicode map.

    Each fragment has a subset of its own of every face; WeasyPrint keeps the glyph numbers of the font file, so the
    union is a subset of the same file with all glyphs that any of them has. A face whose file is not the theme's, or
    whose widths say that it is another, is left as it is. Where two subsets disagree what a glyph means, each group
    of those that agree has a ToUnicode map of its own over the common program.

    fonts: for each font name, "family|style|weight" as the layout saw it.
    """
    groups: dict[str, list[tuple[Dictionary, str, Object]]] = {}
    for fonts_dictionary in dictionaries:
        for key, font in fonts_dictionary.items():
            groups.setdefault(str(font.BaseFont).lstrip("/"), []).append((fonts_dictionary, key, font))
    for name, uses in sorted(groups.items()):
        face = _face(fonts.get(name, ""), theme)
        if face is not None:
            _unite(pdf, uses, face)


def _face(described: str, theme: Theme) -> FontFace | None:
    family, _, rest = described.partition("|")
    style, _, weight = rest.partition("|")
    for face in theme.fonts():
        if face.family == family and (face.style == "italic") == (style == "1") and str(face.weight) == weight:
            return face
    return None


def _unite(pdf: pikepdf.Pdf, uses: list[tuple[Dictionary, str, Object]], face: FontFace) -> None:
    widths: dict[int, int] = {}
    for _, _, font in uses:
        widths.update(_widths(font.DescendantFonts[0].W))
    program = _program(face.path, widths)
    if program is None:
        return
    descendant = uses[0][2].DescendantFonts[0]
    descriptor = descendant.FontDescriptor
    descriptor.FontFile2 = pdf.make_stream(program, Length1=len(program))
    descriptor.FontBBox = Array([0, descriptor.Descent, max(widths.values()), descriptor.Ascent])
    descendant.W = _width_array(widths)
    for alike in _agreeing(uses):
        first = alike.uses[0][2]
        first.DescendantFonts = Array([descendant])
        first.ToUnicode = pdf.make_stream(_to_unicode(alike.meanings))
        for fonts, key, _ in alike.uses:
            fonts[key] = first


@dataclass(slots=True)
class _Alike:
    """Subsets that give every glyph they share the same text."""

    meanings: dict[bytes, bytes]
    uses: list[tuple[Dictionary, str, Object]]


def _agreeing(uses: list[tuple[Dictionary, str, Object]]) -> list[_Alike]:
    """Subsets in as few groups as will do: a space and a no-break space, say, are one glyph with two texts."""
    groups: list[_Alike] = []
    for use in uses:
        meanings = dict(_BFCHAR.findall(use[2].ToUnicode.read_bytes()))
        for group in groups:
            if all(group.meanings.get(glyph, text) == text for glyph, text in meanings.items()):
                group.meanings.update(meanings)
                group.uses.append(use)
                break
        else:
            groups.append(_Alike(meanings, [use]))
    return groups


def _widths(array: Object) -> dict[int, int]:
    """The W array [first [w w w] first [w] ...] (ISO 32000-1, 9.7.4.3) as glyph -> width in 1/1000 em."""
    found = {}
    items = list(array)
    for start, run in zip(items[::2], items[1::2], strict=True):
        for offset, width in enumerate(run):
            found[int(start) + offset] = int(width)
    return found


def _width_array(widths: Mapping[int, int]) -> Array:
    """The inverse of _widths."""
    runs: list[object] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            runs += [glyph, []]
        runs[-1].append(widths[glyph])  # type: ignore[attr-defined]
    return Array([Array(r) if isinstance(r, list) else r for r in runs])


def _to_unicode(meanings: Mapping[bytes, bytes]) -> bytes:
    """A ToUnicode CMap (ISO 32000-1, 9.10.3), at most 100 entries a block."""
    entries = [b"<%s> <%s>" % pair for pair in sorted(meanings.items())]
    blocks = [entries[i : i + 100] for i in range(0, len(entries), 100)]
    body = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(b), b"\n".join(b)) for b in blocks)
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n" + body + b"\nendcmap\n"
        b"CMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _program(path: Path, widths: Mapping[int, int]) -> bytes | None:
    """The font file with these glyphs only, their numbers kept; None where the widths are not this file's."""
    face = _harfbuzz.Face(_harfbuzz.Blob.from_file_path(str(path)))
    font = _harfbuzz.Font(face)
    for glyph, width in widths.items():
        if glyph >= face.glyph_count or abs(font.get_glyph_h_advance(glyph) * 1000 / face.upem - width) > 1.5:
            return None
    wanted = _harfbuzz.SubsetInput()
    wanted.glyph_set.update({0, *widths})
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    flags = _harfbuzz.SubsetFlags
    wanted.flags = flags.RETAIN_GIDS | flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.DESUBROUTINIZE
    return bytes(_harfbuzz.subset(face, wanted).blob.data)
