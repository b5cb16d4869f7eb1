"""Wrong variants of what is marked up: pages by their tags, XML by its elements, archives by their parts."""

from __future__ import annotations

import io
import random
import re
import zipfile

from lxml import etree

import mutations

TAG = re.compile(r"<[^<>]{1,2000}>")
TAGS = (
    *("<p>", "</p>", "<div>", "</div>", "<table><tr><td>", "</td></tr></table>", "<ul><li>", "<ol start=-3><li>"),
    *("<br>", "<hr>", "<pre>", "<blockquote>", "<h1>", "</h1>", "<h2>", "<figure><figcaption>", "<img>", "<sup>"),
    *('<img src="data:image/png;base64,AAAA">', '<img srcset=", ,x 2w">', '<a href="//[">', '<a href="#fn:1">'),
    *("<script>", "<style>", "<template>", "<svg><title>", "<math>", "<!--", "<![CDATA[", "<?x", "<ruby><rt>"),
    *('<p dir="rtl" lang="x-\u00e9">', '<time datetime="0000-00-00">', '<script type="application/ld+json">[{'),
)
SHORTCODES = (
    *("[caption]", '[caption id="x" width="-1"]', "[/caption]", "[gallery ids=1,,99999999999999999999]", "[embed]"),
    *("<!-- wp:block {", '<!-- wp:block {"ref":1} /-->', "<!-- wp:image {} -->", "<!-- /wp:image -->", "[footnote]"),
)
NUMBERS = ("", "0", "-1", "1", "2", "99999999999999999999", "1e9", "\u0663", "true", "\u00b2")


def page(chance: random.Random, one: str, other: str) -> str:
    """A page with tags lost, doubled, moved, taken from the other or put very deep, and its text changed."""
    for _ in range(chance.randint(1, 6)):
        one = chance.choice((_tags, _tags, _put, _put, _values, _texts))(chance, one, other)
    return one[:300_000]


def _tags(chance: random.Random, one: str, other: str) -> str:
    found = list(TAG.finditer(one))
    there: list[str] = TAG.findall(other)
    if not found or not there:
        return one
    at, to = chance.choice(found), chance.choice(found)
    whole: str = at[0]
    match chance.randrange(5):
        case 0:
            return one[: at.start()] + one[at.end() :]
        case 1:
            return one[: to.start()] + whole + one[to.start() :]
        case 2:
            return one[: at.start()] + whole * chance.choice((2, 40, 700)) + one[at.end() :]
        case 3:
            return one[: at.start()] + chance.choice(there) + one[at.end() :]
        case _:
            return one[: min(at.start(), to.start())] + one[max(at.start(), to.start()) :]


def _put(chance: random.Random, one: str, _other: str) -> str:
    at = chance.randint(0, len(one))
    return one[:at] + chance.choice((*TAGS, *SHORTCODES)) * chance.choice((1, 1, 3, 300)) + one[at:]


def _values(chance: random.Random, one: str, other: str) -> str:
    """The value of an attribute changed: numbers to what is none, addresses to what is none."""
    found = list(re.finditer(r'="([^"]*)"', one))
    if not found:
        return one
    at = chance.choice(found)
    value = chance.choice((*NUMBERS, *mutations.SCRAPS, at[1] * 30, mutations.text(chance, at[1], other)[:200]))
    return one[: at.start(1)] + value + one[at.end(1) :]


def _texts(chance: random.Random, one: str, other: str) -> str:
    return mutations.text(chance, one, other)


def elements(chance: random.Random, one: bytes, other: bytes) -> bytes:
    """XML with elements lost, doubled, moved, taken from the other, and texts and attributes changed; well-formed."""
    try:
        root, there = etree.fromstring(one), etree.fromstring(other)
    except etree.XMLSyntaxError:
        return one
    for _ in range(chance.randint(1, 8)):
        _element(chance, root, there)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _element(chance: random.Random, root: etree._Element, there: etree._Element) -> None:
    inner = [element for element in root.iter("*") if element is not root]
    if not inner:
        return
    at, to = chance.choice(inner), chance.choice(inner)
    parent = at.getparent()
    assert parent is not None
    match chance.randrange(7):
        case 0:
            parent.remove(at)
        case 1:
            parent.insert(chance.randint(0, len(parent)), _copy(at))
        case 2:
            to.append(_copy(at))
        case 3:
            to.append(_copy(chance.choice(list(there.iter("*")))))
        case 4:
            at.tag = to.tag
        case 5 if at.attrib:
            name = chance.choice(sorted(map(str, at.attrib)))
            at.set(name, chance.choice((*NUMBERS, _legal(mutations.text(chance, at.get(name) or "", "x"))[:200])))
        case _:
            at.text = _legal(page(chance, at.text or "", "".join(map(str, there.itertext()))))


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def _legal(text: str) -> str:
    """Without what no XML may have (XML 1.0, 2.2)."""
    return re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


def archive(chance: random.Random, one: bytes, other: bytes) -> bytes:
    """A ZIP file with parts lost, renamed, taken from the other, and its XML and pictures changed."""
    parts, there = _parts(one), _parts(other)
    for _ in range(chance.randint(1, 3)):
        texts = [name for name in parts if name.startswith("word/") and name.endswith((".xml", ".rels"))]
        name = chance.choice(texts if texts and chance.random() < 0.8 else sorted(parts) or ["word/document.xml"])
        data, own = parts.get(name, b""), there.get(name) or chance.choice(list(there.values()))
        match chance.randrange(8):
            case 0:
                parts.pop(name, None)
            case 1:
                parts[name] = own
            case 2:
                parts[name] = mutations.damaged(chance, data)
            case 3:
                parts[chance.choice(sorted(there))] = data
            case _:
                parts[name] = elements(chance, data, own) if data.startswith(b"<") else mutations.damaged(chance, data)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
