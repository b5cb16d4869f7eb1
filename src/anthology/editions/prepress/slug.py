"""The slug line of a sheet, outside its bleed: what a printer must know who finds it on the floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from anthology.editions.pages.typeset import Job, font_rules
from anthology.editions.prepress.sheet import GAP, Sheet
from anthology.theme import Theme

PLATES = {"DeviceCMYK": "Cyan Magenta Yellow Black", "DeviceGray": "Black"}
"""The names of the plates (ISO 32000-1, 8.6.6.4) where everything is drawn in this space."""


@dataclass(frozen=True, slots=True)
class Slug:
    """The two lines of one sheet: at its head what it belongs to, at its foot what it is."""

    head: Sequence[str]
    foot: Sequence[str]


def slug_job(slugs: Sequence[Slug], sheet: Sheet, theme: Theme, language: str) -> Job:
    """What is to be typeset: a page of the size of the sheet for each, its lines between the crop marks.

    Titles may be in any script: each part keeps the direction of its own letters.
    """
    html = etree.Element("html", lang=language)
    body = etree.SubElement(html, "body")
    for slug in slugs:
        page = etree.SubElement(body, "div", {"class": "sheet"})
        for place, parts in (("head", slug.head), ("foot", slug.foot)):
            line = etree.SubElement(page, "p", {"class": place})
            for part in parts:
                etree.SubElement(line, "bdi").text = part
    fonts = {face.path.name: str(face.path) for face in theme.fonts()}
    text = "<!DOCTYPE html>\n" + etree.tostring(html, method="html", encoding="unicode")
    return Job("", text, font_rules(theme.fonts()) + _rules(sheet) + theme.css("slug"), fonts, tagged=False)


def _rules(sheet: Sheet) -> str:
    width, height = sheet.width + 2 * sheet.around, sheet.height + 2 * sheet.around
    return (
        f"@page {{ size: {width:g}mm {height:g}mm; margin: 0; }}\n"
        f":root {{ --sheet-width: {width:g}mm; --sheet-height: {height:g}mm;"
        f" --side: {sheet.around + 2:g}mm; --edge: {sheet.around - sheet.bleed - GAP:g}mm; }}\n"
    )
