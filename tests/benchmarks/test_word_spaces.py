import pytest

from word_spaces import FIRST_FIT, OURS, TYPST, broken_promises, set_text
from year.plain_text import SIZE
from year.size import Size
from year.spaces import Spaces
from year_book import write_book

pytest.importorskip("typst")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The word spaces of the running text of a small book, set in three ways."""
    work = tmp_path_factory.mktemp("spaces")
    write_book(work / "book", Size(pieces=2, photos=2, words=2_500))
    set_text(work / "book", work, rounds=1)
    files = {OURS: "ours.pdf", FIRST_FIT: "first-fit.pdf", TYPST: "typst.pdf"}
    return {name: Spaces.of(work / file, SIZE) for name, file in files.items()}


def test_ours_are_more_even_than_those_of_first_fit_and_of_typst(found):
    assert all(spaces.lines > 80 for spaces in found.values())
    assert found[OURS].p99 <= found[TYPST].p99
    assert found[OURS].p99 < found[FIRST_FIT].p99
    assert found[OURS].wide <= found[TYPST].wide
    assert found[OURS].ladder <= 2


def test_a_broken_promise_is_told(found):
    kept = {**found, "the book": found[OURS]}
    assert broken_promises(kept, 1.1) == []
    told = broken_promises({**kept, "the book": found[FIRST_FIT], TYPST: found[OURS], OURS: found[FIRST_FIT]}, 1.4)
    assert any("Typst is better in the 99th percentile" in sentence for sentence in told)
    assert any("1.40 times" in sentence for sentence in told)
