import pytest


@pytest.mark.parametrize("dash", ["— ", "—", "--- ", "---"])
def test_attribution(read, dash):
    assert read(f"> It rains.\n>\n> {dash}*Ann*, 1931") == (
        '<blockquote><p>It rains.</p><p class="attribution"><em>Ann</em>, 1931</p></blockquote>'
    )


def test_attribution_of_a_pull_quote(read):
    assert read("::: pull-quote\nIt rains.\n\n— Ann\n:::") == (
        '<aside class="pull-quote"><p>It rains.</p><p class="attribution">Ann</p></aside>'
    )


def test_one_paragraph_is_none(read):
    assert read("> —¿Llueve?", "es") == "<blockquote><p>—¿Llueve?</p></blockquote>"


def test_dialogue_is_none(read):
    assert read("> —¿Llueve?\n>\n> —Sí.", "es") == "<blockquote><p>—¿Llueve?</p><p>—Sí.</p></blockquote>"


def test_an_aside_has_none(read):
    assert read("::: aside\na\n\n— b\n:::") == '<aside class="aside"><p>a</p><p>— b</p></aside>'


def test_run_on(wrong):
    assert wrong("a\n\n> It rains.\n> — Ann") == ["warning attribution-run-on 3:1"]
