"""Signs of a web site's software that stand in the text as they are: shortcodes, entities, tags, marks of wikis.

What Markdown itself would stumble over is an error already, markup-leftover, and told by the manuscript's readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.checks.prose.passages import Prose
from anthology.diagnostics import Diagnostic, warning

SIGNS = re.compile(
    r"(?P<shortcode>\[/[a-z][\w-]*\]|\[[a-z][\w-]*\s+[\w-]+=[\"'“”‘’″′«»][^\[\]]{0,300}\]|\[[a-z]+_[a-z_]+(?:\s[^\[\]]{0,300})?\]|"
    r"\[(?:url|img|toc|embed|youtube|vimeo|soundcloud|divider|spacer)(?:[=\s][^\[\]]{0,300})?\])"
    r"|(?P<entity>&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});)"
    r"|(?P<tag></?(?:a|p|b|i|u|em|strong|span|div|br|img|h[1-6]|ul|ol|li|blockquote|iframe|figure|figcaption|script|style|"
    r"table|tr|td|sup|sub|small|center|font)(?:\s[^<>]{0,300})?/?>)"
    r"|(?P<wiki>\[\[[^\[\]]{1,300}\]\]|\{\{[^{}]{1,300}\}\})",
    re.IGNORECASE,
)
"""What is no text of the author, by its kind."""
_WHAT = {
    "shortcode": "a shortcode of a web site",
    "entity": "a character written as HTML writes it",
    "tag": "a tag of HTML",
    "wiki": "a link or template of a wiki",
}
_HINTS = {
    "shortcode": "Take it out, with what stands between it and its end if that is no text.",
    "entity": "Type the character itself.",
    "tag": "Take it out; write *words* for emphasis, and [words](address) for a link.",
    "wiki": "Write the words alone, or [words](address).",
}


def check_web_leftovers(prose: Prose) -> Iterator[Diagnostic]:
    """web-leftover, once a passage and kind."""
    for passage in prose.passages:
        told = set()
        for found in SIGNS.finditer(passage.text):
            kind = found.lastgroup or ""
            if kind in told:
                continue
            told.add(kind)
            yield warning(
                "web-leftover",
                f"Here {_WHAT[kind]} was left in the text: {found[0][:60]}",
                passage.place(found.start()),
                f"{_HINTS[kind]} If it is meant to be read as it stands, write it as code, between `.",
            )
