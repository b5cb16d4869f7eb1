"""A small good book, made once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from anthology.build import Order, build
from anthology.cache import Cache, default_folder
from anthology.sources import Folder
from anthology.verification.places import Origins, recall_origins

BOOK = """\
title: Two Letters
language: en
editors: [ada]
published: 2027-03-01
description: Two letters from one harbour.
licence: CC-BY-4.0
people:
  ada: {name: Ada Example, bio: She edits this book.}
photos:
  pier:
    file: photos/pier.jpg
    alt: A pier.
    caption: Where it was to land
    by: ada
    licence: CC-BY-4.0
    cleared: [epub, reading, print]
contents:
  - title-page
  - contents
  - {file: chapters/one.md, title: The First, by: [ada]}
  - {file: chapters/two.md, title: The Second, by: [ada]}
  - {file: chapters/roof.md, title: السطح, by: [ada], language: ar}
  - correspondents
"""
ONE = """\
The ferry is late.[^1]

## A heading

It is always late, and nobody
calls it [waiting]{lang=es}.

![](photo:pier)

[^1]: So it was said.
"""
TWO = """\
It came in the morning.

Nobody was there.

### Later

Then it left.[^1]

| Stop | Time |
|------|------|
| Port | 5:10 |

[^1]: Without us.
"""
ROOF = "كان ذلك في [2024-01-21]{lang=en} فوق السطح.\n"


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The EPUB of the small book; its origins are in the cache."""
    folder = tmp_path_factory.mktemp("good")
    files = {"book.yaml": BOOK, "chapters/one.md": ONE, "chapters/two.md": TWO, "chapters/roof.md": ROOF}
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "photos").mkdir()
    Image.linear_gradient("L").convert("RGB").resize((1200, 800)).save(folder / "photos/pier.jpg")
    order = Order(Folder(folder), "book.yaml", date(2027, 1, 1), editions=frozenset({"epub"}), verify=False)
    assert build(order, lambda *_: None).account is not None
    return folder / "dist/two-letters.epub"


@pytest.fixture(scope="session")
def origins(good: Path) -> Origins:
    return recall_origins(Cache(default_folder()), good)
