"""No word of an export is lost: the words counted by another way than the reader's, with the standard library alone."""

from __future__ import annotations

import random
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from html.parser import HTMLParser

import pytest

from anthology.importers.article import BlockKind
from anthology.importers.wordpress import read_wordpress
from anthology.manuscript.read import Known, read_chapter
from anthology.sources import Source

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
EXCERPT = "{http://wordpress.org/export/1.2/excerpt/}encoded"
WP = "{http://wordpress.org/export/1.2/}"
BLOCKS = {"p", "div", "li", "ul", "ol", "blockquote", "h2", "h3", "pre", "br", "td", "th", "tr", "figure", "figcaption"}


UNDERSTOOD = re.compile(r"\[/?(?:caption|efn_note|footnote|gallery|embed)\b[^\]]*\]")
"""Signs that the reader understood, and that are no words any more."""


class Shown(HTMLParser):
    """The text of a page and of its pictures; styles and scripts are no words."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag, attrs):
        self.unseen += tag in ("script", "style")
        self.parts.append(" " if tag in BLOCKS else "")
        self.parts += [f" {value} " for name, value in attrs if tag == "img" and name == "alt" and value]

    def handle_endtag(self, tag):
        self.unseen -= tag in ("script", "style")
        self.parts.append(" " if tag in BLOCKS else "")

    def handle_data(self, data):
        if not self.unseen:
            self.parts.append(data)


def words(text: str) -> Counter[str]:
    """Words with a letter in them: the numbers of notes are given anew."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return Counter(w for w in re.findall(r"\w+", text.replace("_", " ")) if re.search(r"[^\W\d]", w))


def words_of_html(text: str) -> Counter[str]:
    parser = Shown()
    parser.feed(UNDERSTOOD.sub(" ", re.sub(r"<!--\s*/?wp:.*?-->", "", text, flags=re.DOTALL)))
    parser.close()
    return words("".join(parser.parts))


def words_of_export(data: bytes) -> Counter[str]:
    """All words of titles, texts, excerpts, fields, comments, terms, captions and alternative texts."""
    found: Counter[str] = Counter()
    for item in ET.fromstring(data).iter("item"):
        found += words_of_html(item.findtext("title") or "")
        found += words_of_html(item.findtext(CONTENT) or "") + words_of_html(item.findtext(EXCERPT) or "")
        for meta in item.iter(f"{WP}postmeta"):
            key, value = meta.findtext(f"{WP}meta_key") or "", meta.findtext(f"{WP}meta_value") or ""
            if key == "footnotes":
                found += words_of_html(re.sub(r'"(?:content|id)":|"id":"[^"]*"', "", value)) - words("aa11 bb22 id")
            elif not key.startswith("_") or key == "_wp_attachment_image_alt":
                found += words_of_html(value)
        for comment in item.iter(f"{WP}comment"):
            found += words_of_html(comment.findtext(f"{WP}comment_content") or "")
        for term in item.iter("category"):
            found += words(term.text or "")
    return found


def words_brought(articles) -> Counter[str]:
    """All words in headings, bylines, blocks, notes, captions and leftovers."""
    found: Counter[str] = Counter()
    for article in articles:
        found += words(article.heading) + words(" ".join(article.byline))
        found += words(" ".join(b.words for b in article.blocks))
        for picture in (p for b in article.blocks for p in b.pictures):
            markdown = re.sub(r"\]\([^)]*\)", "]", f"{picture.caption} {picture.credit}")
            found += words(f"{picture.file} {picture.alt} {re.sub(r'[*]', '', markdown)}")
        for _, note in article.notes:
            found += words(re.sub(r"[*]", "", re.sub(r"\]\([^)]*\)", "]", note)))
        found += words(" ".join(leftover.words for leftover in article.leftovers))
    return found


def chapter_of(article):
    blocks = [b.markdown for b in article.blocks if b.kind is not BlockKind.PICTURE]
    notes = [f"[^{label}]: " + text.replace("\n", "\n    ") for label, text in article.notes]
    text = "\n\n".join([*blocks, *notes]) + "\n"
    known = Known()
    return read_chapter(Source("c.md", text), section="s", language="en", direction="ltr", known=known)


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalpha())


SYLLABLES = "ba co di fu ga hi jo ka le mi nó pu ra se tu va wi xo yé zu".split()  # noqa: SIM905


