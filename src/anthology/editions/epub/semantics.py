"""What the words of the text model mean in an EPUB: epub:type (EPUB 3 SSV 1.1) and role (DPUB-ARIA 1.1)."""

from __future__ import annotations

from anthology.book import Kind, Matter

Meaning = tuple[str, str]
"""epub:type and role; "" for none."""

BODY: dict[Matter, str] = {Matter.FRONT: "frontmatter", Matter.BODY: "bodymatter", Matter.BACK: "backmatter"}

SECTIONS: dict[Kind, Meaning] = {
    Kind.HALF_TITLE: ("halftitlepage", ""),
    Kind.TITLE_PAGE: ("titlepage", ""),
    Kind.COPYRIGHT: ("copyright-page", ""),
    Kind.CONTENTS: ("toc", "doc-toc"),
    Kind.FOREWORD: ("foreword", "doc-foreword"),
    Kind.PREFACE: ("preface", "doc-preface"),
    Kind.INTRODUCTION: ("introduction", "doc-introduction"),
    Kind.PART: ("part", "doc-part"),
    Kind.PIECE: ("chapter", "doc-chapter"),
    Kind.AFTERWORD: ("afterword", "doc-afterword"),
    Kind.APPENDIX: ("appendix", "doc-appendix"),
    Kind.PHOTO_CREDITS: ("credits", "doc-credits"),
    Kind.CORRESPONDENTS: ("contributors", ""),
    Kind.PLACES: ("", ""),
    Kind.INDEX: ("index", "doc-index"),
    Kind.ACKNOWLEDGEMENTS: ("acknowledgments", "doc-acknowledgments"),
    Kind.COLOPHON: ("colophon", "doc-colophon"),
}

CLASSES: dict[str, Meaning] = {
    "subtitle": ("subtitle", "doc-subtitle"),
    "epigraph": ("epigraph", "doc-epigraph"),
    "pull-quote": ("", "doc-pullquote"),
    "credit": ("credit", "doc-credit"),
    "noteref": ("noteref", "doc-noteref"),
    "notes": ("footnotes", ""),
    "note": ("footnote", "doc-footnote"),
    "letter": ("z3998:letter", ""),
    "salutation": ("z3998:salutation", ""),
    "signature": ("z3998:signature", ""),
    "verse": ("z3998:verse", ""),
}
"""By class, of elements that are not the root."""
