"""Whether the words that stand for a picture stand for it; knows nothing of the picture's file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from anthology.verification.epub_lint.finding import Finding, error, warning
from anthology.verification.epub_lint.opened import XHTML, Document, Element, Opened, types, words

LONGEST = 140
"""Characters: what Amazon's guidelines ask for."""
NAMED = 8
"""Of many pictures with longer ones so many are named."""

_FILE = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|svg|tiff?|heic)|(?:img|image|dsc[fn]?|photo|picture|scan)[-_ ]?\d+", re.I
)


def lint_alternatives(epub: Opened) -> Iterator[Finding]:
    """epub-alt-empty, epub-alt-file-name, epub-alt-is-caption, epub-alt-long."""
    long: list[tuple[int, Document, Element]] = []
    for document in epub.documents:
        for image in document.all("img"):
            alt = image.get("alt")
            if alt is None:
                continue  # EPUBCheck and Ace say so
            yield from _judge(document, image, " ".join(alt.split()))
            if len(alt) > LONGEST:
                long.append((len(alt), document, image))
    if long:
        long.sort(key=lambda found: found[0], reverse=True)
        longest = ", ".join(f"{_file(image)} ({length})" for length, _, image in long[:NAMED])
        more = f" and {len(long) - NAMED} more" if len(long) > NAMED else ""
        _, document, image = long[0]
        yield warning(
            "epub-alt-long",
            f"Alts of more than {LONGEST} characters: {longest}{more}.",
            document.at(image),
            f"Amazon asks for fewer than {LONGEST}: say what matters first, and put the rest into the text.",
        )


def _judge(document: Document, image: Element, alt: str) -> Iterator[Finding]:
    stem = PurePosixPath(_file(image)).stem
    if not alt:
        if image.get("role") not in {"presentation", "none"}:
            yield error(
                "epub-alt-empty",
                f"The picture {_file(image)} has an empty alt and is not marked as decorative.",
                document.at(image),
                'Describe it in its alt; where it says nothing, mark it with role="presentation".',
            )
    elif _FILE.fullmatch(alt) or alt == _file(image) or (alt == stem and re.search(r"[\d_-]", stem)):
        yield error(
            "epub-alt-file-name",
            f"The alt of {_file(image)} is the name of a file: {alt}.",
            document.at(image),
            "Say in a sentence what the picture shows.",
        )
    elif alt.rstrip(".").casefold() == _caption(image).rstrip(".").casefold():
        yield warning(
            "epub-alt-is-caption",
            f"The alt of {_file(image)} repeats its caption.",
            document.at(image),
            "Who hears the book read aloud hears both: let the alt say what the picture shows.",
        )


def _file(image: Element) -> str:
    return PurePosixPath(image.get("src") or "").name


def _caption(image: Element) -> str:
    """The words of the caption of the figure that a picture stands in, without its credit."""
    figure = next(image.iterancestors(XHTML + "figure"), None)
    caption = None if figure is None else figure.find(f".//{XHTML}figcaption")
    if caption is None:
        return ""
    return " ".join(text for part in caption if "credit" not in types(part) and (text := words(part))) or words(caption)
