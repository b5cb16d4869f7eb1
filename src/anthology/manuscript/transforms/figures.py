"""Pictures: a photograph alone in a paragraph becomes a figure, which composition fills from the manifest."""

from __future__ import annotations

from anthology.book.markup import Element
from anthology.manuscript.leftovers import leftover
from anthology.manuscript.reading import Reading, given, ids_hint, nearest
from anthology.manuscript.tree import remove

CLASSES = ("plate", "wide", "small")
_SCHEME = "photo:"


def place_figures(reading: Reading) -> None:
    """Turn paragraphs of one picture into `<figure data-photo>`; report and remove every other picture."""
    for image in list(reading.body.iter("image")):
        if not _is_right(reading, image):
            remove(image)
            continue
        paragraph = image.getparent()
        alone = paragraph is not None and paragraph.tag == "p" and len(paragraph) == 1
        around = "" if paragraph is None else f"{paragraph.text or ''}{image.tail or ''}".strip()
        if reading.captionlike or not alone or around or not _has_room(paragraph):
            _report_place(reading, image, around if alone else "")
            remove(image)
        elif paragraph is not None:
            _make_figure(reading, paragraph, image)


def _is_right(reading: Reading, image: Element) -> bool:
    """Whether it names a known photo; reports image-not-a-photo, photo-unknown."""
    address = (image.get("src") or "").strip()
    if not address.startswith(_SCHEME):
        reading.error(
            "image-not-a-photo",
            f"The picture {address or 'without address'} is not one of the manifest's photos.",
            image,
            "Enter it under photos in book.yaml, with its alt text and credit, and place it with ![](photo:id).",
        )
        return False
    identifier = address.removeprefix(_SCHEME)
    if identifier not in reading.known.photos:
        reading.error(
            "photo-unknown",
            f"There is no photo “{identifier}” in book.yaml.",
            image,
            ids_hint(identifier, reading.known.photos, "photos"),
        )
        return False
    return True


def _has_room(paragraph: Element | None) -> bool:
    """Whether a figure may stand where this paragraph stands: not in a table, nor in verse, nor in a note."""
    if paragraph is None:
        return False
    return not any(a.tag in ("notetext", "call", "li", "blockquote") for a in paragraph.iterancestors())


def _report_place(reading: Reading, image: Element, around: str) -> None:
    if leftover(around, follows_carrier=False):
        return  # Braces with a space before them: reported when the text was read.
    reading.error(
        "figure-not-alone",
        f"The photo “{(image.get('src') or '').removeprefix(_SCHEME)}” does not stand alone in a paragraph.",
        image,
        "Give it a paragraph of its own, with an empty line before and after it. Lists, quotations marked with >, "
        "tables, notes and captions have no figures.",
    )


def _make_figure(reading: Reading, paragraph: Element, image: Element) -> None:
    identifier = (image.get("src") or "").strip().removeprefix(_SCHEME)
    for what, words in (("alt text", image.get("alt")), ("caption", image.get("title"))):
        if words:
            reading.error(
                "figure-words",
                f"The {what} of the photo “{identifier}” is written in the chapter: “{words[:60]}”.",
                image,
                f"Move it to the photo's entry in book.yaml and write ![](photo:{identifier}).",
            )
    classes = []
    for name, value in given(image):
        if name != "class":
            reading.error(
                "attribute-unknown",
                f"A figure has no attribute “{name}”.",
                image,
                "It may have one of the classes .plate, .wide and .small; alt text and caption stand in book.yaml.",
            )
        elif value not in CLASSES:
            close = nearest(value, CLASSES)
            reading.error(
                "class-unknown",
                f"A figure has no class “{value}”.",
                image,
                f"Did you mean .{close}?" if close else "The classes of a figure are .plate, .wide and .small.",
            )
        else:
            classes.append(value)
    if len(set(classes)) > 1:
        reading.error(
            "figure-classes",
            f"The photo “{identifier}” is asked to be {' and '.join(classes)} at once.",
            image,
            "Keep one of the classes.",
        )
    line = paragraph.get("data-line") or ""
    tail = paragraph.tail
    paragraph.clear()
    paragraph.tail = tail
    paragraph.tag = "figure"
    paragraph.set("data-photo", identifier)
    if classes:
        paragraph.set("class", classes[0])
    paragraph.set("data-line", line)
