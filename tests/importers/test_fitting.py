"""What readers of other kinds bring, pictures with their bytes, notes, headings, is fitted into a book as it should."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from anthology.diagnostics import Report, error
from anthology.importers.article import Article, Block, BlockKind, Leftover, Picture, Source
from anthology.importers.files import find_sources
from anthology.importers.fitting import Fitting
from anthology.importers.outcome import Status
from anthology.importers.recognition import Known, recognise
from anthology.importers.shelf import Shelf
from anthology.manifest.edit import edited
from anthology.manifest.load import load_manifest, read_yaml
from anthology.manifest.schema import Manifest
from anthology.sources import Folder

MakeBook = Callable[..., Path]
LINKED = "The [hill](https://example.org)"
PNG = b"\x89PNG the bytes of a picture"


def paragraph(markdown: str) -> Block:
    words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", markdown).replace("*", "")
    return Block(BlockKind.PARAGRAPH, markdown, words)


def picture(**facts: str | bytes) -> Block:
    return Block(BlockKind.PICTURE, "", "", pictures=(Picture(**{"file": "", **facts}),))  # type: ignore[arg-type]


def article(*blocks: Block, sha256: str = "a" * 64, **facts: object) -> Article:
    source = Source("site.xml", sha256, "https://example.org/5", part="5")
    return Article(source, "The Letters #5 Elm: Why?", blocks, **facts)  # type: ignore[arg-type]


def fit(book: Path, *articles: Article, update: bool = False) -> Fitting:
    """Fit articles in and write what comes of it, as the command does."""
    folder = Folder(book)
    root = read_yaml(folder.read("book.yaml"), Report())
    assert root
    fitting = Fitting(Shelf(root), folder, Report(), date(2027, 1, 2), update)
    for each in articles:
        fitting.fit(recognise(each, Known()))
    text = edited(folder.read("book.yaml"), (book / "book.yaml").read_text("utf-8"), fitting.changes())
    for name, data in {**fitting.files, "book.yaml": text.encode()}.items():
        (book / name).parent.mkdir(exist_ok=True)
        (book / name).write_bytes(data)
    return fitting


def manifest(book: Path) -> Manifest:
    found = load_manifest(Folder(book)).manifest
    assert found
    return found


def codes(fitting: Fitting) -> list[str]:
    return [d.code for d in fitting.report]


def test_pictures_come_with_their_bytes_captions_and_credits(make_book: MakeBook) -> None:
    book = make_book()
    two = (Picture("b.jpg", caption="Two"), Picture("c.jpg", credit="© Leo Ek"))
    fitting = fit(
        book,
        article(
            paragraph("It *rained*."),
            picture(file="IMG 1.PNG", data=PNG, alt="A hill.", caption=f"{LINKED}, photo by Ana Ruiz, 2026."),
            Block(BlockKind.PICTURE, "", "", pictures=two),
            paragraph("Then it stopped."),
            byline=("Ana Ruiz",),
        ),
    )
    photos = manifest(book).photos
    assert (book / "photos/img-1.png").read_bytes() == PNG
    first = photos["img-1"]
    assert (first.file, first.alt, first.caption, first.by) == ("photos/img-1.png", "A hill.", LINKED, "ana-ruiz")
    assert (photos["b"].alt, photos["b"].caption, photos["c"].by, photos["c"].alt) == ("Two", "Two", "Leo Ek", None)
    assert (book / "chapters/05-elm.md").read_text("utf-8") == (
        "It *rained*.\n\n![](photo:img-1)\n\n![](photo:b)\n\n![](photo:c)\n\nThen it stopped.\n"
    )
    assert codes(fitting) == ["import-alt-missing", "import-alt-missing"]


def test_a_picture_never_takes_the_place_of_another(make_book: MakeBook) -> None:
    book = make_book({"photos/hill.jpg": b"mine"})
    fit(book, article(paragraph("It rained."), picture(file="hill.jpg", data=PNG, alt="A hill.")))
    assert (book / "photos/hill.jpg").read_bytes() == b"mine"
    assert (book / "photos/hill-2.jpg").read_bytes() == PNG


def test_headings_notes_language_and_provenance(make_book: MakeBook) -> None:
    book = make_book()
    fit(
        book,
        article(
            Block(BlockKind.BREAK, "***", ""),
            paragraph("Il pleut.[^a]"),
            Block(BlockKind.HEADING, "### Le soir", "Le soir", level=3),
            Block(BlockKind.HEADING, "Plus tard", "Plus tard", level=4),
            paragraph("Il ne pleut plus."),
            notes=(("a", "Une note.\n\nEt encore."),),
            language="fr-FR",
            published=date(2026, 5, 4),
            leftovers=(Leftover("a video", "A player."),),
        ),
    )
    assert (book / "chapters/05-elm.md").read_text("utf-8") == (
        "Il pleut.[^a]\n\n## Le soir\n\n### Plus tard\n\nIl ne pleut plus.\n\n[^a]: Une note.\n\n    Et encore.\n"
    )
    (piece,) = [chapter for _, chapter in manifest(book).chapters() if chapter.number == 5]
    assert (piece.language, piece.published, piece.url) == ("fr-FR", date(2026, 5, 4), "https://example.org/5")
    assert piece.source
    assert (piece.source.file, piece.source.part, piece.source.imported) == ("site.xml", "5", date(2027, 1, 2))
    assert "A player.\n\n> a video\n" in (book / "imports/05-elm.leftovers.md").read_text("utf-8")


def test_a_picture_that_two_texts_show_is_entered_once(make_book: MakeBook) -> None:
    book = make_book()
    shown = {"file": "nets.png", "address": "https://example.org/nets.png", "caption": "The nets", "data": PNG}
    fit(book, article(picture(**shown), sha256="a" * 64))
    other = Article(Source("site.xml", "b" * 64, "https://example.org/6", part="6"), "The Letters #6 Oak: How?", ())
    there = {**shown, "caption": "The same nets, later"}
    fit(book, replace(other, blocks=(picture(**shown), picture(**there))))
    assert list(manifest(book).photos) == ["nets", "nets-2"]
    assert (book / "chapters/06-oak.md").read_text("utf-8").split() == ["![](photo:nets)", "![](photo:nets-2)"]


def test_an_update_keeps_the_ids_of_its_pictures(make_book: MakeBook) -> None:
    book = make_book()
    hill = picture(file="hill.jpg", alt="A hill.", caption="Hill", address="https://example.org/h.jpg")
    fit(book, article(paragraph("It rained."), hill))
    quay = picture(file="hill.jpg", alt="A quay.", caption="Quay", address="https://example.org/q.jpg")
    fitting = fit(book, article(paragraph("It snowed."), quay, hill, sha256="b" * 64), update=True)
    assert [outcome.status for outcome in fitting.outcomes] == [Status.UPDATED]
    assert "![](photo:hill-2)\n\n![](photo:hill)" in (book / "chapters/05-elm.md").read_text("utf-8")
    assert list(manifest(book).photos) == ["hill", "hill-2"]


def test_a_source_with_errors_is_refused(make_book: MakeBook) -> None:
    book = make_book()
    fitting = fit(book, article(paragraph("It rained."), diagnostics=(error("import-empty", "Broken."),)))
    assert [outcome.status for outcome in fitting.outcomes] == [Status.REFUSED]
    assert len(list(manifest(book).chapters())) == 1


def test_translators_and_others_with_a_biography_are_people_of_the_book(make_book: MakeBook) -> None:
    book = make_book()
    fit(
        book,
        article(
            paragraph("By Ana Ruiz"),
            paragraph("Translated from Spanish by Mia Stone"),
            paragraph("It rained."),
            paragraph("*Ana Ruiz is a* [*writer*](https://example.org/*)*, and a diver.*"),
            paragraph("Mia *Stone* lives in Elm."),
        ),
    )
    (piece,) = [chapter for _, chapter in manifest(book).chapters() if chapter.number == 5]
    assert (piece.by, piece.translated_by) == (("ana-ruiz",), ("mia-stone",))
    people = manifest(book).people
    assert people["ana-ruiz"].bio == "Ana Ruiz is a [writer](https://example.org/*), and a diver."
    assert people["mia-stone"].bio == "Mia *Stone* lives in Elm."


def test_only_files_of_the_folder_of_a_source_are_given_to_it(tmp_path: Path) -> None:
    for name in ("pages/one.txt", "pages/one_files/a.jpg", "pages/one_files/note.txt", "pages/.hidden.txt", "secret"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "pages/link.txt").symlink_to(tmp_path / "secret")
    found = list(find_sources([tmp_path / "pages", tmp_path / "pages/one.txt"]))
    assert [(file.name, file.asked) for file in found] == [("one.txt", False)]
    assert found[0].beside("one_files/a.jpg") == b"pages/one_files/a.jpg"
    for name in ("../secret", "link.txt", "/etc/passwd", "nothing.jpg", "one_files", "file:///etc/passwd", "a\0b"):
        assert found[0].beside(name) is None


@pytest.mark.parametrize("numbers", [[3], [1, 9], [9, 1], []])
def test_a_piece_stands_between_its_neighbours(make_book: MakeBook, numbers: list[int]) -> None:
    pieces = "".join(f"  - {{file: chapters/{n}.md, number: {n}, title: T}}\n" for n in numbers)
    book = make_book({"book.yaml": f"title: T\nlanguage: en\ncontents:\n  - title-page\n{pieces}  - colophon\n"})
    fit(book, article(paragraph("It rained.")))
    told = [chapter.number for _, chapter in manifest(book).chapters()]
    assert told == {(3,): [3, 5], (1, 9): [1, 5, 9], (9, 1): [9, 1, 5], (): [5]}[tuple(numbers)]
    kinds = [getattr(entry, "kind", "") for entry in manifest(book).contents]
    assert (kinds[0], kinds[-1]) == ("title-page", "colophon")


def test_an_author_of_many_words_has_an_id_that_the_manifest_takes(starter: Path) -> None:
    """Found by fuzzing: a page may say anything in the place of its author."""
    fit(starter, article(paragraph("It rained."), byline=("One of a very large crew " * 8,)))
    (name,) = set(manifest(starter).people) - {"ada-example", "ben-sample"}
    assert name.startswith("one-of-a-very-large-crew")
