"""A finished PDF written to the disk, whole or not at all; knows nothing of what is in it."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pikepdf


def write_pdf(pdf: pikepdf.Pdf, target: Path, *, version: str = "") -> None:
    """Write a PDF with its streams compressed; the same objects give the same bytes. version: the one it says it has.

    It is made in memory first: qpdf ends the whole process when it cannot write to a file. Raises OSError.
    """
    made = BytesIO()
    pdf.save(
        made,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        force_version=version,
    )
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        temporary.write_bytes(made.getbuffer())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
