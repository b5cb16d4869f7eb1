"""Offprints and what correspondents approve, opened as they were built."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest
from PIL import Image

BOOK = """\
title: Letters
subtitle: Two of them
language: en
series: {name: The Far Letters, url: https://example.org/far}
editors: [mara]
publisher: {name: Example Press, place: Paris}
published: 2027-03-01
isbn: {print: 978-0-00-202703-8}
licence: CC-BY-NC-ND-4.0
copyright: © 2027 the authors
funding: [{funder: Lantern Street, statement: Lantern Street paid for the stamps.}]
people:
  mara:
    {name: Mara Lindqvist, sort: "Lindqvist, Mara", bio: Mara edits letters., short_bio: Mara edits., portrait: face,
     links: [{label: The terminus, url: https://example.org/terminus}]}
  ana:
    {name: Ana Quispe, sort: "Quispe, Ana", bio: "Ana writes from [the roofs](piece:roofs).", short_bio: Ana writes.}
photos:
  face: {file: photos/face.png, alt: A face., by: ana, licence: CC0-1.0, cleared: [epub, reading, print]}
  roof:
    {file: photos/roof.png, alt: A roof., caption: A roof of tin, by: mara, licence: CC-BY-4.0, taken: 2026-04,
     cleared: [epub, reading, print]}
contents:
  - title-page
  - contents
  - {file: chapters/before.md, kind: introduction, title: Before, by: [mara]}
  - part: Winter
    pieces:
      - file: chapters/roofs.md
        number: 1
        place: La Paz
        country: BO
        title: Over the roofs
        subtitle: With a ladder
        by: [ana]
        translated_by: [mara]
        published: 2026-01-20
        url: https://example.org/far/1
        summary: One climbs.
      - {file: chapters/harbour.md, number: 2, place: Marseille, title: Au port, by: [mara], language: fr}
  - photo-credits
  - correspondents
  - acknowledgements
"""
CHAPTERS = {
    "chapters/before.md": "It began with a [ladder](piece:roofs).\n",
    "chapters/roofs.md": "It rained.[^1]\n\n![](photo:roof)\n\nSee [the harbour](piece:harbour), "
    "[the beginning](piece:before) and [the roof](photo:roof).\n\n[^1]: For a week.\n"
    + "\n\n".join(f"Step {n} of the ladder is made of wood and was mended." for n in range(1, 80)),
    "chapters/harbour.md": "Le port est loin des [toits](piece:roofs).\n",
}


def picture(path: Path, colour: str) -> None:
    path.parent.mkdir(exist_ok=True)
    Image.new("RGB", (900, 600), colour).save(path)


@pytest.fixture
def book(make_book) -> Path:
    folder = make_book({"book.yaml": BOOK, **CHAPTERS})
    (folder / "chapters/one.md").unlink()
    picture(folder / "photos/face.png", "#bb8866")
    picture(folder / "photos/roof.png", "#336699")
    return folder


@pytest.fixture
def offprints(book: Path, anthology: Callable[..., object]) -> Path:
    assert anthology("build", book, "--only", "reading,offprints", "--quiet").exit_code == 0  # type: ignore[attr-defined]
    return book / "dist/offprints"


def texts(path: Path) -> list[str]:
    """The words of each page, white space folded."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [" ".join(p.get_textpage().get_text_range().replace("\ufffe", "").split()) for p in pdf]


def has(said: str, words: str) -> bool:
    """Whether these words are there; where letters are spaced out, white space tells nothing."""
    return "".join(words.split()) in "".join(said.split())


def labels(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [pdf.get_page_label(n) for n in range(len(pdf))]


def links(path: Path) -> Iterator[str]:
    """Where every link leads: an address, or # and a name."""
    with pikepdf.open(path) as pdf:
        for leaf in pdf.pages:
            for link in leaf.get("/Annots", []):
                yield f"#{link.Dest}" if "/Dest" in link else str(link.A.URI)


def test_there_is_one_a_text_and_a_folder_a_correspondent(offprints: Path) -> None:
    assert sorted(p.relative_to(offprints).as_posix() for p in offprints.rglob("*.pdf")) == [
        "ana/ana_proof.pdf",
        "ana/roofs.pdf",
        "before.pdf",
        "harbour.pdf",
        "mara/before.pdf",
        "mara/harbour.pdf",
        "mara/mara_proof.pdf",
        "mara/roofs.pdf",
        "roofs.pdf",
    ]
    assert (offprints / "mara/roofs.pdf").read_bytes() == (offprints / "roofs.pdf").read_bytes()


def test_all_are_pdf_ua_and_sound(offprints: Path) -> None:
    for path in offprints.rglob("*.pdf"):
        report = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, f"{path.name}: " + "\n".join(map(str, report.failures))
        with pikepdf.open(path) as pdf:
            assert pdf.check_pdf_syntax() == []
            faces = [
                t for t in pdf.objects if isinstance(t, pikepdf.Dictionary) and t.get("/Type") == "/FontDescriptor"
            ]
            assert faces
            assert all("/FontFile2" in face for face in faces)


def test_the_pages_are_those_of_the_book(offprints: Path, book: Path) -> None:
    """The same words, folios and running heads on the same sides, under the same labels."""
    whole = book / "dist/letters.pdf"
    report = json.loads((book / "dist/report.json").read_text(encoding="utf-8"))
    for text in ("before", "roofs", "harbour"):
        of_text = [n for n, leaf in enumerate(report["pages"]) if leaf["section"] == text]
        mine, words = labels(offprints / f"{text}.pdf"), texts(offprints / f"{text}.pdf")
        assert mine[:2] == ["Offprint", "Offprint"]
        assert words[1] == ""  # So that a right-hand page stays one when it is printed on both sides.
        assert mine[2 : 2 + len(of_text)] == [labels(whole)[n] for n in of_text]
        assert words[2 : 2 + len(of_text)] == [texts(whole)[n] for n in of_text]
        assert mine[2 + len(of_text) :] == ["Credits"]


def test_the_cover_sheet_says_where_it_appeared(offprints: Path) -> None:
    said = texts(offprints / "roofs.pdf")[0]
    for words in (
        "OFFPRINT",
        "LA PAZ, BOLIVIA",
        "Over the roofs",
        "With a ladder",
        "by Ana Quispe",
        "Translated by Mara Lindqvist",
        "From Letters: Two of them",
        "Edited by Mara Lindqvist",
        "Example Press, Paris, 2027",
        "ISBN 978-0-00-202703-8 (print)",
        "First published 20 January 2026, The Far Letters, example.org/far/1",
        "© 2027 the authors",
        "This text is licensed under CC BY-NC-ND 4.0.",
        "Lantern Street paid for the stamps.",
    ):
        assert has(said, words), words
    first, *_, last = labels(offprints / "roofs.pdf")[2:-1]
    assert f"Pages {first}–{last}" in said
    assert f"Page {labels(offprints / 'harbour.pdf')[2]} " in texts(offprints / "harbour.pdf")[0]
    assert "First published" not in texts(offprints / "before.pdf")[0]


def test_the_credits_are_those_of_this_text(offprints: Path) -> None:
    said = texts(offprints / "roofs.pdf")[-1]
    roof_on = next(label for label, words in zip(labels(offprints / "roofs.pdf"), texts(offprints / "roofs.pdf"),
                                                strict=True) if "A roof of tin" in words)  # fmt: skip
    assert f"A roof of tin · April 2026 · CC BY 4.0 {roof_on}" in said
    assert "A face. CC0 1.0" in said  # Mara's portrait is shown beside her biography, and is Ana's.
    assert "Ana writes from the roofs" in said
    assert "Mara edits letters." in said
    with pypdfium2.PdfDocument(offprints / "roofs.pdf") as pdf:
        (portrait,) = pdf[len(pdf) - 1].get_objects(filter=[3])
        assert portrait.get_px_size()[0] > 0
    assert "A roof of tin" not in texts(offprints / "harbour.pdf")[-1]


def test_links_lead_inside_or_to_the_web_or_nowhere(offprints: Path) -> None:
    found = set(links(offprints / "roofs.pdf"))
    assert {"#photo-roof", "#person-ana", "#person-mara", "https://example.org/far/1"} <= found
    assert not {"#before", "#harbour"} & found
    assert not any(link.startswith("anthology:") for link in found)
    # What is on the web is linked there.
    assert "https://example.org/far/1" in set(links(offprints / "before.pdf"))
    assert "#roofs" not in set(links(offprints / "before.pdf"))
    with pikepdf.open(offprints / "roofs.pdf") as pdf:
        names = [str(name) for name in pdf.Root.Names.Dests.Names[::2]]
        assert {link[1:] for link in found if link.startswith("#")} == set(names)


def test_each_says_of_itself_what_it_is(offprints: Path) -> None:
    with pikepdf.open(offprints / "roofs.pdf") as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "Over the roofs: With a ladder"
        assert xmp["dc:creator"] == ["Ana Quispe"]
        assert xmp["dc:description"] == "One climbs."
        assert str(pdf.Root.Lang) == "en"
        assert [item.title for item in pdf.open_outline().root] == ["Offprint", "1 La Paz: Over the roofs", "Credits"]
    with pikepdf.open(offprints / "harbour.pdf") as pdf:
        assert str(pdf.Root.Lang) == "fr"
        parts = pdf.Root.StructTreeRoot.K[0].K
        assert [str(part.Lang) for part in parts] == ["en", "fr", "en"]


def test_the_proof_shows_what_will_be_printed(offprints: Path) -> None:
    said = " ".join(texts(offprints / "mara/mara_proof.pdf"))
    first = labels(offprints / "roofs.pdf")[2]
    for words in (
        "Mara Lindqvist",
        "Over the roofs · by Ana Quispe · Translated by Mara Lindqvist roofs.pdf",
        "Mara edits.",
        "Mara edits letters.",
        "The terminus",
        "A roof of tin · April 2026 · CC BY 4.0",
        "I agree that this is printed",
        "Signature",
        "Date",
    ):
        assert has(said, words), words
    assert has(said, f"LA PAZ Over the roofs (translation and photographs) {first}")
    assert "Ana writes." not in said
    assert len(labels(offprints / "mara/mara_proof.pdf")) <= 2


def test_the_report_lists_every_file(offprints: Path, book: Path, anthology) -> None:
    report = json.loads((book / "dist/report.json").read_text(encoding="utf-8"))
    (listed,) = [e for e in report["editions"] if e["name"] == "offprints"]
    assert [f["path"] for f in listed["files"]] == sorted(
        p.relative_to(book / "dist").as_posix() for p in offprints.rglob("*.pdf")
    )
    assert listed["bytes"] == sum(p.stat().st_size for p in offprints.rglob("*.pdf"))
    verified = anthology("verify", book)
    assert "passed: Same file as built (offprints). All 9 are the files that were built." in verified.stderr
    (offprints / "mara/roofs.pdf").write_bytes(b"changed")
    verified = anthology("verify", book)
    assert verified.exit_code == 1
    assert "offprints/mara/roofs.pdf was changed after it was built." in verified.stderr


def test_a_build_makes_them_only_when_asked(book: Path, anthology, reported) -> None:
    reported.expect("photo-resolution-low")  # The press edition is made, and the pictures of this book are small.
    assert anthology("build", book, "--no-verify", "--quiet").exit_code == 0
    assert not (book / "dist/offprints").exists()


def test_the_same_book_gives_the_same_bytes(book: Path, tmp_path: Path, anthology) -> None:
    made = []
    for name, options in (("a", ("--no-cache", "--jobs", "1")), ("b", ())):
        out = tmp_path / name
        assert anthology("build", book, "--only", "offprints", "--quiet", "--out", out, *options).exit_code == 0
        made.append({p.relative_to(out): p.read_bytes() for p in (out / "offprints").rglob("*") if p.is_file()})
    assert made[0] == made[1]


def test_a_text_that_is_gone_leaves_no_offprint(offprints: Path, book: Path, anthology) -> None:
    """What the editor put there stays: a signed proof, say."""
    (offprints / "mara/signed.pdf").write_bytes(b"a signature")
    manifest = (book / "book.yaml").read_text(encoding="utf-8")
    harbour = next(line for line in manifest.splitlines(keepends=True) if "chapters/harbour.md" in line)
    (book / "book.yaml").write_text(manifest.replace(harbour, ""), encoding="utf-8")
    (book / "chapters/harbour.md").unlink()
    roofs = book / "chapters/roofs.md"
    roofs.write_text(roofs.read_text().replace("[the harbour](piece:harbour)", "the harbour"))
    assert anthology("build", book, "--only", "offprints", "--quiet").exit_code == 0
    assert sorted(p.name for p in (offprints / "mara").iterdir()) == [
        "before.pdf",
        "mara_proof.pdf",
        "roofs.pdf",
        "signed.pdf",
    ]
    assert not (offprints / "harbour.pdf").exists()


def test_a_draft_says_so_on_every_page(book: Path, anthology, reported) -> None:
    reported.expect("photo-not-cleared")
    manifest = (book / "book.yaml").read_text(encoding="utf-8")
    uncleared = "taken: 2026-04,\n     cleared: [epub, reading, print]"
    assert uncleared in manifest
    (book / "book.yaml").write_text(manifest.replace(uncleared, "taken: 2026-04"), encoding="utf-8")
    assert anthology("build", book, "--only", "offprints", "--draft", "--quiet").exit_code == 0
    for path in (book / "dist/offprints").rglob("*.pdf"):
        assert [has(words, "DRAFT") for words in texts(path)] == [True] * len(texts(path)), path.name
        report = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, f"{path.name}: " + "\n".join(map(str, report.failures))
    assert "Photograph to come" in " ".join(texts(book / "dist/offprints/roofs.pdf"))
    assert "A roof of tin" not in texts(book / "dist/offprints/roofs.pdf")[-1]


def test_pieces_that_open_on_any_page_keep_their_sides(book: Path, anthology) -> None:
    with (book / "book.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write("editions: {pages: {opening: next}}\n")
    assert anthology("build", book, "--only", "offprints", "--quiet").exit_code == 0
    report = json.loads((book / "dist/report.json").read_text(encoding="utf-8"))
    sides = {s["id"]: next(p["side"] for p in report["pages"] if p["section"] == s["id"]) for s in report["sections"]}
    assert "verso" in {sides["roofs"], sides["harbour"]}
    for text in ("roofs", "harbour"):
        blank = texts(book / f"dist/offprints/{text}.pdf")[1] == ""
        assert blank == (sides[text] == "recto")


def test_a_book_that_presents_nobody_has_offprints_too(make_book, anthology) -> None:
    """Nobody is listed and no photograph is shown, so no sheet of credits is needed."""
    book = make_book()
    assert anthology("build", book, "--only", "offprints", "--quiet").exit_code == 0
    assert [p.name for p in (book / "dist/offprints").rglob("*.pdf")] == ["one.pdf"]
    assert labels(book / "dist/offprints/one.pdf") == ["Offprint", "Offprint", "1"]


def test_a_name_too_long_for_the_disk_is_told(make_book, anthology, reported) -> None:
    """A chapter may have a name that is just short enough; its offprint's would be longer by a letter."""
    reported.expect("dist-unwritable")
    name = "x" * 252
    manifest = f"title: Tiny\nlanguage: en\ncontents: [{{file: chapters/{name}.md, title: One}}]\n"
    book = make_book({"book.yaml": manifest, f"chapters/{name}.md": "It rained.\n"})
    (book / "chapters/one.md").unlink()
    result = anthology("build", book, "--only", "offprints")
    assert result.exit_code == 1
    assert "the name is too long" in result.stdout
    assert list((book / "dist").iterdir()) == []
