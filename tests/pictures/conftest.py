"""Pictures drawn for the tests."""

from __future__ import annotations

import pytest
from PIL import Image


@pytest.fixture
def scene() -> Image.Image:
    """Something like a photograph, 300 x 200: no two neighbours alike, its left upper corner red."""
    image = Image.merge("RGB", [Image.effect_noise((300, 200), 60) for _ in "rgb"])
    image.paste("red", (0, 0, 60, 40))
    return image


@pytest.fixture
def plan() -> Image.Image:
    """A drawing, 300 x 200: black lines on white."""
    image = Image.new("RGB", (300, 200), "white")
    for x in range(20, 300, 40):
        image.paste("black", (x, 10, x + 3, 190))
    return image
