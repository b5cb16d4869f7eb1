"""Whose work the bytes of an edition are beside ours: libraries and their versions; knows nothing of what they do.

The same book gives the same bytes where all of these are the same. docs/decisions/the-same-again.md says what of
each library comes into a file.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import platform
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

from anthology import __version__

PACKAGES = (
    "babel",
    "brotli",
    "cssselect2",
    "ebooklib",
    "fonttools",
    "jinja2",
    "langcodes",
    "license-expression",
    "lxml",
    "markdown-it-py",
    "markupsafe",
    "mdit-py-plugins",
    "pikepdf",
    "pillow",
    "pydyf",
    "pypdfium2",
    "pyphen",
    "python-stdnum",
    "pyyaml",
    "tinycss2",
    "tinyhtml5",
    "uharfbuzz",
    "weasyprint",
)
"""Distributions whose code has a hand in the bytes; most bring the libraries in C that they are made of."""

STEERING = (
    "FC_LANG",
    "FONTCONFIG_PATH",
    "FONTCONFIG_SYSROOT",
    "FREETYPE_PROPERTIES",
    "HB_OPTIONS",
    "HB_SHAPER_LIST",
    "PANGO_LANGUAGE",
)
"""Variables by which a user has these libraries work otherwise."""

Library = ctypes.CDLL


def _text(name: str) -> Callable[[Library], str]:
    """The version as a function of this name gives it, a string."""

    def ask(library: Library) -> str:
        function = library[name]
        function.restype = ctypes.c_char_p
        return str(function().decode())

    return ask


def _freetype(library: Library) -> str:
    handle, parts = ctypes.c_void_p(), [ctypes.c_int() for _ in range(3)]
    library.FT_Init_FreeType(ctypes.byref(handle))
    library.FT_Library_Version(handle, *map(ctypes.byref, parts))
    library.FT_Done_FreeType(handle)
    return ".".join(str(part.value) for part in parts)


def _fontconfig(library: Library) -> str:
    number = library.FcGetVersion()
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"


def _fribidi(library: Library) -> str:
    told = ctypes.c_char_p.in_dll(library, "fribidi_version_info").value or b""
    return told.split(b"\n")[0].decode().rpartition(" ")[2]


def _glib(library: Library) -> str:
    parts = (f"glib_{part}_version" for part in ("major", "minor", "micro"))
    return ".".join(str(ctypes.c_uint.in_dll(library, part).value) for part in parts)


SYSTEM: Mapping[str, tuple[str, int, Callable[[Library], str]]] = {
    "Fontconfig": ("fontconfig", 1, _fontconfig),
    "FreeType": ("freetype", 6, _freetype),
    "FriBidi": ("fribidi", 0, _fribidi),
    "GLib": ("glib-2.0", 0, _glib),
    "HarfBuzz": ("harfbuzz", 0, _text("hb_version_string")),
    "Pango": ("pango-1.0", 0, _text("pango_version_string")),
}
"""Libraries of the system that lines are set with: name and number of the file, and how each tells its version."""


def leave_unsteered() -> None:
    """Forget what a user's variables tell these libraries, in this process and in those that it starts."""
    for name in STEERING:
        os.environ.pop(name, None)


@lru_cache(maxsize=1)
def makers() -> Mapping[str, str]:
    """Every maker by name, with its version; a library that is not there, or tells none, is left out."""
    return {"anthology": __version__, "Python": platform.python_version(), **dict(_packages()), **dict(_system())}


def _packages() -> Iterator[tuple[str, str]]:
    for name in PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            continue


def _system() -> Iterator[tuple[str, str]]:
    """Libraries of the system; and the tables and programs that Python brings or takes from it."""
    for name, (file, number, ask) in SYSTEM.items():
        try:
            yield name, ask(_loaded(file, number))
        except (OSError, AttributeError, ValueError):
            continue
    yield "zlib", zlib.ZLIB_RUNTIME_VERSION
    yield "Unicode", unicodedata.unidata_version
    yield "libc", " ".join(filter(None, platform.libc_ver())) or platform.system()
    yield "processor", platform.machine()


def _loaded(name: str, number: int) -> Library:
    """A library by the names it has on Linux and macOS. Raises OSError."""
    for file in (f"lib{name}.so.{number}", f"lib{name}.{number}.dylib", f"lib{name}.dylib"):
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    return ctypes.CDLL(ctypes.util.find_library(name) or f"lib{name}")
