"""Colour spaces as a PDF names them (ISO 32000-1, 8.6), read down to what comes out on the plates; knows no rule."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pikepdf

Inks: TypeAlias = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each 0 to 1."""

GRAY, CMYK, RGB, LAB, SPOT, PROFILED, PATTERN = "gray", "cmyk", "rgb", "lab", "spot", "profiled", "pattern"

_DEEPEST = 8
"""Colour spaces may be made of colour spaces; a file in which they are nested deeper is wrong or malicious."""


@dataclass(frozen=True, slots=True)
class Space:
    """kind: one of the words above; "unknown" for what is no colour space. name: as the file has it, for messages.

    size: how many values a colour has.
    """

    kind: str
    name: str
    size: int = 1


DEVICE_GRAY = Space(GRAY, "DeviceGray")
DEVICE_CMYK = Space(CMYK, "DeviceCMYK", 4)
DEVICE_RGB = Space(RGB, "DeviceRGB", 3)
_PATTERN = Space(PATTERN, "Pattern", 0)
_UNKNOWN = Space("unknown", "no colour space", 0)

_NAMED = {
    "/DeviceGray": DEVICE_GRAY,
    "/G": DEVICE_GRAY,
    "/DeviceCMYK": DEVICE_CMYK,
    "/CMYK": DEVICE_CMYK,
    "/DeviceRGB": DEVICE_RGB,
    "/RGB": DEVICE_RGB,
    "/Pattern": _PATTERN,
}
_FAMILIES = {
    "/CalGray": Space(PROFILED, "CalGray"),
    "/CalRGB": Space(RGB, "CalRGB", 3),
    "/Lab": Space(LAB, "Lab", 3),
    "/Pattern": _PATTERN,
}
_DEFAULTS = {"/DefaultGray": DEVICE_GRAY, "/DefaultCMYK": DEVICE_CMYK, "/DefaultRGB": DEVICE_RGB}
_BY_SIZE = {1: PROFILED, 3: RGB, 4: PROFILED}


@dataclass(frozen=True, slots=True)
class SpaceReader:
    """Reads colour spaces of one file. intent: the digest of the profile of its output intent, "" without one."""

    intent: str = ""

    def read(self, stated: pikepdf.Object | None, resources: Mapping[str, Space]) -> Space:
        """The space that is stated by a name or an array. resources: what names mean on this page."""
        return self._read(stated, resources, 0)

    def named(self, resources: pikepdf.Object | None) -> dict[str, Space]:
        """What the names of a resource dictionary mean, default spaces (8.6.5.6) under the name they stand for."""
        found: dict[str, Space] = {}
        stated = resources.get("/ColorSpace") if isinstance(resources, pikepdf.Dictionary) else None
        for name, value in stated.items() if isinstance(stated, pikepdf.Dictionary) else ():
            space = self._read(value, {}, 0)
            found[name] = space
            if (device := _DEFAULTS.get(name)) is not None:
                found["/" + device.name] = Space(space.kind, f"{device.name} by way of {space.name}", space.size)
        return found

    def _read(self, stated: pikepdf.Object | None, resources: Mapping[str, Space], depth: int) -> Space:
        if isinstance(stated, pikepdf.Array) and len(stated) == 1:
            stated = stated[0]
        if isinstance(stated, pikepdf.Name):
            return resources.get(str(stated)) or _NAMED.get(str(stated), _UNKNOWN)
        if depth > _DEEPEST or not isinstance(stated, pikepdf.Array) or not len(stated):
            return _UNKNOWN
        family, rest = str(stated[0]), list(stated.as_list())[1:]
        if family == "/ICCBased":
            return self._profiled(rest[0])
        if family in {"/Separation", "/DeviceN"}:
            names = rest[0] if isinstance(rest[0], pikepdf.Array) else [rest[0]]
            return Space(SPOT, f"{family[1:]} {', '.join(str(n)[1:] for n in names)}", len(names))
        if family in {"/Indexed", "/I"}:
            base = self._read(rest[0], resources, depth + 1)
            return Space(base.kind, f"Indexed {base.name}", 1)
        return _FAMILIES.get(family, _UNKNOWN)

    def _profiled(self, stream: pikepdf.Object) -> Space:
        """ICCBased (8.6.5.5): the intent's own profile is CMYK like any other, another one is not."""
        if not isinstance(stream, pikepdf.Stream):
            return _UNKNOWN
        size = int(stream.get("/N", 0))
        if size == 4 and self.intent and digest_of(stream) == self.intent:
            return Space(CMYK, "ICCBased of the output intent", 4)
        return Space(_BY_SIZE.get(size, "unknown"), f"ICCBased with {size} components", size)


def digest_of(stream: pikepdf.Stream) -> str:
    """SHA-256 of what a stream holds."""
    return hashlib.sha256(stream.read_bytes()).hexdigest()


def inks_of(space: Space, values: Sequence[float]) -> Inks | None:
    """A colour as amounts of ink; None where the plates are not known from it."""
    if len(values) != space.size or space.name.startswith("Indexed"):
        return None
    if space.kind == GRAY:
        return (0.0, 0.0, 0.0, 1 - values[0])
    if space.kind == CMYK:
        cyan, magenta, yellow, black = values
        return (cyan, magenta, yellow, black)
    return None


@dataclass(frozen=True, slots=True)
class Paint:
    """A current colour, for filling or for stroking. values: none for a pattern."""

    space: Space = DEVICE_GRAY
    values: tuple[float, ...] = (0.0,)

    @property
    def inks(self) -> Inks | None:
        """Its inks, where they are known."""
        return inks_of(self.space, self.values)


def in_words(inks: Inks) -> str:
    """Inks as printers write them: "C 20 M 0 Y 0 K 100"."""
    return " ".join(f"{plate} {100 * amount:.0f}" for plate, amount in zip("CMYK", inks, strict=True))
