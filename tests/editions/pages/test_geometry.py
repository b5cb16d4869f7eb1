"""The page and its grid."""

from pathlib import Path

import pytest

from anthology.book import PagesSettings, Trim
from anthology.editions.pages.geometry import PT, Geometry
from anthology.theme import Theme


@pytest.mark.parametrize(("width", "height"), [(140, 216), (148, 210), (152.4, 228.6), (105, 148)])
def test_the_text_block_is_a_whole_number_of_lines(width: float, height: float) -> None:
    geometry = Geometry.of(PagesSettings(trim=Trim(width, height)), Theme.shipped("default"))
    lines = geometry.text_height / (geometry.leading * PT)
    assert lines == pytest.approx(round(lines), abs=1e-3)
    assert geometry.text_height > round(lines) * geometry.leading * PT, "as it is written, the last line has room"
    assert geometry.inner + geometry.measure + geometry.outer == pytest.approx(width)
    assert geometry.bottom >= geometry.top * 0.9


def test_a_theme_may_keep_its_wide_margin_on_the_left_for_captions_and_pictures(tmp_path: Path) -> None:
    page = '{"width": 240, "height": 200, "inner": 90, "outer": 20, "picture": 20, "mirrored": false}'
    (tmp_path / "theme.json").write_text(f'{{"page": {page}}}')
    geometry = Geometry.of(PagesSettings(trim=Trim(120, 100)), Theme("mine", tmp_path))
    assert (geometry.inner, geometry.measure, geometry.picture) == pytest.approx((45, 65, 100))
    left, right = (f"@page :{side} {{ margin: {geometry.top:.4f}mm 10.0000mm" for side in ("left", "right"))
    assert left in geometry.page_rules()
    assert right in geometry.page_rules()


@pytest.mark.parametrize(("width", "height"), [(140, 216), (148, 210), (152.4, 228.6)])
def test_lines_do_not_become_long_on_wide_pages(width: float, height: float) -> None:
    geometry = Geometry.of(PagesSettings(trim=Trim(width, height)), Theme.shipped("default"))
    assert geometry.measure == pytest.approx(104)
    assert geometry.inner < geometry.outer < geometry.bottom
    assert geometry.top < geometry.bottom
