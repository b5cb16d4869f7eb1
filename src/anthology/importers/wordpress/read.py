"""A WordPress export as articles: one for each post and page, and one for what belongs to none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from anthology.diagnostics import Diagnostic, unreadable, warning
from anthology.importers.article import Article, Beside, Block, BlockKind, Leftover, Picture, Source
from anthology.importers.markup import Page, convert, parse
from anthology.importers.wordpress.content import Content, figure
from anthology.importers.wordpress.export import Item, Site, items
from anthology.importers.wordpress.media import Library, alt_of, is_picture, prepare, words_elsewhere
from anthology.language.tags import is_language
from anthology.manuscript.tree import words_of
from anthology.sources import Location, UnreadableError

_NO_TEXTS = frozenset(
    {"attachment", "nav_menu_item", "wp_block", "custom_css", "customize_changeset", "oembed_cache", "revision",
     "user_request", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family",
     "wp_font_face", "acf-field", "acf-field-group", "feedback", "amp_validated_url", "wpcf7_contact_form"}
)  # fmt: skip
"""What WordPress and widespread plugins keep as posts that are no texts."""

_THROWN_AWAY = frozenset({"trash", "auto-draft", "inherit"})
_PUBLIC = "publish"
_HEAD = 8192
_FEED = re.compile(rb"<(?:!DOCTYPE\s+)?rss[\s>\[]")
_MARKED_UP = re.compile(r"<[A-Za-z/!]|&#?\w+;")


def is_feed(data: bytes) -> bool:
    """Whether these bytes are RSS, as exports of WordPress are; which of both, reading them tells."""
    head = data[:_HEAD].replace(b"\0", b"")
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and _FEED.search(head) is not None


def read_wordpress(data: bytes, name: str, beside: Beside) -> tuple[Article, ...]:
    """All texts of an export, in its order: posts, pages, and what a plugin keeps as texts of another kind.

    data: the export, WXR 1.0 to 1.2. name: of its file, for messages. beside: gives the bytes of pictures where
    wp-content/uploads, or what is in it, lies next to the export.

    A text's part is its number in WordPress, and its digest that of what is read of it, so a new export of the same
    text has the same. The last article may have no block: in its leftovers is what belongs to no text, such as menus,
    posts thrown away, and pictures that no text shows. A text that cannot be read has its diagnostic.
    Raises UnreadableError: export-broken, export-entities, export-unknown, export-empty.
    """
    return tuple(iterate_wordpress(data, name, beside))


def iterate_wordpress(data: bytes, name: str, beside: Beside) -> Iterator[Article]:
    """The same, one article at a time: memory is bounded by the largest post, beside data itself."""
    export = _Export(name, Library(beside))
    for item in items(data, name, export.site):
        if item.kind == "attachment":
            export.library.add(item)
        elif item.kind == "wp_block":
            export.reused[item.identifier] = item
    count = 0
    for item in items(data, name, Site()):
        if item.kind not in _NO_TEXTS and item.status not in _THROWN_AWAY:
            count += 1
            yield export.article(item)
        elif item.kind not in ("attachment", "wp_block"):
            export.aside(item)
    if not count and not export.leftovers and not export.library.by_number:
        raise UnreadableError(
            "export-empty",
            f"{name} has no posts.",
            "Choose “All content”, or the posts of the series, when you export.",
        )
    if (rest := export.rest(data)) is not None:
        yield rest


@dataclass(slots=True)
class _Export:
    """One export under way. leftovers, diagnostics: of what belongs to no text. used: numbers of reused blocks."""

    name: str
    library: Library
    site: Site = field(default_factory=Site)
    reused: dict[str, Item] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    leftovers: list[Leftover] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def article(self, item: Item) -> Article:
        """A post or page."""
        heading = self.words(item.title)
        article = Article(
            self._source(item),
            heading,
            (),
            byline=self._byline(item),
            published=item.published,
            language=self._language(),
            diagnostics=tuple(self._told_of_status(item, heading)),
        )
        try:
            return self._with_text(article, item)
        except UnreadableError as problem:
            told = unreadable(problem, Location(self.name, item.line))
            return replace(article, diagnostics=(*article.diagnostics, told))

    def _with_text(self, article: Article, item: Item) -> Article:
        content = Content(item, self.library, self.reused, self.used)
        root = parse(content.html(), f"The post “{article.heading}” in {self.name}")
        self.library.outside.clear()
        prepare(root, self.library)
        converted = convert(root, Page(item.link, article.language, self.library.bytes_of))
        blocks, shown = self._featured(item, converted.blocks), list[Leftover]()
        blocks = tuple(
            replace(b, pictures=tuple(self._told(p, shown) for p in b.pictures)) if b.pictures else b for b in blocks
        )
        outside = [self._told_outside(article.heading, item, address) for address in self.library.outside]
        left = [*content.leftovers, *converted.leftovers, *shown, *self._around(item)]
        return replace(
            article,
            blocks=blocks,
            notes=converted.notes,
            leftovers=tuple(left),
            diagnostics=(*article.diagnostics, *outside),
        )

    def _told_outside(self, heading: str, item: Item, address: str) -> Diagnostic:
        return warning(
            "source-path-climbs",
            f"The post “{heading}” names a picture whose path leads out of the folder: {address[:100]}.",
            Location(self.name, item.line),
            "It was not read. Put the picture into the book's folder photos yourself, if it is one.",
        )

    def _source(self, item: Item) -> Source:
        read = (item.title, item.creator, str(item.published), item.content, item.excerpt, item.value("footnotes"))
        digest = hashlib.sha256("\0".join(read).encode("utf-8", "surrogatepass")).hexdigest()
        return Source(self.name, digest, item.link, item.identifier)

    def _byline(self, item: Item) -> tuple[str, ...]:
        """The authors that a plugin tells, or else the one who wrote the post, by the name the site shows."""
        told = item.authors or (item.creator,)
        return tuple(dict.fromkeys(self.site.names.get(name, name) for name in told if name))

    def _language(self) -> str:
        tag = self.site.language.replace("_", "-")
        return tag if re.fullmatch(r"[A-Za-z0-9-]{2,35}", tag) and is_language(tag) else ""

    def _told_of_status(self, item: Item, heading: str) -> Iterator[Diagnostic]:
        if item.status != _PUBLIC or item.protected:
            status = "protected by a password" if item.status == _PUBLIC else f"not published ({item.status})"
            yield warning(
                "post-unpublished",
                f"The post “{heading or item.identifier}” is {status} on the site.",
                Location(self.name, item.line),
                "Leave it out of the book, unless its author and you want it there.",
            )

    def _featured(self, item: Item, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks, before them the picture that themes show above a text, where the text does not show it."""
        picture = self.library.by_number.get(item.value("_thumbnail_id"))
        if picture is None or not is_picture(picture):
            return blocks
        if any(self.library.at(p.address) is picture for b in blocks for p in b.pictures):
            return blocks
        root = parse(figure(picture, captioned=False), self.name)
        return (*convert(root, Page(bytes_of=self.library.bytes_of)).blocks, *blocks)

    def _told(self, picture: Picture, left: list[Leftover]) -> Picture:
        """The picture with the library's caption where the text has none; what the library says else is left over."""
        item = self.library.at(picture.address) if picture.address else None
        if item is None:
            return picture
        caption = picture.caption
        if not caption and item.excerpt:
            blocks = convert(parse(f"<p>{item.excerpt}</p>", self.name)).blocks
            caption = " ".join(b.markdown.replace("\\\n", " ") for b in blocks if b.kind is BlockKind.PARAGRAPH)
        if item.identifier not in self.library.used:
            self.library.used.add(item.identifier)
            left += words_elsewhere(item, self.words, (picture.caption or self.words(item.excerpt), picture.alt))
        return replace(picture, caption=caption)

    def _around(self, item: Item) -> Iterator[Leftover]:
        """What an export has of a text and the text does not: excerpt, terms, fields, comments."""
        featured = item.value("_thumbnail_id")
        missing = featured.strip("0") and featured not in self.library.by_number
        told = [
            (f"picture {featured}" if missing else "", "the picture above the text, which is not in the export"),
            (self.words(item.excerpt), "the excerpt, which lists of the site show"),
            (", ".join(item.terms), "categories and tags"),
        ]
        told += [
            (self.words(value), f"the custom field {key}")
            for key, value in item.meta
            if not key.startswith("_") and key != "footnotes"
        ]
        for comment in item.comments:
            kind = comment.kind if comment.approved else f"{comment.kind} that was not approved"
            told.append((f"{comment.author}: {self.words(comment.content)}", f"a reader's {kind}"))
        yield from (Leftover(words, reason, item.line) for words, reason in told if words.strip())

    def aside(self, item: Item) -> None:
        """What is no text, or was thrown away: its words are left over, and a post in the trash is told."""
        words = f"{self.words(item.title)} {self.words(item.content)} {self.words(item.excerpt)}".strip()
        where = "a post that was thrown away" if item.status in _THROWN_AWAY else f"a {item.kind} of the site"
        if words:
            self.leftovers.append(Leftover(words, f"{where}, which is no text of the series", item.line))
        if item.kind not in _NO_TEXTS:
            self.diagnostics += self._told_of_status(item, self.words(item.title))

    def rest(self, data: bytes) -> Article | None:
        """What belongs to no text, as an article without blocks; None where there is nothing."""
        for number, item in self.reused.items():
            if number not in self.used:
                self.aside(item)
            elif item.title:
                self.leftovers.append(Leftover(item.title, "the name of a block that texts reuse", item.line))
        for item in self.library.by_number.values():
            if item.identifier not in self.library.used:
                left = [item.file, item.title, self.words(item.excerpt), self.words(item.content), alt_of(item)]
                words = " ".join(dict.fromkeys(w for w in left if w))
                self.leftovers.append(Leftover(words, "a file of the media library that no text shows", item.line))
        if not self.leftovers and not self.diagnostics:
            return None
        source = Source(self.name, hashlib.sha256(data).hexdigest(), self.site.address)
        return Article(source, "", (), leftovers=tuple(self.leftovers), diagnostics=tuple(self.diagnostics))

    def words(self, text: str) -> str:
        """The words of a text that may have HTML in it."""
        if _MARKED_UP.search(text):
            try:
                text = " ".join(words_of(part) for part in parse(text, self.name))
            except UnreadableError:
                return text
        return " ".join(text.split())
