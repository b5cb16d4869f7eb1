"""Exports as articles: who wrote them and when, blocks and shortcodes, the media library, what belongs to no text."""

from datetime import date

import pytest

from anthology.importers.article import BlockKind, Kept
from anthology.importers.wordpress import iterate_wordpress, read_wordpress


@pytest.fixture
def articles(every_construct):
    files = {"uploads/2024/03/quay.jpg": b"quay", "wp-content/uploads/2024/03/head.jpg": b"head"}
    return read_wordpress(every_construct, "export.xml", files.get)


def markdown(article):
    return [b.markdown for b in article.blocks if b.kind is not BlockKind.PICTURE]


def left(article):
    return {leftover.words: leftover.reason for leftover in article.leftovers}


def test_what_is_known_of_a_text(articles):
    porto, dakar, draft, page, _ = articles
    assert porto.heading == "Harbour Letters #01 Porto: Who mends the nets & the boats?"
    assert (porto.byline, porto.published, porto.language) == (("Mara Lindqvist",), date(2024, 3, 1), "en-US")
    assert (porto.source.file, porto.source.part) == ("export.xml", "101")
    assert porto.source.url == "https://letters.example/2024/03/porto/"
    assert (dakar.byline, dakar.published) == (("Ollie Varden", "Sofía Reyes"), date(2024, 4, 5))
    assert (draft.published, page.heading) == (None, "About these letters")


def test_blocks_of_the_editor(articles):
    assert markdown(articles[0]) == [
        "The tide came *early*, and **nobody** was ready.[^1] "
        "Read [the notice](https://port.example/news?page=3) [sic].",
        "## On the quay",
        "Two mornings in spring",
        "::: pull-quote\nNets remember more than fishermen.\n\n— Harbour saying\n:::",
        "::: verse\nSalt on the rail,\n   salt on the bread,\n\na *white line* of sail\n:::",
        "> We count the boats twice.\n>\n> — The harbour master",
        "4. Needles\n   - bone and steel\n5. Twine",
        "| Boat | Crew |\n|---|---|\n| Aurora | four\\|five |",
        "Boats in March",
        "Raw markup stays text.",
        "These letters appear every Friday.",
    ]
    assert articles[0].notes == (("1", "High water was at *four*."),)


def test_the_classic_editor(articles):
    assert markdown(articles[1]) == [
        "First paragraph of the old editor,\\\nwith a line end in it.",
        "Second paragraph.[^1] It goes on[^2] here.",
        "Inside the box.",
        "> Quoted in the old way.\n>\n> And once more.",
        "- one thing\n- another thing",
        "\\[gallery\\] is how a gallery is written. Prices: [about five]. \\* not a list",
        "## Notes",
        "[^3]A sentence with a note by hand.",
        "::: verse\nroses are red\nviolets blue\nthe sea is wide\nand green it grew\n:::",
        "Last page of the text.",
    ]
    assert articles[1].notes == (
        ("1", "A note from a *plugin*."),
        ("2", "Another plugin's note."),
        ("3", "The note by hand."),
    )


def test_pictures_have_the_words_of_text_and_library(articles):
    shown = [
        [(p.file, p.data and p.data.read(), p.alt, p.caption) for p in b.pictures]
        for b in articles[0].blocks
        if b.pictures
    ]
    assert shown == [
        [("head.jpg", b"head", "A lighthouse", "The lighthouse at dawn")],
        [
            (
                "quay.jpg",
                b"quay",
                "Boats at a quay",
                "Morning at the quay, photograph by [Ines Prado](https://photos.example).",
            )
        ],
        [
            ("nets.jpg", None, "Nets hung to dry", "Nets, photograph by *Ines Prado*"),
            ("ropes.jpg", None, "Coiled ropes", "Ropes drying"),
        ],
    ]
    assert left(articles[0])["Taken from the customs roof."] == "the description of quay.jpg in the media library"
    second = [[(p.file, p.alt, p.caption) for p in b.pictures] for b in articles[1].blocks if b.pictures]
    assert second == [
        [("quay.jpg", "A quay at low tide", "The quay again, by *Ines Prado*")],
        [("nets.jpg", "Nets hung to dry", "Nets, photograph by *Ines Prado*")],
    ]


def test_what_has_no_place_is_left_over_with_its_reason(articles):
    told = left(articles[0])
    assert told['[newsletter_form id="7" title="Weekly letter"]'] == "a sign of the site's software"
    assert told["ask Ines about the second photograph"].startswith("a comment in the source of the page")
    assert told["Words kept only by a plugin"].startswith("a block of the site's software (acme/box)")
    assert told["The tide filmed https://video.example/watch?v=tides"].startswith("an embed")
    assert told["buy cheap anchors"] == "hidden on the page"
    assert told["A night on the north quay"] == "the custom field standfirst"
    assert told["Letters, Fishing nets"] == "categories and tags"
    assert told["Bruno: My uncle mended these."] == "a reader's comment"
    assert told["Seller: Cheap watches here"] == "a reader's comment that was not approved"
    assert not any("1709280000" in words for words in told)
    told = left(articles[1])
    assert told['[gallery ids="202,999"] 999'] == "pictures of a gallery that are not in the export"
    assert {"https://sound.example/listen/42", "https://video.example/alone", "[contact-form]"} <= set(told)


