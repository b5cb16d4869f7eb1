"""A page saved as one file with all that belongs to it (MHTML, RFC 2557): its parts; knows nothing of their HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from anthology.importers.web_page.decoding import decoded
from anthology.sources import UnreadableError

_HEAD = 4096
_MOST_NESTED = 20
_START = re.compile(rb"(?im)^content-type:\s*multipart/related\b")


@dataclass(frozen=True, slots=True)
class Saved:
    """What a file holds. html: of the page. address: of the page, "" if not told. parts: the bytes of its files by
    their address, or by "cid:" and their Content-ID.
    """

    html: str
    address: str
    parts: dict[str, bytes]


def is_mhtml(data: bytes) -> bool:
    """Whether these bytes are an MHTML file: headers of a message, one of which says multipart/related."""
    head = data[:_HEAD]
    return not head.lstrip().startswith(b"<") and _START.search(head) is not None


def unpacked(data: bytes, name: str) -> Saved:
    """The page in an MHTML file. Raises UnreadableError: source-broken, where there is none in it."""
    if data.lower().count(b"content-type: multipart/") > _MOST_NESTED:
        raise _broken(name, "it has messages inside of messages")
    message = message_from_bytes(data)
    parts: dict[str, bytes] = {}
    page: Message | None = None
    for part in message.walk():
        if part.is_multipart():
            continue
        if page is None and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part
            continue
        for key in _keys(part):
            parts.setdefault(key, _bytes(part))
    if page is None:
        raise _broken(name, "there is no page in it")
    address = str(page.get("Content-Location") or message.get("Snapshot-Content-Location") or "").strip()
    told = page.get_content_charset() or ""
    return Saved(decoded(_bytes(page), told), address, parts)


def _keys(part: Message) -> list[str]:
    keys = [str(part.get("Content-Location") or "").strip()]
    if cid := str(part.get("Content-ID") or "").strip().strip("<>"):
        keys.append(f"cid:{cid}")
    return [key for key in keys if key]


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _broken(name: str, why: str) -> UnreadableError:
    return UnreadableError(
        "source-broken",
        f"{name} cannot be read as a saved page: {why}.",
        "Save the page again in your browser, as “Web page, complete”.",
    )
