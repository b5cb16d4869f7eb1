"""The projections against the figures of their papers, and against what they promise: that areas are kept."""

from __future__ import annotations

import math

import pytest

from anthology.pictures.maps import projections
from anthology.pictures.maps.projections import EqualEarth, Projection, Region, degrees_between


def test_equal_earth_has_the_measures_of_its_paper() -> None:
    world = EqualEarth(0)
    assert world(0, 180) == pytest.approx((2.7066, 0), abs=1e-4)
    assert world(90, 0) == pytest.approx((0, -1.3173), abs=1e-4)
    assert world(-90, 180)[0] / world(0, 180)[0] == pytest.approx(0.59, abs=0.01)  # A pole by the equator.


def test_lambert_has_the_figures_of_snyders_example(monkeypatch: pytest.MonkeyPatch) -> None:
    """Map Projections, page 332: the middle at 40 N, 100 W, the point at 20 S, 100 E, a globe with the radius 3."""
    monkeypatch.setattr(projections, "HORIZON", 180.0)
    x, y = Region(40, -100)(-20, 100)
    assert (3 * x, 3 * -y) == pytest.approx((-4.2339303, 4.0257775), abs=1e-6)


@pytest.mark.parametrize("projection", [EqualEarth(11), Region(0, 0), Region(48, 9), Region(-90, 0), Region(-20, 178)])
@pytest.mark.parametrize(("latitude", "longitude"), [(5, 5), (50, 10), (-35, 170), (71, -25), (-60, 20)])
def test_areas_are_kept(projection: Projection, latitude: float, longitude: float) -> None:
    step = 1e-4
    x, y = projection(latitude, longitude)
    north, east = projection(latitude + step, longitude), projection(latitude, longitude + step)
    area = (east[0] - x) * (y - north[1]) - (east[1] - y) * (x - north[0])
    true = math.radians(step) ** 2 * math.cos(math.radians(latitude))
    is_beyond = isinstance(projection, Region) and math.hypot(x, y) > 2 * math.sin(math.radians(59))
    assert is_beyond or area == pytest.approx(true, rel=1e-3)


def test_north_is_up_and_east_is_right() -> None:
    for projection in (EqualEarth(0), Region(45, 0)):
        x, y = projection(45, 0)
        assert projection(46, 0)[1] < y
        assert projection(45, 1)[0] > x


def test_distances_on_the_globe() -> None:
    assert degrees_between((0, 179), (0, -179)) == pytest.approx(2)
    assert degrees_between((90, 0), (-90, 50)) == pytest.approx(180)
    assert degrees_between((57.71, 11.97), (57.71, 11.97)) == 0
