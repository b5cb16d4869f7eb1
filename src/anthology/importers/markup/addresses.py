"""Addresses of links: whole, and without what only serves to track readers; knows no page."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?i)(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|"
    r"mkt_tok|_hsenc|_hsmi|oly_anon_id|oly_enc_id|vero_id|s_cid|wickedid|srsltid|rb_clickid|ml_subscriber\w*)"
)
_WEB = ("http", "https", "mailto")


def whole(address: str, base: str) -> str:
    """The address as it leads from the page at base, "" where it is none; base: "" where it is not known."""
    address = re.sub(r"[\t\n\r]", "", address).strip()
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return ""


def for_readers(address: str) -> str:
    """The address of a link as it may stand in a book, tracking parameters left out; "" where it may not.

    May: http and https with a host, mailto with an at sign.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in _WEB or not (parts.netloc if parts.scheme != "mailto" else "@" in parts.path):
        return ""
    query = "&".join(p for p in parts.query.split("&") if not _TRACKING.fullmatch(p.partition("=")[0]))
    fragment = "" if parts.fragment.startswith(":~:") else parts.fragment
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, fragment))


def in_markdown(address: str) -> str:
    """The address as the destination of a link (CommonMark, section 6.3): no space, parenthesis or mark in it."""
    return quote(address, safe="/:?#@!$&'+,;=%-._~")
