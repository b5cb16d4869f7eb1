"""The plates of a press file as Ghostscript separates them (device tiffsep), read as pixels; knows no rule."""

from __future__ import annotations

import re
import shutil
import struct
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from anthology.verification import programs
from anthology.verification.preflight.marks import Box
from anthology.workers import processors

RESOLUTION = 48
"""Pixels an inch: a pixel is half a millimetre wide."""

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
TIMEOUT = 300
"""Seconds for CHUNK pages. They take two where nothing else runs."""

CHUNK = 48
"""Pages separated by one process: enough that starting it does not matter, few enough for all processors to share."""

NO_INK = 255

_FILE = re.compile(r"p(\d+)\((.+)\)\.tif")
_WIDTH, _HEIGHT, _COMPRESSION, _OFFSETS, _COUNTS = 256, 257, 259, 273, 279
_SHORT = 3


class NotSeparatedError(Exception):
    """Ghostscript could not separate the file; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Plate:
    """One ink of one page: grey levels, 255 for none, rows from the top."""

    width: int
    height: int
    levels: bytes

    def inside(self, box: Box, media: Box) -> bytes:
        """The levels inside a box of the page. media: the box that the plate shows; both in points."""
        scale = RESOLUTION / 72
        left, right = (min(max(round((x - media[0]) * scale), 0), self.width) for x in (box[0], box[2]))
        top, bottom = (min(max(round((media[3] - y) * scale), 0), self.height) for y in (box[3], box[1]))
        return b"".join(self.levels[row * self.width + left : row * self.width + right] for row in range(top, bottom))


def command() -> str | None:
    """Ghostscript, where it is installed."""
    return shutil.which("gs")


def separate(path: Path, count: int) -> Iterator[tuple[int, Mapping[str, Plate]]]:
    """(page from 0, its plates by the names of their inks) for each of a file's `count` pages, in order.

    Raises NotSeparatedError.
    """
    starts = range(0, count, CHUNK)
    with ThreadPoolExecutor(processors()) as pool:
        for start, plates in zip(
            starts, pool.map(lambda s: _chunk(path, s, min(s + CHUNK, count)), starts), strict=True
        ):
            yield from ((start + number, of_page) for number, of_page in sorted(plates.items()))


def _chunk(path: Path, start: int, end: int) -> dict[int, dict[str, Plate]]:
    program = command()
    if program is None:
        raise NotSeparatedError("Ghostscript is missing.")
    with tempfile.TemporaryDirectory(prefix="anthology-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        options = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-sCompression=none", f"-r{RESOLUTION}")
        pages = (f"-dFirstPage={start + 1}", f"-dLastPage={end}", "-o", folder / "p%d.tif", path.resolve())
        try:
            ended = programs.run((program, *options, *pages), TIMEOUT, folder=folder)
        except TimeoutError:
            raise NotSeparatedError(f"Ghostscript had not ended after {TIMEOUT} seconds.") from None
        except OSError as problem:
            raise NotSeparatedError(f"Ghostscript could not be started ({problem.strerror}).") from None
        if ended.code:
            raise NotSeparatedError(f"Ghostscript could not separate the file{ended.last_words}")
        found: dict[int, dict[str, Plate]] = {}
        for file in folder.iterdir():
            if match := _FILE.fullmatch(file.name):
                found.setdefault(int(match[1]) - 1, {})[match[2]] = read_plate(file.read_bytes())
    if sorted(found) != list(range(end - start)):
        raise NotSeparatedError(f"Ghostscript separated {len(found)} of {end - start} pages{ended.last_words}")
    return found


def read_plate(data: bytes) -> Plate:
    """A TIFF file of one grey channel that is not compressed (TIFF 6.0, sections 2 to 4). Raises NotSeparatedError."""
    try:
        order = {b"II": "<", b"MM": ">"}[data[:2]]
        (at,) = struct.unpack_from(order + "I", data, 4)
        (entries,) = struct.unpack_from(order + "H", data, at)
        tags = dict(_entry(data, at + 2 + 12 * number, order) for number in range(entries))
        strips = zip(tags[_OFFSETS], tags[_COUNTS], strict=True)
        levels = b"".join(data[offset : offset + size] for offset, size in strips)
        (width,), (height,) = tags[_WIDTH], tags[_HEIGHT]
    except (KeyError, ValueError, struct.error):
        raise NotSeparatedError("Ghostscript wrote a plate that cannot be read.") from None
    if tags.get(_COMPRESSION, (1,)) != (1,) or len(levels) != width * height:
        raise NotSeparatedError("Ghostscript wrote a plate of a kind that was not asked for.")
    return Plate(width, height, levels)


def _entry(data: bytes, at: int, order: str) -> tuple[int, tuple[int, ...]]:
    """An entry of the directory: its tag and its whole numbers, none for those of another kind."""
    tag, kind, count = struct.unpack_from(order + "HHI", data, at)
    if kind not in {_SHORT, 4}:
        return tag, ()
    letter, size = ("H", 2) if kind == _SHORT else ("I", 4)
    where = at + 8 if count * size <= 4 else struct.unpack_from(order + "I", data, at + 8)[0]
    return tag, struct.unpack_from(f"{order}{count}{letter}", data, where)
