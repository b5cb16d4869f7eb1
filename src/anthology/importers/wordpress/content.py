"""From the text of a post as WordPress keeps it to plain HTML: blocks, shortcodes, notes, paragraphs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from anthology.importers.article import Leftover
from anthology.importers.wordpress.autop import with_paragraphs
from anthology.importers.wordpress.export import Item
from anthology.importers.wordpress.media import Library, alt_of
from anthology.importers.wordpress.shortcodes import Shortcode, without_shortcodes

NOTES = frozenset({"efn_note", "footnote", "footnotes", "fn", "mfn", "modern_footnote", "ref", "note", "sidenote"})
"""The shortcodes in which plugins for notes have the text of a note."""

_EMBEDS = frozenset({"embed", "audio", "video", "playlist", "youtube", "vimeo", "soundcloud", "tweet", "instagram"})
_KNOWN = NOTES | _EMBEDS | {"caption", "wp_caption", "gallery"}
_BLOCK = re.compile(r"\s*(?P<end>/?)wp:(?P<name>[a-z][\w/-]*)\s*(?P<json>.*?)\s*(?P<single>/?)\s*", re.DOTALL)
_IMAGE = re.compile(r"\s*((?:<a\b[^<>]*>)?\s*<img\b[^<>]*>\s*(?:</a>)?)(.*)", re.DOTALL | re.IGNORECASE)
_ADDRESS_LINE = re.compile(r"^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*$", re.MULTILINE)
_SOFTWARE = "a sign of the site's software"
_DEEPEST = 3
"""Reused blocks inside one another."""


@dataclass(slots=True)
class Content:
    """The text of one post on its way. reused: texts of reused blocks by number; used: of those that are."""

    item: Item
    library: Library
    reused: Mapping[str, Item]
    used: set[str]
    leftovers: list[Leftover] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def html(self) -> str:
        """The whole text with the texts of its notes at the end. What is no text goes to leftovers."""
        text = self._of_blocks(self.item.content, 0)
        notes = [*self.notes, *_notes_of_editor(self.item)]
        return text + (f'\n<ol class="footnotes">{"".join(notes)}</ol>' if notes else "")

    def _of_blocks(self, text: str, depth: int) -> str:
        """The text without comments; what stands in no block has paragraphs by its empty lines."""
        done, inside = list[str](), 0
        for part, comment in _comments(text):
            if part:
                written = self._without_shortcodes(part)
                done.append(written if inside else with_paragraphs(written))
            found = _BLOCK.fullmatch(comment)
            if found is None:
                self._comment(comment)
            elif found["single"]:
                done.append(self._single(found, depth))
            else:
                inside = max(0, inside + (-1 if found["end"] else 1))
        return "".join(done)

    def _comment(self, comment: str) -> None:
        """What is no block: the sign where the page is cut, or a remark that no reader of the site sees."""
        words = comment.strip()
        if words == "nextpage" or words == "noteaser":  # noqa: PLR1714
            return
        if words.startswith("more"):
            self._leave(words.removeprefix("more"), "the words of the link to the rest of the text")
        else:
            self._leave(words, "a comment in the source of the page, which its readers do not see")

    def _single(self, found: re.Match[str], depth: int) -> str:
        """A block without content: a reused one's text, or nothing, its words with the leftovers."""
        name, attributes = found["name"].removeprefix("core/"), _json(found["json"])
        if name == "block":
            number = str(attributes.get("ref"))
            if (reused := self.reused.get(number)) is not None and depth < _DEEPEST:
                self.used.add(number)
                return self._of_blocks(reused.content, depth + 1)
            self._leave(f"wp:block {found['json']}", "a reused block that is not in the export")
        elif name != "footnotes":
            words = " ".join(_strings(attributes))
            self._leave(words, f"a block of the site's software ({name}), which is no text by itself")
        return ""

    def _without_shortcodes(self, text: str) -> str:
        text = without_shortcodes(text, _KNOWN, self._replaced, lambda sign: self._leave(sign, _SOFTWARE))
        return _ADDRESS_LINE.sub(lambda found: f"\n\n{_embed(found[1])}\n\n", text)

    def _replaced(self, code: Shortcode) -> str | None:
        if code.name in NOTES:
            return None if code.content is None else self._note(code.content)
        if code.name in ("caption", "wp_caption"):
            return None if code.content is None else _captioned(code)
        if code.name == "gallery":
            return self._gallery(code)
        words = f"{code.content or ''} {' '.join(code.attributes.values())}".strip()
        return _embed(words or code.written)

    def _note(self, text: str) -> str:
        number = len(self.notes) + 1
        name, back = f"shortcode-note-{number}", f"shortcode-call-{number}"
        self.notes.append(f'<li id="{name}">{text} <a href="#{back}">↑</a></li>')
        return f'<sup class="footnote"><a id="{back}" href="#{name}">{number}</a></sup>'

    def _gallery(self, code: Shortcode) -> str:
        """The pictures that a gallery names, or else all that were uploaded for the text."""
        asked = code.attributes.get("ids") or code.attributes.get("include")
        numbers = re.findall(r"\d+", asked or "")
        items = [i for n in numbers if (i := self.library.by_number.get(n)) is not None]
        missing = [n for n in numbers if n not in self.library.by_number]
        if missing:
            self._leave(f"{code.written} {', '.join(missing)}", "pictures of a gallery that are not in the export")
        figures = "".join(map(figure, items if asked else self.library.of_text(self.item.identifier)))
        if not figures and not missing:
            self._leave(code.written, "a gallery without pictures in the export")
        return f'<div class="gallery">{figures}</div>' if figures else ""

    def _leave(self, words: str, reason: str) -> None:
        if words := " ".join(words.split()):
            self.leftovers.append(Leftover(words, reason, self.item.line))


