"""From Markdown to a draft: a tree of the book's vocabulary still mixed with what the transforms resolve.

Beside elements of book/markup.py a draft has, for the transforms to replace:

- `<html at>`: a raw tag or comment, as its text.
- `<image at src alt title given>`, `<link at href title given auto>`, `<span at given>`.
- `<call at label>`: a note's call; one without label is an inline note and has its content.
- `<notetext data-line label>`: a note's text.
- `<box data-line info closed>`: a container; in verse `<stanza data-line>`.
- `<stray data-line>`: colons that close nothing.
- headings `h1` ... `h6`, with `markup` "=" or "-" where a line was underlined.

`at` is "line:column" in the file; `given` the attributes in braces, as JSON. The transforms must leave nothing of this.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from lxml import etree
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from anthology.book.markup import Element
from anthology.manuscript.attributes import CARRIERS
from anthology.manuscript.leftovers import BULLET, leftover
from anthology.manuscript.losses import check_fence, report_definitions, report_density, report_depth, report_size
from anthology.manuscript.markdown import DEEPEST, MOST_CELLS, parser
from anthology.manuscript.places import Passage
from anthology.manuscript.reading import Reading
from anthology.manuscript.tree import append_text
from anthology.sources import Location

_TAGS = {
    "paragraph": "p",
    "blockquote": "blockquote",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "th": "th",
    "td": "td",
    "stanza": "stanza",
    "container": "box",
    "footnote_reference": "notetext",
}
_INLINE_TAGS = {
    "em": "em",
    "strong": "strong",
    "link": "link",
    "span": "span",
    "image": "image",
    "html_inline": "html",
    "footnote_ref": "call",
    "code_inline": "code",
    "hardbreak": "br",
}
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GAP = re.compile("[ \t]{100,}")
"""Spaces that are one to every reader; what sets pages looks at so many in a row for longer than anybody waits."""
_DEEPEST_INLINE = 2 * DEEPEST
"""Elements inside elements: a tree of thousands would bring down what reads it later."""

LONGEST = 500_000
"""Characters of a text; a novel has as many. What is longer is not read: setting it would take half a minute."""

MOST_ELEMENTS = 12_000
"""Paragraphs, cells, links and so on of a text. A chapter has some hundreds; a millisecond and more goes into each."""

MOST_NOTES = 600
"""Calls of notes in a text. A chapter of a scholar has two hundred; each is set again with every other on its page."""

LONGEST_ADDRESS = 2000
"""Characters of a link's address or title, which a definition may give to thousands of links."""


class _TooLargeError(Exception):
    """The text has more elements than are read."""


def read_draft(reading: Reading, *, inline: bool = False) -> None:
    """Read the text of `reading.origin` and hang its draft into `reading.body`; inline: as one run of inline text."""
    text, env = "\n".join(reading.origin.lines), dict[str, Any]()
    if len(text) > LONGEST:
        report_size(reading, reading.origin.start, f"more than {LONGEST:,} characters")
        return
    tokens = (parser().parseInline if inline else parser().parse)(text, env)
    draft = _Draft(reading, {n: note["tokens"] for n, note in _notes(env).items() if "tokens" in note})
    try:
        draft.blocks(tokens)
    except _TooLargeError:
        return
    draft.flush()
    report_definitions(reading, env, draft.labels)


