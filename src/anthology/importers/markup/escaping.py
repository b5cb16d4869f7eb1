"""Plain text as Markdown that reads back to the same words, by the conventions of `manuscript`; knows no HTML."""

from __future__ import annotations

import re
import unicodedata

from anthology.manuscript.leftovers import leftover

_SPACES = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = re.compile(
    "[\u00ad\u180e\ufeff\u2060\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
    # Joiners and zero-width spaces mean something beside letters of scripts that need them only.
    "|(?<![^\x00-\u05ff])[\u200b-\u200d]+|[\u200b-\u200d]+(?![^\x00-\u05ff])"
)
_BRACKETED = re.compile(r"(?<![^\s(“‘«])\[(\w[\w ….,’'-]{0,80})\](?=[\s.,;?)’”»])")
_ALWAYS = re.compile(
    r"(?P<always>[\\`*\[\]{}|~^])|(?P<low>(?<![^\W_])_|_(?![^\W_]))|(?P<tag><(?=[A-Za-z/!?]|$))"
    r"|(?P<entity>&(?=#?\w+;))|(?P<marked>=(?==))"
)
_LINE_START = re.compile(
    r"^(?:(?P<mark>#{1,6}(?=\s|$)|[-+](?=[\s+-]|$)|>|=+\s*$|:::)|(?P<digits>\d{1,9})(?P<after>[.)](?=\s|$)))",
    re.MULTILINE,
)
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def plain(text: str) -> str:
    """Text of a page as a browser shows it: white space folded into one space, unseen characters out, in form NFC.

    Spaces at its ends stay, one each: they part it from what stands beside it.
    """
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _UNSEEN.sub("", text)))


def escaped(text: str) -> str:
    """Text inside a paragraph. Words in brackets that mean nothing to the reader, as in “[sic]”, stay as they are."""
    done, reached = [], 0
    for found in _BRACKETED.finditer(text):
        if leftover(found[0], follows_carrier=False) is None:
            done += [_escaped(text[reached : found.start()]), found[0]]
            reached = found.end()
    return "".join([*done, _escaped(text[reached:])])


def _escaped(text: str) -> str:
    return _ALWAYS.sub(r"\\\g<0>", text)


def escaped_wholly(text: str) -> str:
    """Text with a backslash before every ASCII punctuation mark (CommonMark, section 2.4)."""
    return _PUNCTUATION.sub(r"\\\g<0>", text)


def at_line_start(markdown: str) -> str:
    """Lines of a paragraph, none of which begins like a list, a heading, a quotation or a rule."""
    return _LINE_START.sub(_mended, markdown)


def _mended(found: re.Match[str]) -> str:
    return f"\\{found['mark']}" if found["mark"] else f"{found['digits']}\\{found['after']}"
