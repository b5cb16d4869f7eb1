"""From the bytes of a saved page to the text on it; knows the order of the steps, and what no step may lose."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from anthology.book.markup import Element
from anthology.diagnostics import Diagnostic, warning
from anthology.importers.article import Article, Beside, Block, Leftover, Source
from anthology.importers.markup import Page, convert, parse
from anthology.importers.markup.addresses import whole
from anthology.importers.remainder import UNPLACED, remainder
from anthology.importers.web_page.apart import take_apart
from anthology.importers.web_page.decoding import decoded
from anthology.importers.web_page.facts import Facts, facts_of
from anthology.importers.web_page.heading import take_heading
from anthology.importers.web_page.main_text import main_text
from anthology.importers.web_page.mhtml import Saved, is_mhtml, unpacked
from anthology.importers.web_page.pictures import is_inside, settle_pictures
from anthology.importers.web_page.saved_files import SavedFiles
from anthology.importers.web_page.words import words_in
from anthology.sources import Location, UnreadableError

LARGEST = 60_000_000
"""Bytes of a page with all its pictures in one file."""


_HEAD = 4096
_MARKED_UP = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1)[\s>]")
_NO_PAGE = re.compile(rb"(?i)<(?:rss|feed|svg|office:document)[\s>]")


def is_page(data: bytes) -> bool:
    """Whether these bytes are a page: marked up from their beginning on, as HTML; or MHTML."""
    head = data[:_HEAD].replace(b"\0", b"")
    begun = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
    return is_mhtml(data) or (begun and bool(_MARKED_UP.search(head)) and not _NO_PAGE.search(head))


def read_page(data: bytes, name: str, beside: Beside) -> tuple[Article, ...]:
    """The one text of a saved page: HTML, or MHTML with its pictures inside.

    name: of the file, as in messages. beside: gives the files of the folder saved with it. Nothing is fetched, no
    script is run. Words that are not the text's, and those that only the page's author would see, are leftovers.
    Raises UnreadableError: source-too-large, source-too-deep, source-broken, source-without-text.
    """
    if len(data) > LARGEST:
        raise UnreadableError(
            "source-too-large",
            f"{name} is larger than {LARGEST // 1_000_000} MB, which is no page with a text.",
            "Is this the right file? Save the page of one text alone.",
        )
    saved = unpacked(data, name) if is_mhtml(data) else Saved(decoded(data), "", {})
    root = parse(saved.html, name)
    body = root.find("body")
    whole_page = words_in(root if body is None else body)
    if not whole_page:
        raise UnreadableError(
            "source-without-text",
            f"There are no words on the page {name}: perhaps scripts write them when the page is open.",
            "Save the page again as “Web page, complete”, or copy the text into a plain text file and add that.",
        )
    facts = facts_of(root, saved.html, saved.address)
    source = Source(name, hashlib.sha256(data).hexdigest(), url=facts.address)
    files = SavedFiles(name, beside, saved.parts, saved.address or facts.address)
    article = _article(root if body is None else body, root, facts, files, source)
    lost = remainder(whole_page, article)
    return (replace(article, leftovers=(*article.leftovers, Leftover(lost, UNPLACED))) if lost else article,)


def _article(body: Element, root: Element, facts: Facts, files: SavedFiles, source: Source) -> Article:
    main = main_text(root)
    heading = take_heading(main.element, body, facts.title)
    several = () if main.texts == 1 else (_several(main.texts, source.file),)
    apart = take_apart(body, main, facts)
    pictures, told = settle_pictures(main.element, files)
    addresses = {image.get("src") or "" for image in main.element.iter("img")}
    local = {whole(a, facts.address) for a in addresses if files.is_local(a) or (a in pictures and is_inside(a))}
    converted = convert(main.element, Page(facts.address, facts.language, pictures.get))
    return Article(
        source=source,
        heading=heading,
        blocks=tuple(_of_the_web(block, local) for block in converted.blocks),
        byline=facts.authors,
        published=facts.published,
        language=facts.language,
        notes=converted.notes,
        leftovers=(*converted.leftovers, *apart),
        diagnostics=(*several, *told),
    )


def _several(texts: int, name: str) -> Diagnostic:
    return warning(
        "source-several-texts",
        f"{name} is a page of {texts} texts; they came in as one.",
        Location(name),
        "Save the page of each text by itself, and add those pages instead.",
    )


def _of_the_web(block: Block, local: set[str]) -> Block:
    """The block with no address for pictures that only have one beside the page."""
    if not any(p.address in local for p in block.pictures):
        return block
    pictures = tuple(replace(p, address="") if p.address in local else p for p in block.pictures)
    return replace(block, pictures=pictures)
