"""Draw the pictures of the book: all of them, or only those named.

`python pictures/draw.py` draws them all, `python pictures/draw.py roofs ferry` two of them.
"""

from __future__ import annotations

import importlib
import sys
import time

NAMES = (
    "tram-depot",
    "tram-wires",
    "roofs",
    "funicular",
    "lake-ridges",
    "radio-mast",
    "pirogues",
    "ice",
    "bookstalls",
    "water-tanks",
    "stairs",
    "night-bus",
    "ship-plan",
    "ponds",
    "radio-bench",
    "ferry",
    "map-year",
    "mara",
    "hana",
    "cover",
)


def main(arguments: list[str]) -> int:
    """Draw the pictures named, or all; the result is the exit status."""
    unknown = [name for name in arguments if name not in NAMES]
    if unknown:
        print(f"no such picture: {', '.join(unknown)}; there are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in arguments or NAMES:
        start = time.monotonic()
        path = importlib.import_module("prints." + name.replace("-", "_")).make()
        taken = time.monotonic() - start
        size = path.stat().st_size / 1000
        print(f"{path.parent.name}/{path.name}  {size:.0f} kB  {taken:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
