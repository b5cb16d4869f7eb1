"""One small book with a bit of everything, its press edition made by the command line in every way it can be."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image, ImageCms, ImageDraw

from anthology.cli import main
from anthology.pictures.profile import PressProfile

sys.path.insert(0, str(Path(__file__).parent))

MANIFEST = """\
title: Rain
subtitle: Two letters
language: en
edition: First edition
editors: [ana]
published: 2027-03-01
people:
  ana: {name: Ana Quispe, sort: "Quispe, Ana", bio: She counts steps.}
photos:
  night:
    file: photos/night.jpg
    alt: A street at night.
    caption: At night
    by: ana
    licence: CC0-1.0
    cleared: [epub, reading, print]
  steps: {file: photos/steps.jpg, alt: Steps., by: ana, licence: CC0-1.0, cleared: [epub, reading, print]}
  plan: {file: photos/plan.png, alt: A plan., by: ana, licence: CC0-1.0, cleared: [epub, reading, print]}
contents:
  - half-title
  - title-page
  - copyright
  - contents
  - part: Winter
    pieces:
      - {file: chapters/one.md, number: 1, place: La Paz, country: BO, title: Rain on Tin, by: [ana]}
      - {file: chapters/two.md, number: 2, place: Beirut, country: LB, title: مطر, language: ar, by: [ana]}
  - correspondents
  - index
editions:
  pages: {style: styles/book.css}
  press: {PRESS}
"""

ONE = """\
It rained on the [tin]{index="tin"} all night, see [the other letter](piece:two).[^1]

![](photo:night)

::: pull-quote
Nobody counts the steps.
:::

> A letter from the landlord.
>
> — The landlord

![](photo:steps){.small}

![](photo:plan)

![](photo:night){.plate}

| Day | Rain |
|-----|-----:|
| One | 12   |

[^1]: There are 161, [and a list](https://example.org/steps).
"""

STYLE = """\
@page plate { margin: 0 }
figure.plate { height: auto; display: block }
figure.plate img { width: calc(140mm + 2 * BLEED); height: calc(216mm + 2 * BLEED); max-height: none }
figure.plate img { margin: calc(-1 * BLEED); object-fit: cover }
figure.plate figcaption { display: none }
body.half-title { background: linear-gradient(#224488, #eeeeee) }
"""


def night() -> bytes:
    """A photograph: dark, coloured, and full of noise. 1900 x 2900 pixels."""
    noise = Image.effect_noise((1900, 2900), 40)
    ramp = Image.linear_gradient("L").resize((1900, 2900))
    parts = (noise.point(lambda n: n // 3), ramp.point(lambda n: n // 4), ramp)
    file = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.merge("RGB", parts).save(file, "JPEG", quality=90, icc_profile=profile)
    return file.getvalue()


def steps() -> bytes:
    """A photograph in black and white."""
    file = io.BytesIO()
    Image.effect_noise((900, 600), 80).save(file, "JPEG")
    return file.getvalue()


def plan() -> bytes:
    """Line art in two colours."""
    image = Image.new("RGB", (1300, 650), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((100, 100, 800, 500), fill="#c02010")
    draw.line((0, 0, 1300, 650), fill="black", width=9)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def paper() -> bytes:
    """The shipped profile under another name of the same length."""
    return PressProfile.shipped("FOGRA39").data.replace(b"FOGRA39L Coated", b"Paper of ours !")


Make = Callable[..., Path]


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    """press("bleed: 5mm") -> the press edition of the book with these settings; each is made once a run."""
    root = tmp_path_factory.mktemp("press")
    made: dict[tuple[object, ...], Path] = {}
    pictures = {"night.jpg": night(), "steps.jpg": steps(), "plan.png": plan()}

    def make(settings: str = "", *options: str, bleed: str = "3mm") -> Path:
        key = (settings, options, bleed)
        if key not in made:
            book = root / str(len(made))
            files: dict[str, str | bytes] = {
                "book.yaml": MANIFEST.replace("PRESS", settings),
                "chapters/one.md": ONE,
                "chapters/two.md": "كانت تمطر.\n",
                "styles/book.css": STYLE.replace("BLEED", bleed),
                "styles/paper.icc": paper(),
                **{f"photos/{name}": raw for name, raw in pictures.items()},
            }
            for name, content in files.items():
                (book / name).parent.mkdir(parents=True, exist_ok=True)
                (book / name).write_bytes(content if isinstance(content, bytes) else content.encode())
            result = CliRunner().invoke(main, ["build", str(book), "--only", "press", "--no-verify", *options])
            assert result.exit_code == 0, result.output
            made[key] = book / "dist/rain-press.pdf"
        return made[key]

    yield make
