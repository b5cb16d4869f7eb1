"""What an editor is told where a source and the book do not agree: the book keeps what it has; changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.diagnostics import Diagnostic, error, warning
from anthology.importers.earlier import Earlier
from anthology.importers.entries import title_of
from anthology.importers.recognition import Draft
from anthology.importers.recognition.names import folded


def without_text(draft: Draft) -> Diagnostic:
    """Nothing but what stands around a text."""
    hint = "Look whether the file holds the text itself, and not only the words around it."
    return error("import-empty", f"{draft.article.source.file} has no text of its own.", draft.at(), hint)


def present(draft: Draft, found: Earlier) -> Diagnostic:
    """A text whose entry somebody wrote by hand."""
    return warning(
        "import-present",
        f"The book has No. {draft.number}, “{title_of(draft)}”, in {found.chapter}, not from a file.",
        draft.at(),
        "It was left as it is; to bring the text in from the file, take that entry out of book.yaml.",
    )


def changed(draft: Draft, found: Earlier) -> Diagnostic:
    """A source that is not the same any more."""
    return warning(
        "import-changed",
        f"{draft.article.source.file} is not what it was when {found.chapter} was made of it.",
        draft.at(),
        "Look at the difference; with --update the chapter is written anew, if you have not worked on it.",
    )


def worked_on(draft: Draft, found: Earlier, new: str) -> Diagnostic:
    """A chapter that is not as it was written. new: where the new text is."""
    return warning(
        "import-edited",
        f"{found.chapter} was worked on since it was brought in, so it was left as it is.",
        draft.at(),
        f"The new text is in {new}: take from it what you want, then delete it.",
    )


def facts(draft: Draft, found: Earlier) -> Iterator[Diagnostic]:
    """Facts of the entry that the source tells otherwise now."""
    for name, value in (("number", str(draft.number or "")), ("place", draft.place), ("title", title_of(draft))):
        have = found.fields.get(name, "")
        if value and folded(value) != folded(have):
            yield warning(
                "import-differs",
                f"The {name} of {found.chapter} is “{have}” in the book, and “{value}” in its source now.",
                draft.at(),
                "Compare the two, and correct book.yaml if the source is right; nothing was changed there.",
            )


def another_series(draft: Draft, have: str) -> Diagnostic:
    """A heading that names another series than the book's."""
    return warning(
        "import-differs",
        f"The heading names the series “{draft.series}”, and the book is made from “{have}”.",
        draft.at(),
        "Look whether the text belongs into this book; nothing was changed in series in book.yaml.",
    )
