"""A small book with every kind of page, in every theme that is shipped: each edition is made, judged and opened."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from PIL import Image

import anthology.theme
from anthology.cli import main
from anthology.theme import Theme

NAMES = sorted(path.parent.name for path in Path(anthology.theme.__file__ or "").parent.glob("*/theme.json"))
PT = 72 / 25.4
SHAPES = {"wide": (300, 200), "plate": (300, 200), "tall": (200, 300), "small": (200, 200), "mara": (160, 200)}

PHOTO = "  {name}: {{file: photos/{name}.png, alt: The {name} one., caption: '*{name}*, seen by day', by: mara, "
PHOTO += "licence: CC-BY-4.0, cleared: [epub, reading, print]}}\n"
MANIFEST = """\
title: Letters from Elsewhere
subtitle: A small year
language: en
editors: [mara]
series: {name: The Elsewhere Letters}
publisher: {name: Example Press, place: Paris}
published: 2027-03-01
isbn: {print: 978-0-00-202703-8}
licence: CC-BY-4.0
copyright: © 2027 the authors
people:
  mara: {name: Mara Lindqvist, bio: Mara edits *letters*., short_bio: Mara edits., portrait: mara}
  samira: {name: Samira Haddad, bio: Samira writes.}
photos:
PHOTOSeditions:
  pages: {theme: THEME}
  press: {min_ppi: 72}
contents:
  - half-title
  - title-page
  - copyright
  - contents
  - part: Winter
    epigraph: Wait inside.
    pieces:
      - {file: chapters/one.md, number: 1, place: Potosí, country: BO, title: The Keys, subtitle: A lift,
         by: [mara], published: 2026-01-07, summary: Who keeps the keys.}
      - {file: chapters/two.md, number: 2, place: Tripoli, country: LB, title: الماء, by: [samira],
         published: 2026-02-04, language: ar}
  - photo-credits
  - correspondents
  - places
  - index
  - colophon
"""
TEXTS = {
    "chapters/one.md": """\
It rained on the [keys]{index="keys"} of thirty-six towns.[^1] A [كلمة]{lang=ar}, a [слово]{lang=ru},
a [λόγος]{lang=el}.

![](photo:wide){.wide}

## What was kept

::: pull-quote
Nobody counts the steps.
:::

::: interview
**Peter:** What does it say?

**Mara:** Forty-one.
:::

![](photo:plate){.plate}

::: verse
Kopiyo, calm.
Sirongo, wind.
:::

> Sitting down is also use.
>
> — The rules

***

![](photo:tall)

![](photo:small){.small}

::: aside
A word beside it.
:::

| From | To |
|------|----|
| 6.04 | 6.17 |

[^1]: There are 161.
""",
    "chapters/two.md": "في طرابلس يشرب البيتُ من فوق.[^1]\n\n[^1]: أي «حليب».\n",
    "colophon.md": "Made of letters.\n",
}


@dataclass(frozen=True, slots=True)
class Made:
    """theme: in which the book was made. dist: where its editions are. report: report.json."""

    theme: Theme
    dist: Path
    report: dict[str, list[dict[str, str]]]

    def pdf(self, end: str) -> pikepdf.Pdf:
        return pikepdf.open(self.dist / f"letters-from-elsewhere{end}.pdf")


@pytest.fixture(scope="module", params=NAMES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp(request.param)
    manifest = MANIFEST.replace("PHOTOS", "".join(PHOTO.format(name=name) for name in SHAPES))
    for name, text in {**TEXTS, "book.yaml": manifest.replace("THEME", request.param)}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    (folder / "photos").mkdir()
    for name, size in SHAPES.items():
        Image.linear_gradient("L").resize([4 * n for n in size]).convert("RGB").save(folder / f"photos/{name}.png")
    made = CliRunner().invoke(main, ["build", str(folder), "--only", "epub,reading,press,cover,offprints"])
    assert made.exit_code == 0, made.output
    return Made(Theme.shipped(request.param), folder / "dist", json.loads((folder / "dist/report.json").read_text()))


def fonts(pdf: pikepdf.Pdf) -> set[str]:
    """The families of the fonts in a file, without spaces, as their PostScript names begin."""
    named = {str(o.FontName) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o}
    return {re.sub(r"^/\w+\+", "", name).split("-")[0] for name in named}


def test_every_judge_passes(made: Made) -> None:
    outcomes = {(c["edition"], c["name"]): c["outcome"] for c in made.report["checks"]}
    assert {edition for edition, name in outcomes if name == "Nothing lost"} == {
        "epub",
        "reading",
        "offprints",
        "press",
        "cover",
    }
    failed = {check for check, outcome in outcomes.items() if outcome == "failed"}
    assert not failed
    assert outcomes["reading", "PDF/UA-1"] == outcomes["epub", "EPUBCheck"] == "passed"


def test_its_page_is_the_themes_and_so_is_the_front_of_the_cover(made: Made) -> None:
    page = made.theme.block("page")
    with made.pdf("") as reading, made.pdf("-cover") as cover:
        for one in reading.pages:
            assert [float(n) for n in one.mediabox[2:]] == pytest.approx(
                [page[k] * PT for k in ("width", "height")], abs=0.1
            )
        left, bottom, right, top = (float(n) for n in cover.pages[0].trimbox)
        assert top - bottom == pytest.approx(page["height"] * PT, abs=0.1)
        assert right - left > 2 * page["width"] * PT


def test_it_is_set_in_its_own_faces_alone(made: Made) -> None:
    families = {face.family.replace(" ", "") for face in made.theme.fonts()}
    text = made.theme.fonts()[0].family.replace(" ", "")
    for end in ("", "-press", "-cover"):
        with made.pdf(end) as pdf:
            assert text in fonts(pdf), end
            assert fonts(pdf) <= families, end


def test_it_has_real_small_capitals_and_old_style_figures() -> None:
    from fontTools.ttLib import TTFont

    for name in NAMES:
        upright = Theme.shipped(name).fonts()[0]
        with TTFont(upright.path) as font:
            features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        assert {"smcp", "onum"} <= features, name


def test_its_ebook_is_set_in_its_text_face(made: Made) -> None:
    with zipfile.ZipFile(made.dist / "letters-from-elsewhere.epub") as file:
        sheets = [file.read(name).decode() for name in file.namelist() if name.endswith(".css")]
        files = [name for name in file.namelist() if "/fonts/" in name]
        assert (
            Image.open(io.BytesIO(file.read(next(n for n in file.namelist() if n.endswith("cover.jpg"))))).height
            == 2560
        )
    text = made.theme.fonts()[0]
    assert any(re.search(rf'body {{ font-family: "{text.family}"', sheet) for sheet in sheets)
    assert any(name.endswith(text.path.name) for name in files)


def test_it_has_its_licences(made: Made) -> None:
    folder = made.theme.folder / "fonts"
    for face in made.theme.fonts():
        if face.path.parent == folder:
            licence = folder / f"{face.path.stem.split('-')[0]}-OFL.txt"
            assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text()


def test_it_says_what_it_is(made: Made) -> None:
    record = json.loads((made.theme.folder / "theme.json").read_text())
    assert record["name"] == made.theme.name
    assert (made.theme.folder / "README.md").read_text().startswith("# ")


def test_every_text_has_an_offprint(made: Made) -> None:
    assert {p.stem for p in (made.dist / "offprints").glob("*.pdf")} == {"one", "two"}
