"""What a map shows: every place in its frame, land where there is land, the antimeridian and the poles included."""

from __future__ import annotations

from functools import cache

import pytest

from anthology.pictures.maps.outlines import Point
from anthology.pictures.maps.projections import EqualEarth, Region
from anthology.pictures.maps.view import WIDTH, View, view_of

Place = tuple[float, float]
WORLD = [(57.7, 12.0), (-33.0, -71.6), (34.4, 133.2)]
BOOKS: dict[str, list[Place]] = {
    "world": WORLD,
    "one": [(34.4, 133.2)],
    "europe": [(48.9, 2.4), (52.5, 13.4), (40.4, -3.7), (60.2, 24.9)],
    "across the antimeridian": [(-18.1, 178.4), (-13.8, -171.8), (21.3, -157.9)],
    "on the antimeridian": [(-16.8, 180.0), (-16.8, -180.0), (-18.1, 178.4)],
    "north pole": [(90.0, 0.0)],
    "around the north pole": [(78.2, 15.6), (71.0, -156.8), (73.5, 80.5)],
    "south pole": [(-90.0, 0.0), (-77.8, 166.7)],
    "south pole and the world": [(-90.0, 0.0), *WORLD],
    "all around": [(0.0, 0.0), (0.0, 90.0), (0.0, 180.0), (0.0, -90.0)],
    "far corners": [(71.0, -168.9), (-52.0, -169.1), (78.0, 190.0 - 360.0), (-46.0, 168.0)],
}


@cache
def outlines(view: View) -> list[list[Point]]:
    return list(view.land())


def is_land(view: View, place: Place) -> bool:
    """By the even-odd rule over all outlines, as the drawing is filled."""
    x, y = view.point(*place)
    assert 0 <= x <= WIDTH
    assert 0 <= y <= view.height
    count = 0
    for ring in outlines(view):
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            count += (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1)
    return count % 2 == 1


@pytest.mark.parametrize("name", BOOKS)
def test_every_place_is_well_inside_the_frame(name: str) -> None:
    view = view_of(BOOKS[name])
    assert 0.4 * WIDTH <= view.height <= 0.81 * WIDTH
    for place in BOOKS[name]:
        x, y = view.point(*place)
        assert 5 <= x <= WIDTH - 5, place
        assert 2 <= y <= view.height - 2, place
    for line in [*view.land(), *view.grid()]:
        assert all(-0.01 <= x <= WIDTH + 0.01 and -0.01 <= y <= view.height + 0.01 for x, y in line)


def test_places_close_together_are_shown_as_a_region_and_others_on_the_world() -> None:
    kinds = {name: type(view_of(places).projection) for name, places in BOOKS.items()}
    assert [name for name, kind in kinds.items() if kind is EqualEarth] == [
        "world",
        "south pole and the world",
        "all around",
        "far corners",
    ]
    assert kinds["across the antimeridian"] is Region
    west, east = view_of(BOOKS["across the antimeridian"]), view_of(BOOKS["on the antimeridian"])
    assert west.point(-13.8, -171.8)[0] > west.point(-18.1, 178.4)[0], "Samoa lies east of Fiji"
    assert east.point(-16.8, 180.0) == pytest.approx(east.point(-16.8, -180.0))


LAND = [(48.9, 2.4), (39.0, -98.0), (-10.0, -55.0), (-25.0, 134.0), (65.0, 178.0), (67.0, -178.0), (72.0, -40.0)]
SEA = [(0.0, -30.0), (30.0, -50.0), (-40.0, 90.0), (36.0, 18.0), (41.0, 51.0), (0.0, -110.0), (58.0, -85.0)]


@pytest.mark.parametrize("places", [WORLD, [*WORLD, (-90.0, 0.0)]])
def test_land_is_land_and_sea_is_sea_on_the_world(places: list[Place]) -> None:
    view = view_of(places)
    assert [place for place in LAND if not is_land(view, place)] == []
    assert [place for place in SEA if is_land(view, place)] == []
    if len(places) > 3:
        assert is_land(view, (-80.0, 0.0))
        assert is_land(view, (-80.0, 90.0))


@pytest.mark.parametrize(
    ("name", "land", "sea"),
    [
        ("europe", [(48.9, 2.4), (52.0, 20.0)], [(56.5, 3.0), (41.0, 5.0)]),
        ("across the antimeridian", [(-17.8, 178.0)], [(0.0, 180.0), (-10.0, -170.0)]),
        ("around the north pole", [(82.0, -35.0), (73.0, 95.0)], [(90.0, 0.0), (85.0, 170.0), (76.0, 0.0)]),
        ("south pole", [(-90.0, 0.0), (-85.0, 90.0)], [(-78.5, 178.0)]),
    ],
)
def test_land_is_land_and_sea_is_sea_in_a_region(name: str, land: list[Place], sea: list[Place]) -> None:
    view = view_of(BOOKS[name])
    assert [place for place in land if not is_land(view, place)] == []
    assert [place for place in sea if is_land(view, place)] == []


@pytest.mark.parametrize("name", BOOKS)
def test_the_grid_reaches_all_edges(name: str) -> None:
    view = view_of(BOOKS[name])
    points = [point for line in view.grid() for point in line]
    assert min(x for x, _ in points) < 3
    assert max(x for x, _ in points) > WIDTH - 3
    assert min(y for _, y in points) < 3
    assert max(y for _, y in points) > view.height - 3
    assert 5 <= len(list(view.grid())) <= 40


def test_what_is_drawn_is_small() -> None:
    points: list[Point] = [point for ring in view_of(WORLD).land() for point in ring]
    assert 1000 < len(points) < 5000
