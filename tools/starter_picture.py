"""Draw the picture that `anthology new` lays out: a harbour in the evening, the same at every run.

python tools/starter_picture.py
"""

from __future__ import annotations

import math
import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT, SCALE = 1500, 1000, 2
SHORE = 640
TARGET = Path(__file__).parent.parent / "src/anthology/cli/starter/photos/harbour.jpg"
SKY = ((243, 205, 158), (226, 150, 118))
HILLS = ((196, 122, 112), (140, 84, 98), (78, 54, 78))
INK = (42, 32, 52)


def main() -> None:
    """Draw it and write it where the starter book has it."""
    random.seed(12)
    land = _sky()
    draw = ImageDraw.Draw(land)
    draw.ellipse(_scaled(1010, 250, 1170, 410), fill=(252, 232, 190))
    for depth, colour in enumerate(HILLS):
        draw.polygon(_ridge(420 + depth * 72, 95 - depth * 18, 3 + depth * 2), fill=colour)
    for number in range(14):
        _house(draw, 120 + number * 34 + random.randint(-6, 6), 44 + random.randint(0, 40))
    picture = _with_water(land)
    draw = ImageDraw.Draw(picture)
    for x, y, size in ((640, 830, 1.0), (955, 735, 0.55)):
        _boat(draw, x, y, size)
    picture = picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    noise = Image.frombytes("L", (WIDTH, HEIGHT), random.randbytes(WIDTH * HEIGHT))
    grain = noise.filter(ImageFilter.GaussianBlur(0.7)).point(lambda v: 128 + (v - 128) // 4)
    picture = ImageChops.soft_light(picture, grain.convert("RGB"))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    picture.save(TARGET, quality=72, optimize=True)


def _scaled(*values: float) -> tuple[float, ...]:
    return tuple(v * SCALE for v in values)


def _sky() -> Image.Image:
    sky = Image.new("RGB", (1, SHORE))
    for y in range(SHORE):
        share = y / SHORE
        sky.putpixel((0, y), tuple(round(a + (b - a) * share) for a, b in zip(*SKY, strict=True)))
    canvas = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), SKY[1])
    canvas.paste(sky.resize((WIDTH * SCALE, SHORE * SCALE)), (0, 0))
    return canvas


def _ridge(top: float, height: float, waves: int) -> list[tuple[float, ...]]:
    """A line of hills: a few waves of falling size, each begun anywhere."""
    phases = [random.uniform(0, math.tau) for _ in range(5)]
    points = []
    for x in range(0, WIDTH + 1, 4):
        rise = sum(
            math.sin(x / WIDTH * math.tau * waves * 0.45 * (n + 1) + phase) / (n + 1) for n, phase in enumerate(phases)
        )
        points.append(_scaled(x, top - rise * height / 1.6))
    return [*points, _scaled(WIDTH, SHORE), _scaled(0, SHORE)]


def _house(draw: ImageDraw.ImageDraw, x: float, height: float) -> None:
    draw.rectangle(_scaled(x, SHORE - height, x + 28, SHORE), fill=INK)
    draw.polygon(
        [_scaled(x - 2, SHORE - height), _scaled(x + 14, SHORE - height - 15), _scaled(x + 30, SHORE - height)],
        fill=INK,
    )
    for floor in range(int(height // 20)):
        if random.random() < 0.55:
            y = SHORE - height + 8 + floor * 20
            draw.rectangle(_scaled(x + 10, y, x + 16, y + 8), fill=(250, 205, 120))


def _with_water(land: Image.Image) -> Image.Image:
    """The land above the shore, and under it the same upside down, darker and drawn out sideways by the ripples."""
    depth = (HEIGHT - SHORE) * SCALE
    water = land.crop((0, SHORE * SCALE - depth, WIDTH * SCALE, SHORE * SCALE)).transpose(
        Image.Transpose.FLIP_TOP_BOTTOM
    )
    water = Image.blend(water, Image.new("RGB", water.size, (92, 78, 108)), 0.42).filter(ImageFilter.GaussianBlur(3))
    picture = land.copy()
    for y in range(depth):
        shift = round(math.sin(y * y / 5200 + y / 9) * (2 + y / 60))
        row = water.crop((0, y, WIDTH * SCALE, y + 1))
        picture.paste(ImageChops.offset(row, shift, 0), (0, SHORE * SCALE + y))
    return picture


def _boat(draw: ImageDraw.ImageDraw, x: float, y: float, size: float) -> None:
    def place(dx: float, dy: float) -> tuple[float, ...]:
        return _scaled(x + dx * size, y + dy * size)

    draw.polygon([place(-110, -22), place(110, -26), place(82, 14), place(-84, 14)], fill=INK)
    draw.polygon([place(-40, -24), place(-40, -62), place(24, -62), place(32, -25)], fill=(110, 62, 72))
    draw.line([place(4, -60), place(4, -215)], fill=INK, width=round(6 * size * SCALE))
    draw.line([place(4, -210), place(104, -30)], fill=INK, width=round(2 * size * SCALE))
    draw.line([place(4, -210), place(-102, -24)], fill=INK, width=round(2 * size * SCALE))
    for number in range(7):
        half = (96 - number * 11) * size
        draw.line(
            [_scaled(x - half, y + (22 + number * 9) * size), _scaled(x + half, y + (22 + number * 9) * size)],
            fill=(66, 52, 76),
            width=round((5 - number * 0.5) * size * SCALE),
        )


if __name__ == "__main__":
    main()
