"""The way every picture file is opened: by what it is, not by its name, and never past the limit on its size."""

from __future__ import annotations

import hashlib
import io
import logging
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageFile, UnidentifiedImageError

from anthology.pictures.quiet import quieten
from anthology.pictures.signatures import HEAD, described
from anthology.sources import UnreadableError

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF")
PIXEL_LIMIT = 120_000_000
"""Pixels of a JPEG that is decoded row by row, and can be shrunk while it is. A file that claims more is refused from
its header: it would fill the memory. A few bytes can claim any number."""
WHOLE_LIMIT = 64_000_000
"""Pixels of every other picture: all of them stand in the memory at once, and what is made of them beside."""
WEBP_LIMIT = 36_000_000
"""Pixels of a WebP: its decoder keeps four copies of them."""
FILE_LIMIT = 400_000_000
"""Bytes of a file: 64 million pixels of 48 bits, uncompressed."""
SCAN_LIMIT = 200
"""Scans of a progressive JPEG (ITU T.81, G.1.1), each of which goes over all pixels; programs write about ten."""
ORIENTATION = 0x0112
"""The EXIF tag that says how the camera was held (EXIF 2.32, 4.6.4 A)."""

Image.MAX_IMAGE_PIXELS = PIXEL_LIMIT // 2  # Pillow warns from this, and refuses from twice this.
# What Pillow logs of a damaged file would stand on the terminal beside the diagnostic.
logging.getLogger("PIL").addHandler(logging.NullHandler())
quieten()
_SMALLER = "Save it smaller; 6000 pixels along the longest edge are enough for a full page."


@contextmanager
def opened(path: Path | bytes, name: str, sha256: str = "") -> Iterator[Image.Image]:
    """The picture in a file or in its bytes, pixels not read yet; whatever Pillow finds wrong is one error.

    name: as in messages. sha256: what `fingerprint` gave, if the file must still be the same. Raises UnreadableError:
    picture-format, picture-too-large, picture-broken, file-changed, file-unreadable.
    """
    # WeasyPrint, where it is loaded, tells Pillow to show what is left of damaged pictures: here they are refused.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if _size(path) > FILE_LIMIT:
                raise _too_large(f"{name} is a file of more than {FILE_LIMIT // 1_000_000} MB.")
            with Image.open(_source(path, name, sha256), formats=FORMATS) as image:
                _refuse_bombs(image, path, name)
                yield image
    except Image.DecompressionBombError:
        raise _too_large(f"{name} claims more than {PIXEL_LIMIT // 1_000_000} million pixels.") from None
    except UnidentifiedImageError:
        raise _unidentified(path, name) from None
    except (
        OSError,
        SyntaxError,
        ValueError,
        TypeError,
        ArithmeticError,
        LookupError,
        AssertionError,
        EOFError,
        MemoryError,
        RuntimeError,
        struct.error,
        zlib.error,
    ) as problem:
        # Pillow has no error type of its own for a damaged file: each decoder raises what it stumbles over.
        if isinstance(problem, OSError) and problem.errno:
            raise _unreadable(name, problem) from None
        raise broken(name, "its data are damaged") from None


def fingerprint(path: Path, name: str) -> str:
    """SHA-256 of a picture's file, in hexadecimal. name: as in messages. Raises UnreadableError: file-unreadable."""
    return hashlib.sha256(_bytes(path, name)).hexdigest()


def _source(path: Path | bytes, name: str, sha256: str) -> Path | io.BytesIO:
    """What Pillow reads; where it must be what was asked for, the bytes of the file, read in one go."""
    if isinstance(path, bytes):
        return io.BytesIO(path)
    if not sha256:
        return path
    data = _bytes(path, name)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise changed(name)
    return io.BytesIO(data)


def _size(path: Path | bytes) -> int:
    return len(path) if isinstance(path, bytes) else path.stat().st_size


def _bytes(path: Path | bytes, name: str) -> bytes:
    if isinstance(path, bytes):
        return path
    try:
        return path.read_bytes()
    except OSError as problem:
        raise _unreadable(name, problem) from None


def _unreadable(name: str, problem: OSError) -> UnreadableError:
    return UnreadableError(
        "file-unreadable", f"{name} cannot be read ({problem.strerror}).", "Look at the file and its permissions."
    )


def changed(name: str) -> UnreadableError:
    """The error for a picture that is not the one any more that the book was laid out with."""
    return UnreadableError(
        "file-changed",
        f"{name} was changed while the book was being made.",
        "Build once more, when the program that saves it has finished.",
    )


def _refuse_bombs(image: Image.Image, path: Path | bytes, name: str) -> None:
    """Refuse what is small as a file, and fills the memory or takes for ever when it is decoded."""
    progressive = "progressive" in image.info
    kind = f"progressive {format_of(image)}" if progressive else format_of(image)
    limit = {"JPEG": PIXEL_LIMIT, "WEBP": WEBP_LIMIT}.get(kind, WHOLE_LIMIT)
    if image.width * image.height > limit:
        raise _too_large(f"{name} claims more than the {limit // 1_000_000} million pixels that a {kind} may have.")
    # Within a scan no other marker looks like this one (ITU T.81, B.1.1.5).
    if progressive and _bytes(path, name).count(b"\xff\xda") > SCAN_LIMIT:
        raise broken(name, f"it has more than {SCAN_LIMIT} scans")


def _too_large(message: str) -> UnreadableError:
    return UnreadableError("picture-too-large", message, _SMALLER)


def broken(name: str, why: str) -> UnreadableError:
    """The error for a picture that cannot be shown whole."""
    return UnreadableError(
        "picture-broken", f"{name} cannot be read as a picture: {why}.", "Get the file again from where it came from."
    )


def format_of(image: Image.Image) -> str:
    """One of FORMATS; a JPEG with further pictures after the first (MPO, as some cameras make them) is a JPEG."""
    return "JPEG" if image.format == "MPO" else image.format or ""


def orientation(image: Image.Image) -> int:
    """How the pixels stand, 1 to 8 as in EXIF; call it before the pixels are read. A TIFF stands upright in Pillow."""
    # PNG: asking Pillow for metadata that come after the pixels would decode them.
    if image.format == "TIFF" or (image.format == "PNG" and "exif" not in image.info):
        return 1
    try:
        value = image.getexif().get(ORIENTATION, 1)
    except (OSError, SyntaxError, ValueError, TypeError, LookupError):
        return 1  # Damaged metadata are no reason to refuse a picture.
    return value if value in range(1, 9) else 1


def _unidentified(path: Path | bytes, name: str) -> UnreadableError:
    if isinstance(path, bytes):
        head = path[:HEAD]
    else:
        with path.open("rb") as file:
            head = file.read(HEAD)
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*")) or head[8:12] == b"WEBP":
        return broken(name, "its beginning is damaged")
    return UnreadableError(
        "picture-format",
        f"{name} is not a picture that a book can use: it is {described(head)}.",
        "Save the picture as JPEG, or as PNG where it is a drawing.",
    )
