"""Chosen lines on the page: read back out of the PDF, beside those that are set one after the other."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import groupby, pairwise

import pikepdf
import pytest
from tests.editions.pages.breaking.conftest import MEASURE, PROSE, SIZE, SetLine, Setter, job

from anthology.editions.pages.breaking.hyphenation import Hyphenation
from anthology.editions.pages.typeset import typeset

RICH = (
    '<p><span class="sc">For the lawyers, one of</span> the ragpickers <em>separated the mould</em> of the music '
    'school cheerfully; nobody <a href="https://example.org">mentioned the beekeeper’s counterweight</a> again.'
    '<span class="footnote">In Gdańsk, where oilcloth came and went over the harbour office, the dockers’ union has 88 '
    "caretakers and one boot, which the washerwoman has never seen.</span> The first thing a <strong>visitor "
    "sees</strong> is the unknown, <em>orange </em>handkerchief; the second,<em> if the washerwoman</em> vanished with "
    'care, is a perfect <span class="sc">handbill</span>. After the batteries were too scorched, the ladle was dusted '
    "and the velvet anchor was not.</p>"
)


def full(lines: list[SetLine]) -> list[SetLine]:
    """All but the last of a single paragraph."""
    return lines[:-1]


def test_every_line_but_the_last_reaches_the_edge(set_lines: Setter) -> None:
    lines = set_lines(f"<p>{PROSE}</p>")
    assert len(lines) > 10
    assert all(abs(line.right - MEASURE) < 0.6 for line in full(lines))
    assert lines[0].left == pytest.approx(13, abs=0.6)
    assert all(line.left < 0.8 for line in lines[1:])
    assert lines[-1].right < MEASURE


def test_the_spaces_are_more_even_than_line_after_line(set_lines: Setter) -> None:
    chosen, first_fit = (set_lines(f"<p>{PROSE}</p>", whole=whole) for whole in (True, False))
    assert [line.text for line in chosen] != [line.text for line in first_fit]
    assert max(line.gap for line in full(chosen)) < 0.8 * max(line.gap for line in full(first_fit))


def test_words_are_those_of_the_text_in_their_order(set_lines: Setter) -> None:
    joined = ""
    for line in set_lines(f"<p>{PROSE}</p>"):
        joined += line.text.removesuffix("\u2010") + ("" if line.hyphenated else " ")
    assert joined.split() == PROSE.split()


def test_all_kinds_of_text_reach_the_edge(set_lines: Setter) -> None:
    lines = set_lines(RICH)
    note = next(at for at, line in enumerate(lines) if "Gdańsk" in line.text)
    for part in (lines[:note], lines[note:]):
        assert len(part) > 2
        assert all(abs(line.right - MEASURE) < 0.8 for line in full(part)), [line.right for line in part]


@pytest.mark.parametrize("css", ["", "html { text-align: start }"])
@pytest.mark.parametrize("whole", [True, False])
def test_no_line_begins_with_the_call_of_a_note(set_lines: Setter, whole: bool, css: str) -> None:
    words = PROSE.split()
    body = "".join(
        f'<p>{" ".join(words[:n])}.<span class="footnote">A note.</span> {" ".join(words[n:])}</p>'
        for n in range(6, len(words))
    )
    lines = set_lines(body, css=css, whole=whole)
    calls = [call for line in lines for call in re.findall(r"\.(\d+)(?: |$)", line.text)]
    assert calls == [str(number + 1) for number in range(len(words) - 6)], "each behind its full stop, on its line"


def test_the_same_text_and_tags_come_out_as_line_after_line() -> None:
    trees = []
    for hyphenation in (Hyphenation(), None):
        made = typeset(job(RICH, hyphenation=hyphenation))
        with pikepdf.open(BytesIO(made.files["pdf"])) as pdf:
            trees.append(_tags(pdf.Root.StructTreeRoot.K))
    chosen, first_fit = trees
    assert "Link" in chosen
    assert chosen == first_fit


def _tags(node: pikepdf.Object) -> str:
    """The tags as a text; a row of the same is one, since an element has a tag for each of its lines."""
    if isinstance(node, pikepdf.Array):
        return "".join(tag for tag, _ in groupby(map(_tags, node)))
    if isinstance(node, pikepdf.Dictionary) and "/S" in node:
        return f"{str(node.S)[1:]}({_tags(node.K) if '/K' in node else ''})"
    return ""


def test_the_same_bytes_every_time() -> None:
    first, second = (typeset(job(RICH * 3, hyphenation=Hyphenation())).files["pdf"] for _ in range(2))
    assert first == second


def test_no_three_lines_running_end_in_a_hyphen(set_lines: Setter) -> None:
    narrow = f"body {{ width: {MEASURE / 2}pt }}"
    lines = set_lines(f"<p>{PROSE}</p>" * 4, css=narrow)
    flags = [line.hyphenated for line in lines]
    assert sum(flags) > 6
    assert not any(all(flags[at : at + 3]) for at in range(len(flags) - 2))


def test_no_page_ends_in_a_hyphen_though_lines_do(set_lines: Setter) -> None:
    words = PROSE.split()
    paragraphs = "".join(f"<p>{' '.join(words[n:])}</p>" for n in range(0, 30, 3))
    for whole, expected in ((False, 3), (True, 0)):
        lines = set_lines(paragraphs, css="@page { size: 330pt 140pt }", whole=whole)
        assert any(line.hyphenated for line in lines)
        assert sum(one.hyphenated for one, other in pairwise(lines) if one.page != other.page) == expected


def test_widows_and_orphans_are_as_they_were(set_lines: Setter) -> None:
    lines = set_lines(f"<p>{PROSE}</p>" * 6, css="@page { size: 250pt 130pt }")
    begins = [line.left > 5 for line in lines]
    for at, line in enumerate(lines[:-1]):
        if line.page != lines[at + 1].page:
            assert not begins[at], "the first line of a paragraph alone at the foot"
            if not begins[at + 1]:
                assert at + 2 == len(lines) or not begins[at + 2], "the last line of a paragraph alone at the head"


def test_lines_beside_a_float_are_as_wide_as_it_leaves_them(set_lines: Setter) -> None:
    lines = set_lines(f'<div class="float"></div><p>{PROSE}</p>')
    beside = [line for line in lines if line.left > 80]
    assert len(beside) == 4
    assert all(abs(line.right - MEASURE) < 0.8 for line in full(lines))
    assert all(line.gap < 0.75 * SIZE for line in full(lines))


def test_what_is_not_justified_is_left_alone() -> None:
    for language, css in (("en", "html { text-align: start }"), ("ar", "html { direction: rtl }")):
        text = (
            f"<p>{PROSE}</p>" if language == "en" else f"<p>{'وصلنا إلى المدينة في صباح ماطر ولم نجد أحدا. ' * 9}</p>"
        )
        one, other = (
            typeset(job(text, language=language, css=css, hyphenation=hyphenation)).files["pdf"]
            for hyphenation in (Hyphenation(), None)
        )
        assert one == other


@pytest.mark.parametrize(
    "part",
    [
        "<br>",
        '<span style="display: inline-block; width: 20pt">x</span>',
        '<span style="white-space: pre">a  b</span>',
        "W" * 90,
    ],
)
def test_what_cannot_be_measured_is_set_line_after_line(set_lines: Setter, part: str) -> None:
    text = f"<p>{PROSE} {part} {PROSE}</p>"
    assert set_lines(text) == set_lines(text, whole=False)


def test_exceptions_reach_the_page(set_lines: Setter) -> None:
    text = f"<p>{'Washerwomen ' * 60}</p>"
    assert any("Washer\u2010" in line.text for line in set_lines(text))
    kept = set_lines(text, hyphenation=Hyphenation({"en": ("washerwom-en", "wash-erwomen")}))
    assert {line.text.split()[-1] for line in kept if line.hyphenated} <= {"Wash\u2010"}
    assert not any(line.hyphenated for line in set_lines(text, hyphenation=Hyphenation(names=False)))


def test_inline_edges_count_in_the_measure(set_lines: Setter) -> None:
    css = "em { padding: 0 6pt; margin: 0 3pt; border: 1pt solid }"
    lines = set_lines(f"<p>{PROSE.replace('the ', '<em>the</em> ')}</p>", css=css)
    assert all(abs(line.right - MEASURE) < 11 for line in full(lines))
    assert max(line.gap for line in full(lines)) < 1.8 * SIZE


def test_a_paragraph_does_not_end_in_a_runt(set_lines: Setter) -> None:
    words = PROSE.split()
    found = []
    for whole in (False, True):
        widths = [set_lines(f"<p>{' '.join(words[: 30 + n])}</p>", whole=whole)[-1].right for n in (7, 25, 36)]
        found.append([width < 2.5 * SIZE for width in widths])
    assert found == [[False, True, True], [False, False, False]]


def test_a_line_may_end_before_what_is_kept_on_one_line(set_lines: Setter) -> None:
    kept = '<span style="white-space: nowrap">(p. 45)</span>'
    lines = set_lines(f"<p>{kept.join(word + ' ' for word in PROSE.split())}</p>")
    assert any(line.text.startswith("(p.") for line in lines)
    assert not any(line.text.endswith("(p.") for line in lines)


def test_odd_text_is_set_like_any_other(set_lines: Setter) -> None:
    odd = "\u200b ﷽ e\u0301\u0301 👩‍👩‍👧 אבג (דה) مرحبا\u202c \u00ad\u00ad "
    for whole in (True, False):
        body = f"<p>{PROSE}</p><p>{odd * 9}</p><p></p><p> </p><p><em></em>{PROSE[:40]}<em> </em></p>"
        made = typeset(job(body, hyphenation=Hyphenation() if whole else None))
        assert made.facts["pages"] == 1


def test_a_line_without_height_beside_a_float_ends(set_lines: Setter) -> None:
    assert set_lines(f'<div class="float"></div><p style="line-height: 0">{PROSE}</p>')
