"""Hostile style sheets, fonts, colour profiles and themes."""

from __future__ import annotations

import json
import os
import struct
from pathlib import Path

from .case import Case, manifest, prose, style
from .small import png

NOT_FETCHED = "Nothing is fetched, and nothing is made."
SECRET_PATH = "../../outside/secret.md"


def remote(name: str, sent: str, css: str, edition: str = "pages", code: str = "style-remote") -> Case:
    return Case(f"css-{name}", sent, (code,), NOT_FETCHED, style(css, edition))


ADDRESSES = (
    remote("import", "`@import url(https://…)`", "@import url(https://example.org/x.css);"),
    remote("import-string", "`@import 'https://…'`", "@import 'https://example.org/x.css';"),
    remote("import-capitals", "`@IMPORT URL(…)`", "@IMPORT URL(HTTPS://example.org/x.css);"),
    remote("import-escaped", "`@\\69mport` and `u\\72l(…)`", "@\\69mport u\\72l(https://example.org/x.css);"),
    remote(
        "import-layer",
        "`@import … layer(a) supports(…)`",
        "@import 'https://example.org/x.css' layer(a) supports(display: grid);",
    ),
    remote("scheme-escaped", "`url(h\\74tps://…)`", "p { background: url(h\\74 tps://example.org/x.png) }"),
    remote("network-path", "`url(//example.org/x)`", "p { background: url(//example.org/x.png) }"),
    remote("quoted", "`url('https://…')` with spaces around", "p { background: url(  'https://example.org/x.png'  ) }"),
    remote("image-set", "`image-set('https://…' 1x)`", "p { background: image-set('https://example.org/x.png' 1x) }"),
    remote(
        "variable",
        "an address in a variable: `--a: url(https://…)`",
        ":root { --a: url(https://example.org/x.png) } p { background: var(--a) }",
    ),
    remote("font-face", "a font on the web", "@font-face { font-family: x; src: url(https://example.org/x.woff) }"),
    remote(
        "font-face-epub",
        "the same, for the EPUB",
        "@font-face { font-family: x; src: url(https://example.org/x.woff) }",
        "epub",
    ),
    remote("import-epub", "`@import` of the web, for the EPUB", "@import 'https://example.org/x.css';", "epub"),
    remote("file", "`url(file:///etc/passwd)`", "p { background: url(file:///etc/passwd) }"),
    remote("file-epub", "the same, for the EPUB", "p { background: url(file:///etc/passwd) }", "epub"),
    remote("javascript", "`url('javascript:…')`", "p { background: url('javascript:alert(1)') }"),
    remote(
        "photo-scheme",
        "the addresses that typesetting uses within: `url(photo:x)`, `url(font:x)`",
        "p { background: url(photo:roof) }",
    ),
    remote("up", "`url(../../outside/secret.md)`", f"p {{ background: url({SECRET_PATH}) }}", code="file-outside-book"),
    remote("up-epub", "the same, for the EPUB", f"p {{ background: url({SECRET_PATH}) }}", "epub", "file-outside-book"),
    remote(
        "up-encoded",
        "`url(%2e%2e/%2e%2e/outside/…)`",
        "p { background: url(%2e%2e/%2e%2e/outside/secret.md) }",
        code="file-outside-book",
    ),
    remote(
        "import-up",
        "`@import '../../outside/secret.css'`",
        "@import '../../outside/secret.md';",
        code="file-outside-book",
    ),
    remote("import-absolute", "`@import '/etc/passwd'`", "@import '/etc/passwd';", code="file-outside-book"),
    remote(
        "nested",
        "an address in a rule within rules within `@media` and `@supports`",
        "@media print { @supports (x: y) { p { & b { background: url(https://example.org/x.png) } } } }",
    ),
    Case(
        "css-in-svg-data",
        "an SVG in a data: address that fetches a picture",
        ("style-file-left-out",),
        "Typesetting has no data: addresses: it is left out.",
        style(
            "p { background: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>"
            "<image href='file:///etc/passwd'/></svg>\") }"
        ),
    ),
    Case(
        "css-in-svg-data-epub",
        "an SVG in a data: address with a script, for the EPUB",
        (),
        "It stays a picture of the style sheet: e-readers run no script in one, and fetch nothing.",
        style(
            "p { background: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>\") }",
            "epub",
        ),
    ),
    Case(
        "css-svg-file",
        "an SVG of the book's own with a script, named in a style sheet",
        ("picture-format",),
        "No SVG is taken in.",
        style("p { background: url(x.svg) }", "epub")
        | {"styles/x.svg": "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"},
        only="epub",
    ),
    Case(
        "css-svg-file-pages",
        "the same, for the pages: typesetting is given no file of the book but its photographs",
        ("style-file-left-out",),
        "It is left out.",
        style("p { background: url(x.svg) }")
        | {"styles/x.svg": "<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"},
    ),
    Case(
        "css-html-file",
        "a web page, named in a style sheet as a picture",
        ("picture-format",),
        "Fonts and pictures are taken in, and nothing else.",
        style("p { background: url(x.png) }", "epub") | {"styles/x.png": "<html><script>alert(1)</script>"},
        only="epub",
    ),
    Case(
        "css-import-loop",
        "style sheets that import each other",
        (),
        "Each is read once.",
        style("@import 'a.css';", "epub") | {"styles/a.css": "@import 'book.css'; @import 'a.css';"},
        only="epub",
    ),
    Case(
        "css-import-tree",
        "style sheets that each import the next twenty times",
        ("style-excessive",),
        "It is read no further.",
        style("@import 'a1.css';" * 20, "epub")
        | {f"styles/a{n}.css": f"@import 'a{n + 1}.css';" * 20 for n in range(1, 8)}
        | {"styles/a8.css": "p { color: red }" * 1000},
        only="epub",
    ),
    Case(
        "css-style-end",
        "`</style><script>` in a style sheet",
        (),
        "It stays in the style sheet.",
        style("p::before { content: '</style><script>alert(1)</script>' }", "epub"),
        only="epub",
    ),
    Case(
        "css-expression",
        "`expression(…)`, `-moz-binding` and `behavior`",
        ("style-ignored", "style-ignored"),
        "They are left out, and it is said where.",
        style("p { width: expression(alert(1)); -moz-binding: none; behavior: none }"),
    ),
)

