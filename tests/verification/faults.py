"""The faults that a judge must tell, row by row: what is changed in a good EPUB, which rule tells it, and where.

The rows are those of our survey of what EPUBCheck and Ace see; the last one has what neither sees, which our lint is
for. A fault is told at the line of the manuscript that its element comes from; what comes from no line is told by the
file in the EPUB. What editors bring about by themselves is shown by whole books in test_editors_faults.py.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image
from tests.verification.epub_lint.conftest import Files, add, put, swap

Edit = Callable[[Files], None]

ONE, TWO, ROOF, PEOPLE = (f"EPUB/text/{name}.xhtml" for name in ("one", "two", "roof", "correspondents"))
NAV, NCX, OPF, CSS = "EPUB/nav.xhtml", "EPUB/toc.ncx", "EPUB/content.opf", "EPUB/css/book.css"
COVER, PICTURE = "EPUB/cover.xhtml", "EPUB/images/pier.jpg"


@dataclass(frozen=True)
class Fault:
    """edits: one change, or changes that only together make the fault. No element may come or go before another one:
    the places in the manuscript are known by the number of the element.

    at: the place in the manuscript. epubcheck, ace: the rules of theirs that must tell it, lint: the codes of ours.
    usage: whether it is no error to EPUBCheck; warned: whether it is none to us. book: faults with the same letter are
    put into one EPUB together, so that the judges need not run for each.
    """

    what: str
    edits: tuple[Edit, ...]
    at: str | None = None
    epubcheck: str = ""
    ace: str = ""
    lint: str = ""
    usage: bool = False
    warned: bool = False
    book: str = "a"


def drop(name: str, pattern: str) -> Edit:
    """The edit that takes the first match of a pattern out of a file."""
    return swap(name, pattern, "")


def rule(text: str) -> Edit:
    """The edit that ends the style sheet with a rule."""

    def edit(files: Files) -> None:
        files[CSS] += f"\n{text}\n".encode()

    return edit


def unsaid(name: str) -> Edit:
    """The edit that takes every statement of this property out of the package."""

    def edit(files: Files) -> None:
        files[OPF], found = re.subn(rf'\s*<meta [^>]*property="{name}".*?</meta>'.encode(), b"", files[OPF])
        assert found, name

    return edit


def said(text: str) -> Edit:
    """The edit that adds a statement to the package."""
    return add(OPF, text, "</metadata>")


def renamed_font(files: Files) -> None:
    """The edit that gives a font a name outside ASCII."""
    old, new = "fonts/Alegreya-Bold.ttf", "fonts/Alegréya-Bold.ttf"
    files[f"EPUB/{new}"] = files.pop(f"EPUB/{old}")
    for name in (OPF, CSS):
        files[name] = files[name].replace(old.encode(), new.encode())


def lost_picture(files: Files) -> None:
    """The edit that adds a picture which no document shows."""
    files["EPUB/images/lost.jpg"] = files[PICTURE]
    add(OPF, '<item href="images/lost.jpg" id="lost" media-type="image/jpeg"/>', "</manifest>")(files)


def webp_picture(files: Files) -> None:
    """The edit that makes the picture a WebP."""
    made = io.BytesIO()
    Image.new("RGB", (1200, 800)).save(made, "WEBP")
    del files[PICTURE]
    files["EPUB/images/pier.webp"] = made.getvalue()
    swap(ONE, r"pier\.jpg", "pier.webp")(files)
    swap(OPF, r'images/pier\.jpg"([^>]*)image/jpeg', r'images/pier.webp"\1image/webp')(files)


def swapped_pages(files: Files) -> None:
    """The edit that puts page 2 before page 1, in the navigation and in the NCX."""
    swap(NAV, r"(<li>[^\n]*#page_1\b[^\n]*\n)(<li>[^\n]*\n)", r"\2\1")(files)
    target = r"<pageTarget.*?</pageTarget>\s*"
    swap(NCX, rf'(<pageTarget id="page_1".*?</pageTarget>\s*)({target})', r"\2\1")(files)


def repeated_label(files: Files) -> None:
    """The edit that calls page 3 page 2, wherever it is called something."""
    swap(TWO, 'aria-label="page 3"', 'aria-label="page 2"')(files)
    swap(NAV, 'page_3">3<', 'page_3">2<')(files)
    swap(NCX, "<text>3</text>", "<text>2</text>")(files)


def lost_essay(files: Files) -> None:
    """The edit that takes an essay out of the contents, in the navigation and in the NCX."""
    drop(NAV, r'<li><a href="text/two\.xhtml">.*?</li>\n')(files)
    drop(NCX, r'<navPoint id="point-two">.*?</navPoint>\s*')(files)


BOTH = r"\2\1"
PAGES, PAGE_2 = r'<nav epub:type="page-list".*?</nav>\n?', r'<li><a href="text/one\.xhtml#page_2">2</a></li>\n?'
IN_ORDER = r'(<li><a href="text/one\.xhtml">[^\n]*\n)(<li><a href="text/two\.xhtml">[^\n]*\n)'
CELLS = 2 * (swap(TWO, r"<th\b[^>]*>(.*?)</th>", r"<td>\1</td>"),)
WRONG_CLAIM = """
<meta id="claim" property="dcterms:conformsTo">EPUB Accessibility 1.1, WCAG 2.2 AA</meta>
<meta property="a11y:certifiedBy" refines="#claim">Access House</meta>
"""
CERTIFIER = '<meta property="a11y:certifiedBy">Access House</meta>'
VIEWPORT = '<meta name="viewport" content="width=device-width"/>'
UNNAMED = "epub-type-has-matching-role"
"""What Ace tells of an epub:type without its role."""

TABLE: dict[str, tuple[Fault, ...]] = {
    "break, alt or title label missing; role missing beside epub:type": (
        Fault(
            "break without label", (drop(ONE, ' aria-label="page 2"'),), "chapters/one.md:8:1", ace="pagebreak-label"
        ),
        Fault("no alt", (drop(ONE, ' alt="A pier."'),), "book.yaml:12:1", ace="image-alt"),
        Fault(
            "no title", (swap(ROOF, "<title>.*?</title>", '<meta name="author" content="Ada"/>'),),
            "chapters/roof.md:1:1", "RSC-017", "document-title",
        ),
        Fault(
            "chapter without role", (drop(ROOF, ' role="doc-chapter"'),),
            "chapters/roof.md:1:1", ace=UNNAMED, lint="epub-role-missing",
        ),
        Fault(
            "note call without role", (drop(ONE, ' role="doc-noteref"'),),
            "chapters/one.md:1:1", ace=UNNAMED, lint="epub-role-missing",
        ),
        Fault(
            "credit without role", (drop(ONE, ' role="doc-credit"'),),
            "chapters/one.md:8:1", ace=UNNAMED, lint="epub-role-missing",
        ),
        Fault("contents without role", (drop(NAV, ' role="doc-toc"'),), ace=UNNAMED),
    ),
    "package or html language missing; low contrast; heading skip; same-named landmarks": (
        Fault("package without language", (drop(OPF, ' xml:lang="en"'),), ace="epub-lang"),
        Fault(
            "document without language", (drop(TWO, ' lang="en" dir="ltr" xml:lang="en"'),),
            "chapters/two.md:1:1", ace="html-has-lang",
        ),
        Fault(
            "low contrast", (swap(ONE, '<p class="first">It is', '<p class="first" style="color:#ddd">It is'),),
            "chapters/one.md:5:1", ace="color-contrast", lint="epub-style-inline",
        ),
        Fault(
            "heading skipped", (swap(ONE, "<h2 (class.*?)</h2>", r"<h5 \1</h5>"),),
            "chapters/one.md:3:1", ace="heading-order",
        ),
        Fault(
            "landmarks with one name", (swap(NAV, '"landmarks-title" hidden="hidden"', '"toc-title"'),),
            ace="landmark-unique",
        ),
    ),
    "page-list missing, or lacks a break; no page source": (
        Fault(
            "page list missing", (drop(NAV, PAGES),),
            ace="epub-pagelist-missing-pagebreak metadata-accessibilityFeature-printPageNumbers-nopagelist",
            lint="epub-page-list-missing epub-feature-unfounded", book="b",
        ),
        Fault(
            "page list lacks a break", (drop(NAV, PAGE_2),),
            ace="epub-pagelist-missing-pagebreak", lint="epub-page-mark-unlisted epub-ncx-order",
        ),
        Fault(
            "no page source", (unsaid("source-of"), unsaid("pageBreakSource")),
            ace="epub-pagesource", lint="epub-page-source-missing",
        ),
    ),
    "hazard, mode, feature or summary missing; wrong conformsTo string": (
        Fault("no hazard", (unsaid("schema:accessibilityHazard"),), ace="metadata-accessibilityhazard"),
        Fault("no mode", (unsaid("schema:accessMode"),), ace="metadata-accessmode"),
        Fault("no feature", (unsaid("schema:accessibilityFeature"),), ace="metadata-accessibilityfeature"),
        Fault("no summary", (unsaid("schema:accessibilitySummary"),), ace="metadata-accessibilitysummary"),
        Fault("wrong claim", (said(WRONG_CLAIM),), ace="metadata-conformsto-invalid", lint="epub-conformance-wrong"),
    ),
    "toc out of order": (
        Fault(
            "contents out of order", (swap(NAV, IN_ORDER, BOTH),),
            None, "NAV-011", "epub-toc-order", "epub-ncx-order",
        ),
    ),
    "epub:type unknown, rearnotes, endnote; role doc-endnote": (
        Fault(
            "unknown type", (swap(TWO, "<p>Nobody", '<p epub:type="nonsense">Nobody'),),
            "chapters/two.md:3:1", "OPF-088", usage=True,
        ),
        Fault(
            "old type of notes", (swap(TWO, 'epub:type="footnotes"', 'epub:type="rearnotes"'),),
            "chapters/two.md:13:1", "OPF-086b", usage=True,
        ),
        Fault(
            "old type of a note", (swap(TWO, 'epub:type="footnote"', 'epub:type="endnote"'),),
            "chapters/two.md:13:1", "OPF-086b", usage=True,
        ),
        Fault(
            "old role of a note", (swap(ONE, 'role="doc-footnote"', 'role="doc-endnote"'),),
            "chapters/one.md:10:1", "RSC-005 RSC-017", f"aria-deprecated-role aria-allowed-role {UNNAMED}",
            "epub-role-missing",
        ),
    ),
    "unreferenced image or cover; stray file; viewport; fixed position; old font MIME; non-ASCII name": (
        Fault("unreferenced image", (lost_picture,), None, "OPF-097", usage=True),
        Fault("unreferenced cover", (swap(COVER, r"cover\.jpg", "images/pier.jpg"),), None, "OPF-097", usage=True),
        Fault("stray file", (put("EPUB/stray.txt", b"stray"),), None, "OPF-003", usage=True),
        Fault("viewport", (add(PEOPLE, VIEWPORT, "</head>"),), "book.yaml:23:5", "HTM_060b", usage=True),
        Fault("fixed position", (rule("h5 { position: fixed }"),), None, "CSS-006", usage=True),
        Fault("old font MIME", (swap(OPF, "font/ttf", "application/x-font-ttf"),), None, "OPF-090", usage=True),
        Fault("name outside ASCII", (renamed_font,), None, "PKG-012", lint="epub-name-characters", usage=True),
    ),
    "direction or unicode-bidi in CSS": (
        Fault("direction in a style sheet", (rule("h5 { direction: rtl }"),), None, "CSS-001"),
        Fault("unicode-bidi in a style sheet", (rule("h5 { unicode-bidi: embed }"),), None, "CSS-001"),
    ),
    "role on body; doc-chapter on article": (
        Fault(
            "role on body", (swap(ONE, "<body ", '<body role="doc-chapter" '),),
            "chapters/one.md:1:1", "RSC-005", "aria-allowed-role",
        ),
        Fault(
            "doc-chapter on article", (swap(TWO, r'<section (id="two".*)</section>', r"<article \1</article>"),),
            "chapters/two.md:1:1", "RSC-005", "aria-allowed-role",
        ),
    ),
    "neither": (
        Fault("page list out of order", (swapped_pages,), lint="epub-page-list-order", book="c"),
        Fault("label of a page repeated", (repeated_label,), lint="epub-page-list-label-twice", book="c"),
        Fault(
            "label missing on the page-list nav", (drop(NAV, ' aria-labelledby="page-list-title"'),),
            lint="epub-nav-unnamed", book="c",
        ),
        Fault("essay missing from the contents", (lost_essay,), lint="epub-toc-section-missing", book="c"),
        Fault(
            "dir missing on Arabic", (drop(ROOF, ' dir="rtl"'), drop(NAV, ' dir="rtl"')),
            "chapters/roof.md:1:1", lint="epub-direction-missing", book="c",
        ),
        Fault(
            "alt is the name of a file", (swap(ONE, r'alt="A pier\."', 'alt="pier.jpg"'),),
            "book.yaml:12:1", lint="epub-alt-file-name", book="b",
        ),
        Fault(
            "alt is the caption", (swap(ONE, r'alt="A pier\."', 'alt="Where it was to land."'),),
            "book.yaml:12:1", lint="epub-alt-is-caption", warned=True, book="d",
        ),
        Fault(
            "empty alt on content", (swap(ONE, r'alt="A pier\."', 'alt=""'),),
            "book.yaml:12:1", lint="epub-alt-empty", book="c",
        ),
        Fault(
            "two documents with one title", (swap(TWO, "<title>The Second<", "<title>The First<"),),
            "chapters/two.md:1:1", lint="epub-title-twice", warned=True, book="c",
        ),
        Fault(
            "fixed black and white", (rule("body { color: #000; background: #fff }"),),
            lint="epub-css-colour", warned=True, book="c",
        ),
        Fault("px", (rule("h5 { font-size: 20px }"),), lint="epub-css-fixed-size", warned=True, book="c"),
        Fault("!important", (rule("h5 { margin: 0 !important }"),), lint="epub-css-important", warned=True, book="c"),
        Fault("unknown MARC role", (swap(OPF, ">edt</", ">editor</"),), lint="epub-relator-unknown", book="c"),
        Fault("no conformsTo", (said(CERTIFIER),), lint="epub-conformance-missing", book="c"),
        Fault("NCX pageList absent", (drop(NCX, "<pageList.*?</pageList>"),), lint="epub-ncx-pages-missing", book="d"),
        Fault("WebP", (webp_picture,), "book.yaml:12:1", lint="epub-picture-format", book="d"),
        Fault("table without th", CELLS, "chapters/two.md:9:1", lint="epub-table-header-missing", book="c"),
    ),
}  # fmt: skip
"""A claim of conformance is missing only where someone is named who judged the book: of itself no book claims one."""
