"""The fonts in the EPUB."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from anthology.cache import Cache
from anthology.editions.epub.fonts import cut_fonts, font_faces, naming_only
from anthology.theme import Theme
from anthology.workers import Workers

CSS = Theme.shipped("default").css("epub")


def fonts(texts: dict[str, str], css: str = CSS):
    with Workers(1) as workers:
        used = {language: frozenset(text) for language, text in texts.items()}
        return {
            f.file: f
            for f in cut_fonts(Theme.shipped("default").fonts(), css, used, cache=Cache(None), workers=workers)
        }


def test_a_book_in_latin_letters_has_the_faces_of_one_family():
    assert sorted(fonts({"en": "Letters"})) == [
        "Alegreya-Bold.ttf", "Alegreya-BoldItalic.ttf", "Alegreya-Italic.ttf", "Alegreya-Regular.ttf",
    ]  # fmt: skip


def test_arabic_text_and_arabic_words_bring_the_arabic_face():
    assert "Amiri-Regular.ttf" in fonts({"en": "Letters", "ar": "رسائل"})
    assert "Amiri-Regular.ttf" in fonts({"en": "A kūfiya (كوفية)"}), "whatever it is marked as"
    assert "FrankRuhlLibre-Regular.ttf" not in fonts({"en": "Letters", "ar": "رسائل"})
    assert "FrankRuhlLibre-Regular.ttf" in fonts({"en": "Letters", "he": "מכתבים"})


def test_a_family_that_an_editor_names_comes_in():
    named = CSS + '\nfigcaption { font-family: "Alegreya Sans", serif; }'
    assert "AlegreyaSans-Regular.ttf" in fonts({"en": "Letters"}, named)
    assert "AlegreyaSans-Regular.ttf" not in fonts({"en": "Letters"})


def test_only_the_characters_that_are_used_are_left():
    made = fonts({"en": "Çağ", "ar": "سلام"})
    with TTFont(io.BytesIO(made["Alegreya-Regular.ttf"].data)) as font:
        have = set(map(chr, font.getBestCmap()))
        assert {"Ç", "ğ", "Ğ", "z", "-"} <= have
        assert not {"é", "Ω"} & have
    with TTFont(io.BytesIO(made["Amiri-Regular.ttf"].data)) as font:
        assert "س" in set(map(chr, font.getBestCmap()))
        assert {f.FeatureTag for f in font["GSUB"].table.FeatureList.FeatureRecord} >= {"init", "medi", "fina"}
    assert all(len(f.data) < 130_000 for f in made.values())


def test_the_features_that_the_style_sheet_uses_stay():
    with TTFont(io.BytesIO(fonts({"en": "Letters 0123"})["Alegreya-Regular.ttf"].data)) as font:
        features = {f.FeatureTag for f in font["GSUB"].table.FeatureList.FeatureRecord}
        assert {"smcp", "lnum", "tnum", "liga"} <= features
        assert "kern" in {f.FeatureTag for f in font["GPOS"].table.FeatureList.FeatureRecord}
        assert font["head"].modified == TTFont(Theme.shipped("default").fonts()[0].path)["head"].modified


def test_rules_for_the_faces():
    rules = font_faces(fonts({"en": "a"}).values(), "../fonts")
    assert 'font-style: italic; font-weight: 700; src: url("../fonts/Alegreya-BoldItalic.ttf")' in rules


def test_what_has_no_italic_is_not_slanted():
    rules = font_faces(fonts({"ar": "ا"}).values(), "../fonts").splitlines()
    (italic,) = [r for r in rules if '"Amiri"; font-style: italic; font-weight: 400' in r]
    assert italic.endswith('src: url("../fonts/Amiri-Regular.ttf"); }')


def test_every_letter_of_the_sample_can_be_shown(epub):
    have = set()
    for name in epub.files:
        if name.startswith("EPUB/fonts/"):
            have |= set(map(chr, TTFont(io.BytesIO(epub.files[name])).getBestCmap()))
    text = "".join(
        "".join(map(str, epub.tree(n.removeprefix("EPUB/")).itertext())) for n in epub.files if n.endswith("html")
    )
    assert not {c for c in text if c.isprintable()} - have


@pytest.mark.parametrize("family", ["Alegreya", "Amiri"])
def test_what_the_apple_reader_needs_goes_with_fonts(epub, family):
    assert family.encode() in epub.files["EPUB/css/book.css"]
    assert b"specified-fonts" in epub.files["META-INF/com.apple.ibooks.display-options.xml"]
    assert epub.text("content.opf", "//opf:meta[@property='ibooks:specified-fonts']") == ["true"]


def test_the_license_of_a_font_stays_in_it():
    with TTFont(io.BytesIO(fonts({"en": "a"})["Alegreya-Regular.ttf"].data)) as font:
        assert "Open Font License" in (font["name"].getDebugName(13) or "")


@pytest.mark.parametrize(
    ("css", "wanted"),
    [
        ('body { font-family: "Alegreya", "Frank Ruhl Libre", serif; }', 'body { font-family: "Alegreya", serif; }'),
        ('p { font-family: "Frank Ruhl Libre", "Alegreya" }', 'p { font-family: "Alegreya" }'),
        ("p { font: 1em 'Frank Ruhl Libre' }", "p { font: 1em serif }"),
        ('p { font-family: "Alegreya", "Frank Ruhl Libre" }', 'p { font-family: "Alegreya" }'),
        ('p::before { content: "Frank Ruhl Libre" }', 'p::before { content: "Frank Ruhl Libre" }'),
    ],
)
def test_fonts_that_are_left_out_are_not_named(css: str, wanted: str):
    faces = Theme.shipped("default").fonts()
    assert naming_only(fonts({"en": "a"}).values(), faces, css) == wanted
    everything = fonts({"en": "a", "ar": "ا", "he": "א"}).values()
    assert naming_only(everything, [f.face for f in everything], css) == css


def test_a_font_that_the_style_sheet_brings_along_stays_named():
    css = (
        '@font-face { font-family: "Amiri"; src: url(own.ttf) }\np { font-family: "Amiri", "Frank Ruhl Libre", serif }'
    )
    named = naming_only(fonts({"en": "a"}).values(), Theme.shipped("default").fonts(), css)
    assert named == css.replace(', "Frank Ruhl Libre"', "")
