"""The door to WeasyPrint: one section's HTML into a fragment, in a worker process; knows nothing of books.

Nothing is fetched: style sheets, fonts and pictures are those handed over with the job, every other address fails.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
import logging
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from anthology.cache import Made
from anthology.editions.pages import grid
from anthology.editions.pages.breaking.hyphenation import Hyphenation
from anthology.editions.pages.breaking.lines import LineBreaker
from anthology.editions.pages.fitting.findings import typography
from anthology.editions.pages.fitting.remaking import PageFitter
from anthology.editions.pages.starts import page_starts
from anthology.theme import FontFace

_BREAKER, _FITTER = LineBreaker(), PageFitter()


class MissingLibraryError(Exception):
    """A library of the system that WeasyPrint needs (Pango, HarfBuzz) is not there; the text is the loader's."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is typeset: html, css (the theme's first), and the files they may name.

    fonts: file name -> path, named in the style sheet as font:NAME. photos: id -> path of its rendition,
    named in the text as photo:ID. drawings: id -> SVG document, named as drawing:ID.
    tagged: whether it has a structure tree; furniture has none. drawn: whether the PDF is wanted, or only the facts.
    leading: of a line in points; pages that end badly are mended by it, where it is not 0.
    hyphenation: with which paragraphs are broken as a whole; None where they are broken line after line.
    """

    key: str
    html: str
    css: str
    fonts: Mapping[str, str]
    photos: Mapping[str, str] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    tagged: bool = True
    drawn: bool = True
    leading: float = 0.0
    hyphenation: Hyphenation | None = None


def typeset(job: Job) -> Made:
    """The fragment: file "pdf"; facts pages, anchors, starts, fonts, pictures and typography (see Fragment), log."""
    weasyprint = _library()
    fetcher = _fetcher(job)
    with _log() as complaints, _BREAKER.breaking(job.hyphenation), _FITTER.fitting(job.leading):
        config, sheet = _style(job.css, tuple(sorted(job.fonts.items())))

        html = weasyprint.HTML(string=job.html, url_fetcher=fetcher, base_url="book:")
        document = html.render(font_config=config, stylesheets=[sheet])
        out = io.BytesIO()
        if job.drawn:
            document.write_pdf(out, pdf_tags=job.tagged)
    scale = 0.75
    anchors = {
        name: (number, round(x * scale, 2), round((page.height - y) * scale, 2))
        for number, page in reversed(list(enumerate(document.pages)))
        for name, (x, y, *_rest) in page.anchors.items()
    }
    facts = {
        "pages": len(document.pages),
        "anchors": anchors,
        "starts": page_starts(document, html.etree_element) if job.tagged else [],
        "fonts": _faces(document),
        "pictures": _pictures(job),
        "typography": typography(document, html.etree_element, job.leading) if job.leading else {},
        "log": complaints,
    }
    return Made({"pdf": out.getvalue()} if job.drawn else {}, facts)


def _faces(document: Any) -> dict[str, str]:  # noqa: ANN401 - WeasyPrint has no types
    """For each font name in the PDF the face it is a subset of: "family|1 if slanted else 0|weight"."""
    return {
        font.name.decode().lstrip("/"): f"{font.family}|{int(bool(font.style))}|{font.weight}"
        for font in document.fonts.values()
    }


def _pictures(job: Job) -> dict[str, str]:
    """For each name that a picture may have among the PDF's resources, the id of the photograph.

    WeasyPrint 70 names a picture "i", the MD5 of its address, and 1 or 0 for whether it is to be smoothed.
    """
    digests = {photo: hashlib.md5(f"photo:{photo}".encode(), usedforsecurity=False).hexdigest() for photo in job.photos}
    return {f"i{found}{smooth}": photo for photo, found in digests.items() for smooth in (0, 1)}


def font_rules(faces: Iterable[FontFace]) -> str:
    """The @font-face rules that name these fonts as a job hands them over (CSS Fonts 4, 4)."""
    return "".join(
        f'@font-face {{ font-family: "{f.family}"; font-style: {f.style}; font-weight: {f.weight};'
        f' src: url("font:{f.path.name}"); }}\n'
        for f in faces
    )


def library_version() -> str:
    """The versions of WeasyPrint and of the hyphenation; fragments of others are not taken from the cache."""
    return f"{version('weasyprint')} {version('pyphen')}"


@contextlib.contextmanager
def _log() -> Iterator[list[str]]:
    """What WeasyPrint complains of while this is open, instead of on the terminal."""
    found: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(f"{record.levelname.lower()}: {record.getMessage()}")

    logger, collector = logging.getLogger("weasyprint"), Collector(logging.WARNING)
    before, logger.handlers, logger.propagate = logger.handlers, [collector], False
    logger.setLevel(logging.WARNING)
    try:
        yield found
    finally:
        logger.handlers = before


@lru_cache(maxsize=1)
def _library() -> Any:  # noqa: ANN401 - WeasyPrint has no types
    # Only the theme's own fonts may be used, or the same book would look different on another machine.
    os.environ["FONTCONFIG_FILE"] = str(files("anthology.editions.pages") / "fonts.conf")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # That there are no fonts of the system is what we want.
            import weasyprint  # noqa: PLC0415 - takes half a second, and is only needed in the workers
    except OSError as problem:
        raise MissingLibraryError(str(problem)) from None
    _mend_line_breaks()
    _mend_notes()
    _BREAKER.install()
    _FITTER.install()
    grid.install()
    # Layout makes many objects and few cycles: looking for those less often saves a fifteenth of the time.
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    return weasyprint


def _mend_line_breaks() -> None:
    """Let a line end with a letter that is kerned against the space that would follow.

    Pango fits a line with that kerning; WeasyPrint 70 then measures it without the space, and so without the kerning.
    A line that is too long by that hair is taken for one that cannot be broken, and is broken far too early instead,
    before the last inline element in it. So a hair is forgiven.
    """
    inline: Any = import_module("weasyprint.layout.inline")
    measured = inline.trailing_whitespace_size

    def with_kerning(context: Any, box: Any) -> float:  # noqa: ANN401
        return float(measured(context, box)) + 0.05 * float(box.style["font_size"])

    inline.trailing_whitespace_size = with_kerning


def _mend_notes() -> None:
    """Leave every note on the page of its call.

    Where a paragraph cannot be broken at the foot of a page, WeasyPrint 70 makes room by sending the notes of that
    page on to the next, away from their calls; in a column it moves the paragraph instead. So lines are laid out as
    if they stood in one.
    """
    block: Any = import_module("weasyprint.layout.block")
    lay_out_lines = block._linebox_layout
    block._linebox_layout = lambda context, *rest: lay_out_lines(_InColumn(context), *rest)


class _InColumn:
    """A layout context that says it is in a column; it shares everything else with the true one."""

    in_column = True

    def __init__(self, context: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
        object.__setattr__(self, "_context", context)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._context, name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self._context, name, value)


@lru_cache(maxsize=4)
def _style(css: str, fonts: tuple[tuple[str, str], ...]) -> tuple[Any, Any]:
    """Parsed once a worker: the style sheet, and the font configuration its @font-face rules filled."""
    weasyprint = _library()
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    config = FontConfiguration()  # type: ignore[no-untyped-call]
    fetcher = _fetcher(Job("", "", "", dict(fonts)))
    return config, weasyprint.CSS(string=css, font_config=config, url_fetcher=fetcher, base_url="book:")


def _fetcher(job: Job) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    _library()
    from weasyprint.urls import URLFetcher, URLFetcherResponse, URLFetchingError  # noqa: PLC0415

    class BookFetcher(URLFetcher):
        """Gives the files of the job and nothing else."""

        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ANN401
            scheme, _, name = url.partition(":")
            if scheme == "drawing" and name in job.drawings:
                kind = {"Content-Type": "image/svg+xml"}
                return URLFetcherResponse(url, job.drawings[name].encode(), kind)  # type: ignore[no-untyped-call]
            path = {"font": job.fonts, "photo": job.photos}.get(scheme, {}).get(name)
            if path is None:
                raise URLFetchingError(f"{url} is not a file of the book")
            return URLFetcherResponse(url, Path(path).read_bytes())  # type: ignore[no-untyped-call]

    return BookFetcher()  # type: ignore[no-untyped-call]


def complaints_about(css: str) -> list[str]:
    """What WeasyPrint does not understand in a style sheet: its messages, with line and column in them."""
    weasyprint = _library()
    with _log() as found:
        weasyprint.CSS(string=css, url_fetcher=_fetcher(Job("", "", "", {})), base_url="book:")
    return found
