"""Pictures: captions, credits, galleries, which file is the best, names without folders; and what is no picture."""

import base64

import pytest

from anthology.importers.article import BlockKind
from anthology.importers.markup import Page

PIXELS = base64.b64encode(b"\x89PNG" + b"p" * 2000).decode()


def pictures(result):
    return [[(p.file, p.alt, p.caption, p.credit) for p in b.pictures] for b in result.blocks if b.pictures]


GROUPS = {
    "alone": ('<p>a <img src="q.jpg" alt="A quay"> b</p>', [[("q.jpg", "A quay", "", "")]]),
    "caption and credit": (
        '<figure><a href="big.jpg"><img src="q.jpg"></a><figcaption>The <i>quay</i>. <span class="photo-credit">Photo: '
        "Ines Prado</span></figcaption></figure>",
        [[("big.jpg", "", "The *quay*.", "Photo: Ines Prado")]],
    ),
    "wp-caption": (
        '<div class="wp-caption alignleft"><img src="q.jpg"><p class="wp-caption-text">A quay</p></div>',
        [[("q.jpg", "", "A quay", "")]],
    ),
    "gallery": (
        '<div class="gallery"><dl class="gallery-item"><dt><img src="a.jpg" alt="A"></dt><dd class="gallery-caption">'
        'one</dd></dl><dl class="gallery-item"><dt><img src="b.jpg"></dt></dl></div>',
        [[("a.jpg", "A", "one", ""), ("b.jpg", "", "", "")]],
    ),
    "names": (
        '<img src="/../../etc/passwd"><img src="a/x.jpg"><img src="b/x.jpg?w=3"><img src="c/%2e%2e%2fNUL.png">'
        '<img src="c:\\d\\é o.jpg">',
        [[("passwd", "", "", "")], [("x.jpg", "", "", "")], [("x-2.jpg", "", "", "")],
         [("picture-NUL.png", "", "", "")], [("é-o.jpg", "", "", "")]],
    ),
    "loaded late": (
        '<img src="data:image/gif;base64,R0lGODlh" data-src="q.jpg"><noscript><img src="q.jpg"></noscript>',
        [[("q.jpg", "", "", "")]],
    ),
    "srcset": ('<picture><source srcset="w.webp"><img srcset="s.jpg 300w, l.jpg 1200w"></picture>',
               [[("l.jpg", "", "", "")]]),
    "emoji": ('<p>a <img class="emoji" alt="⛵" src="26f5.svg"></p>', []),
    "one pixel": ('<img src="https://count.example/p.gif" width="1" height="1">', []),
}  # fmt: skip


@pytest.mark.parametrize("name", GROUPS)
def test_groups(name, converted):
    html, expected = GROUPS[name]
    assert pictures(converted(html)) == expected


def test_a_caption_of_several_pictures_is_a_paragraph(converted):
    html = """<figure class="wp-block-gallery"><figure><img src="a.jpg"></figure><figure><img src="b.jpg"></figure>
        <figcaption>Two mornings</figcaption></figure>"""
    blocks = converted(html).blocks
    assert [(b.kind, len(b.pictures), b.words) for b in blocks] == [
        (BlockKind.PICTURE, 2, ""),
        (BlockKind.PARAGRAPH, 0, "Two mornings"),
    ]


def test_pictures_follow_the_block_they_were_in(converted):
    html = "<p>a <img src=1.jpg></p><blockquote>b <img src=2.jpg></blockquote><ul><li>c<img src=3.jpg></ul><p>d</p>"
    shown = [b.words or b.pictures[0].file for b in converted(html).blocks]
    assert shown == ["a", "1.jpg", "b", "2.jpg", "c", "3.jpg", "d"]


def test_bytes_come_from_the_page_and_from_beside_it(converted):
    beside = {"page_files/q-300x200.jpg": b"small"}
    page = Page("https://letters.example/porto/", "en", beside.get)
    html = f"""<a href="https://letters.example/q.jpg"><img src="page_files/q-300x200.jpg"></a>
        <img src="data:image/png;base64,{PIXELS}">"""
    first, second = (b.pictures[0] for b in converted(html, page).blocks)
    assert (first.file, first.data) == ("q-300x200.jpg", b"small")
    assert (second.file, second.address, (second.data or b"")[:4]) == ("picture.png", "", b"\x89PNG")


LEFT = {
    "<script>let a</script>": ("let a", "a script of the page"),
    "<style>p{}</style>": ("p{}", "a style of the page"),
    "<p hidden>secret</p>": ("secret", "hidden on the page"),
    '<span style="color:red; DISPLAY : none">secret</span>': ("secret", "hidden on the page"),
    '<span class="screen-reader-text">(opens here)</span>': ("(opens here)", "hidden on the page"),
    '<iframe src="https://v.example/1" title="Tides"></iframe>': ("Tides https://v.example/1", "an embed"),
    '<figure><video src="t.mp4">Old</video><figcaption>x</figcaption></figure>': ("Old x t.mp4", "an embed"),
    '<form><label>Mail</label><input placeholder="you@"><button>Send</button></form>': ("Mail you@ Send", "a form"),
    "<p><s>old</s></p>": ("old", "struck out on the page"),
    "<nav><a href=/>Home</a></nav>": ("Home", "navigation of the site"),
    '<img src="data:text/html,x" alt="An alt">': (
        "An alt data:text/html,x", "a picture without a file that a book could show",
    ),
}  # fmt: skip


@pytest.mark.parametrize("html", LEFT)
def test_what_has_no_place_is_left_over(html, left):
    assert left(f"<p>a</p>{html}") == [LEFT[html]]