def year(seed: int = 52) -> bytes:
    """An export of 52 posts with words nobody knows, each built of other blocks, half of them in the classic editor."""
    source = random.Random(seed)

    def prose(count: int) -> str:
        return " ".join("".join(source.choices(SYLLABLES, k=source.randint(2, 4))) for _ in range(count))

    def block(number: int, *, classic: bool) -> str:
        text, name = prose(source.randint(3, 60)), f"https://letters.example/wp-content/uploads/2024/01/{number}.jpg"
        kinds = [
            f"<p>{text}, <em>{prose(2)}</em> <a href='https://x.example/?utm_source=y'>{prose(2)}</a>.</p>",
            f"<h2>{prose(3)}</h2><p>{text}</p>",
            f"<blockquote><p>{text}</p><cite>{prose(2)}</cite></blockquote>",
            f"<ul><li>{prose(3)}</li><li>{prose(4)}<ol><li>{prose(2)}</li></ol></li></ul>",
            f"<table><tr><th>{prose(1)}</th><th>{prose(1)}</th></tr><tr><td>{prose(2)}</td><td>{prose(1)}</td></tr></table>",
            f"<figure><img src='{name}' alt='{prose(3)}'><figcaption>{prose(5)}</figcaption></figure>",
            f"<figure class='wp-block-gallery'><figure><img src='{name}' alt='{prose(2)}'></figure><figure>"
            f"<img src='{name}' alt='{prose(2)}'><figcaption>{prose(2)}</figcaption></figure></figure>",
            f"<pre class='wp-block-verse'>{prose(3)}\n  {prose(3)}\n\n{prose(2)}</pre>",
            f"<p hidden>{prose(4)}</p><form><label>{prose(2)}</label></form><p>{text} &amp; {prose(1)}</p>",
        ]
        if not classic:
            return f"<!-- wp:thing -->\n{source.choice(kinds)}\n<!-- /wp:thing -->\n\n"
        kinds += [
            f"{text}\n{prose(5)}",
            f"{text}[efn_note]{prose(5)}[/efn_note] {prose(3)} [{prose(2)}] *{prose(1)}*",
            f'[caption id="attachment_1" align="left"]<img src="{name}" alt="{prose(2)}" /> {prose(4)}[/caption]',
            f'[box_{number} colour="red"]{text}[/box_{number}]',
        ]
        return f"{source.choice(kinds)}\n\n"

    def post(number: int) -> str:
        classic = number % 2 == 0
        text = "".join(block(number, classic=classic) for _ in range(source.randint(3, 14)))
        return f"""<item><title>Letters #{number} {prose(4)}</title><link>https://letters.example/{number}/</link>
<dc:creator>a{number % 9}</dc:creator><content:encoded><![CDATA[{text}]]></content:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>2024-{1 + number // 5:02}-11 07:00:00</wp:post_date>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"""

    return f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<language>es</language>{"".join(map(post, range(1, 53)))}</channel></rss>""".encode()


@pytest.mark.parametrize("seed", [1, 2])
def test_a_year_of_posts(seed):
    data = year(seed)
    articles = read_wordpress(data, "export.xml", lambda _path: None)
    assert [a.source.part for a in articles] == [str(n) for n in range(1, 53)]
    assert words_of_export(data) - words_brought(articles) == Counter()
    for article in articles:
        result = chapter_of(article)
        assert result.diagnostics == ()
        read_back = letters(" ".join(result.body.itertext()))
        assert read_back.startswith(letters(" ".join(b.words for b in article.blocks)))


def test_the_export_written_by_hand(every_construct):
    articles = read_wordpress(every_construct, "export.xml", lambda _path: None)
    assert words_of_export(every_construct) - words_brought(articles) == Counter()
    assert [d for article in articles if article.blocks for d in chapter_of(article).diagnostics] == []


SOUP = """
<p> </p> <em> </em> <strong> <b> </b> <sup> </sup> <ul> </ul> <li> </li> <blockquote> </blockquote> <cite> </cite>
<figure> </figure> <figcaption> </figcaption> <div> </div> <pre> </pre> <code> </code> <table> <tr> <td> <th> </td>
</tr> </table> <caption> <h2> </h2> <h3> <br> <hr> <form> </form> <option> <noscript> </noscript> <dl> <dt> <dd>
</dl> <del> </del> <q> </q> <details> <summary> <video> </video> <math> </math> <label> <textarea> </textarea> [fn]
[/fn] [caption] [/caption] [box] [/box] <!--more--> * _ [ ] &lt; &amp; # -
""".split()  # noqa: SIM905
SOUP += [
    "<a href='#n1' id='b1'>",
    "</a>",
    "<li id='n1'>",
    "<ol class='footnotes'>",
    "</ol>",
    "<img src='a.jpg' alt='b'>",
]
SOUP += ["<div class='gallery'>", "<p class='wp-caption-text'>", "<pre class='verse'>", "<aside class='pull-quote'>"]
SOUP += ["<span style='display:none'>", "</span>", "<!-- wp:p -->", "<!-- /wp:p -->", "<!-- c -->", "\n\n", "1. "]


def test_no_word_is_lost_in_tag_soup(export, item):
    """Tags and signs in any order, as pages have them that were written by hand and by several programs."""
    source, texts = random.Random(7), []
    for number in range(400):
        parts = source.choices(SOUP, k=source.randint(1, 25))
        texts.append(" ".join(f"{part} w{number}x{place}q " for place, part in enumerate(parts)))
    articles = read_wordpress(export(*(item(t, n) for n, t in enumerate(texts))), "export.xml", lambda _path: None)
    for text, article in zip(texts, articles, strict=True):
        brought = words_brought([article])
        assert [word for word in re.findall(r"w\d+x\d+q", text) if word not in brought] == []
        result = chapter_of(article)
        assert {d.code for d in result.diagnostics} <= {"chapter-empty"}
        read_back = "".join(result.body.itertext())
        in_blocks = re.findall(r"w\d+x\d+q", " ".join(b.words for b in article.blocks))
        assert [word for word in in_blocks if word not in read_back] == []
