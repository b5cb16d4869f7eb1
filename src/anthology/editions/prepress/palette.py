"""The colours of content as operands in inks: greys, the theme's own colours, all others through the profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from anthology.book import Book
from anthology.pictures.inks import Inks, separation
from anthology.pictures.profile import SHIPPED, PressProfile
from anthology.theme import Theme

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Palette:
    """inks: what is printed with. fixed: colours as "#rrggbb", each with its inks in percent, as the theme has them.

    The theme says so in its theme.json: "inks": {"#7a2e1f": [0, 0, 0, 100]}.
    """

    inks: Inks
    fixed: Mapping[str, tuple[float, float, float, float]]

    @classmethod
    def of(cls, book: Book, theme: Theme) -> Palette:
        """The palette of the book's press edition. Raises UnreadableError as press_profile does."""
        press = book.settings.press
        fixed = {
            colour.lower(): (float(c), float(m), float(y), float(k))
            for colour, (c, m, y, k) in theme.block("inks").items()
        }
        return cls(Inks(press_profile(book).data, press.ink == "black", press.max_ink), fixed)

    @property
    def space(self) -> str:
        """The colour space of everything that is drawn: DeviceCMYK, or DeviceGray in black alone."""
        return "DeviceGray" if self.inks.black else "DeviceCMYK"

    def operands(self, space: str, values: Sequence[float]) -> list[Decimal]:
        """The operands in `space` of this class for a colour of a content stream.

        space: DeviceGray, DeviceRGB, DeviceCMYK or Lab (ISO 32000-1, 8.6); a grey of DeviceGray is one of sRGB.
        """
        amounts = self._amounts(space, [float(value) for value in values])
        parts = [1 - amounts[3]] if self.inks.black else amounts
        return [Decimal(f"{round(min(max(part, 0.0), 1.0), _DIGITS):g}") for part in parts]

    def _amounts(self, space: str, values: Sequence[float]) -> Sequence[float]:
        """Cyan, magenta, yellow and black, each 0 to 1; black alone has the first three at 0."""
        how = separation(self.inks)
        if space == "DeviceCMYK":
            return how.mixed((values[0], values[1], values[2], values[3]))
        if space == "Lab":
            return how.lab(values[0], values[1], values[2])
        red, green, blue = values if space == "DeviceRGB" else (values[0],) * 3
        name = "#" + "".join(f"{round(255 * part):02x}" for part in (red, green, blue))
        if name in self.fixed:
            cyan, magenta, yellow, black = (part / 100 for part in self.fixed[name])
            return how.mixed((cyan, magenta, yellow, black))
        return how.colour(red, green, blue)


def press_profile(book: Book) -> PressProfile:
    """The profile of the press edition, shipped or the book's own, which is checked before. Raises UnreadableError."""
    name = book.settings.press.profile
    return PressProfile.shipped(name) if name in SHIPPED else PressProfile.read(book.folder.find(name))
