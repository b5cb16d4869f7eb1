"""Order, drafts, what is left out, and the speed of the whole."""

from __future__ import annotations

import time

from tests.composition.conftest import FILES, Compose, xml

from anthology.book import Matter, Opening
from anthology.book.markup import violations
from anthology.composition.outline import plan
from anthology.diagnostics import Severity
from anthology.manifest.entries import ChapterEntry, GeneratedEntry, PartEntry


def chapter(name: str, kind: str = "piece") -> ChapterEntry:
    return ChapterEntry.model_validate({"file": f"chapters/{name}.md", "title": name, "kind": kind})


def word(kind: str) -> GeneratedEntry:
    return GeneratedEntry.model_validate(kind)


def test_matter_follows_the_place_in_the_contents() -> None:
    contents = [
        word("contents"), chapter("f", "foreword"), word("acknowledgements"), chapter("i", "introduction"),
        chapter("p", "preface"), word("places"), chapter("one"), chapter("a", "afterword"), word("index"),
    ]  # fmt: skip
    front, body, back = Matter.FRONT, Matter.BODY, Matter.BACK
    matters = [p.matter for p in plan(contents, Opening.RECTO)]
    assert matters == [front, front, front, body, body, body, body, body, back]


def test_a_book_of_front_matter_only() -> None:
    assert [p.matter for p in plan([word("contents"), word("index")], Opening.NEXT)] == [Matter.FRONT] * 2


def test_pieces_open_as_the_editor_wants() -> None:
    contents = [word("copyright"), chapter("i", "introduction"), chapter("one"), word("index"), word("colophon")]
    assert [p.opening for p in plan(contents, Opening.NEXT)] == ["next", "recto", "next", "next", "next"]
    assert [p.opening for p in plan(contents, Opening.RECTO)] == ["next", "recto", "recto", "recto", "next"]


def test_no_two_sections_have_one_id() -> None:
    part = PartEntry.model_validate({"part": "One", "pieces": [{"file": "chapters/one.md", "title": "one"}]})
    nameless = PartEntry.model_validate({"part": "الشتاء", "pieces": []})
    planned = plan([part, nameless, nameless, word("index")], Opening.RECTO)
    assert [p.id for p in planned] == ["one-2", "one", "part", "part-2", "index"]
    assert planned[1].part == "one-2"


def test_a_smallest_book(compose: Compose) -> None:
    composed = compose()
    assert composed.diagnostics == ()
    assert composed.book is not None
    (one,) = composed.book.sections
    assert one.body.get("class") == "piece"
    assert one.words > 5
    assert composed.book.slug == "tiny"


def test_without_a_manifest_there_is_no_book(compose: Compose) -> None:
    composed = compose({"book.yaml": ""})
    assert composed.book is None
    assert [d.code for d in composed.diagnostics] == ["manifest-empty"]


def test_a_missing_chapter_stops_the_book_but_not_a_draft(compose: Compose) -> None:
    composed = compose(dict(FILES), without=("chapters/07-tunis.md",))
    (found,) = composed.diagnostics
    assert (found.code, found.severity) == ("file-missing", Severity.ERROR)
    assert found.location is not None
    assert found.location.path == "book.yaml"
    draft = compose(dict(FILES), draft=True, without=("chapters/07-tunis.md",))
    assert [(d.code, d.severity) for d in draft.diagnostics] == [("file-missing", Severity.WARNING)]
    assert draft.book is not None
    tunis = draft.book.section("07-tunis")
    assert tunis.words == 0
    said = tunis.body.find("p[@class='draft']")
    assert said is not None
    assert xml(said) == '<p class="draft" lang="en" dir="ltr">Text to come</p>'
    contents = xml(draft.book.section("contents").body)
    assert '<span class="draft">Text to come</span>' in contents
    assert '<p class="draft">Still to come: 6</p>' in contents


def test_what_is_left_out_is_told_only_when_nothing_else_is_wrong(compose: Compose) -> None:
    manifest = FILES["book.yaml"].replace("  - acknowledgements\n", "")
    codes = [d.code for d in compose({**FILES, "book.yaml": manifest}).diagnostics]
    assert sorted(codes) == ["funding-unacknowledged", "text-unused"]
    codes = [d.code for d in compose({**FILES, "book.yaml": manifest}, without=("chapters/07-tunis.md",)).diagnostics]
    assert codes == ["file-missing"]


def test_a_reference_in_a_caption_is_found_in_the_manifest(compose: Compose) -> None:
    manifest = """\
title: Tiny
language: en
people:
  ana: {name: Ana}
photos:
  roof:
    file: photos/roof.png
    alt: A roof.
    caption: A roof of [Ana](person:ana)
    by: ana
    licence: CC-BY-4.0
    cleared: [epub, reading, print]
contents:
  - {file: chapters/one.md, title: One, by: [ana]}
"""
    (found,) = compose({"book.yaml": manifest, "chapters/one.md": "Rain.\n\n![](photo:roof)\n"}).diagnostics
    assert found.code == "reference-person-unlisted"
    assert str(found.location) == "book.yaml:9:24"


def test_a_year_is_composed_in_time(compose: Compose) -> None:
    words = ("the water of the market runs under the city and nobody hears it " * 6).strip()
    text = "\n\n".join(f'{words} [tap]{{index="Term {i % 40}"}} and it is [there](piece:c{i % 52}).' for i in range(23))
    people = "".join(f"  p{i}: {{name: Person{i}, bio: 'Lives.', short_bio: 'Lives.'}}\n" for i in range(28))
    rights = "licence: CC-BY-4.0, cleared: [epub, reading, print]"
    photos = "".join(
        f"  f{i}: {{file: photos/roof.png, alt: A., caption: '*C* {i}', by: p{i % 28}, {rights}}}\n" for i in range(104)
    )
    pieces = "".join(
        f"  - {{file: chapters/c{i}.md, number: {i + 1}, place: P, country: BO, title: T{i}, by: [p{i % 28}]}}\n"
        for i in range(52)
    )
    generated = "".join(f"  - {k}\n" for k in ("photo-credits", "correspondents", "places", "index"))
    manifest = (
        f"title: Year\nlanguage: en\npeople:\n{people}photos:\n{photos}contents:\n  - contents\n{pieces}{generated}"
    )
    chapters = {f"chapters/c{i}.md": f"{text}\n\n![](photo:f{2 * i})\n\n![](photo:f{2 * i + 1})\n" for i in range(52)}
    compose()  # What is loaded once is not the book's time.
    start = time.process_time()
    composed = compose({"book.yaml": manifest, **chapters})
    seconds = time.process_time() - start
    assert composed.diagnostics == ()
    assert composed.book is not None
    assert sum(s.words for s in composed.book.sections) > 90_000
    ids = [e.get("id") for s in composed.book.sections for e in s.body.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert not any(list(violations(s.body)) for s in composed.book.sections)
    # About 2 s are wanted; a test machine may be busy with other things.
    assert seconds < 8
