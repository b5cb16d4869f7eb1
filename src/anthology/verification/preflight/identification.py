"""Whether the file says that it is PDF/X-4, and for which print (ISO 15930-7, 6.2 and 6.7; ISO 32000-1, 14.11.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from lxml import etree
from pikepdf import Stream

from anthology.verification.preflight.finding import REPORT, Finding, error
from anthology.verification.preflight.opened import Press, profile_of
from anthology.verification.specification import Specification

VERSION = "PDF/X-4"

_SPACES = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "mm": "http://ns.adobe.com/xap/1.0/mm/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?")
_DATES = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")
_WANTED = ("dc:title", "mm:DocumentID", "mm:RenditionClass", "mm:VersionID")
_LARGEST = 5_000_000


def find_metadata(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-not-pdfx, preflight-metadata: what XMP must say."""
    said = _xmp(press.pdf)
    if said is None:
        yield error("preflight-not-pdfx", "The file has no metadata (XMP) that could say it is PDF/X-4", REPORT)
        return
    version = said.get("pdfxid:GTS_PDFXVersion", "")
    if version != VERSION:
        stated = f"“{version}”" if version else "nothing"
        yield error("preflight-not-pdfx", f"The file's metadata say {stated} where {VERSION} must stand", REPORT)
    missing = [name.replace("mm:", "xmpMM:") for name in (*_WANTED, *_DATES) if not said.get(name)]
    if missing:
        yield error("preflight-metadata", f"The file's metadata lack {', '.join(missing)}", REPORT)
    for name in _DATES:
        if said.get(name) and not _DATE.fullmatch(said[name]):
            yield error("preflight-metadata", f"{name} in the file's metadata, “{said[name]}”, is no date", REPORT)


def find_trapped(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-trapped: whether plates are already trapped must be said, and the same in both places."""
    said = (_xmp(press.pdf) or {}).get("pdf:Trapped", "")
    info = press.pdf.trailer.get("/Info")
    stated = str(info.get("/Trapped", ""))[1:] if isinstance(info, pikepdf.Dictionary) else ""
    for where, value in (("metadata", said), ("document information", stated)):
        if value not in {"True", "False"}:
            text = (
                f"The file's {where} say “{value}” of trapping"
                if value
                else f"The file's {where} say nothing of trapping"
            )
            yield error("preflight-trapped", f"{text}, where True or False must stand", REPORT)
    if said and stated and said != stated:
        yield error(
            "preflight-trapped", f"Of trapping the metadata say {said} and the document information {stated}", REPORT
        )


def find_identifier(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-file-id: the two identifiers of a file (14.4)."""
    stated = press.pdf.trailer.get("/ID")
    if not isinstance(stated, pikepdf.Array) or len(stated) != 2 or not all(len(bytes(part)) for part in stated):
        yield error("preflight-file-id", "The file has no identifier (/ID)", REPORT)


def find_intent(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-intent, preflight-profile: for which print the file is meant, with the profile of it."""
    if len(press.intents) != 1:
        many = f"{len(press.intents)} output intents" if press.intents else "no output intent"
        yield error(
            "preflight-intent", f"The file has {many} for PDF/X, where one must say for which print it is meant", REPORT
        )
    for intent in press.intents:
        if not str(intent.get("/OutputConditionIdentifier", "")):
            yield error("preflight-intent", "The output intent does not name its printing condition", REPORT)
        if wrong := _wrong_profile(profile_of(intent)):
            hint = "Give a CMYK output profile at editions: press: profile, or leave the key out."
            yield error("preflight-profile", f"The output intent {wrong}", hint, place=wanted.place("press.profile"))


def _wrong_profile(profile: Stream | None) -> str | None:
    """What is wrong with a profile by its header (ICC.1:2022, 7.2), as the end of a sentence."""
    if profile is None:
        return "has no colour profile in it"
    head, size = profile.read_bytes()[:128], int(profile.get("/N", 0))
    space = head[16:20].decode("latin-1").strip()
    if len(head) < 128 or head[36:40] != b"acsp":
        return "has a colour profile that is none"
    if space != "CMYK":
        return f"has a profile for {space} where one for CMYK must be"
    if head[12:16] != b"prtr":
        return "has a profile of a device that is no printer"
    return None if size == 4 else f"says that its CMYK profile has {size} components"


def _xmp(pdf: pikepdf.Pdf) -> dict[str, str] | None:
    """Simple properties of the file's metadata by "prefix:name"; None where there are none that can be read."""
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, Stream) or len(data := stream.read_bytes()) > _LARGEST:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data.strip(), parser)
    except etree.XMLSyntaxError:
        return None
    names = {f"{{{uri}}}": prefix for prefix, uri in _SPACES.items()}
    found: dict[str, str] = {}
    for element in root.iter("{*}*"):
        for name, text in ((str(element.tag), "".join(map(str, element.itertext()))), *element.attrib.items()):
            uri, brace, local = str(name).rpartition("}")
            if (prefix := names.get(uri + brace)) is not None:
                found.setdefault(f"{prefix}:{local}", str(text).strip())
    return found
