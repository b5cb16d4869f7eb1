"""Cover pictures: a picture cropped to the shape of a cover, words lettered on it or on a plain ground.

The words are only set here; which words, faces and colours they are is for the edition to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from anthology.pictures.opening import opened
from anthology.pictures.render import Rendition, as_jpeg, prepared

SIZE = (1600, 2560)
"""Pixels of a whole cover, the size shops ask for."""

_SHAPES = (1.25, 1.8)
"""Height by width of pictures that are taken for finished covers and not cropped."""
_MARGIN = 150
_QUALITY = 88
_VEIL = 0.62
"""How far the shade under the words covers the picture, at its darkest."""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph of the cover. size: pixels, smaller where its longest word would not fit. space: pixels below it."""

    text: str
    font: Path
    size: int
    space: int = 0


@dataclass(frozen=True, slots=True)
class Lettering:
    """The words of a cover: those at its head and those at its foot. colour: "#rrggbb". rule: a line between them."""

    head: tuple[Words, ...]
    foot: tuple[Words, ...]
    colour: str
    language: str
    right_to_left: bool = False


def plain_cover(ground: str, lettering: Lettering) -> Rendition:
    """A cover of words alone on one colour."""
    image = Image.new("RGB", SIZE, ground)
    _letter(image, lettering)
    return as_jpeg(image, _QUALITY)


def picture_cover(path: Path, name: str, focus: tuple[float, float], lettering: Lettering | None) -> Rendition:
    """A cover made of a picture, cropped around its focus where it has not the shape of a cover or words come on it.

    Without words it is never enlarged. Raises UnreadableError as probe does.
    """
    with opened(path, name) as image:
        # The shape is only known upright, and a crop throws half away: so twice the size is read at first.
        whole, _ = prepared(image, 2 * SIZE[1])
    whole = whole.convert("RGB")
    if lettering is None and _SHAPES[0] <= whole.height / whole.width <= _SHAPES[1]:
        cover = whole
        cover.thumbnail(SIZE, Image.Resampling.LANCZOS)
    else:
        cover = _cropped(whole, focus)
        if lettering or cover.height > SIZE[1]:
            cover = cover.resize(SIZE, Image.Resampling.LANCZOS)
    if lettering:
        _shade(cover, lettering)
        _letter(cover, lettering)
    cover.info = {}
    return as_jpeg(cover, _QUALITY)


def _cropped(image: Image.Image, focus: tuple[float, float]) -> Image.Image:
    """The largest piece in the proportions of SIZE, its middle as near to the focus as the edges allow."""
    share = min(image.width / SIZE[0], image.height / SIZE[1])
    width, height = round(SIZE[0] * share), round(SIZE[1] * share)
    left = min(max(round(focus[0] * image.width - width / 2), 0), image.width - width)
    top = min(max(round(focus[1] * image.height - height / 2), 0), image.height - height)
    return image.crop((left, top, left + width, top + height))


def _shade(image: Image.Image, lettering: Lettering) -> None:
    """Darken head and foot, or lighten them for dark letters, fading out past the words, so that they can be read."""
    light = sum(ImageColor.getrgb(lettering.colour)[:3]) > 3 * 128
    draw = ImageDraw.Draw(image)
    veil = Image.new("RGB", SIZE, "black" if light else "white")
    for words, at_foot in ((lettering.head, False), (lettering.foot, True)):
        height = round(2 * _MARGIN + 1.3 * sum(_height(draw, w, lettering) for w in words))
        fade = Image.linear_gradient("L").resize((SIZE[0], height)).point(lambda level: level * _VEIL)
        fade = fade if at_foot else fade.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        top = SIZE[1] - height if at_foot else 0
        image.paste(veil.crop((0, top, SIZE[0], top + height)), (0, top), fade)


def _letter(image: Image.Image, lettering: Lettering) -> None:
    draw = ImageDraw.Draw(image)
    _set(draw, lettering.head, _MARGIN + 60, lettering)
    foot = sum(_height(draw, words, lettering) for words in lettering.foot)
    _set(draw, lettering.foot, SIZE[1] - _MARGIN - foot, lettering)


def _set(draw: ImageDraw.ImageDraw, paragraphs: tuple[Words, ...], top: float, lettering: Lettering) -> None:
    """Set paragraphs one under the other from `top` down."""
    x, anchor = (SIZE[0] - _MARGIN, "ra") if lettering.right_to_left else (_MARGIN, "la")
    way, tongue = _shaping(lettering)
    for words in paragraphs:
        font, lines = _broken(draw, words, lettering)
        for line in lines:
            draw.text((x, top), line, lettering.colour, font, anchor, direction=way, language=tongue)
            top += font.size * 1.12
        top += words.space


def _height(draw: ImageDraw.ImageDraw, words: Words, lettering: Lettering) -> float:
    font, lines = _broken(draw, words, lettering)
    return font.size * 1.12 * len(lines) + words.space


def _broken(draw: ImageDraw.ImageDraw, words: Words, lettering: Lettering) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The font in a size in which every word fits the line, and the text broken into lines."""
    way, tongue = _shaping(lettering)

    def length(text: str, font: ImageFont.FreeTypeFont) -> float:
        return draw.textlength(text, font, direction=way, language=tongue)

    width = SIZE[0] - 2 * _MARGIN
    font = ImageFont.truetype(words.font, words.size)
    longest = max(length(word, font) for word in words.text.split() or [""])
    if longest > width:
        font = ImageFont.truetype(words.font, int(words.size * width / longest))
    lines = [""]
    for word in words.text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and length(longer, font) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return font, lines


def _shaping(lettering: Lettering) -> tuple[str | None, str | None]:
    """Direction and language, for Arabic to be joined; without Raqm, Pillow can only take letters as they come."""
    if not features.check("raqm"):
        return None, None
    return "rtl" if lettering.right_to_left else "ltr", lettering.language
