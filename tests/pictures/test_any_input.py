"""Whatever bytes a picture file has: it is shown, or told to be one that cannot be; no exception, no warning."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from anthology.diagnostics import codes
from anthology.pictures.probe import probe
from anthology.pictures.render import render
from anthology.sources import UnreadableError


def saved(kind: str, mode: str) -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((24, 16)).convert(mode).save(file, kind)
    return file.getvalue()


SEEDS = [
    *(saved("PNG", mode) for mode in ("1", "L", "P", "RGB", "RGBA")),
    *(saved("JPEG", mode) for mode in ("L", "RGB", "CMYK")),
    *(saved("TIFF", mode) for mode in ("1", "L", "RGB", "CMYK", "I;16")),
    saved("GIF", "P"),
    saved("WEBP", "RGB"),
]
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), st.binary(max_size=6)), max_size=5)


@st.composite
def pictures(draw: st.DrawFn) -> bytes:
    """A right picture with some bytes in it changed, left out or put in."""
    data = draw(st.sampled_from(SEEDS))
    for share, length, put in draw(CHANGES):
        at = int(share * len(data))
        data = data[:at] + put + data[at + length :]
    return data


@given(pictures() | st.binary(max_size=200))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_picture(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roof"
        path.write_bytes(data)
        for look in (lambda: probe(path, "roof"), lambda: render(path, 10)):
            try:
                look()
            except UnreadableError as problem:
                assert problem.code in codes()
                assert problem.hint
