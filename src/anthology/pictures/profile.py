"""The colour profile of the paper: which are shipped, and what a profile says of itself; knows nothing of books."""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from PIL import ImageCms

SHIPPED = {"FOGRA39": "FOGRA39L_coated.icc"}
"""Name of the printing condition in the registry of the ICC (www.color.org) -> file in profiles/."""

HEADER = 128
"""Bytes of the header of every profile (ICC.1:2022, 7.2)."""

LARGEST = 50_000_000
"""Bytes of a profile; those of printers have one to ten million."""


@dataclass(frozen=True, slots=True)
class PressProfile:
    """A profile for printing in four inks. condition: its name in the ICC's registry, None where it has none there.

    description: what it calls itself. data: the whole file.
    """

    condition: str | None
    description: str
    data: bytes

    @classmethod
    def shipped(cls, name: str) -> PressProfile:
        """The shipped profile with this name. Raises KeyError with the names there are."""
        if name not in SHIPPED:
            raise KeyError(*SHIPPED)
        return cls.read(Path(str(files("anthology.pictures"))) / "profiles" / SHIPPED[name], name)

    @classmethod
    def read(cls, path: Path, condition: str | None = None) -> PressProfile:
        """The profile in a file. Raises OSError, and ValueError with a reason where it is not for four inks."""
        if path.stat().st_size > LARGEST:
            raise ValueError(f"has more than {LARGEST // 1_000_000} MB, as no colour profile has")
        data = path.read_bytes()
        if (wrong := what_is_wrong(data[:HEADER])) is not None:
            raise ValueError(wrong)
        try:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
            # Both directions are needed: colours into inks, and how inks look.
            lab = ImageCms.createProfile("LAB")
            ImageCms.buildTransform(lab, profile, "LAB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC)
            ImageCms.buildTransform(profile, lab, "CMYK", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
        except (OSError, ImageCms.PyCMSError):
            raise ValueError("is a colour profile whose tables cannot be used") from None
        return cls(condition, (profile.profile.profile_description or path.stem).strip(), data)


def what_is_wrong(header: bytes) -> str | None:
    """Why the profile that begins so is not one for four inks, as "is ..."; None where nothing is wrong with it.

    The signatures are those of ICC.1:2022, 7.2.5, 7.2.6 and 7.2.9; PDF/X-4 (ISO 15930-7) asks for an output profile.
    """
    if header[36:40] != b"acsp":
        return "is not a colour profile"
    if header[16:20] != b"CMYK":
        space = header[16:20].decode("latin-1").strip()
        return f"is a colour profile for {space}, not for the four inks of a press (CMYK)"
    if header[12:16] != b"prtr":
        return "is a colour profile, but not one of a printing press"
    return None
