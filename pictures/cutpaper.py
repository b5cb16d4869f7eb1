"""Cut-paper pictures: coloured sheets laid one on another, each with a soft shadow below it."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageChops

from block import Block, Point
from grain import blur, cloud, noise
from sheet import Colour, Sheet


class Collage:
    """Sheets of cut paper laid on a ground."""

    def __init__(self, name: str, size: tuple[int, int], ground: Colour) -> None:
        """`size` in px; `ground` is the colour of the lowest sheet."""
        self.size = size
        self.sheet = Sheet(name, size, ground)
        self._fibre = ImageChops.add(noise(self.sheet.rng, size, 3.4), cloud(self.sheet.rng, size, 70), 2.0)

    def lay(
        self,
        points: Sequence[Point],
        colour: Colour,
        lift: float = 1.0,
        inside: Sequence[Point] | None = None,
    ) -> None:
        """Lay a piece cut along `points` (px).

        `lift` is how high it floats (length of its shadow), 0 for a printed mark without shadow;
        `inside` cuts the piece off along another outline.
        """
        block = Block(self.size)
        block.poly(points, 1)
        mask = blur(block.mask([1]), 1.0)
        if inside is not None:
            hold = Block(self.size)
            hold.poly(inside, 1)
            mask = ImageChops.multiply(mask, hold.mask([1]))
        self.put(mask, colour, lift)

    def put(self, mask: Image.Image, colour: Colour, lift: float = 1.0) -> None:
        """Lay a piece in the shape of a mask."""
        if lift > 0:
            shade = Image.new("L", self.size, 0)
            shade.paste(blur(mask, 9 * lift), (round(7 * lift), round(9 * lift)))
            film = shade.point([255 - round(v * 0.34) for v in range(256)])
            warm = shade.point([255 - round(v * 0.26) for v in range(256)])
            self.sheet.image = ImageChops.multiply(self.sheet.image, Image.merge("RGB", (film, film, warm)))
        roll = (self.sheet.rng.randrange(self.size[0]), self.sheet.rng.randrange(self.size[1]))
        fibre = ImageChops.offset(self._fibre, *roll)
        weave = [round((v - 128) * 0.16) for v in range(256)]
        bands = [fibre.point([max(0, min(255, c + w)) for w in weave]) for c in colour]
        self.sheet.image.paste(Image.merge("RGB", bands), mask=mask)
        if lift > 0:
            rim = ImageChops.subtract(mask, ImageChops.offset(mask, 2, 3))
            pale: Colour = (min(255, colour[0] + 34), min(255, colour[1] + 34), min(255, colour[2] + 34))
            self.sheet.image.paste(pale, mask=rim.point([round(v * 0.55) for v in range(256)]))
