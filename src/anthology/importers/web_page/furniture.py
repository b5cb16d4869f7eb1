"""What on a page is no part of its text, told by elements, roles and class names; does not know which text it is."""

from __future__ import annotations

import re
from enum import StrEnum

from anthology.book.markup import Element


class Furniture(StrEnum):
    """What a part of a page is; the value says why it is not in the chapter."""

    PAGE = "It belongs to the page, not to the text: menus, other texts, comments, notices."
    ABOUT = "It says something about the text: author, date, categories, tags, how long it takes to read."
    SHARING = "It is a button or a line for sharing the text on the web."


_PAGE_ELEMENTS = frozenset({"nav", "dialog", "menu", "amp-sidebar", "amp-consent", "amp-ad", "amp-analytics"})
_PAGE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar"})
_PAGE_WORDS = re.compile(
    r"nav|navigation|navbar|menus?|breadcrumbs?|sidebar|cookies?|consent|gdpr|newsletter|subscri(?:be|ption)|signup"
    r"|paywall|related|relatedposts|recommend(?:ed|ations)|popular|trending|comments?|respond|disqus|pagination|pager"
    r"|widgets?|advert|advertisement|ads?|promo|popup|modal|masthead|colophon|toolbar|skip|recirc|readmore|latest|footer"
)
_PAGE_PHRASES = re.compile(r"siteheader|siteinfo|pageheader|morefrom|youmayalso|readnext|postnav")
_SHARING = re.compile(r"shares?|sharing|sharedaddy|sharethis|addtoany|socials?|tweet")
_ABOUT = re.compile(r"byline|meta|tags?|taglist|category|categories|catlinks|postmeta|postmetadata|published")
_ABOUT_PHRASES = re.compile(r"postedon|readingtime|readtime|entrydate|postdate|pubdate|entryfooter|postfooter")
_MARKS = (
    (_SHARING, re.compile("sharebuttons"), Furniture.SHARING),
    (_ABOUT, _ABOUT_PHRASES, Furniture.ABOUT),
    (_PAGE_WORDS, _PAGE_PHRASES, Furniture.PAGE),
)
"""Words and phrases in class names, and what they mark."""

_AUTHOR = re.compile(
    r"(?i)(?:author|writer|contributor)[-_]{0,2}(?:bio\w*|box|card|info|description|profile)"
    r"|about[-_]{0,2}(?:the[-_]{0,2})?author|\bbio(?:graphy)?\b"
)
_STATES = re.compile(r"(?i)(?:category|tag|has|no|with|is|format|status|type)-")


def kind_of(element: Element) -> Furniture | None:
    """What this element is by its own marks, None where it may be text."""
    tag = str(element.tag)
    if tag in _PAGE_ELEMENTS or (element.get("role") or "").lower() in _PAGE_ROLES:
        return Furniture.PAGE
    if is_about_author(element) or tag in ("img", "figure", "body", "html", "picture"):
        return None
    names = [_parts(name) for name in _names(element)]
    for word, phrase, kind in _MARKS:
        if any(phrase.search("".join(parts)) or any(map(word.fullmatch, parts)) for parts in names):
            return kind
    return None


def is_about_author(element: Element) -> bool:
    """Whether this is the box that tells who wrote the text, as themes put behind it."""
    return any(_AUTHOR.search(name) for name in _names(element))


def _names(element: Element) -> list[str]:
    """Class names and id, without those that say only which state or taxonomy a post is in.

    Elementor calls everything a widget, the paragraphs of the text as well.
    """
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-testid') or ''}".split()
    return [n.replace("elementor-widget", "") for n in names if not _STATES.match(n)]


def _parts(name: str) -> list[str]:
    """The words of a class name: "wp-block-socialLinks" is wp, block, social, links."""
    return [part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)]
