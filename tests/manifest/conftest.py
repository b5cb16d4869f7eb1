"""Loading manifests from a text, and a manifest with every key there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from anthology.manifest.load import Loaded, load_manifest
from anthology.sources import Folder

# How long an example takes is the machine's affair: no test is about it.
settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")

WHOLE = """\
title: Night Windows
subtitle: Twelve letters from six towns
language: en
slug: night-windows
series: {name: The Lamplighters, url: https://example.org/lamplighters, number: 3}
editors: [ines-moreau]
publisher: {name: Example Press, place: Lisbon, url: https://example.org}
published: 2027-03-01
edition: First edition
description: |
  Letters about towns after dark.

  And about who is still awake.
subjects: [Towns, Night work]
isbn: {epub: 978-0-00-000000-2, reading: 9780000000019, print: 978-0-00-000002-6}
licence: CC-BY-NC-ND-4.0
copyright: © 2027 the authors
funding:
  - funder: Example Foundation
    statement: Made possible by the Example Foundation.
    url: https://example.org/foundation
    id: https://ror.org/00example
people:
  ines-moreau:
    name: Inês Moreau
    sort: Moreau, Inês
    bio: |
      Keeps the night desk of a *newspaper*.
    short_bio: Inês Moreau works at night.
    links: [{label: Her page, url: https://example.org/ines}]
    orcid: 0000-0002-1825-0097
    portrait: lamp
  tomas-no:
    name: Tomas No
    alternate_script: {name: Томас Но, language: ru}
photos:
  lamp:
    file: photos/lamp.jpg
    alt: A lamp over a door.
    caption: The door of the *mill*
    by: tomas-no
    holder: Example Archive
    licence: CC-BY-4.0
    source: https://example.org/lamp
    taken: 2020-12
    cleared: [epub, reading]
    cleared_until: 2030-12-31
    substitute: lamp-drawing
    focus: [0.5, 30%]
  lamp-drawing: {file: photos/lamp.png, decorative: yes, by: A. Painter, licence: all-rights-reserved, taken: 2021}
contents:
  - half-title
  - contents
  - {file: chapters/introduction.md, kind: introduction, title: 2020, by: [ines-moreau]}
  - part: Winter
    id: winter
    epigraph: |
      The longest nights come first.
    pieces:
      - file: chapters/05-oslo.md
        id: letter-from-oslo
        number: 05
        place: Oslo
        country: NO
        title: No
        subtitle: On refusing sleep
        by: [tomas-no]
        translated_by: [ines-moreau]
        photographs_by: [tomas-no]
        published: 2021-01-20
        url: https://example.org/oslo
        language: nb
        direction: ltr
        licence: CC-BY-4.0
        summary: Who is awake at three.
        photos:
          quay: {file: photos/quay.jpg, alt: A quay., by: Tomas No, licence: CC0-1.0, taken: 2020-12-24}
  - colophon
editions:
  pages:
    trim: 6in x 9in
    theme: default
    style: styles/book.css
    opening: next
    line_breaking: first-fit
    hyphenation: {en: [cochi-neal, Potosí], nb: [nord-lys]}
    hyphenate_names: false
  epub:
    style: styles/epub.css
    max_image_px: 1600
    page_list: false
    profile: kobo
    accessibility:
      evaluated_by: Example Access House
      evaluated_on: 2027-02-15
      report: https://example.org/report
      credential: Certified evaluator
  press:
    profile: FOGRA39
    ink: black
    bleed: 0.3cm
    max_ink: 280%
    min_ppi: 300
    pages_multiple: 16
    paper: {caliper: 0.12mm, cover_caliper: 0.35mm}
  cover: {image: photos/cover.jpg, title_colour: "#FFFFFF", back: "Twelve letters: all of them late."}
ignore:
  - {code: photo-unplaced, where: book.yaml, words: "lamp-drawing:", reason: It stands in for the lamp.}
"""

Load = Callable[[str], Loaded]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """load(text) -> what load_manifest makes of it."""

    def loading(text: str) -> Loaded:
        (tmp_path / "book.yaml").write_text(text, encoding="utf-8")
        return load_manifest(Folder(tmp_path))

    return loading


@pytest.fixture
def told(load: Load) -> Callable[[str], list[str]]:
    """told(text) -> the diagnostics, each as "code line:column"."""

    def telling(text: str) -> list[str]:
        return [f"{d.code} {d.location.line}:{d.location.column}" for d in load(text).diagnostics if d.location]

    return telling
