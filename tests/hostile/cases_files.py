"""Hostile folders: paths and links out of the book, and files that are none."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from .case import MANIFEST, Case, manifest, style
from .small import jpeg

NOT_READ = "It is not read."


def chapter(path: str) -> dict[str, str]:
    return {"book.yaml": MANIFEST.replace("chapters/one.md", path)}


def linked(name: str, to: str) -> object:
    """Lays a link in place of a file or folder; {outside} in `to` is the folder beside the book."""

    def lay(book: Path, outside: Path) -> None:
        path = book / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file():
            path.unlink()
        path.symlink_to(to.format(outside=outside, book=book))

    return lay


def folder_linked(book: Path, outside: Path) -> None:
    (book / "texts").symlink_to(outside)


def pipe(book: Path, outside: Path) -> None:
    (book / "chapters/one.md").unlink()
    os.mkfifo(book / "chapters/one.md")


def bound(book: Path, outside: Path) -> None:
    (book / "chapters/one.md").unlink()
    here = os.open(".", os.O_RDONLY)
    os.chdir(book / "chapters")  # The path of a socket is at most 107 bytes long.
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("one.md")
    finally:
        os.fchdir(here)
        os.close(here)


def hole(name: str, size: int) -> object:
    def lay(book: Path, outside: Path) -> None:
        path = book / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.truncate(size)

    return lay


def loop(book: Path, outside: Path) -> None:
    (book / "a").symlink_to("b")
    (book / "b").symlink_to("a")


def deep(book: Path, outside: Path) -> None:
    (book / "self").symlink_to(book)


NAMED = tuple(
    Case(f"path-{name}", f"a chapter named `{shown}`", ("file-outside-book",), NOT_READ, chapter(path))
    for name, shown, path in (
        ("up", "../outside/secret.md", "../outside/secret.md"),
        ("up-inside", "chapters/../../outside/secret.md", "chapters/../../outside/secret.md"),
        ("absolute", "/etc/passwd", "/etc/passwd"),
        ("backslash", "..\\outside\\secret.md", "..\\outside\\secret.md"),
        ("drive", "C:\\secret.md", "C:\\secret.md"),
        ("share", "\\\\server\\secret.md", "\\\\server\\secret.md"),
        ("web", "https://example.org/one.md", "https://example.org/one.md"),
        ("file-address", "file:///etc/passwd", "'file:///etc/passwd'"),
        ("stream", "one.md:secret", "'one.md:secret'"),
    )
)
PATHS = (
    *NAMED,
    Case("path-nul", "a path with NUL in it", ("text-control-character",), NOT_READ, chapter('"one\\0.md"')),
    Case(
        "path-encoded",
        "`%2e%2e/outside/secret.md`",
        ("file-missing",),
        "A path is taken as it is written.",
        chapter("'%2e%2e/outside/secret.md'"),
    ),
    Case(
        "path-home",
        "`~/secret.md` and `$HOME`",
        ("file-missing",),
        "A path is taken as it is written.",
        chapter("'~/$HOME/secret.md'"),
    ),
    Case("path-long", "a path of 490 letters in one name", ("file-unreadable",), NOT_READ, chapter("x" * 490)),
    Case(
        "path-glob",
        "`chapters/*`",
        ("file-missing", "id-missing"),
        "A path is taken as it is written.",
        chapter("'chapters/*'"),
    ),
)

LINKS = (
    Case(
        "link-chapter",
        "a chapter that is a symbolic link out of the book",
        ("file-outside-book",),
        NOT_READ,
        lay=linked("chapters/one.md", "{outside}/secret.md"),
    ),
    Case(
        "link-relative",
        "the same, with a relative link",
        ("file-outside-book",),
        NOT_READ,
        lay=linked("chapters/one.md", "../../outside/secret.md"),
    ),
    Case(
        "link-folder",
        "a folder that is a link out of the book",
        ("file-outside-book",),
        NOT_READ,
        chapter("texts/secret.md"),
        lay=folder_linked,
    ),
    Case(
        "link-of-link",
        "a link to a link out of the book",
        ("file-outside-book",),
        NOT_READ,
        {"x": ""},
        lay=lambda b, o: (linked("x", "{outside}/secret.md")(b, o), linked("chapters/one.md", "../x")(b, o)),
    ),
    Case("link-loop", "links that lead to each other", ("file-unreadable",), NOT_READ, chapter("a/one.md"), lay=loop),
    Case(
        "link-into-itself",
        "a folder that is a link to the book: `self/self/self/…`",
        (),
        "It is inside the book, and the chapter is read; nothing goes round in it.",
        chapter("self/self/self/chapters/one.md"),
        lay=deep,
        only="epub",
    ),
    Case(
        "link-proc",
        "a link to /proc/self/environ",
        ("file-outside-book",),
        NOT_READ,
        lay=linked("chapters/one.md", "/proc/self/environ"),
    ),
    Case(
        "link-device",
        "a link to /dev/zero",
        ("file-outside-book",),
        NOT_READ,
        lay=linked("chapters/one.md", "/dev/zero"),
    ),
    Case(
        "link-manifest",
        "book.yaml as a link out of the book",
        ("file-outside-book",),
        NOT_READ,
        lay=linked("book.yaml", "{outside}/secret.md"),
    ),
    Case(
        "link-beside",
        "acknowledgements.md as a link out of the book",
        ("file-outside-book",),
        NOT_READ,
        {"book.yaml": MANIFEST + "  - acknowledgements\n"},
        lay=linked("acknowledgements.md", "{outside}/secret.md"),
    ),
    Case(
        "link-photo",
        "a photograph that is a link out of the book",
        ("file-outside-book",),
        NOT_READ,
        manifest("photos: {roof: {file: roof.jpg, alt: R, by: A, licence: CC0-1.0, cleared: [epub, reading, print]}}")
        | {"chapters/one.md": "Rain.\n\n![](photo:roof)\n"},
        lay=linked("roof.jpg", "{outside}/secret.md"),
    ),
    Case(
        "link-cover",
        "the cover's picture as a link out of the book",
        ("file-outside-book",),
        NOT_READ,
        manifest("editions: {cover: {image: roof.jpg}}"),
        lay=linked("roof.jpg", "{outside}/secret.md"),
    ),
    Case(
        "link-profile",
        "the printer's profile as a link out of the book",
        ("file-outside-book",),
        NOT_READ,
        manifest("editions: {press: {profile: p.icc}}"),
        lay=linked("p.icc", "{outside}/secret.md"),
    ),
    Case(
        "link-style",
        "a style sheet that is a link out of the book",
        ("file-outside-book",),
        NOT_READ,
        style("p {}"),
        lay=linked("styles/book.css", "{outside}/secret.md"),
    ),
    Case(
        "link-dist",
        "dist/ as a link out of the book",
        ("dist-unwritable",),
        "Nothing is written there.",
        lay=linked("dist", "{outside}"),
    ),
    Case(
        "link-in-dist",
        "a file of dist/ that is a link out of the book",
        (),
        "The link is replaced; what it led to stays as it is.",
        {"dist/x": ""},
        lay=linked("dist/tiny.pdf", "{outside}/secret.md"),
    ),
)

NO_FILES = (
    Case("pipe", "a chapter that is a pipe", ("file-missing",), "Nobody waits for it.", lay=pipe),
    Case("socket", "a chapter that is a socket", ("file-missing",), NOT_READ, lay=bound),
    Case(
        "folder",
        "a chapter that is a folder",
        ("file-missing",),
        NOT_READ,
        chapter("chapters"),
    ),
    Case(
        "sparse-chapter",
        "a chapter of a terabyte of nothing",
        ("file-too-large",),
        NOT_READ,
        lay=hole("chapters/one.md", 2**40),
    ),
    Case(
        "sparse-photo",
        "a JPEG with a terabyte of nothing behind it",
        ("picture-too-large",),
        NOT_READ,
        manifest("photos: {roof: {file: roof.jpg, alt: R, by: A, licence: CC0-1.0, cleared: [epub, reading, print]}}")
        | {"chapters/one.md": "Rain.\n\n![](photo:roof)\n", "roof.jpg": jpeg},
        lay=hole("roof.jpg", 2**40),
    ),
    Case(
        "sparse-profile",
        "a colour profile of a terabyte",
        ("profile-broken",),
        NOT_READ,
        manifest("editions: {press: {profile: p.icc}}"),
        lay=hole("p.icc", 2**40),
    ),
    Case(
        "sparse-style",
        "a style sheet of a terabyte",
        ("file-too-large",),
        NOT_READ,
        style("p {}"),
        lay=hole("styles/book.css", 2**40),
    ),
    Case(
        "sparse-beside",
        "acknowledgements.md of a terabyte",
        ("file-too-large",),
        NOT_READ,
        {"book.yaml": MANIFEST + "  - acknowledgements\n"},
        lay=hole("acknowledgements.md", 2**40),
    ),
)

CASES = (*PATHS, *LINKS, *NO_FILES)
