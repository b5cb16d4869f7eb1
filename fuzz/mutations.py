"""Wrong variants of right files: of texts by lines and signs, of pictures by the parts that their formats have."""

from __future__ import annotations

import io
import random
import struct
import zlib

from PIL import Image

SIGNS = "\t\n :-'\"[]{},#&*!|>%@~?\\`_^()<=/.;$\0\u202e\u2028\u200b\ufeff\u00e9\u0645\u65e5\U0001f600"
SCRAPS = (
    *("&a ", "*a", "<<: ", "!!x ", "---\n", "...\n", "? ", "|\n", ">-\n", "null", "1e999", "-0", "0x7f", "2020-13-01"),
    *("::: verse\n", "::: aside\n", ":::\n", "> ", "- ", "1. ", "    ", "# ", "## ", "***\n", "| a | b |\n|--|--|\n"),
    *(
        "[^1]",
        "[^1]: ",
        "^[",
        "![](photo:",
        "[x](piece:a)",
        "{lang=es}",
        "{.wide}",
        '{index="x"}',
        "```\n",
        "<!-- ",
        "-->",
    ),
    *("<b>", "&#0;", "&nbsp;", "https://", "javascript:", "../", "\\", "--", "...", "a@b.c", "[a]: b\n"),
)
EDGES = (0, 1, 2, 7, 8, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 2**31 - 1, 2**31, 2**32 - 1)
FORMATS = ("PNG", "JPEG", "GIF", "TIFF", "WEBP")
MODES = ("1", "L", "P", "RGB", "RGBA", "CMYK", "I;16")


def text(chance: random.Random, one: str, other: str) -> str:
    """A text with some lines lost, doubled, moved, indented or taken from the other, and signs put in and left out."""
    for _ in range(chance.randint(1, 6)):
        one = chance.choice((_lines, _lines, _signs, _scraps, _repeated))(chance, one, other)
    return one[:200_000]


def _lines(chance: random.Random, one: str, other: str) -> str:
    lines = one.split("\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[at : at + chance.randint(1, 3)]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at] = " " * chance.choice((1, 2, 4)) + lines[at]
        case 3:
            lines[at] = lines[at].removeprefix("  ")
        case _:
            lines[at:to] = chance.sample(others := other.split("\n"), min(3, len(others)))
    return "\n".join(lines)


def _signs(chance: random.Random, one: str, other: str) -> str:
    at = chance.randint(0, len(one))
    return one[:at] + chance.choice(SIGNS) * chance.choice((1, 1, 2, 3)) + one[at + chance.choice((0, 0, 1, 5)) :]


def _scraps(chance: random.Random, one: str, other: str) -> str:
    at = chance.randint(0, len(one))
    return one[:at] + chance.choice(SCRAPS) + one[at:]


def _repeated(chance: random.Random, one: str, other: str) -> str:
    at = chance.randint(0, len(one))
    piece = one[at : at + chance.randint(1, 12)] or chance.choice(SCRAPS)
    return one[:at] + piece * chance.choice((2, 5, 40, 400)) + one[at:]


def picture(chance: random.Random) -> bytes:
    """A small picture of any format and mode, with some of its parts or bytes changed."""
    kind, mode = chance.choice(FORMATS), chance.choice(MODES)
    size = (chance.choice((1, 2, 17, 64)), chance.choice((1, 3, 48)))
    file = io.BytesIO()
    options = {"progressive": True} if kind == "JPEG" and chance.random() < 0.3 else {}
    try:
        Image.effect_noise(size, 60).convert(mode).save(file, kind, **options)
    except (OSError, ValueError):  # Not every format has every mode.
        Image.effect_noise(size, 60).convert("RGB").save(file, kind)
    return damaged(chance, file.getvalue())


def damaged(chance: random.Random, data: bytes) -> bytes:
    """A file with some of its parts or bytes changed."""
    for _ in range(chance.randint(1, 5)):
        data = chance.choice((_bytes, _numbers, _cut, _doubled, _png_parts))(chance, data)
    return data


def _bytes(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _numbers(chance: random.Random, data: bytes) -> bytes:
    """A number of two or four bytes, near the beginning where headers are, made one at the edge of what there is."""
    form = chance.choice((">H", "<H", ">I", "<I"))
    at = chance.randrange(min(len(data), 200) or 1)
    value = chance.choice(EDGES) % (1 << (8 * struct.calcsize(form)))
    return data[:at] + struct.pack(form, value) + data[at + struct.calcsize(form) :]


def _cut(chance: random.Random, data: bytes) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] if chance.random() < 0.5 else data[:at] + data[at + chance.randint(1, 20) :]


def _doubled(chance: random.Random, data: bytes) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + data[at : at + chance.randint(1, 40)] * chance.choice((2, 10)) + data[at:]


def _png_parts(chance: random.Random, data: bytes) -> bytes:
    """Right checksums again behind each chunk of a PNG, so that what was changed in it is read."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        return data
    chunks, at = [], 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        body = data[at + 4 : at + 8 + length]
        chunks.append(struct.pack(">I", max(0, len(body) - 4)) + body + struct.pack(">I", zlib.crc32(body)))
        at += 12 + length
    if len(chunks) > 2 and chance.random() < 0.5:
        chance.shuffle(chunks)
    return data[:8] + b"".join(chunks)
