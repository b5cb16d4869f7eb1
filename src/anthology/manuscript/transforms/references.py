"""Links: to the pieces, people and photographs of the book by id, and to the web; any other address is reported."""

from __future__ import annotations

from anthology.book.markup import Element
from anthology.manuscript.reading import Reading, ids_hint
from anthology.manuscript.tree import replace_with_content, take, words_of

_WEB = ("http", "https", "mailto")
_ANCHORS = {"piece": "", "person": "person-", "photo": "photo-"}
_UNKNOWN = {"piece": "piece-unknown", "person": "person-unknown", "photo": "photo-unknown"}
_KINDS = {"piece": "pieces", "person": "people", "photo": "photos"}
_FILES = "Link to a piece by its id, [words](piece:id), or to a page on the web."


def resolve_links(reading: Reading) -> None:
    """Turn `<link>` into `<a class="ref">` or `<a class="web">`; a wrong one leaves its words."""
    for link in list(reading.body.iter("link")):
        address = (link.get("href") or "").strip()
        scheme, colon, rest = address.partition(":")
        scheme = scheme.lower() if colon else ""
        if title := take(link, "title"):
            reading.error(
                "link-title",
                f"This link has a title, “{title[:60]}”, which no edition shows.",
                link,
                "Take the words in quotation marks out of the parentheses, or say them in the text.",
            )
        if scheme in _ANCHORS and _is_known(reading, link, scheme, rest) and _has_words(reading, link):
            _make(link, "ref", f"#{_ANCHORS[scheme]}{rest}")
        elif scheme in _WEB and _is_whole(reading, link, address) and _has_words(reading, link):
            _make(link, "web", address)
        else:
            if scheme not in _WEB and scheme not in _ANCHORS:
                _report_address(reading, link, address, scheme)
            replace_with_content(link)


def _make(link: Element, name: str, href: str) -> None:
    link.tag = "a"
    link.set("class", name)
    link.set("href", href)


def _is_known(reading: Reading, link: Element, kind: str, identifier: str) -> bool:
    known = {"piece": reading.known.pieces, "person": reading.known.people, "photo": reading.known.photos}[kind]
    if identifier in known:
        return True
    reading.error(
        _UNKNOWN[kind],
        f"There is no {kind} “{identifier}” in book.yaml.",
        link,
        ids_hint(identifier, known, _KINDS[kind]),
    )
    return False


def _is_whole(reading: Reading, link: Element, address: str) -> bool:
    scheme, _, rest = address.partition(":")
    host = rest.removeprefix("//").split("/")[0]
    if (scheme.lower() == "mailto" and "@" in rest) or (rest.startswith("//") and host):
        return True
    reading.error(
        "link-address",
        f"The address {address} is not complete.",
        link,
        "Write it as the browser shows it: https://example.org/page.",
    )
    return False


def _has_words(reading: Reading, link: Element) -> bool:
    if words_of(link).strip() or reading.is_faulty(link):
        return True
    reading.error(
        "link-without-words",
        f"The link to {link.get('href')} has no words.",
        link,
        "Write the words a reader sees between the brackets: [the letter from La Paz](piece:05-la-paz).",
    )
    return False


def _report_address(reading: Reading, link: Element, address: str, scheme: str) -> None:
    if not address:
        reading.error("link-address", "This link has no address.", link, "Write it between the parentheses.")
    elif scheme and "/" not in scheme and "." not in scheme and "#" not in scheme:
        reading.error(
            "link-scheme",
            f"Addresses that begin with {scheme}: have no place in a book.",
            link,
            "Link to piece:, person: or photo: and an id of book.yaml, or to https:, http: or mailto:.",
        )
    else:
        hint = f"Did you mean https://{address}?" if address.lower().startswith("www.") else _FILES
        reading.error("link-to-file", f"The link to {address} leads to no page on the web.", link, hint)
