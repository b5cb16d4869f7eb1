"""The door to mammoth: the parts of a Word file as HTML, by what their styles mean; knows no file on the disk."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from anthology.importers.word.package import Package, broken

STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Author'] => p.byline:fresh
p[style-name='Byline'] => p.byline:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Block Quotation'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Verse'] => div.verse > p:fresh
p[style-name='Poem'] => div.verse > p:fresh
p[style-name='Poetry'] => div.verse > p:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Figure'] => p.caption:fresh
p[style-name='Illustration'] => p.caption:fresh
p[style-name='Drawing'] => p.caption:fresh
p[style-name='toc 1'] => p.toc:fresh
p[style-name='toc 2'] => p.toc:fresh
p[style-name='toc 3'] => p.toc:fresh
r[style-name='Emphasis'] => em
r[style-name='Subtle Emphasis'] => em
r[style-name='Book Title'] => em
"""
"""How the styles of Word and LibreOffice read, by the names they have in the file in every language."""
_SYMBOL = re.compile(r"A w:sym element with an unsupported character was ignored: (.*)")


@dataclass(slots=True)
class Conversion:
    """html: of the text, notes at its end. pictures: by the address that the html has for each, its bytes.

    None stands for a picture that is not in the file. symbols: those of fonts that have no characters for them.
    """

    html: str = ""
    pictures: dict[str, bytes | None] = field(default_factory=dict)
    symbols: list[str] = field(default_factory=list)


def converted(package: Package) -> Conversion:
    """The text of a package as HTML. Raises UnreadableError: source-broken."""
    import mammoth  # noqa: PLC0415 - takes a while, and no build needs it

    done = Conversion()

    def shown(image: Any) -> dict[str, str]:  # noqa: ANN401 - mammoth has no types
        ending = str(image.content_type or "").rpartition("/")[2].partition("+")[0].replace("jpeg", "jpg")
        address = f"picture-{len(done.pictures) + 1}.{ending or 'jpg'}"
        done.pictures[address] = _bytes(image)
        return {"src": address}

    try:
        result = mammoth.convert_to_html(
            package.packed(),
            style_map=STYLES,
            include_embedded_style_map=False,
            ignore_empty_paragraphs=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(shown),
        )
    except Exception:  # mammoth has no error type: it raises what it stumbles over in a malformed file.
        raise broken(package.name, "it is not as Word writes it") from None
    done.html = result.value
    done.symbols = [found[1] for message in result.messages if (found := _SYMBOL.search(str(message.message)))]
    return done


def _bytes(image: Any) -> bytes | None:  # noqa: ANN401 - mammoth has no types
    try:
        with image.open() as file:
            return bytes(file.read())
    except (KeyError, ValueError):  # No such part in the file; or one outside of it, which mammoth does not open.
        return None
