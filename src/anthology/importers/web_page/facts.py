"""What a page says of its text apart from the text: title, authors, date, address, language; shows nothing of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from anthology.book.markup import Element, text_of
from anthology.importers.markup.addresses import for_readers, whole
from anthology.importers.web_page.linked_data import Record, records
from anthology.language.tags import is_language

_AUTHOR_METAS = (
    "author",
    "article:author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "byl",
)
_DATE_METAS = (
    "article:published_time",
    "citation_publication_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "datepublished",
    "parsely-pub-date",
    "date",
)
_BY = re.compile(r"(?i)^(?:(?:written |text |words |posted |texte |texto )?(?:by|par|por|von|di|de)[:\s]+)")
_AND = re.compile(r"\s*(?:,|;|&|\band\b|\bet\b|\by\b|\bund\b|\be\b)\s+")
_DAY = re.compile(r"(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?!\d)")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000}?)\s*-->")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of its text. title: "" where it has none; site: the name of the site, "" if not told.

    authors: names. address: with http or https, "" if not told. language: BCP 47, "" if not told.
    """

    title: str = ""
    site: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    address: str = ""
    language: str = ""


def facts_of(root: Element, html: str, saved_from: str = "") -> Facts:
    """The facts of a page: JSON-LD before meta elements, these before the marks of microdata and microformats.

    html: the page as text, for the comment that browsers leave. saved_from: the address that stands beside the page.
    """
    metas = _metas(root)
    told = records(root)
    site = metas.get("og:site_name", [""])[0]
    title = _first(told.title, *metas.get("og:title", ()), *metas.get("twitter:title", ()), _head_title(root))
    return Facts(
        title=_without_site(title, site),
        site=site,
        authors=_authors(root, told, metas),
        published=_published(root, told, metas),
        address=_address(root, html, told, metas, saved_from),
        language=_language(root, told, metas),
    )


def _metas(root: Element) -> dict[str, list[str]]:
    """Contents of the meta elements by their name or property in lower case, none of them empty."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for key in {(meta.get("name") or "").lower(), (meta.get("property") or "").lower()} - {""}:
            if content:
                found.setdefault(key, []).append(content)
    return found


def _head_title(root: Element) -> str:
    return next((text_of(e) for e in root.iter("title") if not _inside_svg(e)), "")


def _inside_svg(element: Element) -> bool:
    return any(a.tag == "svg" for a in element.iterancestors())


def _without_site(title: str, site: str) -> str:
    """The title without the name of the site, which stands before or behind it after a dash or a bar."""
    if site:
        title = re.sub(rf"\s*[|–—·«»:-]\s*{re.escape(site)}$|^{re.escape(site)}\s*[|–—·«»:-]\s*", "", title)
    return title.strip()


def _authors(root: Element, told: Record, metas: dict[str, list[str]]) -> tuple[str, ...]:
    listed = told.authors or tuple(name for key in _AUTHOR_METAS for name in metas.get(key, ()) if "://" not in name)
    if not listed:
        listed = tuple(_marked_authors(root))
    names: dict[str, None] = {}
    for entry in listed:
        for name in _AND.split(_BY.sub("", entry)):
            if name.strip():
                names.setdefault(name.strip())
    return tuple(names)


def _marked_authors(root: Element) -> list[str]:
    """Names that microdata, a link or a class marks as the author's: those of the surest mark that is there."""
    surest: dict[int, list[str]] = {}
    for element in root.iter():
        classes = (element.get("class") or "").lower().split()
        within = [a.get("itemprop") for a in element.iterancestors()]
        marks = (
            element.get("itemprop") == "name" and "author" in within,
            element.get("itemprop") == "author",
            "author" in (element.get("rel") or "").split(),
            "p-author" in classes,
            "byline" in classes,
        )
        if not any(marks) or _of_another_text(element):
            continue
        name = text_of(element) or element.get("content") or ""
        if 0 < len(name) < 120:
            surest.setdefault(marks.index(True), []).append(name)
    return surest[min(surest)] if surest else []


def _published(root: Element, told: Record, metas: dict[str, list[str]]) -> date | None:
    marked = (
        e.get("content") or e.get("datetime") or text_of(e) for e in root.iterfind(".//*[@itemprop='datePublished']")
    )
    times = (e.get("datetime", "") for e in root.iter("time") if not (_is_in_prose(e) or _of_another_text(e)))
    for text in (told.published, *(d for key in _DATE_METAS for d in metas.get(key, ())), *marked, *times):
        if (day := _day(text)) is not None:
            return day
    return None


def _is_in_prose(time: Element) -> bool:
    return any(not a.get("class") for a in time.iterancestors("p"))


def _of_another_text(element: Element) -> bool:
    """Whether it stands with a comment or in the page's furniture, or says when a text was changed."""
    marks = " ".join(f"{e.get('class', '')} {e.tag}" for e in (element, *element.iterancestors()))
    return re.search(r"comment|related|updated|modified|\baside\b|\bnav\b", marks) is not None


def _day(text: str) -> date | None:
    found = _DAY.match(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _address(root: Element, html: str, told: Record, metas: dict[str, list[str]], saved_from: str) -> str:
    base = saved_from if for_readers(saved_from).startswith(("http://", "https://")) else ""
    canonical = [e.get("href", "") for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    comment = _SAVED_FROM.search(html[:4096])
    for candidate in (*canonical, *metas.get("og:url", ()), told.address, base, comment[1] if comment else ""):
        address = for_readers(whole(candidate, base))
        if address.startswith(("http://", "https://")):
            return address
    return ""


def _language(root: Element, told: Record, metas: dict[str, list[str]]) -> str:
    own = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    for tag in (own, told.language, *metas.get("og:locale", ()), *metas.get("dc.language", ())):
        if (known := str(tag).strip().replace("_", "-")) and is_language(known):
            return known
    return ""


def _first(*candidates: str) -> str:
    return next((" ".join(c.split()) for c in candidates if c.strip()), "")