WITHOUT_MEASURE = (
    Case(
        "css-brackets",
        "100,000 brackets inside one another",
        ("style-excessive",),
        "It is not read.",
        style("p { width: " + "(" * 100_000),
    ),
    Case(
        "css-calc",
        "`calc()` 2,000 deep",
        ("style-excessive",),
        "It is not read.",
        style("p { width: " + "calc(1px + " * 2000 + "1px" + ")" * 2000 + " }"),
    ),
    Case("css-blocks", "5,000 rules inside one another", ("style-excessive",), "It is not read.", style("p { " * 5000)),
    Case(
        "css-is",
        "`:is(:not(…))` 1,000 deep",
        ("style-excessive",),
        "It is not read.",
        style(":is(:not(" * 500 + "p" + "))" * 500 + " { color: red }"),
    ),
    Case(
        "css-variables",
        "variables that double each other, 40 times",
        ("style-excessive",),
        "It is not read.",
        style(
            ":root { --a0: x; "
            + "".join(f"--a{n + 1}: var(--a{n}) var(--a{n}); " for n in range(40))
            + "} p { font-family: var(--a40) }"
        ),
    ),
    Case(
        "css-variable-loop",
        "variables that name each other",
        (),
        "They stand for nothing.",
        style(":root { --a: var(--b); --b: var(--a) } p { color: var(--a) }"),
    ),
    Case("css-rules", "200,000 rules", ("style-excessive",), "It is not read.", style("p { color: red }\n" * 200_000)),
    Case(
        "css-selector",
        "a selector of 100,000 parts",
        ("style-excessive",),
        "It is not read.",
        style("p " * 20_000 + "{ color: red }"),
    ),
    Case(
        "css-length",
        "letters of 1e30 px, and margins",
        ("style-excessive",),
        "It is not read.",
        style("p { font-size: 1e30px; margin: 1e30px; width: 1e30px }"),
    ),
    Case("css-page", "a page of 1e9 mm", ("style-excessive",), "It is not read.", style("@page { size: 1e9mm 1e9mm }")),
    Case(
        "css-tiny-page",
        "a page of 1 mm, so that each letter has its own",
        (),
        "It is made.",
        style("@page { size: 1mm 1mm; margin: 0 }") | prose("Rain on the roofs of the town.\n" * 3),
        long=True,
    ),
    Case(
        "css-padding",
        "a paragraph with a padding of a million pages",
        ("style-excessive",),
        "It is not read.",
        style("p { padding-bottom: 1e9mm }"),
    ),
    Case(
        "css-grid",
        "a grid of a thousand million columns",
        ("style-excessive",),
        "It is not read.",
        style("section { display: grid; grid-template-columns: repeat(1000000000, 1px) }"),
    ),
    Case(
        "css-columns",
        "a thousand million columns",
        ("style-excessive",),
        "It is not read.",
        style("section { column-count: 1000000000 }"),
    ),
    Case(
        "css-content",
        "a content of ten million letters",
        ("style-excessive",),
        "It is not read.",
        style("p::before { content: '" + "rain " * 600_000 + "' }"),
    ),
    Case(
        "css-counter",
        "a counter set to 2,000,000,000, in roman numerals",
        ("style-excessive",),
        "It is not read.",
        style("p { counter-reset: a 2000000000 } p::before { content: counter(a, upper-roman) }"),
    ),
    Case("css-comments", "a comment that never ends", (), "It is a comment.", style("/* " * 100_000)),
    Case(
        "css-regex",
        "60,000 quotation marks and backslashes",
        ("style-ignored",),
        "It is left out.",
        style("p { x: " + "\\'\"" * 20_000 + " }"),
    ),
    Case(
        "css-binary",
        "bytes of chance for a style sheet",
        ("file-not-utf8",),
        "It is not read.",
        style(bytes(range(256)) * 8),
    ),
)

