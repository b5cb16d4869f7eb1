"""Word files: what styles mean, notes, pictures, comments, changes; and not one word of the file lost."""

from __future__ import annotations

import functools
import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from tests.importers import counting
from tests.importers import saved_pages as pages
from tests.importers.word_files import FILES, begun, put, run, saved, words_in_xml

from anthology.importers.article import Article, BlockKind
from anthology.importers.remainder import UNPLACED
from anthology.importers.word import package, read_word
from anthology.sources import UnreadableError

LIBREOFFICE = Path(__file__).parent / "libreoffice"


def read(data: bytes) -> Article:
    def beside(path: str) -> bytes | None:
        raise AssertionError(f"{path} was asked for")

    (article,) = read_word(data, "letter.docx", beside)
    return article


@functools.cache
def article_of(name: str) -> Article:
    return read(FILES[name]().data)


def spoken(article: Article) -> str:
    return "\n".join(block.words for block in article.blocks)


def reasons(article: Article) -> dict[str, str]:
    return {leftover.words: leftover.reason for leftover in article.leftovers}


def test_there_are_ten_files() -> None:
    assert len(FILES) == 10


@pytest.mark.parametrize("name", FILES)
def test_no_word_is_lost(name: str) -> None:
    made, article = FILES[name](), article_of(name)
    assert counting.words(words_in_xml(made.data)) - counting.words_of_article(article) == Counter()
    assert article.heading == made.heading
    assert made.heading not in spoken(article)
    assert UNPLACED not in reasons(article).values()


@pytest.mark.parametrize("path", sorted(LIBREOFFICE.glob("*.docx")), ids=lambda p: p.stem)
def test_what_libreoffice_writes_is_read_whole(path: Path) -> None:
    """See libreoffice/make.py, which had them made."""
    data, article = path.read_bytes(), read(path.read_bytes())
    assert counting.words(words_in_xml(data)) - counting.words_of_article(article) == Counter()
    assert article.heading == pages.HEADING
    found = {block.kind for block in article.blocks}
    assert (
        found
        >= {
            "styled": {BlockKind.HEADING, BlockKind.QUOTATION, BlockKind.LIST},
            "pictured": {BlockKind.PICTURE, BlockKind.VERSE},
            "tabled": {BlockKind.TABLE},
        }[path.stem]
    )
    assert len(article.notes) == (2 if path.stem == "styled" else 0)


def test_styles_become_what_they_mean() -> None:
    article = article_of("styles")
    kinds = [block.kind for block in article.blocks]
    assert kinds == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST,
        BlockKind.QUOTATION,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]
    assert article.byline == (pages.AUTHOR,)
    assert article.blocks[2].markdown == "Nobody had *written* it **down**."
    assert article.blocks[4].markdown == f"> {pages.QUOTED}"


def test_notes_at_the_foot_and_at_the_end_are_called_where_they_were() -> None:
    article = article_of("notes")
    assert [block.markdown for block in article.blocks][1:] == ["A call at the foot[^1].", "A call at the end[^2]."]
    assert article.notes == (("1", pages.NOTE), ("2", "Box five was never found."))


def test_a_picture_has_its_caption_alt_and_bytes() -> None:
    (shown,) = [p for block in article_of("pictures").blocks for p in block.pictures]
    assert (shown.data, shown.alt, shown.caption) == (pages.picture(), "Blue nets", pages.CAPTION)
    assert (shown.file, shown.address) == ("picture-1.jpg", "")


def test_a_comment_is_told_with_who_made_it_and_about_what() -> None:
    article = article_of("comments")
    (told,) = article.diagnostics
    assert (told.code, told.severity, str(told.location)) == ("source-comment", "warning", "letter.docx:1:1")
    assert all(
        w in told.message for w in ("Rosa Huenul", "“ninety years old”", "Is that so? The minutes say ninety-one.")
    )
    assert "Is that so" not in spoken(article)
    assert "Is that so? The minutes say ninety-one." in reasons(article)


def test_changes_are_read_as_accepted_and_that_is_said() -> None:
    article = article_of("changes")
    assert "Twine, thrice carried off waxed." in spoken(article).split("\n")
    assert "A row that went" not in spoken(article)
    assert {"twice", "A row that went"} <= set(reasons(article))
    (told,) = article.diagnostics
    assert told.code == "source-changes"
    assert "Rosa Huenul" in told.message


def test_lines_of_verse_stay_lines() -> None:
    first, second = (b.markdown for b in article_of("verse").blocks if b.kind is BlockKind.VERSE)
    assert first == "::: verse\n" + "\n".join(pages.LINES) + "\n:::"
    assert second == "::: verse\nThe ice\nis loud\n\nand then\nit is not\n:::"


def test_what_word_shows_beside_the_text_is_left_over_with_the_reason() -> None:
    article = article_of("head_and_foot")
    for words, reason in {
        "Manuscript of Quiroga, third version": "at the head",
        "Please do not pass on": "at the foot",
        "Hidden words of the author.": "hidden",
        "Words in a box.": "text box",
        "knots = 7": "formula",
    }.items():
        assert reason in reasons(article)[words]
        assert words not in spoken(article).split("\n")
    assert {"Words of a field.", "Words in a box of old."} <= set(spoken(article).split("\n"))


