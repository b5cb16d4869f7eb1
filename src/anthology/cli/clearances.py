"""The list of photographs that are still to be cleared, as `anthology status` shows it."""

from __future__ import annotations

from collections.abc import Sequence

from anthology.cli.terminal import Style, Terminal
from anthology.composition.clearances import Uncleared


def show_clearances(uncleared: Sequence[Uncleared], terminal: Terminal) -> None:
    """A table of them, in JSON a record each; nothing where all is cleared."""
    if terminal.style is Style.JSON:
        for found in uncleared:
            terminal.record(_record(found))
    elif uncleared:
        terminal.result("")
        terminal.table(("To be cleared", "Not for", "What is known"), [_row(found) for found in uncleared])


def sum_up_clearances(uncleared: Sequence[Uncleared]) -> str:
    """How many there are, in a sentence; "" for none."""
    if not uncleared:
        return ""
    blanks = sum(bool(found.blank) for found in uncleared)
    count = f"{len(uncleared)} photograph{'' if len(uncleared) == 1 else 's'} to be cleared"
    return f"{count}; {blanks} without a substitute: only a draft can be built." if blanks else f"{count}."


def _row(found: Uncleared) -> tuple[str, ...]:
    known = [f"{found.photo.file}, in {', '.join(found.shown_in)}."]
    known += [f"Rights: {_holder(found)}."] if _holder(found) else []
    known += [f"Cleared until {found.ended} only."] if found.ended else []
    known += [f"Instead: {', '.join(dict.fromkeys(found.instead.values()))}."] if found.instead else []
    return found.photo.id, ", ".join(found.editions), " ".join(known)


def _record(found: Uncleared) -> dict[str, object]:
    """instead: by edition. ended: the last day of a clearance that has ended, or null."""
    return {
        "photo": found.photo.id,
        "file": found.photo.file,
        "editions": list(found.editions),
        "holder": _holder(found) or None,
        "ended": found.ended.isoformat() if found.ended else None,
        "instead": dict(found.instead),
        "shown_in": list(found.shown_in),
    }


def _holder(found: Uncleared) -> str:
    """Whom to ask: who holds the rights, else who made the picture."""
    return found.photo.holder or found.photo.by or ""
