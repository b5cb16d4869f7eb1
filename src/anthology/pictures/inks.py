"""Colours and pixels as amounts of ink, through the profile of the paper; knows nothing of PDF.

Colours go relative colorimetric with black point compensation (ICC.1:2022, 6.2), greys to black ink alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from PIL import Image, ImageCms, ImageFilter, ImageMath

Amounts: TypeAlias = tuple[int, int, int, int]
"""Cyan, magenta, yellow and black, each 0 to 255."""

Shares: TypeAlias = tuple[float, float, float, float]
"""The same, each 0 to 1."""

GRID = 33
"""Steps of red, green and blue in the table of pixels; finer ones change no colour by more than a level or two."""

STEPS = 16
"""How many amounts of black are tried in place of colour where there is too much ink."""

SPARE = 8
"""Percent of ink by which pixels stay under the limit: the loss of a JPEG adds that much in places."""


@dataclass(frozen=True, slots=True)
class Inks:
    """What is printed with. profile: the bytes of a CMYK output profile. black: whether there is black ink alone.

    max_ink: the most ink in one place, in percent of one full plate.
    """

    profile: bytes
    black: bool = False
    max_ink: int = 300


class Separation:
    """The conversion into these inks; made once a process by `separation`."""

    def __init__(self, inks: Inks) -> None:
        self.inks = inks
        paper = ImageCms.ImageCmsProfile(io.BytesIO(inks.profile))
        srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        way, compensated = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
        self._to_inks = ImageCms.buildTransform(srgb, paper, "RGB", "CMYK", way, compensated)
        self._lab_to_inks = ImageCms.buildTransform(lab, paper, "LAB", "CMYK", way, compensated)
        self._look = ImageCms.buildTransform(paper, lab, "CMYK", "LAB", way)
        self._lightness = ImageCms.buildTransform(srgb, lab, "RGB", "LAB", way)
        self._black_for = _black_for_lightness(self._look)
        lights = self._lightnesses([bytes([level] * 3) for level in range(256)])
        self._black_of_greys = [self._black_for[light] for light in lights]
        self._table: ImageFilter.Color3DLUT | None = None

    def grey(self, level: float) -> float:
        """How much black, 0 to 1, prints as this level of sRGB grey, 0 (black) to 1 (white)."""
        return self._black_of_greys[round(level * 255)] / 255

    def colour(self, red: float, green: float, blue: float) -> Shares:
        """The inks, each 0 to 1, of a colour of sRGB, each 0 to 1; within the limit."""
        if red == green == blue:
            return (0.0, 0.0, 0.0, self.grey(red))
        pixel = bytes(round(255 * part) for part in (red, green, blue))
        return self._bounded(_rows(_through(self._to_inks, "RGB", pixel))[0], self._lightnesses([pixel])[0])

    def lab(self, lightness: float, a: float, b: float) -> Shares:
        """The inks of a colour of CIELAB, D50: L* 0 to 100, a* and b* about -128 to 127; within the limit."""
        light = round(min(max(lightness, 0.0), 100.0) * 2.55)
        if abs(a) < 1 and abs(b) < 1:
            return (0.0, 0.0, 0.0, self._black_for[light] / 255)
        pixel = bytes([light, *(round(min(max(part, -128), 127)) % 256 for part in (a, b))])
        return self._bounded(_rows(_through(self._lab_to_inks, "LAB", pixel))[0], light)

    def mixed(self, shares: Shares) -> Shares:
        """Inks, each 0 to 1, as somebody mixed them; within the limit, and as black where there is no other ink."""
        if not any(shares[:3]):
            return shares
        cyan, magenta, yellow, black = (round(255 * min(max(share, 0.0), 1.0)) for share in shares)
        amounts = (cyan, magenta, yellow, black)
        return self._bounded(amounts, _through(self._look, "CMYK", bytes(amounts))[0])

    def _bounded(self, amounts: Amounts, light: int) -> Shares:
        """The inks within the limit; in black alone, what is as light as the colour."""
        if self.inks.black:
            return (0.0, 0.0, 0.0, self._black_for[light] / 255)
        (found,) = self.limited([amounts], self.inks.max_ink)
        return (found[0] / 255, found[1] / 255, found[2] / 255, found[3] / 255)

    def pixels(self, image: Image.Image) -> Image.Image:
        """A picture in sRGB (L or RGB) as CMYK, where 255 is full ink, or, in black alone, as L, where 0 is full ink.

        Grey pictures become L. No pixel has more ink than the limit less SPARE.
        """
        if image.mode == "L":
            return image.point([255 - amount for amount in self._black_of_greys])
        if self.inks.black:
            looks = ImageCms.applyTransform(image, self._lightness)
            assert looks is not None  # It is None only where a picture is converted in place.
            return looks.getchannel(0).point([255 - amount for amount in self._black_for])
        return image.filter(self._table_of_pixels())

    def limited(self, colours: Sequence[Amounts], limit: float) -> list[Amounts]:
        """The same colours, each with at most `limit` percent of ink in all.

        Where there is more, black takes the place of cyan, magenta and yellow (grey component replacement). Of STEPS
        mixtures that keep the limit, in which the three are scaled or lowered alike, the one whose look through the
        profile is nearest (CIE 1976 colour difference) is taken: the colour stays, and does not go grey.
        """
        most = int(limit * 255 / 100)
        over = [n for n, colour in enumerate(colours) if sum(colour) > most]
        tried = {n: _mixtures(colours[n], most) for n in over}
        mixtures = [mixture for n in over for mixture in (colours[n], *tried[n])]
        looks = iter(_through(self._look, "CMYK", bytes(part for mixture in mixtures for part in mixture)))
        found = list(colours)
        for n in over:
            wanted, differences = _lab(looks), []
            for mixture in tried[n]:
                differences.append((sum((a - b) ** 2 for a, b in zip(wanted, _lab(looks), strict=True)), mixture))
            found[n] = min(differences)[1]
        return found

    def _lightnesses(self, pixels: Iterable[bytes]) -> list[int]:
        return list(_through(self._lightness, "RGB", b"".join(pixels))[::3])

    def _table_of_pixels(self) -> ImageFilter.Color3DLUT:
        """Inks of GRID x GRID x GRID colours, each within the limit: so is then all that lies between them."""
        if self._table is None:
            levels = [round(step * 255 / (GRID - 1)) for step in range(GRID)]
            colours = bytes(part for b in levels for g in levels for r in levels for part in (r, g, b))
            amounts = self.limited(_rows(_through(self._to_inks, "RGB", colours)), self.inks.max_ink - SPARE)
            table = [part / 255 for colour in amounts for part in colour]
            self._table = ImageFilter.Color3DLUT(GRID, table, channels=4, target_mode="CMYK")
        return self._table


@lru_cache(maxsize=2)
def separation(inks: Inks) -> Separation:
    """The conversion into these inks."""
    return Separation(inks)


def most_ink(image: Image.Image) -> float:
    """The most ink that any pixel of a CMYK picture has, in percent."""
    plates = dict(zip("cmyk", image.split(), strict=True))
    total = ImageMath.lambda_eval(lambda p: p["c"] + p["m"] + p["y"] + p["k"], **plates)
    return float(total.getextrema()[1]) / 2.55


def _mixtures(colour: Amounts, most: int) -> list[Amounts]:
    """Mixtures with at most this much ink in all: from as much black as there is to all that can be."""
    *three, black = colour
    found: list[Amounts] = []
    for step in range(STEPS + 1):
        key = min(round(black + (255 - black) * step / STEPS), most)
        room = most - key
        share = min(1.0, room / (sum(three) or 1))
        c, m, y = (int(part * share) for part in three)
        found.append((c, m, y, key))
        lower = max(0.0, (sum(three) - room) / 3)
        if min(three) >= lower:
            c, m, y = (int(part - lower) for part in three)
            found.append((c, m, y, key))
    return found


def _black_for_lightness(look: ImageCms.ImageCmsTransform) -> list[int]:
    """For each lightness, 0 to 255 for CIE L* 0 to 100, the amount of black ink that has it on this paper.

    The range from full ink to paper stands for that from black to white, scaled in Y as black point compensation is.
    """
    steps = _through(look, "CMYK", bytes(part for black in range(256) for part in (0, 0, 0, black)))[::3]
    bright = [_luminance(light) for light in steps]
    paper, full = bright[0], bright[255]
    found = []
    for light in range(256):
        wanted = full + _luminance(light) * (paper - full)
        nearest = min(abs(y - wanted) for y in bright)
        same = [black for black, y in enumerate(bright) if abs(y - wanted) == nearest]
        found.append(same[len(same) // 2])
    return [255, *found[1:255], 0]


def _luminance(light: int) -> float:
    """CIE Y, 0 to 1, of a lightness L* given as 0 to 255 (ISO/CIE 11664-4)."""
    f = (light / 2.55 + 16) / 116
    return float(f**3) if f > 6 / 29 else 3 * (6 / 29) ** 2 * (f - 4 / 29)


def _lab(parts: Iterable[int]) -> tuple[float, float, float]:
    """The next L*, a*, b*, of eight bits as Pillow has them: a and b in two's complement."""
    step = iter(parts)
    light, a, b = next(step), next(step), next(step)
    return light / 2.55, float(a - 256 if a > 127 else a), float(b - 256 if b > 127 else b)


def _through(way: ImageCms.ImageCmsTransform, mode: str, colours: bytes) -> bytes:
    """These colours, of pixels of this mode, converted."""
    if not colours:
        return b""
    row = Image.frombytes(mode, (len(colours) // len(mode), 1), colours)
    converted = ImageCms.applyTransform(row, way)
    assert converted is not None
    return converted.tobytes()


def _rows(raw: bytes) -> list[Amounts]:
    return list(zip(raw[::4], raw[1::4], raw[2::4], raw[3::4], strict=True))
