"""Colour of pictures: any mode of pixels to eight bits without transparency, any profile to sRGB."""

from __future__ import annotations

import io
import itertools

from PIL import Image, ImageCms

_SIXTEEN_BIT = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N"})
_SPACES = {"RGB": "RGB ", "CMYK": "CMYK", "L": "GRAY", "LAB": "Lab "}
"""Mode of the pixels -> the colour space a profile must have to describe them (ICC.1, 7.2.6)."""


def flattened(image: Image.Image) -> Image.Image:
    """The pixels as L, RGB, CMYK or LAB of eight bits, what is transparent laid on white. Reads the pixels."""
    image.load()
    if image.mode in _SIXTEEN_BIT or image.mode == "F":
        return _eight_bits(image)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        return white
    if image.mode == "1":
        return image.convert("L")
    return image if image.mode in _SPACES else image.convert("RGB")


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The same picture as L or RGB in sRGB (IEC 61966-2-1); without a usable profile its colours stay as they are."""
    way = _way_to_srgb(profile, image.mode)
    if way is None:
        return image if image.mode in ("L", "RGB") else image.convert("RGB")
    if image.mode == "RGB" and _changes_nothing(way):
        return image
    converted = ImageCms.applyTransform(image, way)
    assert converted is not None  # It is None only where a picture is converted in place.
    return converted.convert("L") if image.mode == "L" else converted


def _way_to_srgb(profile: bytes | None, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The conversion from an embedded profile, relative colorimetric with black point compensation (ICC.1, 6.2)."""
    described = _profile(profile, mode)
    if described is None and mode == "LAB":
        described = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    if described is None:
        return None
    try:
        return ImageCms.buildTransform(
            described,
            ImageCms.createProfile("sRGB"),
            mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except ImageCms.PyCMSError:
        return None


def _changes_nothing(way: ImageCms.ImageCmsTransform) -> bool:
    """Whether the profile was sRGB all along, whatever it calls itself: most are, and the conversion takes long."""
    levels = (0, 64, 128, 192, 255)
    colours = bytes(level for colour in itertools.product(levels, repeat=3) for level in colour)
    patch = Image.frombytes("RGB", (len(colours) // 3, 1), colours)
    converted = ImageCms.applyTransform(patch, way)
    assert converted is not None
    return all(abs(a - b) <= 2 for a, b in zip(colours, converted.tobytes(), strict=True))


def _profile(raw: bytes | None, mode: str) -> ImageCms.ImageCmsProfile | None:
    """The embedded profile, where it can be read and describes pixels of this mode."""
    if not raw:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(raw))
    except (OSError, ImageCms.PyCMSError):
        return None
    return profile if profile.profile.xcolor_space == _SPACES[mode] else None


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of sixteen or more bits, or in fractions, as L: white is the format's own, or 1.0, or the lightest found."""
    wide = image.convert("F")
    lightest = wide.getextrema()[1]
    assert isinstance(lightest, float)
    white = 65535.0 if image.mode != "F" else 1.0
    scale = 255.0 / max(white, lightest if image.mode == "F" or lightest > white else white)
    return wide.point(lambda level: level * scale).convert("L")
