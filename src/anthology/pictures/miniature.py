"""Miniatures, so small that all files, sizes and colour spaces of one picture have nearly the same one."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from PIL import Image

from anthology.pictures.opening import opened
from anthology.pictures.render import prepared

SIDE = 24
"""Pixels, of a square: a miniature keeps no proportions."""

FLAT = 6.0
"""Levels of 255: what varies less, as the mean of its pixels, is an even ground, and all of these are alike."""

ALIKE = 0.85
"""The least correlation of two miniatures of one picture. Of the most colourful ones, renditions and
separations have over 0.96, and those in black ink alone over 0.9."""


@dataclass(frozen=True, slots=True)
class Miniature:
    """levels: of grey, SIDE rows of SIDE bytes."""

    levels: bytes

    @classmethod
    def of(cls, path: Path | bytes, name: str, sha256: str = "", *, paper: bytes = b"") -> Miniature:
        """That of a picture's file, or of its bytes. Raises UnreadableError as `opened` does.

        paper: the CMYK profile of the output intent that it is printed by, if it has no profile itself.
        """
        with opened(path, name, sha256) as image:
            image.info.setdefault("icc_profile", paper)
            pixels, _ = prepared(image, 4 * SIDE)
        return cls._shrunk(pixels)

    @classmethod
    def of_pixels(cls, pixels: bytes, size: tuple[int, int], mode: str, stride: int) -> Miniature:
        """That of decoded pixels. mode: "L", "BGR", "BGRX" or "BGRA"; stride: bytes of a row."""
        kept = "L" if mode == "L" else "RGB"
        return cls._shrunk(Image.frombuffer(kept, size, pixels, "raw", mode.replace("BGRA", "BGRX"), stride, 1))

    @classmethod
    def _shrunk(cls, image: Image.Image) -> Miniature:
        return cls(image.convert("L").resize((SIDE, SIDE), Image.Resampling.BOX).tobytes())

    def resembles(self, other: Miniature) -> bool:
        """Whether both may be of one picture: lighter or darker, with more contrast or less."""
        one, two = _centred(self.levels), _centred(other.levels)
        deviations = (_deviation(one), _deviation(two))
        if min(deviations) < FLAT:
            return max(deviations) < 2 * FLAT
        product = sum(a * b for a, b in zip(one, two, strict=True)) / len(one)
        return product / (deviations[0] * deviations[1]) >= ALIKE


def _centred(levels: bytes) -> list[float]:
    mean = sum(levels) / len(levels)
    return [level - mean for level in levels]


def _deviation(levels: list[float]) -> float:
    return sqrt(sum(level * level for level in levels) / len(levels))
