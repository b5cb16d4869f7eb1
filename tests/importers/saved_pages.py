"""Twenty saved pages of one invented letter, each in the markup of another kind of site (`pages/`, and one MHTML)."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from string import Template

from PIL import Image

HERE = Path(__file__).parent / "pages"

HEADING = "Letters from the Harbour #07 Valparaíso: Who Mends the Nets?"
AUTHOR = "Inés Quiroga"
ADDRESS = "https://letters.example/2021/03/valparaiso-nets/"

OPENING = (
    "On the quay the nets lie in blue heaps, and before sunrise the menders sit down beside them with "
    "their wooden needles."
)
LINKED = (
    "The union of menders was founded in 1931, and its minutes are kept in the municipal archive, in four tin boxes."
)
EMPHASIS = (
    "Nobody had written down how the knot is made; it was shown, from hand to hand, for ninety years, to whoever asked."
)
SHORT = "Then came the plastic."
LIST = ("A needle of boxwood.", "Twine, waxed twice.", "Patience, says Rosa Huenul.")
QUOTED = "We were told that a torn net costs less than a mended one. Ask the seals what it costs."
LINES = ("I tie the night", "to the morning,", "the rope remembers", "the hand.")
CAPTION = "The quay at six in the morning, photograph by Tomás Leiva."
ALT = "Blue nets in heaps on a stone quay"
CLOSING = (
    "In April the menders will vote on a school of their own. The room above the ice factory is already swept, "
    "and somebody has left a needle on the sill."
)
BIO = "Inés Quiroga is a writer and a former crane operator in Valparaíso. She edits the newsletter Dársena."
NOTE = "Box four was lost in the fire of 1978."
SENTENCES = (OPENING, LINKED, EMPHASIS, SHORT, *LIST, QUOTED, *LINES, CLOSING, BIO)
"""What must be in the blocks, in this order."""

MENU = "Home Ferries Subscribe Archive"
COOKIES = "We use cookies to count our readers. Accept all"
RELATED = "Elsewhere: The lamps of Punta Arenas, and other pieces that people liked this month"
COMMENTS = "Pilar wrote: what a wonderful piece, my grandmother mended as well, write more of these please"
FOOTER = "Copyright Darwin Press, all rights reserved, made nowhere"
CHROME = (MENU, COOKIES, RELATED, COMMENTS, FOOTER)


def picture(width: int = 64, colour: str = "navy") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, 40), colour).save(data, "JPEG")
    return data.getvalue()


def filled(template: str) -> str:
    linked = LINKED.replace(
        "municipal archive", '<a href="https://archive.example/menders?utm_source=page">municipal archive</a>'
    )
    emphasis = EMPHASIS.replace("it was shown", "<em>it was shown</em>")
    items, verse = "".join(f"<li>{item}</li>" for item in LIST), "<br>\n".join(LINES)
    first = f"<p>{OPENING}</p>\n<p>{linked}</p>"
    note = '<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup>'
    return Template(template).safe_substitute(
        {name: value for name, value in globals().items() if name.isupper() and isinstance(value, str)}
        | {
            "FIRST": first,
            "NOTED": first.replace("boxes.", f"boxes.{note}"),
            "ITEMS": items,
            "VERSE": verse,
            "DRAWN": base64.b64encode(picture(50, "teal")).decode(),
            "REST": f"<p>{emphasis}</p>\n<p>{SHORT}</p>\n<ul>\n{items}</ul>\n<blockquote><p>{QUOTED}</p></blockquote>\n"
            f"<p>{verse}</p>\n<p>{CLOSING}</p>",
        }
    )


@dataclass(frozen=True)
class SavedPage:
    """A page, the folder beside it, and what must be found. pictures: how many; withheld: no address, author, date."""

    name: str
    data: bytes
    files: dict[str, bytes] = field(default_factory=dict)
    pictures: int = 1
    withheld: bool = False

    def beside(self, path: str) -> bytes | None:
        return self.files.get(path)


FILES = {
    "amp": {},
    "squarespace": {"harbour.jpg": picture()},
    "block_theme": {"harbour-300x200.jpg": picture(20), "harbour.jpg": picture(), "nét.jpg": picture(40, "grey")},
    "lazy_pictures": {"harbour-1600.jpg": picture(90)},
}
"""The folder saved with a page, where it has not just harbour.jpg in it."""


def template(name: str) -> str:
    return (HERE / f"{'microdata' if name == 'mhtml' else name}.html").read_text(encoding="utf-8")


def saved_page(name: str) -> SavedPage:
    if name == "mhtml":
        return SavedPage(f"{name}.mht", mhtml())
    html = filled(template(name))
    data = html.encode("cp1252" if "iso-8859-1" in html else "utf-8")
    files = {f"page_files/{file}": content for file, content in FILES.get(name, {"harbour.jpg": picture()}).items()}
    pictures = 2 if name in ("block_theme", "lazy_pictures") else 1
    return SavedPage("page.html", data, files, pictures, withheld=name in ("no_marks", "table_layout"))


def mhtml() -> bytes:
    """One file with all parts, as Chromium writes it."""
    html = filled(template("mhtml"))
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = ADDRESS
    message.set_content(html.replace("page_files/", "/i/"), subtype="html", cte="quoted-printable")
    message.add_related(picture(), "image", "jpeg", headers=["Content-Location: https://letters.example/i/harbour.jpg"])
    return message.as_bytes()


PAGES = (*sorted(path.stem for path in HERE.glob("*.html")), "mhtml")
