"""What the plates show of right and of wrong files, as Ghostscript separates them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pikepdf import Pdf
from tests.verification.preflight.test_wrong_files import draw, spot, swap

from anthology.verification.preflight import separations
from anthology.verification.preflight.plates import NO_INK, Plate, command, separate
from anthology.verification.preflight.separations import most_ink
from anthology.verification.specification import Specification

needs_ghostscript = pytest.mark.skipif(command() is None, reason="Ghostscript is not installed: tools/system.py --all")


def judged(path: Path, wanted: Specification) -> tuple[str, list[tuple[str, str]]]:
    outcome = separations.judge(path, "press", wanted)
    return outcome.outcome, [(m.code, m.message) for m in outcome.messages]


@needs_ghostscript
def test_the_good_file_passes(good: Path, wanted: Specification) -> None:
    outcome = separations.judge(good, "press", wanted)
    assert (outcome.outcome, outcome.messages) == ("passed", ())
    # Text in black; crop marks in all four inks stand outside the bleed, and do not count.
    assert outcome.reason == "The most ink is 100 %, on page i (no. 1 in the file)."


@needs_ghostscript
def test_text_is_on_the_black_plate_alone(good: Path) -> None:
    _, plates = next(separate(good, 4))
    assert set(plates) == {"Cyan", "Magenta", "Yellow", "Black"}
    page = (80, 80, 250, 420)
    media = (0, 0, plates["Black"].width * 1.5, plates["Black"].height * 1.5)
    assert [name for name, plate in plates.items() if set(plate.inside(page, media)) != {NO_INK}] == ["Black"]


def dark(width: int) -> Callable[[Pdf], None]:
    """A picture with 340 % of ink, so many pixels wide."""
    rows = (bytes([255, 240, 210, 162]) * width + bytes(4) * (480 - width)) * 360

    def edit(pdf: Pdf) -> None:
        pdf.pages[3].obj.Resources.XObject.Small.write(rows)

    return edit


@needs_ghostscript
def test_too_much_ink_in_a_picture_is_found(wrong: Callable[..., Path], wanted: Specification) -> None:
    outcome, ((code, message),) = judged(wrong(dark(60)), wanted)
    assert (outcome, code) == ("failed", "preflight-ink")
    assert message == "There is 340 % of ink on the plates where 300 % is the most, on page 2 (no. 4 in the file)."
    assert judged(wrong(dark(60)), replace(wanted, max_ink=340))[0] == "passed"
    assert judged(wrong(dark(0)), wanted)[0] == "passed"


@needs_ghostscript
def test_a_plate_of_its_own_is_found(wrong: Callable[..., Path], wanted: Specification) -> None:
    _, found = judged(wrong(draw(2, "/Gold cs 1 scn 60 60 20 20 re f", ColorSpace=spot)), wanted)
    assert ("preflight-spot", "There is a plate of its own for Gold, on page 1 (no. 3 in the file).") in found


@needs_ghostscript
def test_colour_in_a_black_book_is_found(good: Path, wanted: Specification) -> None:
    outcome, found = judged(good, replace(wanted, black=True))
    assert outcome == "failed"
    assert {code for code, _ in found} == {"preflight-not-black"}
    assert any("Cyan, Magenta, Yellow" in message for _, message in found)


@needs_ghostscript
def test_a_file_that_cannot_be_separated_is_not_called_passed(tmp_path: Path, wanted: Specification) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"no pdf")
    outcome = separations.judge(path, "press", wanted)
    assert outcome.outcome == "not-run"
    assert "cannot be opened" in outcome.reason


def test_without_ghostscript_it_is_not_run(
    good: Path, wanted: Specification, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    outcome = separations.judge(good, "press", wanted)
    assert outcome.outcome == "not-run"
    assert outcome.reason.startswith("Ghostscript is missing")


@needs_ghostscript
def test_text_in_four_inks_shows_on_the_plates(wrong: Callable[..., Path]) -> None:
    """What the good file is held against: this test is not blind."""
    plates = dict(separate(wrong(swap(0, "BT /F1 11", "0.6 0.5 0.4 1 k BT /F1 11")), 1))[0]
    assert all(min(plate.levels) < NO_INK for plate in plates.values())


def test_a_speck_is_no_area() -> None:
    def levels(dark: int) -> dict[str, bytes]:
        plane = bytes([0] * dark + [255] * (100 - dark))
        return {"Cyan": plane, "Magenta": plane, "Yellow": plane, "Black": bytes([255] * 100)}

    assert most_ink(levels(3)) == 0
    assert most_ink(levels(4)) == 300
    assert most_ink({}) == 0


def test_a_plate_is_cut_to_a_box() -> None:
    plate = Plate(4, 3, bytes(range(12)))
    assert plate.inside((1.5, 0, 4.5, 3), (0, 0, 6, 4.5)) == bytes([5, 6, 9, 10])
