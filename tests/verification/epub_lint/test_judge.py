"""The judgement: of right, wrong and broken files, at the manuscript's line where it is known, and quickly."""

from __future__ import annotations

import ast
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.verification.epub_lint.conftest import ONE, OPF, TWO, add, put, swap

from anthology.diagnostics import Severity
from anthology.sources import Location
from anthology.verification import epub_lint
from anthology.verification.epub_lint import judge, lint
from anthology.verification.epub_lint.heads import Head, read_head


def test_the_right_epub_passes(good: Path) -> None:
    outcome = judge(good, {})
    assert (outcome.name, outcome.edition, outcome.outcome) == ("anthology's lint", "epub", "passed")
    assert outcome.messages == ()


def test_warnings_do_not_fail_it_and_errors_do(patched: Callable[..., Path]) -> None:
    warned = judge(patched([add(ONE, "<p>See page 43.</p>", "</section>")]), {})
    assert warned.outcome == "passed"
    assert "epub-print-reference" in {m.code for m in warned.messages}
    failed = judge(patched([add(ONE, "<table><tr><td>1</td></tr></table>", "</section>")]), {})
    assert failed.outcome == "failed"
    assert failed.reason.startswith("Errors: 1, ")


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04" + bytes(60)])
def test_what_is_no_epub_fails(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(data)
    outcome = judge(path, {})
    assert outcome.outcome == "failed"
    assert [(m.code, m.severity) for m in outcome.messages] == [("epub-unreadable", Severity.ERROR)]


def test_a_file_that_is_not_there_fails(tmp_path: Path) -> None:
    assert [m.code for m in judge(tmp_path / "none.epub", {}).messages] == ["epub-unreadable"]


def test_entities_are_not_followed(patched: Callable[..., Path], tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    bomb = f'<!DOCTYPE html [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    path = patched([swap(ONE, "<!DOCTYPE html>", bomb), swap(ONE, "<title>One</title>", "<title>&s;</title>")])
    assert "secret" not in "".join(m.message for m in judge(path, {}).messages)


def test_huge_files_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("META-INF/container.xml", bytes(21_000_000))
    (message,) = judge(path, {}).messages
    assert "too large" in message.message


def test_places_in_the_epub_are_told(patched: Callable[..., Path]) -> None:
    path = patched([swap(TWO, r'alt="[^"]*"', 'alt=""')])
    (finding,) = (f for f in lint(path) if f.diagnostic.code == "epub-alt-empty")
    with zipfile.ZipFile(path) as file:
        lines = file.read(TWO).decode().split("\n")
    assert finding.document == TWO
    assert 'alt=""' in lines[finding.line - 1]
    assert finding.diagnostic.location == Location(TWO, finding.line)


def test_the_manuscript_line_is_told_where_it_is_known(patched: Callable[..., Path]) -> None:
    path = patched([swap(TWO, r'alt="[^"]*"', 'alt=""')])
    origin = Location("chapters/two.md", 3, 1)
    known = judge(path, {"text/two.xhtml": {0: origin}})
    assert [m.location for m in known.messages if m.code == "epub-alt-empty"] == [origin]
    (message,) = (m for m in judge(path, {}).messages if m.code == "epub-alt-empty")
    assert message.location is None
    assert message.message.endswith(")")
    assert f"({TWO}, line " in message.message


def test_a_place_is_named_once(patched: Callable[..., Path]) -> None:
    (message,) = (
        m for m in judge(patched([put("EPUB/a b.txt", b"")]), {}).messages if m.code == "epub-name-characters"
    )
    assert message.message.count("EPUB/a b.txt") == 1


def test_a_package_that_is_not_named_is_told(patched: Callable[..., Path]) -> None:
    path = patched([swap("META-INF/container.xml", OPF, "EPUB/none.opf")])
    assert [m.message for m in judge(path, {}).messages] == ["The EPUB has no file EPUB/none.opf."]


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0", b"GIF89a", b"RIFF", b"<p>"])
def test_broken_pictures_have_no_head(data: bytes) -> None:
    assert read_head(data).width == 0


def test_heads_of_other_formats() -> None:
    assert read_head(b"GIF89a\x10\0\x20\0") == Head("GIF", 16, 32)
    assert read_head(b'<?xml version="1.0"?><svg/>').format == "SVG"


def test_it_shares_nothing_with_the_maker() -> None:
    imported = set()
    for module in Path(epub_lint.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                imported.add(node.module or "")
            elif isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
    assert not {m for m in imported if m.startswith(("ebooklib", "anthology.editions", "anthology.pictures", "PIL"))}


def test_a_year_of_chapters_takes_less_than_a_second(patched: Callable[..., Path]) -> None:
    paragraph = "<p>" + "It rained on the day the market closed. " * 12 + "</p>\n"
    edits = [put(f"EPUB/text/x{n}.xhtml", b"") for n in range(52)]
    edits += [
        swap(
            OPF,
            "<manifest>",
            "<manifest>"
            + "".join(
                f'<item id="x{n}" href="text/x{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(52)
            ),
        )
    ]

    def fill(files: dict[str, bytes]) -> None:
        for n in range(52):
            files[f"EPUB/text/x{n}.xhtml"] = files[ONE].replace(b"</header>", b"</header>" + paragraph.encode() * 40)

    path = patched([*edits, fill])
    start = time.process_time()
    lint(path)
    assert time.process_time() - start < 1
