"""The breaks with the fewest demerits, on words whose widths are whole numbers."""

from __future__ import annotations

from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from anthology.editions.pages.breaking.total_fit import LOOSEST_ASKED, Kind, Opportunity, Setting, total_fit


def words(*widths: float, kinds: dict[int, Kind] | None = None) -> list[Opportunity]:
    """Words of these widths with a space of 1 between them; after some, a hyphen is added instead."""
    found, at, spaces = [], 0.0, 0
    for number, width in enumerate(widths):
        at += width
        kind = (kinds or {}).get(number, Kind.WORD)
        if number == len(widths) - 1:
            found.append(Opportunity(at, at, spaces, spaces, Kind.END))
        elif kind is Kind.WORD:
            found.append(Opportunity(at, at + 1, spaces, spaces + 1, kind))
            at, spaces = at + 1, spaces + 1
        else:
            found.append(Opportunity(at + 0.5, at, spaces, spaces, kind, 50))
    return found


def setting(*measure: float, **others: float) -> Setting:
    return Setting(lambda n: measure[min(n, len(measure) - 1)], len(measure) > 1, 0.5, 0.3, **others)


def ratios(places: list[Opportunity], breaks: tuple[int, ...], width: float) -> list[float]:
    """How far the spaces of each line but the last are stretched."""
    starts = [(0.0, 0), *((places[at].start, places[at].spaces_after) for at in breaks[:-1])]
    found = []
    for (start, spaces), at in list(zip(starts, breaks, strict=True))[:-1]:
        count = places[at].spaces - spaces
        room = width - (places[at].end - start)
        found.append(room / count if count else float("inf"))
    return found


@given(st.lists(st.integers(1, 5), min_size=3, max_size=11), st.integers(9, 14))
@settings(max_examples=60, deadline=None)
def test_no_other_breaks_are_better(widths: list[int], width: int) -> None:
    """Held against all ways to break, without hyphens, where the demerits are those of badness alone."""
    places = words(*widths)
    fit = total_fit(places, setting(width))
    assert fit is not None

    def worst(breaks: tuple[int, ...]) -> float | None:
        found = ratios(places, breaks, width)
        if any(ratio < -0.3 for ratio in found):
            return None
        last_start = places[breaks[-2]].start if len(breaks) > 1 else 0.0
        last_spaces = places[-1].spaces - (places[breaks[-2]].spaces_after if len(breaks) > 1 else 0)
        if places[-1].end - last_start - 0.3 * last_spaces > width:
            return None
        return sum((10 + min(1e6, 100 * abs(r / (0.3 if r < 0 else 0.5)) ** 3)) ** 2 for r in found)

    every = []
    for choice in product((False, True), repeat=len(places) - 1):
        breaks = (*(at for at, taken in enumerate(choice) if taken), len(places) - 1)
        if (sum_of_all := worst(breaks)) is not None:
            every.append(sum_of_all)
    ours = worst(fit.breaks)
    assert ours is not None
    # Neighbours that are unlike cost 8000 each; lines, 100 each.
    assert ours <= min(every) + 8200 * len(places)


def test_lines_never_have_three_hyphens_running() -> None:
    kinds = dict.fromkeys(range(0, 40, 2), Kind.HYPHEN)
    places = words(*([3, 3] * 20), kinds=kinds)
    fit = total_fit(places, setting(16))
    assert fit is not None
    flags = [places[at].kind is Kind.HYPHEN for at in fit.breaks]
    assert not any(all(flags[at : at + 3]) for at in range(len(flags) - 2))


def test_a_runt_is_avoided() -> None:
    places = words(4, 1, 3, 2, 4, 1, 4, 3, 4, 2, 4, 3, 2, 3, 4, 4, 2)
    free, kept = total_fit(places, setting(20)), total_fit(places, setting(20, runt=3))
    assert free is not None
    assert kept is not None
    last = [places[-1].end - places[fit.breaks[-2]].start for fit in (free, kept)]
    assert last == [2, 7]


def test_one_line_can_be_kept_from_ending_in_a_hyphen() -> None:
    kinds = {2: Kind.HYPHEN}
    places = words(4, 4, 2, 4, 4, 4, kinds=kinds)
    free = total_fit(places, setting(12.5))
    assert free is not None
    assert places[free.breaks[0]].kind is Kind.HYPHEN
    kept = total_fit(places, setting(12.5), whole=0)
    assert kept is not None
    assert places[kept.breaks[0]].kind is Kind.WORD


def test_lines_may_have_widths_of_their_own() -> None:
    places = words(*[2] * 12)
    fit = total_fit(places, setting(5, 8, 14))
    assert fit is not None
    counts = [after - before for before, after in pairwise((-1, *fit.breaks))]
    assert counts[:2] == [2, 3]
    assert counts[2] == 5


def test_what_follows_a_break_is_broken_as_if_it_stood_alone() -> None:
    places = words(*[3, 2, 4, 2, 3, 5, 1, 2, 4, 3, 2])
    behind = total_fit(places, setting(10), after=3)
    alone = total_fit(words(*[3, 5, 1, 2, 4, 3, 2]), setting(10))
    assert behind is not None
    assert alone is not None
    assert [at - 4 for at in behind.breaks] == list(alone.breaks)


def test_a_word_wider_than_the_line_has_no_breaks() -> None:
    assert total_fit(words(3, 20, 3), setting(10)) is None


def test_a_paragraph_may_be_asked_for_one_line_more_and_never_for_lines_that_would_be_seen() -> None:
    places = words(*([4] * 43))
    fit = total_fit(places, setting(54))
    assert fit is not None
    counts = {n: total_fit(places, setting(54), lines=n) for n in range(len(fit.breaks) - 2, len(fit.breaks) + 3)}
    longer = counts[len(fit.breaks) + 1]
    assert longer is not None
    assert len(longer.breaks) == len(fit.breaks) + 1
    assert LOOSEST_ASKED >= longer.worst > fit.worst
    assert counts[len(fit.breaks) - 2] is None
    assert counts[len(fit.breaks) + 2] is None
