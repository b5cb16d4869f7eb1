"""The editor's own style sheet for the pages: what in it the typesetting does not understand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.book import Book
from anthology.cache import Cache, Made, digest
from anthology.diagnostics import Diagnostic, warning
from anthology.editions.pages.typeset import complaints_about, library_version
from anthology.sources import Location
from anthology.workers import Workers

_IGNORED = re.compile(r"warning: Ignored [`'](?P<what>.*)[`'] at (?P<line>\d+):(?P<column>\d+), (?P<why>.*?)\.?$", re.S)
_SELECTOR = re.compile(r"warning: Invalid or unsupported selector, [`'](?P<what>.*)[`']", re.S)


def check_style(book: Book, cache: Cache, workers: Workers) -> Iterator[Diagnostic]:
    """A warning style-ignored for each declaration and selector that has no effect on the pages."""
    name = book.settings.pages.style
    if name is None:
        return
    css = book.folder.read(name).text
    key = "style complaints " + digest(library_version(), css)
    made = cache.get(key)
    if made is None:
        ((_, found),) = workers.unordered(complaints_about, [css])
        made = Made(facts={"complaints": found})
        cache.put(key, made)
    for complaint in made.facts["complaints"]:
        if match := _IGNORED.match(complaint):
            place = Location(name, int(match["line"]), int(match["column"]))
            what, why = " ".join(match["what"].split()), match["why"]
        elif match := _SELECTOR.match(complaint):
            what = " ".join(match["what"].split())
            offset = css.find(match["what"].strip())
            place = Location(name, css.count("\n", 0, max(0, offset)) + 1, 1)
            why = "this selector is not understood"
        else:
            continue
        yield warning(
            "style-ignored", f"The pages ignore “{what}”: {why}.", place, "Correct the spelling, or take it out."
        )
