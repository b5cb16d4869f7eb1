"""Has LibreOffice write the Word files beside this script: `python -m tests.importers.libreoffice.make`.

They are kept, because LibreOffice is large and other versions write other files; the texts are this project's own.
"""

from __future__ import annotations

import base64
import subprocess
import tempfile
from html import escape
from pathlib import Path

from tests.importers.saved_pages import (
    ALT,
    AUTHOR,
    CAPTION,
    CLOSING,
    HEADING,
    LINES,
    LIST,
    NOTE,
    OPENING,
    QUOTED,
    picture,
)

HERE = Path(__file__).parent
PARTS = {
    "office": "office",
    "text": "text",
    "style": "style",
    "table": "table",
    "draw": "drawing",
}


def _namespaces() -> str:
    base = "urn:oasis:names:tc:opendocument:xmlns"
    known = "".join(f' xmlns:{short}="{base}:{name}:1.0"' for short, name in PARTS.items())
    return (
        f'{known} xmlns:svg="{base}:svg-compatible:1.0" xmlns:fo="{base}:xsl-fo-compatible:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )


def document(body: str) -> str:
    """A flat OpenDocument text (ODF 1.3, section 3.1.2)."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{_namespaces()} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
        '<style:style style:name="Heading" style:family="paragraph" style:class="text"/>'
        '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" '
        'style:parent-style-name="Heading" style:default-outline-level="1" style:class="text"/>'
        "</office:styles><office:automatic-styles>"
        '<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def p(inside: str, style: str = "Text_20_body") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def heading(text: str, level: int) -> str:
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{escape(text)}</text:h>'


def note(text: str, kind: str) -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation><text:note-body>'
        f"{p(escape(text))}</text:note-body></text:note>"
    )


def styled() -> str:
    """Title, headings, emphasis, a quotation, a list, a note at the foot and one at the end."""
    items = "".join(f"<text:list-item>{p(escape(item))}</text:list-item>" for item in LIST)
    return document(
        p(escape(HEADING), "Title")
        + p(f"{escape(OPENING)}{note(NOTE, 'footnote')}")
        + heading("What the needle knows", 1)
        + p(f"A {span('slow', 'I')} and {span('old', 'B')} craft.")
        + p(escape(QUOTED), "Quotations")
        + f"<text:list>{items}</text:list>"
        + p(f"{escape(CLOSING)}{note('Told at the quay.', 'endnote')}")
    )


def pictured() -> str:
    """A picture with its description, a caption below it, and lines of verse."""
    data = base64.b64encode(picture()).decode()
    frame = (
        '<draw:frame text:anchor-type="as-char" svg:width="6cm" svg:height="4cm"><draw:image>'
        f"<office:binary-data>{data}</office:binary-data></draw:image><svg:desc>{escape(ALT)}</svg:desc></draw:frame>"
    )
    verse = "<text:line-break/>".join(map(escape, LINES))
    return document(
        p(escape(HEADING), "Title")
        + p(escape(OPENING))
        + p(frame)
        + p(escape(CAPTION), "Caption")
        + p(verse)
        + p(escape(CLOSING))
    )


def tabled() -> str:
    """A table, a comment and a link."""
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{p(escape(cell))}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in (("Boat", "Nets"), ("Rosa", "12"), ("Aurora", "9"))
    )
    comment = f"<office:annotation><dc:creator>{AUTHOR}</dc:creator>{p('Is it twelve?')}</office:annotation>"
    link = '<text:a xlink:type="simple" xlink:href="https://letters.example/nets">the list of nets</text:a>'
    return document(
        p(escape(HEADING), "Title")
        + p(f"{escape(OPENING)}{comment}")
        + f"<table:table><table:table-column table:number-columns-repeated='2'/>{rows}</table:table>"
        + p(f"See {link}.")
        + p(escape(CLOSING))
    )


FILES = {"styled": styled, "pictured": pictured, "tabled": tabled}


def main() -> None:
    """Write them all."""
    with tempfile.TemporaryDirectory() as folder:
        for name, made in FILES.items():
            (Path(folder) / f"{name}.fodt").write_text(made(), encoding="utf-8")
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "docx", "--outdir", str(HERE), *map(str, Path(folder).glob("*"))],
            check=True,
        )


if __name__ == "__main__":
    main()
