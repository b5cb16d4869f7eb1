"""The page and its grid."""

import pytest

from anthology.book import PagesSettings, Trim
from anthology.editions.pages.geometry import PT, Geometry
from anthology.theme import Theme


@pytest.mark.parametrize(("width", "height"), [(140, 216), (148, 210), (152.4, 228.6), (105, 148)])
def test_the_text_block_is_a_whole_number_of_lines(width: float, height: float) -> None:
    geometry = Geometry.of(PagesSettings(trim=Trim(width, height)), Theme.shipped("default"))
    lines = geometry.text_height / (geometry.leading * PT)
    assert lines == pytest.approx(round(lines))
    assert geometry.inner + geometry.measure + geometry.outer == pytest.approx(width)
    assert geometry.bottom >= geometry.top * 0.9


@pytest.mark.parametrize(("width", "height"), [(140, 216), (148, 210), (152.4, 228.6)])
def test_lines_do_not_become_long_on_wide_pages(width: float, height: float) -> None:
    geometry = Geometry.of(PagesSettings(trim=Trim(width, height)), Theme.shipped("default"))
    assert geometry.measure == pytest.approx(104)
    assert geometry.inner < geometry.outer < geometry.bottom
    assert geometry.top < geometry.bottom