def _comments(text: str) -> Iterator[tuple[str, str]]:
    """Each stretch of text with the comment that ends it, "nextpage" after the last."""
    reached = 0
    while (start := text.find("<!--", reached)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield text[reached:start], text[start + 4 : end]
        reached = end + 3
    yield text[reached:], "nextpage"


def _embed(words: str) -> str:
    return f'<iframe src="{escape(words)}"></iframe>'


def figure(item: Item, *, captioned: bool = True) -> str:
    """The HTML of a picture of the library, with its own caption or none."""
    caption = f"<figcaption>{item.excerpt}</figcaption>" if item.excerpt and captioned else ""
    return f'<figure><img src="{escape(item.file)}" alt="{escape(alt_of(item))}">{caption}</figure>'


def _captioned(code: Shortcode) -> str | None:
    """The picture and the caption of `[caption]`, which stands behind it or, before WordPress 3.4, in an attribute."""
    found = _IMAGE.fullmatch(code.content or "")
    if found is None:
        return None
    old = code.attributes.get("caption", "")
    caption = f"{old} {found[2].strip()}".strip()
    return f'<figure class="wp-caption">{found[1]}<figcaption>{caption}</figcaption></figure>'


def _notes_of_editor(item: Item) -> Iterator[str]:
    """The notes of the editor's own block, which keeps their texts in a custom field (WordPress 6.3)."""
    try:
        told = json.loads(item.value("footnotes") or "[]")
    except (ValueError, RecursionError):
        return
    for note in told if isinstance(told, list) else ():
        if isinstance(note, dict) and isinstance(note.get("id"), str) and isinstance(note.get("content"), str):
            name = escape(note["id"])
            yield f'<li id="{name}">{note["content"]} <a href="#{name}-link">↑</a></li>'


def _json(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {"written": text}
    return told if isinstance(told, dict) else {}


def _strings(value: object) -> Iterator[str]:
    """The words in the attributes of a block: text with a space in it, or an address; single words only set looks."""
    if isinstance(value, str):
        if " " in value.strip() or "://" in value:
            yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
