"""What makes a PDF a PDF/X-4 (ISO 15930-7): its identification, its output intent, and how it is written."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from anthology import __version__
from anthology.editions.pages.dates import pdf_date
from anthology.editions.pages.writing import write_pdf
from anthology.pictures.profile import PressProfile

VERSION = "1.6"
"""The version of PDF that PDF/X-4 is built on (ISO 15930-7)."""

_NAMESPACE = uuid.UUID("6f1f43a2-5c0e-5d0f-9a1c-2f0f6a6c9b51")
_REGISTRY = "http://www.color.org"


@dataclass(frozen=True, slots=True)
class Description:
    """What the file says of itself. title: of the book and the edition; creators: names. made: in UTC."""

    title: str
    creators: tuple[str, ...]
    language: str
    made: datetime
    rights: str | None = None


def set_output_intent(pdf: pikepdf.Pdf, profile: PressProfile) -> None:
    """The printing condition with its profile embedded (ISO 32000-1, 14.11.5)."""
    embedded = pdf.make_stream(profile.data, N=4)
    name = profile.condition or profile.description
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(name),
        OutputCondition=String(profile.description),
        Info=String(profile.description),
        DestOutputProfile=embedded,
    )
    if profile.condition:
        intent.RegistryName = String(_REGISTRY)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def identify(pdf: pikepdf.Pdf, what: Description) -> None:
    """XMP and the document information, which say the same, and that nothing is trapped."""
    when, program = what.made.isoformat(), f"anthology {__version__}"
    document = uuid.uuid5(_NAMESPACE, f"{what.title} {when} {_fingerprint(pdf)}")
    pdf.docinfo["/Trapped"] = Name("/False")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp.register_xml_namespace("http://www.npes.org/pdfx/ns/id/", "pdfxid")
        xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] = "PDF/X-4"
        xmp["dc:title"] = what.title
        xmp["dc:creator"] = list(what.creators)
        xmp["dc:language"] = [what.language]
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = xmp["xmp:MetadataDate"] = when
        xmp["xmp:CreatorTool"] = xmp["pdf:Producer"] = program
        xmp["pdf:Trapped"] = "False"
        xmp["xmpMM:DocumentID"] = xmp["xmpMM:InstanceID"] = f"uuid:{document}"
        xmp["xmpMM:RenditionClass"] = "default"
        xmp["xmpMM:VersionID"] = "1"
        if what.rights:
            xmp["dc:rights"] = what.rights
    pdf.docinfo["/Title"] = String(what.title)
    pdf.docinfo["/Author"] = String(", ".join(what.creators))
    pdf.docinfo["/Creator"] = pdf.docinfo["/Producer"] = String(program)
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = String(pdf_date(what.made))


def save(pdf: pikepdf.Pdf, target: Path) -> None:
    """Write the file whole or not at all; the same pages give the same bytes. Raises OSError."""
    write_pdf(pdf, target, version=VERSION)


def _fingerprint(pdf: pikepdf.Pdf) -> str:
    """A digest of what is drawn on all pages."""
    sha = hashlib.sha256()
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        for stream in contents if isinstance(contents, Array) else [contents] if contents is not None else []:
            sha.update(stream.read_raw_bytes())
    return sha.hexdigest()
