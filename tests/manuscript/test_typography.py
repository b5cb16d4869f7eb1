"""Smart typography, language by language: ~ stands for a no-break space, ^ for a narrow one."""

import pytest

from anthology.manuscript.typographic_rules import RULES, rules_for
from anthology.manuscript.typography import OPAQUE, set_runs, set_text

CASES = {
    "en": [
        ('"Hello," she said.', "“Hello,” she said."),
        ('He said "no".', "He said “no”."),
        ("don't, O'Brien's, I'd've", "don’t, O’Brien’s, I’d’ve"),
        ("'tis the '90s, rock 'n' roll, get 'em", "’tis the ’90s, rock ’n’ roll, get ’em"),
        ("the dogs' tails", "the dogs’ tails"),
        ("'One' and \"he said 'x' to\" me", "‘One’ and “he said ‘x’ to” me"),
        ('"\'Twas the night," he said', "“’Twas the night,” he said"),
        ("'\"Yes\" is a word,' he said", "‘“Yes” is a word,’ he said"),
        ("a --- b---c -- d", "a—b—c~– d"),
        ('He said---"what?"---and', "He said—“what?”—and"),
        ("1914--18, 1914-18, 978-0-00-000000-2", "1914–18, 1914-18, 978-0-00-000000-2"),
        ("wait... no . . . yes....", "wait… no~.~.~. yes...."),
        ("p. 12, No. 5, Mr Smith, 5 km, J. R. R. Tolkien", "p.~12, No.~5, Mr~Smith, 5~km, J.~R.~R. Tolkien"),
        ('6\'2" tall, a 5" pipe', "6′2″ tall, a 5″ pipe"),
        ('“kept” ‘as typed’ ("x") ["y"]', "“kept” ‘as typed’ (“x”) [“y”]"),
        ('see https://a.b/c--d...e?f="g" and a--b@c.org', "see https://a.b/c--d...e?f=“g” and a--b@c.org"),
        ('"He began', "“He began"),
        ('and ended."', "and ended.”"),
        ('"one "two" three"', "“one ‘two’ three”"),
    ],
    "en-US": [
        ('"a" --- b', "“a”—b"),
        ("'a' 'b'", "‘a’ ‘b’"),
        ("Dr. King, vol. 2", "Dr.~King, vol.~2"),
    ],
    "en-GB": [
        ("'a' \"b\"", "‘a’ “b”"),
        ("'He said \"no\"'", "‘He said “no”’"),
        ("a --- b -- c", "a~— b~– c"),
        ("5 pm, 6 p.m.", "5~pm, 6~p.m."),
    ],
    "fr": [
        ('"Bonjour", dit-il.', "«^Bonjour^», dit-il."),
        ("Quoi ? Non ! Oui; et: voilà", "Quoi^? Non^! Oui^; et~: voilà"),
        ("Quoi?! Ah!!", "Quoi^?! Ah^!!"),
        ("l'été, aujourd'hui, qu'il", "l’été, aujourd’hui, qu’il"),
        ("« déjà » «là»", "«^déjà^» «^là^»"),
        ('" espace "', "«^espace^»"),
        ('"Il a dit "non" hier"', "«^Il a dit “non” hier^»"),
        ("12:30, http://x.fr/?a=b !", "12:30, http://x.fr/?a=b^!"),
        ("94 000 mots en 2021 200", "94^000 mots en 2021 200"),
        ("n° 5, p. 12, M. Dupont, XXe siècle", "n°~5, p.~12, M.~Dupont, XXe~siècle"),
        ("50 % et 5 km", "50~% et 5~km"),
        ("mot -- inséré -- mot", "mot~– inséré~– mot"),
        ('l\'"art" brut', "l’«^art^» brut"),
        ("Quoi… ! Attends...", "Quoi…^! Attends…"),
        ("(Paris : Seuil)", "(Paris~: Seuil)"),
        ("--- Bonjour", "— Bonjour"),
    ],
    "fr-CH": [('"Oui": non!', "«^Oui^»^: non^!"), ("l'\"a 'b' c\"", "l’«^a ‹b› c^»")],
    "fr-CA": [('"Oui": non!', "«~Oui~»~: non!")],
    "es": [
        ('"Hola", dijo.', "«Hola», dijo."),
        ('"Dijo "no" ayer"', "«Dijo “no” ayer»"),
        ("\"Dijo 'no' ayer\"", "«Dijo “no” ayer»"),
        ("'Hola'", "‘Hola’"),
        ("--- Hola --- dijo.", "—Hola~— dijo."),
        ("— Hola", "—Hola"),
        ("un inciso ---así--- breve", "un inciso~—así— breve"),
        ('¿"Qué"? ¡"No"!', "¿«Qué»? ¡«No»!"),
        ("5 km y 94 000", "5~km y 94~000"),
        ("EE. UU., pág. 12, Sr. Paz", "EE.~UU., pág.~12, Sr.~Paz"),
        ("mayo del '68", "mayo del ’68"),
        ("sí...", "sí…"),
        ("1914-18 y 1914--18", "1914-18 y 1914–18"),
    ],
    "de": [
        ('"Hallo", sagte er.', "„Hallo“, sagte er."),
        ("\"Er sagte 'nein' gestern\"", "„Er sagte ‚nein‘ gestern“"),
        ('"Er sagte "nein" gestern"', "„Er sagte ‚nein‘ gestern“"),
        ("Thomas' Buch, geht's", "Thomas’ Buch, geht’s"),
        ("'s ist gut", "’s ist gut"),
        ("z. B. Nr. 5, S. 12, d. h. 5 %", "z.~B. Nr.~5, S.~12, d.~h. 5~%"),
        ("Wort -- Wort --- Wort", "Wort~– Wort~— Wort"),
        ('"Ja"-Sager', "„Ja“-Sager"),
        ("('Ja')", "(‚Ja‘)"),
        ("seit '68", "seit ’68"),
        ("ja...", "ja…"),
        ("„so“ bleibt", "„so“ bleibt"),
        ('"Er begann', "„Er begann"),
    ],
    "de-CH": [("\"Hallo\" 'ja'", "«Hallo» ‹ja›"), ("\"a 'b' c\"", "«a ‹b› c»"), ("geht's", "geht’s")],
    "pt-PT": [
        ('"Olá", disse.', "«Olá», disse."),
        ("\"a 'b' c\"", "«a “b” c»"),
        ("d'água", "d’água"),
        ("pág. 5, Sr. Melo", "pág.~5, Sr.~Melo"),
    ],
    "pt-BR": [
        ('"Olá", disse.', "“Olá”, disse."),
        ("\"a 'b' c\"", "“a ‘b’ c”"),
        ("--- Olá", "— Olá"),
        ("n.º 5...", "n.º~5…"),
    ],
    "it": [
        ('"Ciao", disse.', "«Ciao», disse."),
        ("L'arte dell'\"arte\"", "L’arte dell’«arte»"),
        ("il '900, gli anni '80", "il ’900, gli anni ’80"),
        ("un po' di", "un po’ di"),
        ("\"a 'b' c\"", "«a “b” c»"),
        ("'sta sera", "’sta sera"),
        ("p. 12, n. 5, sig. Rossi", "p.~12, n.~5, sig.~Rossi"),
        ("a -- b -- c", "a~– b~– c"),
        ("sì...", "sì…"),
        ("44 a. C.", "44 a.~C."),
        ("«così» resta", "«così» resta"),
        ('("così")', "(«così»)"),
    ],
    "ar": [
        ('قال "نعم" ثم...', "قال «نعم» ثم…"),
        ("\"لا 'أبداً' قط\"", "«لا “أبداً” قط»"),
        ('قال: "نعم".', "قال: «نعم»."),
        ('"نعم"، قال', "«نعم»، قال"),
        ("«نعم»", "«نعم»"),
        ("5 km", "5~km"),
        ("نعم -- لا", "نعم~– لا"),
        ('هل قال "نعم"؟', "هل قال «نعم»؟"),
        ("d'accord", "d'accord"),
        ("https://x.org/--", "https://x.org/--"),
        ('("نعم")', "(«نعم»)"),
        ('"نعم" و "لا"', "«نعم» و «لا»"),
    ],
    "sv": [
        ('"Hej", sa han.', "”Hej”, sa han."),
        ("\"a 'b' c\"", "”a ’b’ c”"),
        ("ta't, Lars' bok", "ta’t, Lars’ bok"),
        ("t. ex. s. 12, nr 5", "t.~ex. s.~12, nr~5"),
        ("94 000 ord", "94~000 ord"),
        ("5 %, 5 km", "5~%, 5~km"),
        ("ord -- ord", "ord~– ord"),
        ("-- Hej", "– Hej"),
        ("1914--18", "1914–18"),
        ("vänta...", "vänta…"),
        ("”kvar”", "”kvar”"),
        ("f. Kr.", "f.~Kr."),
    ],
    "he": [('צה"ל אמר "כן"', "צה״ל אמר ”כן”"), ("ג'ורג'", "ג׳ורג׳"), ("כן...", "כן…")],
    "ja": [('"はい"と...', '"はい"と…'), ("5 km", "5 km"), ("don't", "don't")],
    "ru": [('"Да "нет" да"', "«Да „нет“ да»")],
    "nl": [('\'s avonds "ja"', "’s avonds “ja”")],
    "pl": [('"Tak"', "„Tak”")],
    "qu": [('"a" ch\'aki... --- b', '"a" ch\'aki… ~— b'.replace(" ~", "~"))],
}