THEME = {"theme/theme.json": "{}"}
WITH_THEME = manifest("editions: {pages: {theme: theme}}") | THEME


def fonts(data: bytes, file: str = "x.ttf", **record: object) -> dict[str, str | bytes]:
    given = {"family": "X", "style": "normal", "weight": 400, "file": file, **record}
    return WITH_THEME | {"theme/fonts/fonts.json": json.dumps([given]), "theme/fonts/x.ttf": data}


def template(text: str) -> dict[str, str]:
    # Within an element, so that what the template says is right in itself if nothing hinders it.
    whole = text if text.startswith("<") else f"<header>{text}</header>"
    return WITH_THEME | {"theme/templates/opener.xhtml.j2": whole}


def table_lies() -> bytes:
    """A TrueType file whose tables claim to lie beyond its end."""
    tables = [b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"]
    return (
        b"\0\1\0\0"
        + struct.pack(">HHHH", len(tables), 0, 0, 0)
        + b"".join(tag + struct.pack(">III", 0, 0xFFFFFF00, 0xFFFFFFFF) for tag in tables)
    )


def font_pipe(book: Path, outside: Path) -> None:
    (book / "theme/fonts/x.ttf").unlink()
    os.mkfifo(book / "theme/fonts/x.ttf")


def font_hole(book: Path, outside: Path) -> None:
    with (book / "theme/fonts/x.ttf").open("ab") as file:
        file.truncate(2**40)


def template_link(book: Path, outside: Path) -> None:
    (book / "theme/templates").mkdir()
    (book / "theme/templates/opener.xhtml.j2").symlink_to(outside / "secret.md")


THEMES = (
    Case(
        "theme-up",
        "a theme outside the book: `../outside`",
        ("file-outside-book",),
        "It is not read.",
        manifest("editions: {pages: {theme: ../outside}}"),
    ),
    Case(
        "theme-json-deep",
        "a theme.json of 100,000 brackets",
        ("theme-broken",),
        "It is read no further.",
        WITH_THEME | {"theme/theme.json": "[" * 100_000},
    ),
    Case(
        "theme-json-list",
        "a theme.json that is a list",
        ("theme-broken",),
        "Nothing is made.",
        WITH_THEME | {"theme/theme.json": "[1, 2]"},
    ),
    Case(
        "theme-json-types",
        "a theme.json with words for numbers",
        ("theme-broken",),
        "Nothing is made.",
        WITH_THEME | {"theme/theme.json": '{"page": {"leading": "much", "margins": 7}, "inks": [], "cover": "x"}'},
    ),
    Case(
        "theme-json-numbers",
        "a theme.json with endless numbers",
        ("theme-broken",),
        "Nothing is made.",
        WITH_THEME | {"theme/theme.json": '{"page": {"leading": 1e999, "size": -1e308}}'},
    ),
    Case(
        "theme-json-large",
        "a theme.json of 6 MB",
        ("theme-broken",),
        "It is not read.",
        WITH_THEME | {"theme/theme.json": " " * 6_000_000 + "{}"},
    ),
    Case(
        "theme-css-remote",
        "a theme's style sheet that fetches",
        ("style-remote",),
        NOT_FETCHED,
        WITH_THEME | {"theme/pages.css": "@import 'https://example.org/x.css';"},
    ),
    Case(
        "font-up",
        "a font outside the theme: `../../../outside/secret.md`",
        ("file-outside-book",),
        "It is not read.",
        fonts(b"", "../../../outside/secret.md"),
    ),
    Case(
        "font-absolute",
        "a font of the machine: `/usr/share/fonts/…`",
        ("file-outside-book",),
        "It is not read.",
        fonts(b"", "/usr/share/fonts/x.ttf"),
    ),
    Case(
        "font-chance",
        "bytes of chance for a font",
        ("theme-broken",),
        "Nothing is made.",
        fonts(bytes(range(256)) * 16),
    ),
    Case(
        "font-tables",
        "a font whose tables lie beyond its end",
        ("theme-broken",),
        "Nothing is made.",
        fonts(table_lies()),
    ),
    Case("font-pipe", "a font that is a pipe", ("theme-broken",), "Nobody waits for it.", fonts(b""), lay=font_pipe),
    Case(
        "font-sparse", "a font of a terabyte", ("theme-broken",), "It is not read.", fonts(b"\0\1\0\0"), lay=font_hole
    ),
    Case(
        "font-family",
        "a family's name that breaks out of its rule",
        ("theme-broken",),
        "Nothing is made.",
        fonts(b"", family='X"; src: url("file:///etc/passwd"); x: "'),
    ),
    Case(
        "font-in-style",
        "bytes of chance, named as a font in the EPUB's style sheet",
        ("font-broken",),
        "Fonts that cannot be read are not passed on.",
        style("@font-face { font-family: x; src: url(x.ttf) }", "epub")
        | {"styles/x.ttf": b"\0\1\0\0" + bytes(range(256)) * 8},
        only="epub",
    ),
    Case(
        "template-link",
        "a template that is a link out of the book",
        ("file-outside-book",),
        "It is not read.",
        WITH_THEME,
        lay=template_link,
    ),
    Case(
        "template-include",
        "a template that includes a file of the machine",
        ("theme-broken",),
        "A template sees templates alone.",
        template("{% include '/etc/passwd' %}"),
    ),
    Case(
        "template-include-up",
        "the same, upwards: `../../../outside/secret.md`",
        ("theme-broken",),
        "A template sees templates alone.",
        template("{% include '../../../outside/secret.md' %}"),
    ),
    Case(
        "template-classes",
        "a template that climbs to Python's classes",
        ("theme-broken",),
        "It runs in a sandbox.",
        template("{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    ),
    Case(
        "template-globals",
        "a template that reaches for the globals of a function",
        ("theme-broken",),
        "It runs in a sandbox.",
        template("{{ say.__globals__['os'].system('id') }}"),
    ),
    Case(
        "template-attr",
        "the same through the filter attr and an escape",
        ("theme-broken",),
        "It runs in a sandbox.",
        template("{{ (''|attr('\\x5f\\x5fclass\\x5f\\x5f'))|attr('mro') }}"),
    ),
    Case(
        "template-format",
        "the same through a format string",
        ("theme-broken",),
        "It runs in a sandbox.",
        template("{{ '{0.__class__.__init__.__globals__}'.format(say) }}"),
    ),
    Case(
        "template-entity",
        "a template with an external entity",
        ("theme-broken",),
        "No entity is resolved.",
        template("<!DOCTYPE p [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><header>&e;</header>"),
    ),
    Case(
        "template-script",
        "a template that makes a script",
        ("theme-broken",),
        "What it makes is held against the vocabulary of the text.",
        template("<header><script>alert(1)</script></header>"),
    ),
    Case(
        "template-endless",
        "a template of loops inside loops",
        ("theme-broken",),
        "It is ended after so many steps.",
        template(
            "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}"
            "{% endfor %}{% endfor %}{% endfor %}"
        ),
        long=True,
    ),
    Case(
        "template-recursion",
        "a macro that calls itself",
        ("theme-broken",),
        "It is ended.",
        template("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"),
    ),
    Case(
        "template-doubling",
        "a text that doubles itself 60 times",
        ("theme-broken",),
        "It is ended.",
        template("{% set a = 'x' %}" + "{% set a = a ~ a %}" * 60 + "{{ a }}"),
    ),
    Case(
        "template-times",
        "a text of 300 million letters",
        ("theme-broken",),
        "It is ended.",
        template("{{ ('x' * 300000000)|length }}"),
    ),
    Case(
        "template-power", "`9**(9**(9**9))`", ("theme-broken",), "It is not reckoned.", template("{{ 9**(9**(9**9)) }}")
    ),
    Case(
        "template-width",
        "`'%02000000000d'|format(1)`, and center, ljust and the like",
        ("theme-broken",),
        "It is ended.",
        template("{{ '%02000000000d'|format(1) }}"),
    ),
    Case(
        "template-deep",
        "50,000 brackets in a template",
        ("theme-broken",),
        "It is ended.",
        template("{{ " + "(" * 50_000 + ")" * 50_000 + " }}"),
    ),
)

PROFILES = tuple(
    Case(
        f"profile-{name}",
        sent,
        ("profile-broken",),
        "Nothing is made.",
        manifest("editions: {press: {profile: p.icc}}") | {"p.icc": data},
    )
    for name, sent, data in (
        ("empty", "a colour profile of no bytes", b""),
        ("text", "a text file for a colour profile", b"NOT A PROFILE " * 20),
        ("chance", "bytes of chance for a colour profile", bytes(range(256)) * 16),
        (
            "header",
            "a colour profile that is a header alone",
            struct.pack(">I", 128) + bytes(8) + b"prtrCMYKLab " + bytes(12) + b"acsp" + bytes(88),
        ),
        (
            "tags",
            "a colour profile that claims four thousand million tables",
            struct.pack(">I", 200) + bytes(8) + b"prtrCMYKLab " + bytes(12) + b"acsp" + bytes(88) + b"\xff" * 72,
        ),
        ("picture", "a picture for a colour profile", png(8, 8)),
    )
)

CASES = (*ADDRESSES, *WITHOUT_MEASURE, *THEMES, *PROFILES)
