"""Notes that pop up where they are called."""

from __future__ import annotations

from bookshelf import Built
from e_reader import EReader
from lxml import etree

NAMES = {"h": "http://www.w3.org/1999/xhtml"}


def folded(text: str) -> str:
    return " ".join(text.split())


def notes(built: Built) -> list[tuple[str, str, str]]:
    """(path of the document, id of the call, text) of every note, read from the EPUB."""
    found = []
    for path in sorted(name for name in built.epub if name.endswith(".xhtml")):
        tree = etree.fromstring(built.epub[path])
        for call in tree.xpath("//h:a[@role='doc-noteref']", namespaces=NAMES):
            (note,) = tree.xpath("//*[@id=$id]", id=call.get("href").removeprefix("#"))
            found.append((path, call.get("id"), folded("".join(note.itertext()))))
    return found


def test_every_note_pops_up(reader: EReader, own: Built) -> None:
    expected = notes(own)
    assert len(expected) >= 12
    for path, call, text in expected:
        reader.do("go", f"{path}#{call}")
        reader.click(f"[id='{call}']")
        note = reader.do("note")
        assert folded(note["text"]) == text
        assert (note["type"], note["hidden"], note["onTop"]) == ("footnote", True, True)
        (body,) = reader.do("lookIntoNote", "find", "body")
        assert body["direction"] == ("rtl" if "tripoli" in path else "ltr")
        for fault in ("lostText", "paleText", "overflowing"):
            looked = reader.do("lookIntoNote", fault)
            assert looked["seen"] > 0
            assert looked["faults"] == []
        assert reader.do("lookIntoNote", "box", "p")["indent"] == 0
        reader.photograph(f"note-{call}")
        reader.do("closeNote")


def test_a_notes_number_leads_back(reader: EReader, own: Built) -> None:
    path, call, _ = notes(own)[0]
    reader.do("goTo", path, f"[href='#{call}']")
    reader.click(f"[href='#{call}']")
    reader.do("sees", f"[id='{call}']")