def test_what_belongs_to_no_text_comes_last(articles):
    rest = articles[-1]
    assert (rest.heading, rest.blocks, rest.source.part) == ("", (), "")
    assert {"Thrown away Regretted words.", "Main menu: about", "A reused paragraph"} <= set(left(rest))
    assert any("Nobody placed this one" in words for words in left(rest))


def test_texts_that_are_not_published_are_told(articles):
    told = [(d.code, d.message, d.location.line) for article in articles for d in article.diagnostics]
    assert [(code, line) for code, _, line in told] == [("post-unpublished", line) for line in (189, 210, 202)]
    assert "“A letter not yet written” is not published (draft)" in told[0][1]
    assert "password" in told[1][1]
    assert "“Thrown away”" in told[2][1]


def test_the_digest_is_that_of_the_text(export, item):
    def digests(*items):
        return [a.source.sha256 for a in read_wordpress(export(*items), "export.xml", lambda _path: None)]

    lock = "<wp:postmeta><wp:meta_key>_edit_lock</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>"
    first, second = digests(item("<p>a</p>"), item("<p>b</p>", 2))
    assert digests(item("<p>b</p>", 2, more=lock), item("<p>c</p>")) == [second, digests(item("<p>c</p>"))[0]]
    assert len({first, second}) == 2


def test_texts_come_one_at_a_time(export, item):
    texts = iterate_wordpress(export(item("<p>a</p>"), item("<p>b</p>", 2)), "export.xml", lambda _path: None)
    assert next(texts).blocks[0].words == "a"


SHORTCODES = {
    "words in brackets": ("one [sic] [the mayor] [1] [a].", "one [sic] [the mayor] [1] [a]."),
    "unknown, around words": ("[box]in[/box] [col width=3]out", "in out"),
    "inside tags": ('<a href="https://x.example/?a[b]=[c]">x</a>', "[x](https://x.example/?a%5Bb%5D=%5Bc%5D)"),
    "several notes": ("a[fn]b[/fn] c[ref]d[/ref]", "a[^1] c[^2]"),
    "a note not closed": ("a[fn]b", "ab"),
    "a caption without a picture": ("[caption]b[/caption]", "b"),
    "line ends": ("a\nb\n\n\n c <em>d\n\ne</em>", "a\\\nb\n\nc *d*\n\ne"),
    "paragraphs between blocks": ("a\n<h2>b</h2>\nc\n\n<div>d\n\ne</div>", "a\n\n## b\n\nc\n\nd\n\ne"),
    "preformatted": ("<pre><code>a\n\nb</code></pre>", "```\na\n\nb\n```"),
    "items": ("<ul>\n<li>a\nb</li>\n</ul>", "- a\\\n  b"),
    "blocks and none": ("<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->\n\nb\n\nc", "a\n\nb\n\nc"),
}


@pytest.mark.parametrize("name", SHORTCODES)
def test_signs_of_the_software(name, read):
    content, expected = SHORTCODES[name]
    assert "\n\n".join(markdown(read(content))) == expected


def test_reused_blocks_do_not_turn_in_circles(export, item):
    again = '<!-- wp:block {"ref":9} /-->'
    data = export(item(again), item(f"<p>x</p>{again}", 9, kind="wp_block"))
    article = read_wordpress(data, "export.xml", lambda _path: None)[0]
    assert [b.words for b in article.blocks] == ["x", "x", "x"]
    assert "a reused block" in article.leftovers[0].reason


def test_kinds_of_plugins_are_texts_too(export, item):
    data = export(item("<p>a</p>", kind="letter"), item("<p>b</p>", 2, kind="wp_template"))
    texts = read_wordpress(data, "export.xml", lambda _path: None)
    assert [[b.words for b in a.blocks] for a in texts] == [["a"], []]


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://letters.example/wp-content/uploads/2024/01/a%20b-300x200.jpg", "wp-content/uploads/2024/01/a b.jpg"),
        ("/wp-content/uploads/sub/c.jpg", "uploads/sub/c.jpg"),
        ("https://letters.files.example.com/2024/01/d.jpg?w=300", "2024/01/d.jpg"),
        ("https://letters.example/files/2024/01/e-scaled.jpg", "uploads/2024/01/e-scaled.jpg"),
    ],
)
def test_pictures_are_looked_for_beside_the_export(address, path, export, item):
    data = export(item(f'<img src="{address}">'))
    (article,) = read_wordpress(data, "export.xml", {path: b"bytes"}.get)
    kept = article.blocks[0].pictures[0].data
    assert isinstance(kept, Kept)
    assert kept.read() == b"bytes"
