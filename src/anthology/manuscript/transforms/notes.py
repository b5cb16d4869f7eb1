"""Notes: numbered in the order of their calls, and put into a section at the end of the body."""

from __future__ import annotations

from lxml import etree

from anthology.book.markup import Element
from anthology.manuscript.reading import Reading
from anthology.manuscript.tree import remove, replace_with_content, words_of


def number_notes(reading: Reading) -> None:
    """Resolve `<call>` and `<notetext>`.

    Reports note-text-missing, note-uncalled, note-defined-twice, note-called-twice, note-empty, note-inside-note,
    note-inside-link and note-not-here.
    """
    texts = _texts(reading)
    called: set[str] = set()
    notes, number = etree.Element("section", {"class": "notes"}), 0
    for call in list(reading.body.iter("call")):
        label = call.get("label")
        text = texts.get(label) if label else call
        if not _may_call(reading, call, text, called):
            if label:
                called.add(label)
                remove(call)
            else:
                replace_with_content(call)
            continue
        called.add(label or "")
        number += 1
        notes.append(_note(reading, call, text if text is not None else call, number))
    for label, text in texts.items():
        if label not in called:
            reading.error(
                "note-uncalled",
                f"The note [^{label}] is never called, so no reader would find it.",
                text,
                f"Write [^{label}] in the text where the note belongs, or take it out.",
            )
    # The text of a note may stand in that of another, which is among the notes by now.
    for text in [*reading.body.iter("notetext"), *notes.iter("notetext")]:
        remove(text)
    if number:
        notes.set("data-line", notes[0].get("data-line") or "1")
        reading.body.append(notes)


def _texts(reading: Reading) -> dict[str, Element]:
    """The texts of notes by label; those that cannot be used are reported and taken out."""
    texts: dict[str, Element] = {}
    for text in list(reading.body.iter("notetext")):
        label = text.get("label") or ""
        if label in texts:
            reading.error(
                "note-defined-twice",
                f"The note [^{label}] has a text already, at line {texts[label].get('data-line')}.",
                text,
                "Give one of the two notes another name.",
            )
            remove(text)
            continue
        texts[label] = text
    for label, text in texts.items():
        if not words_of(text).strip() and not reading.is_faulty(text):
            reading.error(
                "note-empty",
                f"The note [^{label}] has no text.",
                text,
                "Write it after the colon; further paragraphs of a note are indented by four spaces.",
            )
    return texts


def _may_call(reading: Reading, call: Element, text: Element | None, called: set[str]) -> bool:
    label = call.get("label")
    name = f"The note [^{label}]" if label else "This note"
    around = {"note" if a.get("class") == "note" else a.tag for a in call.iterancestors()}
    if reading.captionlike:
        reading.error(
            "note-not-here",
            "Notes have no place in captions and short biographies.",
            call,
            "Say it in the text, or in a note of the chapter.",
        )
    elif around & {"notetext", "call", "note"}:
        reading.error(
            "note-inside-note",
            f"{name} is called inside another note.",
            call,
            "Put both into one note, or call it from the text.",
        )
    elif "a" in around:
        reading.error(
            "note-inside-link",
            f"{name} is called inside the words of a link.",
            call,
            "Put the call behind the link: [words](address)[^1].",
        )
    elif label and text is None:
        reading.error(
            "note-text-missing",
            f"{name} is called here, but has no text.",
            call,
            f"Write a line [^{label}]: followed by the text, after the paragraph or at the end of the chapter.",
        )
    elif label and label in called:
        reading.error(
            "note-called-twice",
            f"{name} is called a second time.",
            call,
            "A note has one number and one place: give the second call a note of its own.",
        )
    else:
        return True
    return False


def _note(reading: Reading, call: Element, text: Element, number: int) -> Element:
    """The note as it stands at the end; its call becomes the reference to it."""
    anchor = f"{reading.prefix}-note-{number}"
    note = etree.Element("aside", {"class": "note", "id": anchor})
    line = str(reading.place(text).line)
    note.set("data-line", line)
    if text is call:
        paragraph = etree.SubElement(note, "p", {"data-line": line})
        paragraph.text = call.text
        paragraph.extend(list(call))
    else:
        note.text = text.text
        note.extend(list(text))
        remove(text)
    tail = call.tail
    call.clear()
    call.tag, call.tail, call.text = "a", tail, str(number)
    call.set("class", "noteref")
    call.set("id", f"{reading.prefix}-noteref-{number}")
    call.set("href", f"#{anchor}")
    return note
