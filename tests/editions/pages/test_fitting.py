"""Figures that leave a gap go behind the paragraphs that fill it."""

from lxml import html

from anthology.editions.pages.fitting import Placed, with_figures_moved

LEADING = 14.0


def document(*children: str) -> str:
    return f"<!DOCTYPE html><html><body><section>{''.join(children)}</section></body></html>"


def order(text: str | None) -> list[str]:
    assert text is not None
    section = html.document_fromstring(text).find(".//section")
    assert section is not None
    return [child.text or "" for child in section]


def test_a_figure_moves_behind_the_paragraphs_that_fill_the_gap() -> None:
    text = document("<p>a</p>", "<figure>f</figure>", "<p>b</p>", "<p>c</p>", "<p>d</p>")
    placed = [
        Placed(0, 0, 60, 400, 540),  # Ten lines are left.
        Placed(1, 1, 60, 300, 540),
        Placed(2, 1, 300, 370, 540),
        Placed(3, 1, 370, 440, 540),
        Placed(4, 1, 440, 500, 540),
    ]
    assert order(with_figures_moved(text, placed, LEADING)) == ["a", "b", "c", "f", "d"]


def test_a_paragraph_over_two_pages_counts_whole() -> None:
    text = document("<p>a</p>", "<figure>f</figure>", "<p>b</p>", "<p>c</p>")
    placed = [
        Placed(0, 0, 60, 400, 540),
        Placed(1, 1, 60, 470, 540),
        Placed(2, 1, 470, 540, 540),
        Placed(2, 2, 60, 130, 540),
        Placed(3, 2, 130, 200, 540),
    ]
    assert order(with_figures_moved(text, placed, LEADING)) == ["a", "b", "f", "c"]


def test_a_small_gap_is_left() -> None:
    text = document("<p>a</p>", "<figure>f</figure>", "<p>b</p>")
    placed = [Placed(0, 0, 60, 500, 540), Placed(1, 1, 60, 300, 540), Placed(2, 1, 300, 370, 540)]
    assert with_figures_moved(text, placed, LEADING) is None


def test_a_figure_does_not_pass_a_heading() -> None:
    text = document("<p>a</p>", "<figure>f</figure>", "<h2>b</h2>", "<p>c</p>")
    placed = [
        Placed(0, 0, 60, 400, 540),
        Placed(1, 1, 60, 300, 540),
        Placed(2, 1, 300, 330, 540),
        Placed(3, 1, 330, 400, 540),
    ]
    assert with_figures_moved(text, placed, LEADING) is None
