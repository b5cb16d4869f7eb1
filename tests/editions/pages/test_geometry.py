"""The page and its grid."""

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
