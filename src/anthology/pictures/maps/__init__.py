"""Maps drawn from coordinates: projection, outlines of land, dots and their numbers; knows nothing of books."""

from anthology.pictures.maps.drawing import map_of_places
from anthology.pictures.maps.projections import degrees_between

__all__ = ["degrees_between", "map_of_places"]
