"""What is wrong with one value, and with one place of the manifest; knows neither YAML nor the schema."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from anthology.diagnostics import Severity
from anthology.sources import Key


class WrongValueError(ValueError):
    """A value that cannot be what its key says.

    says: the rest of a sentence that begins with the key: "is 2027-02-30, a day that does not exist".
    hint: what to do, as a sentence.
    """

    def __init__(self, code: str, says: str, hint: str = "") -> None:
        super().__init__(says)
        self.code, self.says, self.hint = code, says, hint


def empty() -> WrongValueError:
    """The mistake of a key without a value."""
    return WrongValueError("value-empty", "is empty", "Write something there, or remove the key.")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong value, or a rule that the values break together.

    key: the way to the value. message: a whole sentence. drop: whether the value is left out of the manifest that
    is handed on, so that nobody above stumbles over it.
    """

    code: str
    key: Key
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    drop: bool = False


def shown(text: str, longest: int = 60) -> str:
    """A value as it stands in a message: in quotes, shortened."""
    folded = " ".join(text.split())
    return f"“{folded}”" if len(folded) <= longest else f"“{folded[: longest - 1]}…”"


def nearest(word: str, options: Iterable[str], cutoff: float = 0.7) -> str | None:
    """The option that is spelt most like this word, small and capital letters being the same; None if none is near."""
    spelt = {option.casefold(): option for option in options}
    found = difflib.get_close_matches(word.casefold(), spelt, n=1, cutoff=cutoff)
    return spelt[found[0]] if found else None


def listed(words: Iterable[str]) -> str:
    """The words of a list as a sentence has them: a, b or c."""
    *before, last = words
    return f"{', '.join(before)} or {last}" if before else last


def subject(key: Key) -> str:
    """How a sentence names the value at this key: "title", "item 2 of subjects", "book.yaml" for the whole."""
    if not key:
        return "book.yaml"
    last = key[-1]
    return f"item {last + 1} of {key[-2]}" if isinstance(last, int) else last
