"""Themes: shipped, a book's own, and broken ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from anthology.sources import Folder, UnreadableError
from anthology.theme import Theme

Make = Callable[..., Path]


OUTSIDE = '[{"family": "A", "style": "normal", "weight": 400, "file": "../../../a.ttf"}]'


def load(root: Path, name: str) -> Theme:
    return Theme.load(name, Folder(root))


def test_a_shipped_theme(make_book: Make) -> None:
    theme = load(make_book(), "default")
    assert theme.folder == theme.default
    assert theme.fonts()


def test_a_theme_of_the_book_takes_what_it_lacks_from_the_default_one(make_book: Make) -> None:
    files = {"mine/theme.json": "{}", "mine/templates/half-title.xhtml.j2": "<section/>"}
    theme = load(make_book(files), "mine")
    assert theme.css("pages") == Theme.shipped("default").css("pages")
    assert theme.templates().render("half-title.xhtml.j2") == "<section/>"
    assert theme.fonts() == Theme.shipped("default").fonts()


def test_the_epubs_style_asks_no_width_and_keeps_its_distances_small() -> None:
    """A reader that sets columns side by side is as wide as all of them; letters of 200 % make 2 em four."""
    css = re.sub(r"/\*.*?\*/", "", Theme.shipped("default").css("epub"), flags=re.S)
    assert "@media" not in css
    distances = [
        float(em) for margin in re.findall(r"margin[\w-]*: ([^;}]+)", css) for em in re.findall(r"([\d.]+)em", margin)
    ]
    assert len(distances) > 50
    assert max(distances) <= 2


@pytest.mark.parametrize(
    ("files", "name", "code"),
    [
        ({}, "defualt", "theme-missing"),
        ({}, "../other", "file-outside-book"),
        ({"mine/theme.json": "{"}, "mine", "theme-broken"),
        ({"mine/theme.json": "{}", "mine/fonts/fonts.json": '[{"family": "A"}]'}, "mine", "theme-broken"),
        (
            {
                "mine/theme.json": "{}",
                "mine/fonts/fonts.json": OUTSIDE,
            },
            "mine",
            "file-outside-book",
        ),
    ],
)
def test_a_theme_that_cannot_be_used(make_book: Make, files: dict[str, str], name: str, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        load(make_book(files), name)
    assert caught.value.code == code


def test_a_theme_may_not_link_out_of_its_folder(make_book: Make, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    root = make_book({"mine/theme.json": "{}"})
    (root / "mine/pages.css").symlink_to(tmp_path / "secret")
    with pytest.raises(UnreadableError) as caught:
        load(root, "mine")
    assert caught.value.code == "file-outside-book"


def test_a_font_that_is_not_there(make_book: Make) -> None:
    fonts = OUTSIDE.replace("../../../", "")
    with pytest.raises(UnreadableError) as caught:
        load(make_book({"mine/theme.json": "{}", "mine/fonts/fonts.json": fonts}), "mine")
    assert caught.value.code == "theme-broken"


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ('{"width": 20, "inner": 1, "outer": 1}', "from 80 to 400"),
        ('{"mirrored": "no"}', "neither true nor false"),
        ('{"inner": 20, "picture": 30}', "to its inner margin"),
        ('{"inner": 120}', "leave nothing of its width"),
    ],
)
def test_a_page_that_cannot_be_is_told(make_book: Make, page: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        load(make_book({"mine/theme.json": f'{{"page": {page}}}'}), "mine")


def test_a_font_that_a_theme_names_and_lacks_is_the_default_themes(make_book: Make) -> None:
    fonts = '[{"family": "Amiri", "style": "normal", "weight": 400, "file": "Amiri-Regular.ttf"}]'
    (face,) = load(make_book({"mine/theme.json": "{}", "mine/fonts/fonts.json": fonts}), "mine").fonts()
    assert face.path == Theme.shipped("default").folder / "fonts/Amiri-Regular.ttf"


def test_a_font_of_the_default_theme_is_no_way_out_of_it(make_book: Make) -> None:
    fonts = OUTSIDE.replace("../../../a.ttf", "../README.md")
    with pytest.raises(UnreadableError) as caught:
        load(make_book({"mine/theme.json": "{}", "mine/fonts/fonts.json": fonts}), "mine")
    assert caught.value.code == "theme-broken"


SHIPPED = sorted(path.parent.name for path in Theme.shipped("default").folder.parent.glob("*/theme.json"))
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_readme_shows_every_shipped_theme(name: str) -> None:
    sheet = f"docs/pictures/theme-{name}.jpg"
    assert f"]({sheet})" in (ROOT / "README.md").read_text()
    assert (ROOT / sheet).stat().st_size <= 400_000
