"""Sets templates into text trees with the words of the book's language; knows nothing of what a section is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from anthology.book import Book, Kind, Person, Section
from anthology.book.markup import BLOCKS, Element, violations
from anthology.language import dates, tags
from anthology.language.words import Words
from anthology.sources import UnreadableError
from anthology.theme import Markup, TemplateError, Theme

NOTHING = Markup("")


class Compositor:
    """Makes elements of the closed vocabulary from the templates of a theme.

    language, direction: of the words the book says by itself. linked: whether people have an entry to link to.
    """

    def __init__(self, theme: Theme, language: str, *, linked: bool) -> None:
        self.theme, self.linked = theme, linked
        self.words = Words(language)
        self.language = self.words.spoken
        self.direction = tags.direction(self.language)
        self._templates = theme.templates()

    @classmethod
    def of(cls, book: Book) -> Compositor:
        """The one who sets what this book says by itself. Raises UnreadableError for a theme that cannot be read."""
        theme = Theme.load(book.settings.pages.theme, book.folder)
        return cls(theme, book.language, linked=any(s.kind is Kind.CORRESPONDENTS for s in book.sections))

    def section(self, template: str, section: Section, **values: object) -> Element:
        """The body of a generated section, made by the template of that name."""
        return self.element(
            template,
            id=section.id,
            kind=section.kind.value,
            heading=section.title,
            lang=section.language,
            dir=section.direction,
            **values,
        )

    def element(self, template: str, **values: object) -> Element:
        """The one element a template makes.

        Raises UnreadableError (theme-broken) where a template of the book's own theme fails; where one of ours does,
        that is a bug and raises ValueError.
        """
        try:
            text = self._templates.render(f"{template}.xhtml.j2", say=self.say, **values)
            element = etree.fromstring(text.strip(), _PARSER)
            if found := next(violations(element), None):
                raise ValueError(found)
        except (TemplateError, etree.XMLSyntaxError, ValueError) as problem:
            if self.theme.is_shipped:
                raise
            raise UnreadableError(
                "theme-broken",
                f"The template {template}.xhtml.j2 of the theme {self.theme.name} makes no proper text ({problem}).",
                "Correct the template, or take it out of the theme: then that of the default theme is used.",
            ) from problem
        _tidy(element)
        return element

    def say(self, name: str, /, **values: object) -> Markup:
        """A word of the book's language with its values filled in; what is no Markup is escaped."""
        return Markup(Markup.escape(self.words(name))).format(**values)

    def listing(self, items: Iterable[Markup]) -> Markup:
        """Things one after the other: "a, b and c"."""
        return Markup(dates.listing([str(i) for i in items], self.language))

    def text(self, text: str, language: str | None = None, direction: str | None = None) -> Markup:
        """A text as it stands among the book's own words, marked where its language or direction is another."""
        language = language or self.language
        direction = direction or tags.direction_of(text) or self.direction
        attributes = NOTHING
        if language != self.language:
            attributes += Markup(' lang="{}"').format(language)
        if direction != self.direction:
            return Markup('<bdi{} dir="{}">{}</bdi>').format(attributes, direction, text)
        return Markup("<span{}>{}</span>").format(attributes, text) if attributes else Markup.escape(text)

    def passage(self, passage: Markup, language: str) -> Markup:
        """Inline elements in a language as they stand among the book's own words, marked where that is another."""
        if language == self.language:
            return passage
        return Markup('<span lang="{}" dir="{}">{}</span>').format(language, tags.direction(language), passage)

    def marks(self, language: str) -> Markup:
        """The attributes that mark the book's own words where they stand in a text of this language, if they must."""
        if language == self.language:
            return NOTHING
        return Markup(' lang="{}" dir="{}"').format(self.language, self.direction)

    def title(self, section: Section) -> Markup:
        """A section's title as it stands among the book's own words."""
        return self.text(section.title, section.language, section.direction)

    def person(self, person: Person) -> Markup:
        """A name, linked to the person's entry where the book has one."""
        if not self.linked:
            return Markup('<span class="name">{}</span>').format(self.text(person.name))
        return Markup('<a class="name" href="#{}">{}</a>').format(person.anchor, self.text(person.name))

    def web(self, url: str, text: str | Markup | None = None) -> Markup:
        """A link out of the book."""
        return Markup('<a class="web" href="{}">{}</a>').format(url, text if text is not None else bare_address(url))


def bare_address(url: str) -> str:
    """An address as printed: without scheme, "www." and a last slash."""
    return re.sub(r"^https?://(www\.)?", "", url).rstrip("/")


def markup_of(element: Element | None) -> Markup:
    """An element as Markup, without what follows it."""
    if element is None:
        return NOTHING
    return Markup(etree.tostring(element, encoding="unicode", with_tail=False))


def inner(element: Element | None, *, ids: bool = True) -> Markup:
    """What stands inside an element, as Markup; without ids where it is printed a second time."""
    if element is None:
        return NOTHING
    if not ids:
        element = deepcopy(element)
        for inside in element.iter():
            inside.attrib.pop("id", "")
    return Markup.escape(element.text or "") + NOTHING.join(
        Markup(etree.tostring(child, encoding="unicode")) for child in element
    )


def label(element: Element) -> Markup:
    """What stands inside an element, fit to stand inside a link elsewhere: without links, note calls and ids."""
    copy = deepcopy(element)
    for call in copy.iter("a"):
        if "noteref" in (call.get("class") or "").split():
            call.text = None
            call[:] = []
    for marked in copy.iter():
        for name in ("id", "data-index", "data-line", "data-file", "href"):
            marked.attrib.pop(name, "")
        if marked.get("class") == "index-entry":
            del marked.attrib["class"]
    etree.strip_tags(copy, "a")
    return inner(copy)


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def _tidy(root: Element) -> None:
    """Drop the white space between blocks, which is only the template's own layout."""
    for element in root.iter():
        if any(child.tag in BLOCKS for child in element):
            if not (element.text or "").strip():
                element.text = None
            for child in element:
                if not (child.tail or "").strip():
                    child.tail = None
