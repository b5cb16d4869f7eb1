"""From the HTML of a page, an export or a Word file to blocks of the book's Markdown; knows no book and no file."""

from __future__ import annotations

from anthology.importers.markup.conversion import Converted, Page
from anthology.importers.markup.convert import convert
from anthology.importers.markup.parsing import parse

__all__ = ["Converted", "Page", "convert", "parse"]
