"""The sheet of paper and the press: inks are pulled on it one after another."""

from __future__ import annotations

import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from block import Block
from grain import blur, cloud, levels, noise

Colour = tuple[int, int, int]


class Sheet:
    """A sheet that takes inks; each pull has its own rough edge, wear and misregistration."""

    def __init__(
        self,
        name: str,
        size: tuple[int, int],
        paper: Colour,
        margin: int = 0,
        rough: float = 1.0,
    ) -> None:
        """`size` and `margin` (bare paper around the print) in px; `rough` scales every edge."""
        self.rng = random.Random(name)
        self.size = size
        self.paper = paper
        self.rough = rough
        self.image = Image.new("RGB", size, paper)
        self._edge = noise(self.rng, size, 6.0, 0.9)
        fleck = ImageChops.add(noise(self.rng, size, 3.2), cloud(self.rng, size, 120.0), 2.0)
        self._salt = levels(fleck, 178, 208)
        self._mottle = levels(cloud(self.rng, size, 46.0), -260, 400)
        self._frame: Image.Image | None = None
        if margin:
            self._frame = Image.new("L", size, 0)
            box = (margin, margin, size[0] - margin - 1, size[1] - margin - 1)
            ImageDraw.Draw(self._frame).rectangle(box, fill=255)

    def pull(
        self,
        mask: Image.Image,
        colour: Colour,
        shift: tuple[int, int] = (0, 0),
        *,
        wear: float = 0.6,
        rough: float = 1.0,
        over: bool = False,
    ) -> None:
        """Print `mask` (white prints) in `colour`, moved by `shift` px.

        `wear` is how much paper shows through; `rough` how much the edge
        wanders (0 keeps soft tones soft); `over` lets the ink darken what is
        below instead of covering it.
        """
        if self._frame is not None:
            mask = ImageChops.multiply(mask, self._frame)
        roll = (self.rng.randrange(self.size[0]), self.rng.randrange(self.size[1]))
        if shift != (0, 0):
            moved = Image.new("L", self.size, 0)
            moved.paste(mask, shift)
            mask = moved
        if rough > 0:
            mask = self._roughen(mask, rough * self.rough, roll)
        if wear > 0:
            salt = ImageChops.offset(self._salt, *roll)
            cover = ImageChops.subtract(ImageChops.offset(self._mottle, *roll), salt)
            cover = cover.point([round(255 - (255 - v) * wear) for v in range(256)])
            mask = ImageChops.multiply(mask, cover)
        if over:
            ink, bare = Image.new("RGB", self.size, colour), Image.new("RGB", self.size, "white")
            film = Image.composite(ink, bare, mask)
            self.image = ImageChops.multiply(self.image, film)
        else:
            self.image.paste(colour, mask=mask)

    def print_block(
        self,
        block: Block,
        inks: dict[int, Colour],
        *,
        drift: int = 3,
        trap: int = 3,
        wear: float = 0.6,
        rough: float = 1.0,
    ) -> None:
        """Pull every ink of a block in the order of `inks`, each off register by up to `drift` px.

        `trap` spreads all inks but the last by about that many px so that no bare paper
        gapes between two colours.
        """
        last = list(inks)[-1]
        for number, colour in inks.items():
            mask = block.mask([number])
            if mask.getextrema() == (0, 0):
                continue
            if trap > 1 and number != last:
                mask = mask.filter(ImageFilter.MaxFilter(trap))
            shift = (self.rng.randint(-drift, drift), self.rng.randint(-drift, drift))
            self.pull(mask, colour, shift, wear=wear, rough=rough)

    def light(self, mask: Image.Image, colour: Colour) -> None:
        """Add light of `colour` where `mask` is bright (screen), without wear."""
        if self._frame is not None:
            mask = ImageChops.multiply(mask, self._frame)
        film = Image.composite(Image.new("RGB", self.size, colour), Image.new("RGB", self.size, 0), mask)
        self.image = ImageChops.screen(self.image, film)

    def finish(self, tooth: float = 1.0) -> Image.Image:
        """Give the sheet its paper tooth (`tooth` 1.0 is about 3 grey levels) and return the picture."""
        fine = noise(self.rng, self.size, 2.4)
        broad = cloud(self.rng, self.size, 300.0)
        span = 0.035 * tooth
        both = ImageChops.add(fine, broad, 2.0)
        veil = both.point([round(255 * (1 - span * 2 * (255 - v) / 255)) for v in range(256)])
        return ImageChops.multiply(self.image, Image.merge("RGB", (veil, veil, veil)))

    def _roughen(self, mask: Image.Image, rough: float, roll: tuple[int, int]) -> Image.Image:
        soft = blur(mask, 1.2 + 0.8 * rough)
        edge = ImageChops.offset(self._edge, *roll)
        sway = 0.55 * min(1.5, rough)
        edge = edge.point([max(0, min(255, round(128 + (v - 128) * sway))) for v in range(256)])
        return levels(ImageChops.add(soft, edge, 1.0, -128), 84, 172)
