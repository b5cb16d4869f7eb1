"""Ten Word files as authors send them, made with python-docx, and by hand where that has no words for it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches
from tests.importers.saved_pages import AUTHOR, CAPTION, CLOSING, HEADING, LINES, LIST, NOTE, OPENING, QUOTED, picture

W = nsdecls("w")


@dataclass(frozen=True)
class WordFile:
    data: bytes
    heading: str = HEADING


def saved(document: DocumentType, parts: dict[str, str] | None = None) -> bytes:
    """The document, with parts that python-docx does not make: their XML by path."""
    file = io.BytesIO()
    document.save(file)
    if not parts:
        return file.getvalue()
    done = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(done, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "[Content_Types].xml":
                kinds = "".join(
                    f'<Override PartName="/{path}" ContentType="application/vnd.openxmlformats-officedocument.'
                    f'wordprocessingml.{path[5:-4]}+xml"/>'
                    for path in parts
                )
                text = text.replace(b"</Types>", f"{kinds}</Types>".encode())
            if name == "word/_rels/document.xml.rels":
                related = "".join(
                    f'<Relationship Id="rIdX{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                    f'relationships/{path[5:-4]}" Target="{path[5:]}"/>'
                    for n, path in enumerate(parts)
                )
                text = text.replace(b"</Relationships>", f"{related}</Relationships>".encode())
            new.writestr(name, text)
        for path, xml in parts.items():
            new.writestr(path, xml)
    return done.getvalue()


def begun(*, title: bool = True) -> DocumentType:
    document = Document()
    if title:
        document.add_paragraph(HEADING, style="Title")
    document.add_paragraph(OPENING)
    return document


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str) -> OxmlElement:
    return parse_xml(f"<w:p {W} {nsdecls('r')}>{inside}</w:p>")


def put(document: DocumentType, inside: str) -> None:
    document.element.body.insert(len(document.element.body) - 1, paragraph(inside))


def styles() -> WordFile:
    document = begun()
    document.styles.add_style("Author", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph(f"By {AUTHOR}", style="Author")
    document.add_heading("The needles", level=1)
    mixed = document.add_paragraph("Nobody had ")
    mixed.add_run("written").italic = True
    mixed.add_run(" it ")
    mixed.add_run("down").bold = True
    mixed.add_run(".")
    for item in LIST:
        document.add_paragraph(item, style="List Bullet")
    document.add_paragraph(QUOTED, style="Quote")
    document.add_heading("The vote", level=2)
    document.add_paragraph(CLOSING)
    return WordFile(saved(document))


def notes() -> WordFile:
    document = begun()
    put(document, f'{run("A call at the foot")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(".")}')
    put(document, f'{run("A call at the end")}<w:r><w:endnoteReference w:id="2"/></w:r>{run(".")}')
    apart = '<w:{0} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'
    note = '<w:{0} w:id="2"><w:p><w:r><w:{0}Ref/></w:r>{1}</w:p></w:{0}>'
    parts = {
        f"word/{kind}s.xml": f"<w:{kind}s {W}>{apart.format(kind)}{note.format(kind, run(text))}</w:{kind}s>"
        for kind, text in (("footnote", NOTE), ("endnote", "Box five was never found."))
    }
    return WordFile(saved(document, parts))


def pictures() -> WordFile:
    document = begun()
    document.add_picture(io.BytesIO(picture()), width=Inches(2))
    document.element.body.findall(".//{*}docPr")[-1].set("descr", "Blue nets")
    document.add_paragraph(CAPTION, style="Caption")
    document.add_paragraph(CLOSING)
    return WordFile(saved(document))


def comments() -> WordFile:
    document = begun()
    asked = document.add_paragraph("The union is ")
    about = asked.add_run("ninety years old")
    asked.add_run(".")
    document.add_comment(about, text="Is that so? The minutes say ninety-one.", author="Rosa Huenul", initials="RH")
    return WordFile(saved(document))


def changes() -> WordFile:
    document = begun()
    by = 'w:id="9" w:author="Rosa Huenul" w:date="2021-03-01T10:00:00Z"'
    deleted = f"<w:del {by}><w:r><w:delText>twice </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom {by}>{run('carried off ')}</w:moveFrom><w:moveTo {by}>{run('carried off ')}</w:moveTo>"
    put(document, f"{run('Twine, ')}{deleted}<w:ins {by}>{run('thrice ')}</w:ins>{moved}{run('waxed.')}")
    row = f"<w:tr><w:trPr><w:del {by}/></w:trPr><w:tc><w:p>{run('A row that went')}</w:p></w:tc></w:tr>"
    kept = f"<w:tr><w:tc><w:p>{run('A row that stayed')}</w:p></w:tc></w:tr>"
    document.element.body.insert(3, parse_xml(f"<w:tbl {W}>{kept}{row}</w:tbl>"))
    put(document, run("The end."))
    return WordFile(saved(document))


def verse() -> WordFile:
    document = begun()
    document.styles.add_style("Verse", WD_STYLE_TYPE.PARAGRAPH)
    broken = document.add_paragraph()
    for number, line in enumerate(LINES):
        made = broken.add_run(line)
        if number + 1 < len(LINES):
            made.add_break()
    document.add_paragraph(CLOSING)
    for line in ("The ice", "is loud", "", "and then", "it is not"):
        document.add_paragraph(line, style="Verse")
    return WordFile(saved(document))


def head_and_foot() -> WordFile:
    document = begun()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Manuscript of Quiroga, third version"
    section.footer.paragraphs[0].text = "Please do not pass on"
    put(document, run("Hidden words of the author.", "<w:vanish/>") + run("Words that are seen."))
    put(document, f'<w:fldSimple w:instr="REF mark">{run("Words of a field.")}</w:fldSimple>')
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape"><w:txbxContent><w:p>{run("Words in a box.")}</w:p></w:txbxContent></wps:txbx>'
        "</w:drawing></mc:Choice>{}</mc:AlternateContent></w:r>"
    )
    put(document, box.format("") + run("Beside a new box."))
    old = (
        "<w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
        f"<w:txbxContent><w:p>{run('Words in a box of old.')}</w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    put(
        document,
        box.format(f"<mc:Fallback>{old}</mc:Fallback>").replace("in a box.", "in a box of old.") + run("Beside it."),
    )
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    put(document, f"{run('A formula: ')}<m:oMath {math}><m:r><m:t>knots = 7</m:t></m:r></m:oMath>")
    return WordFile(saved(document))


def table() -> WordFile:
    document = begun()
    made = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in made.rows for c in row.cells), ("Ferry", "Quay", "7:40", "Three"), strict=True):
        cell.text = text
    document.add_paragraph(CLOSING)
    return WordFile(saved(document))


def without_styles() -> WordFile:
    """All in one style: the heading is a short line in bold, links are fields."""
    document = Document()
    document.add_paragraph().add_run(HEADING).bold = True
    document.add_paragraph()
    document.add_paragraph(OPENING)
    link = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText>HYPERLINK "https://archive.example/x"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("the archive")}<w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )
    put(document, f"{run('It is in ')}{link}{run(', in boxes.')}")
    return WordFile(saved(document))


def other_languages() -> WordFile:
    document = Document()
    document.add_paragraph("Los nudos", style="Title")
    lang = '<w:lang w:val="es-CL"/>'
    put(
        document,
        run("En el muelle las redes están en montones azules, y nadie había escrito cómo se hace el nudo.", lang),
    )
    put(document, run("Shy\u00adness, a\u200bnd words with * marks _ and [brackets] # 1. in them.", lang))
    put(document, f'<w:dir w:val="rtl">{run("السلام عليكم", "<w:rtl/>")}</w:dir>')
    return WordFile(saved(document), heading="Los nudos")


FILES: dict[str, Callable[[], WordFile]] = {
    make.__name__: make
    for make in (
        styles,
        notes,
        pictures,
        comments,
        changes,
        verse,
        head_and_foot,
        table,
        without_styles,
        other_languages,
    )
}


def words_in_xml(data: bytes) -> str:
    """All that stands in elements for text, in whatever part, found without reading the XML as XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [
            n for n in archive.namelist() if re.match(r"word/(?:document|footnotes|endnotes|comments|header|footer)", n)
        ]
        xml = "\n".join(archive.read(name).decode("utf-8") for name in parts)
    xml = re.sub(r"(?s)<mc:Choice.*?</mc:Choice>(?=<mc:Fallback)", "", xml)
    xml = re.sub(r"<w:(?:p|br|tab|tc)[ />]", " \\g<0>", xml)
    spaced = re.findall(r"<(?:w|m):(?:t|delText)(?: [^>]*)?>([^<]*)<|( )<w:(?:p|br|tab|tc)[ />]", xml)
    return "".join(text or gap for text, gap in spaced).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
