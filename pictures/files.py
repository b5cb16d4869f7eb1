"""Writing pictures, always the same bytes for the same drawing."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageCms

PHOTOS = Path(__file__).resolve().parent.parent / "photos"


def save_jpeg(
    image: Image.Image,
    name: str,
    *,
    quality: int = 84,
    dpi: int | None = None,
    exif: Image.Exif | None = None,
    srgb: bool = False,
) -> Path:
    """Write photos/<name>.jpg; `dpi` in dots per inch, `srgb` embeds a colour profile."""
    path = PHOTOS / f"{name}.jpg"
    extra: dict[str, object] = {}
    if dpi is not None:
        extra["dpi"] = (dpi, dpi)
    if exif is not None:
        extra["exif"] = exif
    if srgb:
        extra["icc_profile"] = srgb_profile()
    image.save(path, "JPEG", quality=quality, subsampling=2, optimize=True, progressive=True, **extra)
    return path


def save_png(image: Image.Image, name: str, inks: list[tuple[int, int, int]] | None = None) -> Path:
    """Write photos/<name>.png; with `inks` as a palette picture of these colours and their blends."""
    path = PHOTOS / f"{name}.png"
    if inks is not None:
        image = image.convert("RGB").quantize(palette=_blends(inks), dither=Image.Dither.NONE)
    image.save(path, "PNG", optimize=True)
    return path


def _blends(inks: list[tuple[int, int, int]]) -> Image.Image:
    colours = list(inks)
    for i, a in enumerate(inks):
        for b in inks[i + 1 :]:
            for t in (0.25, 0.5, 0.75):
                colours.append(
                    (
                        round(a[0] + (b[0] - a[0]) * t),
                        round(a[1] + (b[1] - a[1]) * t),
                        round(a[2] + (b[2] - a[2]) * t),
                    )
                )
    sample = Image.new("P", (1, 1))
    sample.putpalette([v for colour in colours for v in colour])
    return sample


def srgb_profile() -> bytes:
    """The sRGB profile with a fixed date in place of the present one (bytes 24 to 35)."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[24:36] = bytes((7, 226, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    return bytes(data)


def camera_record() -> Image.Exif:
    """An invented camera record with a place (Valparaiso), for a picture that has something to strip."""
    exif = Image.Exif()
    exif[0x010F] = "Elsewhere Optical"
    exif[0x0110] = "Letterbox 35"
    exif[0x0112] = 1
    exif[0x0132] = "2023:03:14 17:42:05"
    exif[0x013B] = "M. Elsewhere"
    exif.get_ifd(0x8769).update(
        {0x829A: (1, 250), 0x829D: (8, 1), 0x8827: 200, 0x9003: "2023:03:14 17:42:05", 0x920A: (35, 1)}
    )
    exif.get_ifd(0x8825).update(
        {
            0: b"\x02\x03\x00\x00",
            1: "S",
            2: (33.0, 2.0, 45.6),
            3: "W",
            4: (71.0, 37.0, 36.1),
            5: b"\x00",
            6: 62.0,
        }
    )
    return exif
