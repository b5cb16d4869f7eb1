"""What a page's resources say: graphics state dictionaries, fonts and pictures; knows no operator and no rule."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from anthology.verification.preflight.colours import CMYK, GRAY, SpaceReader
from anthology.verification.preflight.marks import Matrix, Picture, State, scales

_EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")
_PLAIN_BLENDS = {"/Normal", "/Compatible"}
_SETTINGS = {
    "/TR": "a transfer function",
    "/TR2": "a transfer function",
    "/HTP": "a halftone phase",
    "/HT": "a halftone",
    "/BG": "a black generation",
    "/BG2": "a black generation",
    "/UCR": "an undercolour removal",
    "/UCR2": "an undercolour removal",
}
"""What belongs to the printer's device, and the values that mean nothing by it (ISO 15930-7, 6.9 and 6.10)."""

_HARMLESS = {"/Default", "/Identity"}


def change_state(state: State, stated: pikepdf.Object) -> None:
    """Set what a graphics state dictionary says of lines, fonts and overprint (ISO 32000-1, table 58)."""
    if not isinstance(stated, Dictionary):
        return
    if (width := stated.get("/LW")) is not None:
        state.line_width = float(width)
    if (mode := stated.get("/OPM")) is not None:
        state.overprint_mode = int(mode)
    if (stroke := stated.get("/OP")) is not None:
        # /OP alone says both (11.7.4.3).
        state.stroke_overprints = state.fill_overprints = bool(stroke)
    if (fill := stated.get("/op")) is not None:
        state.fill_overprints = bool(fill)


def transparency_of(stated: pikepdf.Object) -> Iterator[str]:
    """What of a graphics state dictionary shines through (11.6.4, 11.3.5), in words."""
    if not isinstance(stated, Dictionary):
        return
    for key, thing in (("/ca", "a fill"), ("/CA", "a line")):
        if (share := stated.get(key)) is not None and float(share) < 1:
            yield f"{thing} of {100 * float(share):.0f} % opacity"
    blends = stated.get("/BM")
    for blend in blends if isinstance(blends, Array) else [blends] if blends is not None else []:
        if str(blend) not in _PLAIN_BLENDS:
            yield f"the blend mode {str(blend)[1:]}"
        break  # Of several the first that is known counts.
    mask = stated.get("/SMask")
    if mask is not None and mask != Name("/None"):
        yield "a soft mask"


def settings_of(stated: pikepdf.Object) -> Iterator[str]:
    """What of a graphics state dictionary is the printer's to decide, in words."""
    for key, thing in _SETTINGS.items() if isinstance(stated, Dictionary) else ():
        value = stated.get(key)
        if value is not None and not (isinstance(value, Name) and str(value) in _HARMLESS):
            yield thing


def group_space(form: pikepdf.Object, spaces: SpaceReader) -> str | None:
    """Why a transparency group (11.6.6) does not blend in press inks, None where it does or there is none."""
    group = form.get("/Group")
    if not isinstance(group, Dictionary) or group.get("/S") != Name.Transparency or "/CS" not in group:
        return None
    space = spaces.read(group.get("/CS"), {})
    return None if space.kind in {CMYK, GRAY} else f"a transparency group in {space.name}"


def is_embedded(font: pikepdf.Object) -> bool:
    """Whether a font's program is in the file (9.9); one that is drawn by operators (9.6.5) has none."""
    if not isinstance(font, Dictionary):
        return False
    if font.get("/Subtype") == Name.Type3:
        return True
    inner = font.get("/DescendantFonts")
    holder = inner[0] if isinstance(inner, Array) and len(inner) else font
    described = holder.get("/FontDescriptor")
    if not isinstance(described, Dictionary):
        return False
    programs = [described.get(key) for key in _EMBEDDED]
    return any(isinstance(program, Stream) and int(program.get("/Length", 0)) > 0 for program in programs)


def font_name(font: pikepdf.Object, resource: str) -> str:
    """What a font is called, its subset's tag left out: "Alegreya-Bold"."""
    stated = font.get("/BaseFont") if isinstance(font, Dictionary) else None
    name = str(stated if stated is not None else resource)[1:]
    tag, plus, rest = name.partition("+")
    return rest if plus and len(tag) == 6 and tag.isupper() else name


def picture_of(image: pikepdf.Object, matrix: Matrix) -> Picture:
    """An image as it is placed: the unit square becomes what the matrix makes of it (8.9.3)."""
    width, height = (int(image.get(key, image.get(short, 0))) for key, short in (("/Width", "/W"), ("/Height", "/H")))
    across, up = scales(matrix)
    densities = [72 * pixels / points for pixels, points in ((width, across), (height, up)) if points]
    return Picture(width, height, round(min(densities, default=0.0), 1))
