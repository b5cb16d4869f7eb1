"""What each diagnostic code means, read from codes/<code>.md: the one list of codes there is."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code and its page: Markdown with what it means, why it matters, an example and the remedy."""

    code: str
    text: str

    @property
    def severity(self) -> str:
        """As the second line of the page has it: "error", "warning" or "error or warning"."""
        return self.text.split("\n", 2)[1].strip().replace("*", "")

    @property
    def meaning(self) -> str:
        """What it means, on one line: the first paragraph of the page."""
        words = " ".join(self.text.split("\n\n", 2)[1].removeprefix("What it means:").split())
        return words[:1].upper() + words[1:]


def codes() -> tuple[str, ...]:
    """Every diagnostic code, sorted."""
    folder = files("anthology.diagnostics") / "codes"
    return tuple(sorted(f.name.removesuffix(".md") for f in folder.iterdir() if f.name.endswith(".md")))


def explanation(code: str) -> Explanation:
    """The page of this code.

    Raises KeyError with the nearest codes as its arguments where there is no such code.
    """
    known = codes()
    if code not in known:
        raise KeyError(*difflib.get_close_matches(code, known, n=3, cutoff=0.5))
    page = files("anthology.diagnostics") / "codes" / f"{code}.md"
    return Explanation(code, page.read_text(encoding="utf-8"))