class _Draft:
    """The tree as it grows. open: the elements that are open, root first. words: text not yet in the tree."""

    def __init__(self, reading: Reading, inline_notes: Mapping[int, Sequence[Token]]) -> None:
        self.reading, self.inline_notes = reading, inline_notes
        self.open = [reading.body]
        self.words: list[str] = []
        self.column, self.row, self.elements, self.notes = 0, 0, 0, 0
        self.labels: set[str] = set()
        self.too_deep = False

    def blocks(self, tokens: Sequence[Token]) -> None:
        row = 0
        for token in tokens:
            row = self.row = token.map[0] if token.map else row
            if token.nesting < 0:
                self.close()
            elif token.type == "inline":
                self.passage(token, row)
            elif token.nesting > 0:
                self.open_block(token, row)
            elif token.type == "table_too_large":
                self.give_up(f"tables of more than {MOST_CELLS:,} cells")
            elif token.type in ("code_block", "fence"):
                check_fence(self.reading, token, row)
                etree.SubElement(self.add("pre", row), "code").text = clean(token.content)
            elif token.type == "html_block":
                html = self.add("html", row)
                html.text = clean(token.content)
                self.mark(html, Passage(self.reading.origin, token.content.split("\n")[0], row).at(0))
            else:
                self.add({"hr": "hr", "container_stray": "stray"}[token.type], row)

    def open_block(self, token: Token, row: int) -> None:
        if token.level >= DEEPEST - 1:
            self.report_depth(self.reading.origin.at(row))
        if token.hidden:
            self.open.append(self.open[-1])
            return
        name = token.type.removesuffix("_open")
        element = self.add(token.tag if name == "heading" else _TAGS[name], row)
        self.open.append(element)
        if name == "heading" and token.markup in ("=", "-"):
            element.set("markup", token.markup)
        elif name == "ordered_list" and token.attrs.get("start", 1) != 1:
            element.set("start", str(token.attrs["start"]))
        elif name == "container":
            element.set("info", clean(token.info))
            element.set("closed", "yes" if token.meta["closed"] else "")
        elif name == "footnote_reference":
            element.set("label", clean(token.meta["label"]))
        elif name in ("th", "td") and "right" in str(token.attrs.get("style")):
            element.set("class", "numeric")
        elif name == "tr":
            self.column = 0
            element.set("cells", str(_cells(self.reading.origin.line(row))))

    def passage(self, token: Token, row: int) -> None:
        """A run of inline text. Cells of a table share a row: each is looked for after the one before."""
        in_cell = self.open[-1].tag in ("th", "td")
        passage = Passage(self.reading.origin, token.content, row, self.column if in_cell else 0)
        if in_cell:
            self.column = passage.at(0).column - self.reading.origin.start.column + len(token.content)
        self.inline(token.children or (), passage, 0)
        self.flush()

    def inline(self, tokens: Sequence[Token], passage: Passage, base: int) -> None:
        """Inline tokens; base: the offset in the passage from which theirs count."""
        reached, before, bullets = base, "", False
        for token in tokens:
            # Text that was put together from pieces has the place of its last one.
            reached = base + token.map[0] if token.map and token.type != "text" else reached
            if token.type in ("text", "text_special"):
                self.words.append(token.content)
                if "dense" in token.meta:
                    report_density(self.reading, passage.at(base))
                elif token.type == "text" and (found := leftover(token.content, follows_carrier=before in CARRIERS)):
                    place = passage.at(max(reached, passage.content.find(found.mark, reached)))
                    self.reading.error("markup-leftover", found.message, place, found.hint)
                if not bullets and before in ("", "softbreak") and (bullets := bool(BULLET.match(token.content))):
                    message = (
                        f"A list begins here with {token.content[0]}, and its lines would run on as one paragraph."
                    )
                    hint = f"Begin each line with a hyphen and a space in place of {token.content[0]}."
                    self.reading.warning("list-pasted", message, passage.at(reached), hint)
            elif token.type == "softbreak":
                self.words.append("\n")
            elif token.nesting < 0:
                self.close()
            else:
                self.inline_element(token, passage, reached)
            before = token.type

    def inline_element(self, token: Token, passage: Passage, offset: int) -> None:
        name = token.type.removesuffix("_open")
        if token.nesting > 0 and len(self.open) > _DEEPEST_INLINE:
            self.report_depth(passage.at(offset))
            self.open.append(self.open[-1])
            return
        element = self.add(_INLINE_TAGS[name])
        if token.nesting > 0:
            self.open.append(element)
        if name in ("code_inline", "html_inline"):
            element.text = clean(token.content)
        if name in ("em", "strong", "hardbreak", "code_inline"):
            return
        # The tokens of links and spans begin after their bracket.
        bracketed = name in ("link", "span") and token.markup != "autolink"
        self.mark(element, passage.at(offset - 1 if bracketed else offset))
        if "given" in token.meta:
            element.set("given", json.dumps(token.meta["given"]))
        if name in ("link", "image"):
            self.address(token, element)
        elif name == "footnote_ref":
            self.call(token, element, passage, offset)

    def address(self, token: Token, element: Element) -> None:
        self.labels.add(token.meta.get("label", ""))
        for key in ("href", "src", "title"):
            if key in token.attrs:
                element.set(key, clean(str(token.attrs[key])[:LONGEST_ADDRESS]))
                if len(str(token.attrs[key])) > LONGEST_ADDRESS:
                    self.report_length(element)
        if token.type == "image":
            element.set("alt", clean(token.content))
        elif token.markup == "autolink":
            element.set("auto", "yes")

    def call(self, token: Token, element: Element, passage: Passage, offset: int) -> None:
        self.notes += 1
        if self.notes > MOST_NOTES:
            self.give_up(f"more than {MOST_NOTES} notes")
        if "label" in token.meta:
            element.set("label", clean(token.meta["label"]))
        else:
            self.open.append(element)
            self.inline(self.inline_notes[token.meta["id"]], passage, offset + len("^["))
            self.close()

    def add(self, tag: str, row: int | None = None) -> Element:
        """A new element at the end of the open one; with the line of its row where it is a block."""
        self.flush()
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            self.give_up(f"more than {MOST_ELEMENTS:,} paragraphs, cells, links and the like")
        element = etree.SubElement(self.open[-1], tag)
        if row is not None:
            element.set("data-line", str(self.reading.origin.at(row).line))
        return element

    def close(self) -> None:
        self.flush()
        self.open.pop()

    def flush(self) -> None:
        """Hang the words so far into the tree."""
        if self.words:
            append_text(self.open[-1], _GAP.sub(" ", clean("".join(self.words))))
            self.words.clear()

    def mark(self, element: Element, place: Location) -> None:
        element.set("at", f"{place.line}:{place.column}")

    def give_up(self, what: str) -> NoReturn:
        report_size(self.reading, self.reading.origin.at(self.row), what)
        raise _TooLargeError

    def report_length(self, element: Element) -> None:
        self.reading.error(
            "link-address",
            f"An address or the title of a link has more than {LONGEST_ADDRESS:,} characters.",
            element,
            "Copy the address from the browser once more.",
        )

    def report_depth(self, place: Location) -> None:
        if not self.too_deep:
            self.too_deep = True
            report_depth(self.reading, place)


def clean(text: str) -> str:
    """The text without characters that no XML document may hold (XML 1.0, section 2.2), such as a lone control."""
    return _ILLEGAL.sub("\ufffd", text)


def _notes(env: Mapping[str, Any]) -> Mapping[int, Any]:
    notes: Mapping[int, Any] = env.get("footnotes", {}).get("list", {})
    return notes


def _cells(line: str) -> int:
    """How many cells a table's line has (GFM, section 4.10)."""
    cells = escapedSplit(line.lstrip("> \t").rstrip())
    return len(cells) - (cells[:1] == [""]) - (len(cells) > 1 and cells[-1] == "")
