"""Maps drawn from coordinates: projection, outlines of land, dots and their numbers; knows nothing of books."""

from anthology.pictures.maps.drawing import SVG, map_of_places

__all__ = ["SVG", "map_of_places"]