def shown(text):
    return text.replace("\u00a0", "~").replace("\u202f", "^")


@pytest.mark.parametrize("language", CASES)
def test_language(language):
    assert [(text, shown(set_text(text, language))) for text, _ in CASES[language]] == CASES[language]


@pytest.mark.parametrize("language", CASES)
def test_what_is_set_stays_set(language):
    for _, done in CASES[language]:
        text = done.replace("~", "\u00a0").replace("^", "\u202f")
        assert set_text(text, language) == text


@pytest.mark.parametrize("language", sorted(RULES))
def test_no_letter_is_lost_in_any_language(language):
    text = "A \"b 'c' d\" e'f 12 345 p. 5 -- g... ; h ! «i» J. K. L http://x.org/a--b"
    letters = [c for c in text if c.isalnum()]
    assert [c for c in set_text(text, language) if c.isalnum()] == letters


def test_marks_open_and_close_over_the_borders_of_runs():
    runs = [('He said "', "en"), ("Hola", "es"), ('" and "', "en"), ("word", "en"), ('"!', "en")]
    assert set_runs(runs) == ["He said “", "Hola", "” and “", "word", "”!"]


def test_spaces_over_the_borders_of_runs():
    runs = [('Il dit "', "fr"), ("hello", "en"), ('" !', "fr")]
    assert [shown(text) for text in set_runs(runs)] == ["Il dit «^", "hello", "^»^!"]
    assert [shown(text) for text in set_runs([("mot", "fr"), (" ?", "fr")])] == ["mot", "^?"]


