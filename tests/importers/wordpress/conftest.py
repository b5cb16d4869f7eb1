"""Reading exports in tests: `read` takes posts or a whole file, `every_construct` is the export written by hand."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from anthology.importers.article import Article
from anthology.importers.wordpress import read_wordpress

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Letters</title><link>https://letters.example</link>
<language>en</language><wp:wxr_version>1.2</wp:wxr_version>
"""
TAIL = "</channel></rss>\n"


def item(content: str, number: int = 1, *, title: str = "A letter", kind: str = "post", more: str = "") -> str:
    """The XML of one item, its text in CDATA as WordPress writes it."""
    safe = content.replace("]]>", "]]]]><![CDATA[>")
    return f"""<item><title>{escape(title)}</title><link>https://letters.example/{number}/</link>
<dc:creator><![CDATA[mara]]></dc:creator><content:encoded><![CDATA[{safe}]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>{number}</wp:post_id>
<wp:post_date><![CDATA[2024-01-05 08:00:00]]></wp:post_date><wp:status><![CDATA[publish]]></wp:status>
<wp:post_type><![CDATA[{kind}]]></wp:post_type>{more}</item>
"""


@pytest.fixture(name="item")
def _item() -> Callable[..., str]:
    return item


@pytest.fixture
def export() -> Callable[..., bytes]:
    return lambda *items: (HEAD + "".join(items) + TAIL).encode()


@pytest.fixture
def read(export) -> Callable[[str], Article]:
    """The article of a post with this content."""
    return lambda content: read_wordpress(export(item(content)), "export.xml", lambda _path: None)[0]


@pytest.fixture(scope="session")
def every_construct() -> bytes:
    return (Path(__file__).parent / "every-construct.xml").read_bytes()