def test_language_and_links() -> None:
    assert article_of("other_languages").language == "es-CL"
    assert "[the archive](https://archive.example/x)" in article_of("without_styles").blocks[1].markdown


def changed(data: bytes, path: str, make) -> bytes:
    """The file with a part changed, or with one more."""
    done = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != path:
                new.writestr(name, old.read(name))
        new.writestr(path, make(old.read(path) if path in old.namelist() else b""))
    return done.getvalue()


PLAIN = FILES["table"]().data
TEXT = "word/document.xml"
BOMB = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document>&b;</w:document>'
OUTSIDE = b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document>&a;</w:document>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "source-broken"),
        (b"not a zip at all", "source-broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "source-broken"),
        (PLAIN[: len(PLAIN) // 2], "source-broken"),
        (PLAIN[:3000] + bytes(2000) + PLAIN[5000:], "source-broken"),
        (changed(PLAIN, TEXT, lambda _: b"<w:document"), "source-broken"),
        (changed(PLAIN, TEXT, lambda _: BOMB), "source-broken"),
        (changed(PLAIN, TEXT, lambda _: OUTSIDE), "source-broken"),
        (changed(PLAIN, TEXT, lambda _: OUTSIDE.decode().encode("utf-16")), "source-broken"),
        (changed(PLAIN, TEXT, lambda _: b"<document/>"), "source-broken"),
        (changed(PLAIN, TEXT, lambda xml: xml.replace(b"<w:tbl>", b'<w:sym w:char="zz"/><w:tbl>')), "source-broken"),
        (changed(PLAIN, TEXT, lambda _: bytes(40_000_000)), "source-too-large"),
        (
            changed(PLAIN, TEXT, lambda xml: xml.replace(b"<w:tbl>", b"<w:r/>" * 500_000 + b"<w:tbl>")),
            "source-too-large",
        ),
        (changed(PLAIN, TEXT, lambda _: b"<a>" * 300 + b"</a>" * 300), "source-too-deep"),
        (
            changed(PLAIN, TEXT, lambda xml: xml[: xml.index(b"<w:body>")] + b"<w:body/></w:document>"),
            "source-without-text",
        ),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(data)
    assert refused.value.code == code
    assert "letter.docx" in str(refused.value)
    assert refused.value.hint


@pytest.mark.parametrize(("limit", "most"), [("LARGEST_PICTURE", 500), ("LARGEST", 5000), ("_MOST_FILES", 5)])
def test_pictures_and_files_without_end_are_refused(limit: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = FILES["pictures"]().data
    monkeypatch.setattr(package, limit, most)
    with pytest.raises(UnreadableError) as refused:
        read(data)
    assert refused.value.code == "source-too-large"


def test_a_zip_that_lies_about_the_size_of_a_part_is_no_way_round_the_limit() -> None:
    large = changed(PLAIN, TEXT, lambda _: bytes(40_000_000))
    size = (40_000_000).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        read(large.replace(size, (1000).to_bytes(4, "little")))


@pytest.mark.parametrize(
    "target", ["file:///etc/hostname", "../../../../etc/hostname", "https://host.example/a.png", "/etc/hostname"]
)
@pytest.mark.parametrize("mode", ["embed", "link"])
def test_a_picture_elsewhere_is_not_read_and_that_is_said(target: str, mode: str) -> None:
    data = FILES["pictures"]().data
    external = b' TargetMode="External"' if mode == "link" else b""
    data = changed(
        data,
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace(b'Target="media/image1.jpg"', f'Target="{target}"'.encode() + external),
    )
    article = read(changed(data, TEXT, lambda xml: xml.replace(b"r:embed=", f"r:{mode}=".encode())))
    assert [p for block in article.blocks for p in block.pictures if p.data] == []
    assert [told.code for told in article.diagnostics] == ["source-picture"]
    assert pages.CAPTION in spoken(article) + "".join(p.caption for b in article.blocks for p in b.pictures)


def test_a_picture_that_no_book_can_use_is_said() -> None:
    data = changed(FILES["pictures"]().data, "word/media/image1.jpg", lambda _: b"\x01\x00\x00\x00" + bytes(80))
    article = read(data)
    (told,) = article.diagnostics
    assert told.code == "source-picture"
    assert "Picture 1 of letter.docx" in told.message


def test_a_paragraph_of_ten_megabytes_is_refused() -> None:
    long = b"the net is long " * 650_000
    with pytest.raises(UnreadableError) as refused:
        read(changed(PLAIN, TEXT, lambda xml: xml.replace(pages.OPENING.encode(), long)))
    assert refused.value.code == "source-too-large"


def test_what_would_be_markup_stays_words() -> None:
    document = begun()
    put(document, run("&lt;script&gt;evil()&lt;/script&gt; **two** [^1] ::: verse"))
    assert "<script>evil()</script> **two** [^1] ::: verse" in spoken(read(saved(document))).split("\n")