def test_opaque_runs_count_as_letters():
    assert set_runs([('"', "en"), (OPAQUE, "en"), ('"', "en")]) == ["“", OPAQUE, "”"]


def test_no_runs():
    assert set_runs([]) == []
    assert set_text("", "fr") == ""


def test_lookup_goes_from_the_variety_to_the_language():
    assert rules_for("es-419") is RULES["es"]
    assert rules_for("de-CH-1996") is RULES["de-CH"]
    assert rules_for("tlh").double is None


def test_over_elements(read):
    assert read('"*word*" *"two* three" `"x"`\'s **"a**"') == (
        '<p>“<em>word</em>” <em>“two</em> three” <code>"x"</code>’s <strong>“a</strong>”</p>'
    )


def test_line_ends(read):
    assert read("p.\n12 and 5\nkm") == "<p>p.\u00a012 and 5\u00a0km</p>"
    assert read("日本\n語 and\nだ", "ja") == "<p>日本語 and だ</p>"


def test_every_kind_of_block(read):
    assert read('## "a"\n\n- "b"\n\n| "c" |\n|---|\n| "d" |\n') == (
        '<h2>“a”</h2><ul><li>“b”</li></ul><table><thead><tr><th scope="col">“c”</th></tr></thead>'
        "<tbody><tr><td>“d”</td></tr></tbody></table>"
    )


def test_address_shown_as_it_is(read):
    assert ">https://x.org/a--b...</a>" in read("<https://x.org/a--b...>")
