"""Exports that are broken, no exports at all, or made to do harm: a diagnostic that says what to do, and no harm."""

import subprocess
import sys
import tracemalloc
from datetime import date

import pytest

from anthology.importers.bring_in import bring_in
from anthology.importers.wordpress import read_wordpress
from anthology.importers.writing import write_files
from anthology.sources import Folder, UnreadableError

BOMB = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
FILES = {
    "export-broken": [b"", b"\0\1\2", b"no XML", b'<rss version="2.0"><channel><item>'],
    "export-unknown": [b"<rss><channel><item><title>a feed</title></item></channel></rss>", b"<html><body/></html>"],
    "export-entities": [
        f"{BOMB}]><rss><channel><title>&i;</title></channel></rss>".encode(),
        b'<!DOCTYPE rss SYSTEM "https://harm.example/x.dtd"><rss><channel/></rss>',
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE rss [<!ENTITY x "y">]><rss>&x;</rss>'.encode("utf-16"),
    ],
}


@pytest.mark.parametrize(("code", "data"), [(code, data) for code, files in FILES.items() for data in files])
def test_files_that_are_no_exports_are_told(code, data):
    def beside(_path):
        raise AssertionError("no file is asked for")

    with pytest.raises(UnreadableError) as told:
        read_wordpress(data, "export.xml", beside)
    assert told.value.code == code
    assert "export.xml" in told.value.message
    assert told.value.hint


def test_an_export_without_texts_is_told(export):
    with pytest.raises(UnreadableError) as told:
        read_wordpress(export(), "export.xml", lambda _path: None)
    assert told.value.code == "export-empty"


def test_a_file_that_is_cut_off_says_where(every_construct):
    with pytest.raises(UnreadableError) as told:
        read_wordpress(every_construct[:9000], "export.xml", lambda _path: None)
    assert told.value.code == "export-broken"
    assert told.value.at is not None
    assert told.value.at.line > 50


def test_control_characters_do_no_harm(export, item):
    data = export(item("<p>a\x0bb\x1f c</p>"))
    assert read_wordpress(data, "export.xml", lambda _path: None)[0].blocks[0].words == "ab c"


def test_a_number_that_is_none_is_kept_on_one_line(export, item):
    """Found by fuzzing: a text was not known again whose number had line ends in it, and came in a second time."""
    data = export(item("<p>a</p>").replace("<wp:post_id>1<", f"<wp:post_id>one\n  {'and more ' * 40}<"))
    (article,) = read_wordpress(data, "export.xml", lambda _path: None)
    assert article.source.part.startswith("one and more and")
    assert len(article.source.part) <= 100


def test_a_number_that_is_none_is_kept_as_the_manifest_has_it(export, item):
    """Found by fuzzing: a text was not known again whose number had an invisible character in it."""
    data = export(item("<p>a</p>").replace("<wp:post_id>1<", "<wp:post_id>one\ufeff\u202emore e\u0301<"))
    (article,) = read_wordpress(data, "export.xml", lambda _path: None)
    assert article.source.part == "one more é"


def test_one_post_too_large_leaves_the_others(export, item):
    data = export(item("<p>a</p>"), item("<p>" + "word " * 1_100_000, 2, title="Too long"), item("<p>c</p>", 3))
    first, second, third = read_wordpress(data, "export.xml", lambda _path: None)
    assert [first.blocks[0].words, third.blocks[0].words] == ["a", "c"]
    assert second.blocks == ()
    (told,) = second.diagnostics
    assert told.code == "source-too-large"
    assert "“Too long”" in told.message
    assert told.location is not None


def test_paths_that_climb_are_told_and_not_read(export, item):
    asked = []
    paths = ("../../../etc/passwd.jpg", "%2e%2e/%2e%2e/key.jpg", "..\\..\\key.jpg", "2024/01/../../../../key.jpg")
    pictures = "".join(f'<img src="https://letters.example/wp-content/uploads/{path}">' for path in paths)
    (article,) = read_wordpress(export(item(f"<p>a</p>{pictures}")), "export.xml", asked.append)
    assert not [path for path in asked if ".." in path or "%2e" in path or "\\" in path]
    assert {d.code for d in article.diagnostics} == {"source-path-climbs"}
    assert len(article.diagnostics) == len(paths)
    assert all("/" not in p.file and "\\" not in p.file for b in article.blocks for p in b.pictures)


def test_signs_of_the_software_take_no_long_time(read):
    for content in (
        "[a " * 20_000,
        "[fn]" * 20_000 + "[/fn]" * 5,
        "<!--" * 50_000,
        "<!-- wp:x {" * 20_000,
        "[[" * 50_000,
    ):
        read(content)


MEMORY = """
import resource, sys
from anthology.importers.wordpress.export import Site, items
post = sys.stdin.buffer.read()
head, tail = post.split(b"<item>", 1)
item, tail = tail.split(b"</item>", 1)
data = head + (b"<item>" + item + b"</item>") * 20 + tail
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert sum(1 for _ in items(data, "export.xml", Site())) == 20
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, len(data) // 1024)
"""


def test_memory_is_bounded_by_the_largest_post(export, item):
    """The tree of the whole file would take six times its size; that of one post takes a part of it."""
    field = "<wp:postmeta><wp:meta_key>a</wp:meta_key><wp:meta_value>b</wp:meta_value></wp:postmeta>"
    post = export(item("<p>a</p>", more=field * 2000))
    done = subprocess.run([sys.executable, "-c", MEMORY], input=post, capture_output=True, check=True)
    grown, size = map(int, done.stdout.split())
    assert grown < size


def test_pictures_of_a_whole_year_are_never_in_the_memory_together(export, item, starter):
    """Thirty pictures of four megabytes: they are copied one after the other."""
    uploads = starter / "uploads/2024/01"
    uploads.mkdir(parents=True)
    texts = []
    for number in range(1, 31):
        (uploads / f"quay-{number}.jpg").write_bytes(bytes([number]) * 4_000_000)
        address = f"https://letters.example/wp-content/uploads/2024/01/quay-{number}.jpg"
        texts.append(item(f'<p>a</p><img src="{address}" alt="A quay.">', number, title=f"Letter {number}"))
    (starter / "site.xml").write_bytes(export(*texts))
    book = Folder(starter)
    tracemalloc.start()
    try:
        found = bring_in([starter / "site.xml"], book, "book.yaml", today=date(2027, 1, 1), update=False)
        write_files(book, found.files, "book.yaml", found.before)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    written = [path.read_bytes() for path in (starter / "photos").glob("quay-*.jpg")]
    assert sorted(data[0] for data in written) == list(range(1, 31))
    assert {len(data) for data in written} == {4_000_000}
    assert peak < 40_000_000


def test_posts_of_leftovers_alone_do_not_take_the_place_of_the_rest(export, item, starter):
    """Found by fuzzing: the excerpt of a post without a text was written over by what belongs to no text."""
    excerpt = item("", 1, title="").replace("<excerpt:encoded><![CDATA[]]>", "<excerpt:encoded>Only an excerpt.")
    (starter / "site.xml").write_bytes(export(excerpt, item("Main menu", 2, kind="nav_menu_item")))
    book = Folder(starter)
    found = bring_in([starter / "site.xml"], book, "book.yaml", today=date(2027, 1, 1), update=False)
    kept = b"".join(data for name, data in found.files.items() if name.endswith(".rest.md"))
    assert b"Only an excerpt." in kept
    assert b"Main menu" in kept
