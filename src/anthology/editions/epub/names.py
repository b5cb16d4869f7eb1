"""Where everything stands inside the EPUB and what it is called there: by ids alone, so that names last."""

from __future__ import annotations

import posixpath

NAV, NCX, COVER, COVER_IMAGE, STYLE = "nav.xhtml", "toc.ncx", "cover.xhtml", "cover.jpg", "css/book.css"
"""These stand beside the folders of sections and photographs, whose names are the editor's."""


def anchor(identifier: str) -> str:
    """An id of the book as it is in the EPUB.

    One that begins with a digit, as a file name may, gets a word before it: the names of XML and of style sheets begin
    with a letter (XML 1.0, section 2.3), and old readers lose such links. No hyphen, so that no other id is the same
    by chance: "piece05-la-paz" of 05-la-paz.
    """
    return f"piece{identifier}" if identifier[:1].isdigit() else identifier


def document(section: str) -> str:
    """The path of a section's document, which is called as the section is."""
    return f"text/{anchor(section)}.xhtml"


def image(photo: str, media_type: str) -> str:
    """The path of a photograph's rendition."""
    return f"images/{photo}.{'png' if media_type == 'image/png' else 'jpg'}"


def font(file: str) -> str:
    """The path of a font file."""
    return f"fonts/{file}"


def styled(digest: str, media_type: str) -> str:
    """The path of a file that a style sheet names, by its content: such files have no id."""
    return f"style/{digest[:16]}.{media_type.rpartition('/')[2].replace('jpeg', 'jpg')}"


def item(path: str) -> str:
    """The id of a file in the package's manifest, an XML name: "text-05-la-paz" of text/05-la-paz.xhtml."""
    return posixpath.splitext(path)[0].replace("/", "-") if "/" in path else path.replace(".", "-")


def relative(path: str, start: str) -> str:
    """The way to a file from another file; both are paths in the EPUB, the first one may have a fragment."""
    return posixpath.relpath(path, posixpath.dirname(start) or ".")
