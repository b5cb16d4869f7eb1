"""What a hostile book is: its files, or how they are laid, and what must come of it; knows no particular one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SECRET = "NOBODY-MAY-READ-THIS"
"""Stands in a file beside the book, which its links and addresses lead to: it may appear in nothing that is made."""

MANIFEST = """\
title: Tiny
language: en
contents:
  - file: chapters/one.md
    title: One
"""
PHOTO = "alt: Roofs, by: Ana, licence: CC0-1.0, cleared: [epub, reading, print]"


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile book.

    sent: what somebody sends, as docs/security.md says it. told: the codes that are reported, each as often as it is;
    none where the book is made. then: what comes of it beside that. files: over those of a tiny book; a function is
    called for its bytes. lay: makes what is no plain file, in (book, the folder beside it with the secret).
    only: the editions that are asked for. long: whether it takes seconds, and is left to `make year`. never: what
    no file of dist/ may hold, beside the secret.
    """

    name: str
    sent: str
    told: tuple[str, ...]
    then: str
    files: Mapping[str, str | bytes | Callable[[], bytes]] = field(default_factory=dict)
    lay: Callable[[Path, Path], None] | None = None
    only: str = "reading"
    long: bool = False
    never: tuple[str, ...] = ()

    def write(self, book: Path, outside: Path) -> None:
        """Lay the book into a folder that is there, and the secret into the one beside it."""
        (outside / "secret.md").write_text(f"{SECRET}\n", encoding="utf-8")
        tiny = {"book.yaml": MANIFEST, "chapters/one.md": "It rained.\n"}
        for name, content in {**tiny, **self.files}.items():
            path = book / name
            path.parent.mkdir(parents=True, exist_ok=True)
            made = content() if callable(content) else content
            path.write_bytes(made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass"))
        if self.lay:
            self.lay(book, outside)


def prose(text: str) -> dict[str, str]:
    """The files of a book with this chapter."""
    return {"chapters/one.md": text}


def manifest(lines: str) -> dict[str, str]:
    """The files of a book with these lines before its contents."""
    head, contents = MANIFEST.split("contents:")
    return {"book.yaml": f"{head}{lines}\ncontents:{contents}"}


def picture(
    data: bytes | Callable[[], bytes], name: str = "photos/roof.png"
) -> dict[str, str | bytes | Callable[[], bytes]]:
    """The files of a book with this photograph in its chapter."""
    return {
        **manifest(f"photos:\n  roof: {{file: {name}, {PHOTO}}}"),
        "chapters/one.md": "It rained.\n\n![](photo:roof)\n",
        name: data,
    }


def style(css: str | bytes, edition: str = "pages") -> dict[str, str | bytes]:
    """The files of a book with this style sheet for an edition."""
    return {**manifest(f"editions: {{{edition}: {{style: styles/book.css}}}}"), "styles/book.css": css}
