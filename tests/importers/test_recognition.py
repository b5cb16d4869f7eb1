"""The parts of an article are told by its structure, in several languages; what is not certain stays and is said."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from anthology.importers.article import BlockKind
from anthology.importers.plain_text import read_plain_text
from anthology.importers.recognition import Draft, Known, Person, recognise, repeated
from anthology.importers.recognition.phrases import pattern, table

HEADING = "The heading, taken apart in the entry in book.yaml."
TEXTS = Path(__file__).parent / "texts"


def take_apart(text: str | bytes, known: Known | None = None) -> Draft:
    data = text if isinstance(text, bytes) else text.encode()
    (article,) = read_plain_text(data, "a.txt", lambda _: None)
    return recognise(article, known or Known())


def of_file(name: str) -> Draft:
    return take_apart((TEXTS / f"{name}.txt").read_bytes())


def pictures(draft: Draft) -> list[tuple[str, str]]:
    return [(p.caption, p.credit) for block in draft.blocks for p in block.pictures]


def prose(draft: Draft) -> list[str]:
    return [block.words for block in draft.blocks if block.words]


def reasons(draft: Draft) -> list[str]:
    return [left.reason for left in draft.leftovers]


def test_a_whole_article() -> None:
    draft = of_file("quay")
    assert (draft.series, draft.number, draft.place) == ("The Harbour Letters", 7, "Port Amara")
    assert draft.title == "Who Is the Quay For?"
    assert [f.funder for f in draft.funding] == ["Lantern Foundation for Arts and Letters"]
    assert draft.funding[0].statement.startswith("The project is made possible through generous support from the")
    assert pictures(draft) == [("From the north mole, Port Amara", "Tomas Reyes Quill")]
    assert [person.name for person in draft.authors] == ["Tomas Reyes Quill"]
    assert draft.authors[0].bio.endswith("The Tide ReviewOpen Water and Radio Mole.")
    assert [line[:9] for line in prose(draft)] == ["The crane", "“We were ", "So who is", "[Two page"]
    assert [block.kind for block in draft.blocks][2] is BlockKind.PICTURE
    assert not draft.diagnostics


def test_a_whole_article_in_french() -> None:
    draft = of_file("colline")
    assert (draft.series, draft.number, draft.place) == ("Les Lettres du fleuve", 12, "Vaubrun")
    assert draft.title == "À qui appartient la colline ?"
    assert draft.published == date(2026, 3, 4)
    assert [f.funder for f in draft.funding] == ["Fondation du Phare", "Association des Rives"]
    assert pictures(draft) == [("Vue de la colline", "Élodie Marchetti")]
    bio = "Élodie Marchetti vit à Vaubrun, où elle écrit pour La Gazette du pont."
    assert draft.authors == [Person("Élodie Marchetti", bio)]
    assert [line[:12] for line in prose(draft)] == ["À Vaubrun, l", "Les voisins "]
    assert not draft.diagnostics


def test_a_whole_article_in_spanish() -> None:
    draft = of_file("terraza")
    assert (draft.series, draft.number, draft.place) == ("Cartas del sur", 3, "Puerto Lirio")
    assert draft.title == "¿Quién cuida la terraza?"
    assert [f.funder for f in draft.funding] == ["Fundación Marea"]
    assert pictures(draft) == [("La terraza en agosto", "Bruno Salvatierra")]
    assert [person.name for person in draft.authors] == ["Inés Valcárcel"]
    assert [person.name for person in draft.others] == ["Bruno Salvatierra"]
    assert [line[:10] for line in prose(draft)] == ["La terraza", "En Puerto "]
    assert draft.blocks[-1].kind is BlockKind.PARAGRAPH
    assert not draft.diagnostics


@pytest.mark.parametrize("name", ["quay", "colline", "terraza"])
def test_no_word_is_lost(name: str) -> None:
    """Running text and what was set aside, the heading too, are the source, word for word."""
    draft = of_file(name)
    kept = [*(b.words for b in draft.blocks), *(left.words for left in draft.leftovers)]
    source = (TEXTS / f"{name}.txt").read_text("utf-8").replace("***", "")
    assert Counter(" ".join(kept).split()) == Counter(source.split())


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("The Letters #05 Lisbon: Whose Hill?", ("The Letters", 5, "Lisbon", "Whose Hill?")),
        ("The Letters No. 5: Lisbon – Whose Hill?", ("The Letters", 5, "Lisbon", "Whose Hill?")),
        ("The Letters | #5 | São Tomé | Whose Hill?", ("The Letters", 5, "São Tomé", "Whose Hill?")),
        ("Letters – No 5 – Letter from Rio de Janeiro: Whose Hill?", ("Letters", 5, "Rio de Janeiro", "Whose Hill?")),
        ("#12 La Línea: “Whose Hill?”", ("", 12, "La Línea", "Whose Hill?")),
        ("Lisbon (No. 5): Whose Hill?", ("", 5, "Lisbon", "Whose Hill?")),
        ("Lisbon: Whose Hill? (The Letters #5)", ("The Letters", 5, "Lisbon", "Whose Hill?")),
        ("Lisbon: Whose Hill? – The Letters #5", ("The Letters", 5, "Lisbon", "Whose Hill?")),
        ("Whose Hill? | The Letters, No. 5", ("The Letters", 5, "", "Whose Hill?")),
        ("Die Briefe Nr. 4: Brief aus Bad Elm: Wem gehört er?", ("Die Briefe", 4, "Bad Elm", "Wem gehört er?")),
        ("Cartas do mar n.º 8 — Porto Alvo: De quem é?", ("Cartas do mar", 8, "Porto Alvo", "De quem é?")),
        ("رسائل الميناء #3 طنجة: لمن التل؟", ("رسائل الميناء", 3, "طنجة", "لمن التل؟")),
    ],
)  # fmt: skip
def test_headings_in_other_orders(heading: str, found: tuple[str, int, str, str]) -> None:
    draft = take_apart(f"{heading}\n\nWe came to Lisbon when it rained.\n\nThen we left.")
    assert (draft.series, draft.number, draft.place, draft.title) == found


@pytest.mark.parametrize(
    "heading",
    [
        "Memory: What Remains (The Letters #5)",
        "The Letters #5: what happens when nobody asks?",
        "What Happens When Nobody Asks",
        "Two numbers: #4 and #5",
        "Summer 2020: A Letter",
    ],
)
def test_what_is_not_certain_stays_whole_and_is_said(heading: str) -> None:
    draft = take_apart(f"{heading}\n\nWe came to Lisbon when it rained.\n\nThen we left.")
    assert not draft.place
    assert draft.title in heading
    assert "import-unsure" in [d.code for d in draft.diagnostics]


def test_a_heading_of_two_lines() -> None:
    draft = take_apart("The Letters #05\n\nLisbon: Whose Hill?\n\nIt rained.\n\nThen it stopped.")
    assert (draft.number, draft.place, draft.title) == (5, "Lisbon", "Whose Hill?")
    assert prose(draft) == ["It rained.", "Then it stopped."]


@pytest.mark.parametrize(
    "text",
    [
        "He showed me a photograph by Ana Ruiz.",
        "We looked at the wall. There was a photo. It was a photo of the square, by night.",
        "La plaza, foto de la infancia.",
        "La plaza, foto de Port Amara.",
        "Dear reader of maps, the north is a habit.",
        "Read the walls first, then the books.",
        "Port Amara is a city that sells its own shadow.",
        "Nadia Okoro was voted out by the others.",
        "Support from the neighbours came late.",
    ],
)
def test_sentences_of_the_text_stay_in_it(text: str) -> None:
    opening, close = "Nadia Okoro came back to Port Amara.", "In Port Amara nobody asked Nadia Okoro again."
    draft = take_apart(f"The Letters #1 Lisbon: Whose Hill?\n\n{text}\n\n{opening}\n\n{close}\n\n{text}")
    assert prose(draft) == [text, opening, close, text]
    assert reasons(draft) == [HEADING]


def test_a_note_that_stands_in_more_than_one_article_is_one() -> None:
    note = "Diese Seiten kommen aus vielen Häfen und werden gelesen, wo immer jemand wartet."
    articles = [
        read_plain_text(f"Briefe #{n} Elm: Titel {n}?\n\n{note}\n\nText {n}.".encode(), "a.txt", lambda _: None)[0]
        for n in (1, 2)
    ]
    assert prose(recognise(articles[0], Known())) == [note, "Text 1."]
    draft = recognise(articles[0], Known(repeated=repeated(articles)))
    assert prose(draft) == ["Text 1."]
    assert reasons(draft) == [HEADING, "The note to the reader, which every piece has."]


def test_byline_translator_date_and_address() -> None:
    draft = take_apart(
        "The Letters #2 Lisbon: Whose Hill?\n\nBy Ana Ruiz and Leo van der Berg · January 20, 2026\n\n"
        "Translated from Portuguese by Mia Stone\n\nIt rained.\n\nThen it stopped.\n\nSource: https://example.org/2"
    )
    assert [person.name for person in draft.authors] == ["Ana Ruiz", "Leo van der Berg"]
    assert (draft.translators, draft.published, draft.url) == (
        ["Mia Stone"],
        date(2026, 1, 20),
        "https://example.org/2",
    )
    assert prose(draft) == ["It rained.", "Then it stopped."]


def test_a_credit_to_the_author_is_to_their_name() -> None:
    draft = take_apart("#2 Elm: Why?\n\nBy Ana Ruiz\n\nIt rained.\n\nThe hill. Photo by the author.\n\nThen not.")
    assert pictures(draft) == [("The hill", "Ana Ruiz")]


def test_a_line_that_may_be_a_heading_is_said() -> None:
    draft = take_apart("#2 Elm: Why?\n\nBy Ana Ruiz\n\nIt rained.\n\nThe long way home\n\nThen it stopped.")
    assert prose(draft) == ["It rained.", "The long way home", "Then it stopped."]
    assert [(d.code, d.location.line) for d in draft.diagnostics if d.location] == [("import-unsure", 7)]


def test_the_dates_of_a_diary_are_its_own() -> None:
    draft = take_apart("#2 Elm: Why?\n\nBy Ana Ruiz\n\n4 May 2026\n\nIt rained.\n\n5 May 2026\n\nThen it stopped.")
    assert draft.published is None
    assert prose(draft) == ["4 May 2026", "It rained.", "5 May 2026", "Then it stopped."]


@pytest.mark.parametrize(
    "end",
    [
        "Ana Ruiz is a diver.\n\nShe lives in Elm.",
        "About the author\n\nAna Ruiz is a diver.\n\nTwo books so far.",
        "About the author\n\nA diver who writes.\n\nTwo books so far.",
    ],
)
def test_a_biography_of_two_paragraphs(end: str) -> None:
    draft = take_apart(f"#2 Elm: Why?\n\nBy Ana Ruiz\n\nIt rained.\n\nShe left.\n\nIt rained again.\n\n{end}")
    assert draft.authors == [Person("Ana Ruiz", "\n\n".join(end.split("\n\n")[-2:]))]
    assert prose(draft) == ["It rained.", "She left.", "It rained again."]


def test_a_last_paragraph_that_begins_like_a_biography_is_none_by_itself() -> None:
    draft = take_apart("#2 Elm: Why?\n\nBy Ana Ruiz\n\nIt rained.\n\nShe left.")
    assert prose(draft) == ["It rained.", "She left."]


def test_every_language_of_the_table_has_every_expression() -> None:
    languages = {"en", "fr", "es", "de", "pt", "it"}
    for name, expressions in table().items():
        assert pattern(name)
        assert set(expressions) == (languages - {"en", "de"} if name == "credit_perhaps" else languages), name
