"""Each rule of the lint speaks of its fault, and no other rule does."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.verification.epub_lint.conftest import (
    ARABIC,
    CSS,
    NAV,
    NCX,
    ONE,
    OPF,
    PICTURE,
    TWO,
    Files,
    add,
    put,
    swap,
    with_pages,
)

from anthology.diagnostics import codes, explanation
from anthology.verification.epub_lint import lint

Edit = Callable[[Files], None]


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg(width: int = 900, height: int = 600, channels: int = 3, more: bytes = b"") -> bytes:
    """The head of a JPEG, which is all that the lint reads."""
    return b"\xff\xd8" + more + segment(0xC0, struct.pack(">BHHB", 8, height, width, channels)) + b"\xff\xda"


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + b"\0\0\0\0"


def png(*more: bytes, colour: int = 2) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 900, 600, 8, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IEND")


def meta(text: str) -> Edit:
    return add(OPF, text, "</metadata>")


def css(text: str) -> Edit:
    def edit(files: Files) -> None:
        files[CSS] += f"\n{text}\n".encode()

    return edit


def text(name: str, words: str) -> Edit:
    return add(name, words, "</section>")


def both_ways(label: str, new: str) -> Edit:
    """The edit that gives a page of the page list another label, in the navigation and in the NCX."""

    def edit(files: Files) -> None:
        swap(NAV, f">{label}</a>", f">{new}</a>")(files)
        swap(NCX, f'(id="p{label}".*?)<text>{label}</text>', rf"\1<text>{new}</text>")(files)

    return edit


CLAIM = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
TABLE = "<table><tr><td>Port</td></tr></table>"
DECORATIVE = '<img src="../images/harbour.jpg" alt="" role="presentation"/>'

FAULTS: list[tuple[str, list[Edit]]] = [
    ("epub-unreadable", [put(ONE, b"<html>")]),
    ("epub-unreadable", [put("META-INF/container.xml", b"<container/>")]),
    # The package
    ("epub-identifier-wrong", [swap(OPF, r'(id="pub-id">)[^<]*', r"\1letters")]),
    ("epub-identifier-wrong", [meta("<dc:identifier>urn:isbn:9780002027015</dc:identifier>")]),
    ("epub-modified-wrong", [swap(OPF, r'(dcterms:modified">)[^<]*', r"\g<1>2027-03-01")]),
    ("epub-modified-wrong", [meta('<meta property="dcterms:modified">2027-03-01T00:00:00Z</meta>')]),
    ("epub-relator-unknown", [swap(OPF, r">edt</meta>", ">editor</meta>")]),
    ("epub-conformance-wrong", [meta('<meta property="dcterms:conformsTo">WCAG 2.2</meta>')]),
    ("epub-conformance-uncertified", [meta(f'<meta id="claim" property="dcterms:conformsTo">{CLAIM}</meta>')]),
    ("epub-conformance-missing", [meta('<meta property="a11y:certifiedBy">Access House</meta>')]),
    ("epub-feature-unfounded", [meta('<meta property="schema:accessibilityFeature">longDescription</meta>')]),
    # Its navigation
    ("epub-nav-unnamed", [swap(NAV, r'(epub:type="landmarks"[^>]*) aria-labelledby="[^"]*"', r"\1")]),
    ("epub-nav-unnamed", [with_pages, swap(NAV, r' aria-label="Pages"', "")]),
    (
        "epub-toc-section-missing",
        [
            swap(NAV, r'<li><a href="text/two.xhtml">Two</a></li>', ""),
            swap(NCX, r'<navPoint(?:(?!<navPoint).)*?src="text/two.xhtml"/>\s*</navPoint>', ""),
        ],
    ),
    ("epub-toc-language", [swap(NAV, r' lang="ar"([^>]*) xml:lang="ar"', r"\1")]),
    ("epub-toc-direction", [swap(NAV, r' dir="rtl"', ' dir="ltr"')]),
    ("epub-landmark-missing", [swap(NAV, r'<li><a epub:type="bodymatter".*?</li>', "")]),
    ("epub-landmark-missing", [swap(NAV, r'<li><a epub:type="cover".*?</li>', "")]),
    ("epub-landmark-missing", [swap(NAV, r'<li><a epub:type="toc".*?</li>', "")]),
    (
        "epub-page-list-order",
        [
            with_pages,
            swap(NAV, r"(<li><a [^>]*#page-7.*?</li>)(<li>.*?</li>)", r"\2\1"),
            swap(NCX, r'(<pageTarget id="p7".*?</pageTarget>)(<pageTarget.*?</pageTarget>)', r"\2\1"),
        ],
    ),
    ("epub-page-list-label-twice", [with_pages, swap(TWO, "Page 8", "Page 7"), both_ways("8", "7")]),
    (
        "epub-page-list-missing",
        [with_pages, swap(NAV, '<nav epub:type="page-list".*?</nav>', ""), swap(NCX, "<pageList.*?</pageList>", "")],
    ),
    (
        "epub-page-mark-missing",
        [with_pages, swap(TWO, r'<span epub:type="pagebreak"[^>]*/>', '<span id="page-8"></span>')],
    ),
    ("epub-page-mark-unlisted", [with_pages, text(TWO, '<p><span role="doc-pagebreak" id="page-9" title="9"/></p>')]),
    ("epub-page-label-wrong", [with_pages, swap(TWO, "Page 8", "Page 18")]),
    ("epub-page-source-missing", [with_pages, swap(OPF, '<meta property="source-of".*?</meta>', "")]),
    ("epub-ncx-missing", [swap(OPF, "<item [^>]*application/x-dtbncx[^>]*/>", "")]),
    ("epub-ncx-order", [swap(NCX, "text/two.xhtml", "text/one.xhtml")]),
    ("epub-ncx-order", [with_pages, swap(NCX, "(pageTarget.*)text/two.xhtml", r"\1text/one.xhtml")]),
    ("epub-ncx-pages-missing", [with_pages, swap(NCX, "<pageList.*?</pageList>", "")]),
    # Its documents
    ("epub-title-twice", [swap(TWO, "<title>.*?</title>", "<title>One</title>")]),
    ("epub-type-missing", [swap(ONE, r'<body epub:type="bodymatter"', "<body")]),
    ("epub-type-missing", [swap(ONE, r' epub:type="chapter"', "")]),
    ("epub-role-missing", [swap(ONE, r' role="doc-chapter"', "")]),
    ("epub-role-missing", [swap(ONE, r' role="doc-noteref"', "")]),
    ("epub-id-twice", [text(ONE, '<p id="same">One.</p>'), text(TWO, '<p id="same">Two.</p>')]),
    ("epub-note-one-way", [swap(ONE, r'href="#one-noteref-1"', 'href="#one"')]),
    (
        "epub-note-one-way",
        [text(ONE, '<aside epub:type="footnote" role="doc-footnote" id="lost"><p>Lost.</p></aside>')],
    ),
    ("epub-note-one-way", [text(ONE, '<p><a epub:type="noteref" role="doc-noteref" id="r" href="#one">2</a></p>')]),
    ("epub-table-header-missing", [text(ONE, TABLE)]),
    ("epub-alt-empty", [swap(TWO, r'alt="[^"]*"', 'alt=""')]),
    ("epub-alt-file-name", [swap(TWO, r'alt="[^"]*"', 'alt="harbour.jpg"')]),
    ("epub-alt-file-name", [swap(TWO, r'alt="[^"]*"', 'alt="IMG_2041"')]),
    ("epub-alt-is-caption", [swap(TWO, r'alt="[^"]*"', 'alt="The harbour after the last ferry."')]),
    ("epub-alt-long", [swap(TWO, r'alt="[^"]*"', f'alt="{"A boat. " * 20}"')]),
    ("epub-direction-missing", [text(ONE, '<p lang="he" xml:lang="he">שלום</p>')]),
    ("epub-direction-missing", [swap(ARABIC, ' dir="rtl"', ' dir="ltr"'), swap(NAV, ' dir="rtl"', ' dir="ltr"')]),
    ("epub-not-isolated", [text(ARABIC, "<p>كان ذلك في 2024-01-21 فوق السطح.</p>")]),
    ("epub-not-isolated", [text(ARABIC, "<p>شارع 18 rue des Acacias هنا.</p>")]),
    ("epub-not-isolated", [text(ARABIC, "<p>كتبها بلغة C++ كلها.</p>")]),
    ("epub-not-isolated", [text(ONE, '<p>It says <span lang="ar" dir="rtl" xml:lang="ar">في #elsewhere</span>.</p>')]),
    ("epub-soft-hyphen", [text(ONE, "<p>inter\u00adnational</p>")]),
    ("epub-print-reference", [text(ONE, "<p>The market closed (see page 43).</p>")]),
    ("epub-print-reference", [text(ONE, "<p>Der Markt (siehe S. 43) schloss.</p>")]),
    ("epub-print-reference", [text(ONE, '<p>See <a href="two.xhtml">Two</a> (p. 43).</p>')]),
    ("epub-style-inline", [text(ONE, '<p style="color: inherit">Styled.</p>')]),
    ("epub-style-inline", [add(ONE, "<style>p { margin: 0 }</style>", "</head>")]),
    # Its style sheets and fonts
    ("epub-css-colour", [css("body { color: #000 }")]),
    ("epub-css-colour", [css("@media screen { p.note { background: white } }")]),
    ("epub-css-fixed-size", [css("p.note { font-size: 12px }")]),
    ("epub-css-important", [css("p.note { margin: 1em !important }")]),
    ("epub-css-body", [css("body { line-height: 1.6 }")]),
    ("epub-css-bare-selector", [css("p span { margin: 1em }")]),
    ("epub-font-not-embedded", [css('p.note { font-family: "Garamond Nowhere", serif }')]),
    (
        "epub-font-woff2",
        [put("EPUB/f.woff2", b""), add(OPF, '<item id="f" href="f.woff2" media-type="font/woff2"/>', "</manifest>")],
    ),
    # Its pictures
    ("epub-picture-format", [put(PICTURE, b"RIFF\0\0\0\0WEBPVP8 ")]),
    ("epub-picture-metadata", [put(PICTURE, jpeg(more=segment(0xE1, b"Exif\0\0GPS")))]),
    ("epub-picture-metadata", [put(PICTURE, png(chunk(b"tEXt", b"Author\0Ada")))]),
    ("epub-picture-profile", [put(PICTURE, jpeg(more=segment(0xE2, b"ICC_PROFILE\0\1\1")))]),
    ("epub-picture-profile", [put(PICTURE, png(chunk(b"iCCP")))]),
    ("epub-picture-cmyk", [put(PICTURE, jpeg(channels=4))]),
    ("epub-picture-transparent", [put(PICTURE, png(colour=6))]),
    ("epub-picture-large", [put(PICTURE, jpeg(2400, 1600))]),
    ("epub-picture-heavy", [put(PICTURE, jpeg() + bytes(1_600_000))]),
    ("epub-cover-missing", [swap(OPF, r'<meta name="cover"[^>]*/>', "")]),
    ("epub-cover-missing", [swap(OPF, r' properties="cover-image"', "")]),
    ("epub-cover-measures", [put("EPUB/cover.jpg", jpeg(1600, 900))]),
    # Its other files
    ("epub-name-characters", [put("EPUB/été.txt", b"")]),
    ("epub-name-characters", [put("EPUB/a file.txt", b"")]),
    ("epub-document-large", [text(ONE, "<p>" + "It rained. " * 25_000 + "</p>")]),
    ("epub-document-heavy", [put(PICTURE, jpeg() + bytes(10_000_000))]),
]

LOUD = {"epub-document-heavy": {"epub-picture-heavy"}}
"""Faults that cannot be had without another."""


def told(path: Path) -> Counter[tuple[str, str]]:
    return Counter((f.diagnostic.code, f.diagnostic.message) for f in lint(path))


@pytest.mark.parametrize(("code", "edits"), FAULTS, ids=[f"{n}-{code}" for n, (code, _) in enumerate(FAULTS)])
def test_exactly_this_rule_speaks(code: str, edits: list[Edit], good: Path, patched: Callable[..., Path]) -> None:
    path = patched(edits)
    new = told(path) - told(good)
    assert {found for found, _ in new} - LOUD.get(code, set()) == {code}, new
    assert max(new.values()) == 1
    for finding in lint(path):
        page = explanation(finding.diagnostic.code)
        assert finding.diagnostic.severity in page.severity
        assert finding.diagnostic.hint


def test_every_code_is_brought_about() -> None:
    assert {code for code, _ in FAULTS} == {code for code in codes() if code.startswith("epub-")}


RIGHT: list[list[Edit]] = [
    [],
    [with_pages],
    [text(ONE, f"<p>{DECORATIVE}</p>")],
    [text(ONE, "<p>Papers of the treasury, 1950, page 47; see page 12 of the report.</p>")],
    [text(ARABIC, "<p>قال Beirut ثم في عام 2024، وفي 21/01/2024 أيضاً (Tripoli).</p>")],
    [text(ARABIC, '<p>في <bdi>2024-01-21</bdi> و<span dir="ltr">C++</span></p>')],
    [css("p.note { border: 1px solid currentColor; color: inherit; background: none }")],
    [css("body.nav { margin: 0 } .piece div.x { margin: 1em }")],
    [meta(f'<meta id="c" property="dcterms:conformsTo">{CLAIM}</meta>'
          '<meta property="a11y:certifiedBy" refines="#c">Access House</meta>')],
    [put(PICTURE, png(colour=0))],
]  # fmt: skip


@pytest.mark.parametrize("edits", RIGHT, ids=range(len(RIGHT)))
def test_no_rule_speaks_of_what_is_right(edits: list[Edit], good: Path, patched: Callable[..., Path]) -> None:
    assert told(patched(edits)) - told(good) == Counter()
