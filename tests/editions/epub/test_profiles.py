"""Books for one shop, built by the command with their pages, and what the judges say of them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from anthology.cli import main
from anthology.editions.epub.profiles import PROFILES
from anthology.manifest.editions import EpubBlock
from anthology.verification import ace
from anthology.verification.epub_lint import lint

EPUB = '  epub: {profile: PROFILE, accessibility: {evaluated_by: Example Access House, credential: "https://example.org/a"}}\n'
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
ARABIC = "كان ذلك فوق السطح.\n"


@dataclass(frozen=True)
class Made:
    path: Path
    files: Mapping[str, bytes]
    checks: Mapping[str, dict]

    @property
    def package(self) -> etree._Element:
        return etree.fromstring(self.files["EPUB/content.opf"])

    def meta(self, name: str) -> list[str]:
        return [str(e.text) for e in self.package.iterfind(f".//opf:meta[@property='{name}']", OPF)]

    @property
    def css(self) -> str:
        return self.files["EPUB/css/book.css"].decode()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Made]:
    """made("kobo") -> the starter's book with an Arabic chapter, for this shop; each is built once."""
    known: dict[str, Made] = {}

    def making(profile: str) -> Made:
        if profile not in known:
            book = tmp_path_factory.mktemp(profile) / "book"
            assert CliRunner().invoke(main, ["new", str(book)]).exit_code == 0
            manifest = (book / "book.yaml").read_text(encoding="utf-8")
            for before, more in (
                ("editors: ", 'series: {name: The Roofs, url: "https://example.org/roofs"}\n'),
                ("  - photo-credits\n", "  - {file: chapters/roof.md, title: السطح, by: [ben-sample], language: ar}\n"),
                ("  pages:\n", EPUB.replace("PROFILE", profile)),
            ):
                manifest = manifest.replace(before, more + before, 1)
            (book / "book.yaml").write_text(manifest, encoding="utf-8")
            (book / "chapters/roof.md").write_text(ARABIC, encoding="utf-8")
            result = CliRunner().invoke(main, ["build", str(book), "--only", "epub"])
            assert result.exit_code == 0, result.output
            (path,) = (book / "dist").glob("*.epub")
            with zipfile.ZipFile(path) as file:
                files = {name: file.read(name) for name in file.namelist()}
            checks = json.loads((book / "dist/report.json").read_text(encoding="utf-8"))["checks"]
            known[profile] = Made(path, files, {c["name"]: c for c in checks})
        return known[profile]

    return making


def test_the_manifest_knows_every_profile():
    assert set(EpubBlock.model_fields["profile"].annotation.__args__) == set(PROFILES)


@pytest.mark.parametrize("profile", PROFILES)
def test_epubcheck_and_our_lint_find_nothing(made, profile: str):
    epub = made(profile)
    assert epub.checks["EPUBCheck"]["outcome"] == "passed"
    assert epub.checks["EPUBCheck"]["messages"] == []
    assert [f.diagnostic.message for f in lint(epub.path)] == []


@pytest.mark.skipif(
    ace.command() is None or ace.browser() is None or not ace.has_node(), reason="Ace is not installed: tools/npm.sh"
)
@pytest.mark.parametrize("profile", PROFILES)
def test_ace_finds_no_violation(made, profile: str, monkeypatch: pytest.MonkeyPatch):
    epub = made(profile)
    monkeypatch.delenv("ANTHOLOGY_ACE")
    outcome = ace.judge(epub.path, {})
    assert (outcome.outcome, outcome.messages) == ("passed", ()), outcome


@pytest.mark.parametrize("profile", PROFILES)
def test_the_pages_are_there_and_their_source_is_named(made, profile: str):
    epub = made(profile)
    assert b'epub:type="page-list"' in epub.files["EPUB/nav.xhtml"]
    assert epub.meta("source-of") == ["pagination"]
    assert epub.meta("pageBreakSource") == ([] if profile == "kobo" else ["A Year of Letters, 2027"])


def test_for_kindles_the_cover_is_a_picture_alone(made):
    epub = made("kindle")
    assert "EPUB/cover.xhtml" not in epub.files
    (cover,) = epub.package.iterfind(".//opf:item[@properties='cover-image']", OPF)
    assert epub.package.find(".//opf:meta[@name='cover']", OPF).get("content") == cover.get("id")
    first = epub.package.find(".//opf:itemref", OPF).get("idref")
    assert first == "text-half-title"
    assert b'epub:type="cover"' not in epub.files["EPUB/nav.xhtml"]
    everywhere = made("all")
    assert everywhere.package.find(".//opf:itemref", OPF).get("idref") == "cover-xhtml"
    assert b'epub:type="cover" href="cover.xhtml"' in everywhere.files["EPUB/nav.xhtml"]


def test_for_kindles_the_text_is_in_the_readers_own_faces(made):
    epub = made("kindle")
    assert not [name for name in epub.files if name.startswith("EPUB/fonts/")]
    assert "@font-face" not in epub.css
    assert "font-family: monospace" in epub.css
    assert epub.css.count("font-family") == 1, "that of code alone"
    assert "META-INF/com.apple.ibooks.display-options.xml" not in epub.files
    everywhere = made("all")
    assert {"EPUB/fonts/Alegreya-Regular.ttf", "EPUB/fonts/Amiri-Regular.ttf"} <= set(everywhere.files)
    assert 'body { font-family: "Alegreya"' in everywhere.css


def test_for_kindles_the_editors_own_faces_stay(make_book, anthology):
    manifest = "title: Tiny\nlanguage: en\ncontents: [{file: chapters/one.md, title: One}]\n"
    editions = "editions: {epub: {style: styles/epub.css, profile: kindle, page_list: false}}\n"
    book = make_book(
        {"book.yaml": manifest + editions, "styles/epub.css": 'h1 { font-family: "Alegreya Sans", serif }'}
    )
    assert anthology("build", book, "--only", "epub", "--no-verify").exit_code == 0
    with zipfile.ZipFile(book / "dist/tiny.epub") as file:
        assert [n for n in file.namelist() if "/fonts/" in n and "Regular" in n] == [
            "EPUB/fonts/AlegreyaSans-Regular.ttf"
        ]


def test_a_theme_with_a_sheet_of_its_own_is_not_set_in_our_faces(make_book, anthology):
    manifest = "title: Tiny\nlanguage: en\ncontents: [{file: chapters/one.md, title: One}]\n"
    book = make_book(
        {
            "book.yaml": f"{manifest}editions: {{pages: {{theme: plain}}, epub: {{page_list: false}}}}\n",
            "plain/theme.json": "{}",
            "plain/epub.css": 'body { font-family: "Alegreya Sans", sans-serif }',
        }
    )
    assert anthology("build", book, "--only", "epub", "--no-verify").exit_code == 0
    with zipfile.ZipFile(book / "dist/tiny.epub") as file:
        css = file.read("EPUB/css/book.css").decode()
        assert 'body { font-family: "Alegreya"' not in css
        assert "EPUB/fonts/Alegreya-Regular.ttf" not in file.namelist()
        assert "EPUB/fonts/AlegreyaSans-Regular.ttf" in file.namelist()
    (book / "plain/epub-faces.css").write_text('body { font-family: "Amiri", serif }')
    (book / "plain/epub.css").unlink()
    assert anthology("build", book, "--only", "epub", "--no-verify").exit_code == 0
    with zipfile.ZipFile(book / "dist/tiny.epub") as file:
        css = file.read("EPUB/css/book.css").decode()
        assert 'body { font-family: "Amiri", serif }' in css
        assert "/* The ebook." in css, "what it has no sheet for is the default theme's"
