"""Whether what a web page plays inside itself has a still in the book, where its address alone shows nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.book.markup import Element
from anthology.checks.prose.passages import Passage, Prose
from anthology.diagnostics import Diagnostic, warning

_PLAYERS = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*(youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|soundcloud\.com|spotify\.com|"
    r"mixcloud\.com|bandcamp\.com|twitter\.com|x\.com|instagram\.com|tiktok\.com|facebook\.com|fb\.watch|threads\.net|"
    r"bsky\.app|giphy\.com|flickr\.com|archive\.org/(?:details|embed)|arte\.tv|podcasts\.apple\.com|ted\.com)/\S+",
    re.IGNORECASE,
)


def check_embeds(prose: Prose) -> Iterator[Diagnostic]:
    """embed-without-still."""
    for passage in prose.passages:
        if (found := is_embed(passage)) and not _has_still(passage.element):
            yield warning(
                "embed-without-still",
                f"Here a web page shows something of {found}; the book shows an address.",
                passage.place(0),
                "Place a still of it as a photograph, and say what it is in the caption; or take it out.",
            )


def is_embed(passage: Passage) -> str:
    """The site that plays what an address alone in its paragraph leads to; "" where it is none."""
    if passage.element.tag != "p" or passage.is_in("note"):
        return ""
    found = _PLAYERS.fullmatch(passage.text.strip())
    return found[1].split("/")[0] if found else ""


def _has_still(block: Element) -> bool:
    """Whether a photograph stands right before it or behind it."""
    beside = (block.getprevious(), block.getnext())
    return any(element is not None and element.tag == "figure" for element in beside)
