"""From values to a Manifest: every mistake reported once, what is wrong left out, the rest kept for the rooms above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from anthology.diagnostics import Diagnostic, Report, error
from anthology.manifest.entries import FORMS
from anthology.manifest.fields import kind_of
from anthology.manifest.keys import SYNONYMS, entry_at, example_of, home_of, is_list
from anthology.manifest.mistakes import Mistake, WrongValueError, empty, listed, nearest, shown, subject
from anthology.manifest.rules import RULES
from anthology.manifest.rules.people import check_unused
from anthology.manifest.rules.references import dangling
from anthology.manifest.schema import Manifest
from anthology.manifest.tree import Value
from anthology.sources import Key

STAND_INS: dict[str, str | list[Value]] = {
    "title": "…",
    "name": "…",
    "part": "…",
    "label": "…",
    "funder": "…",
    "language": "en",
    "contents": [],
}
"""For entries that lack one of these keys, so that the rest of them is kept: they have an error, so no book is made."""

ROUNDS = 60
"""Each round takes all that is wrong at the deepest level it can see out of a tree of at most twenty levels."""


def validate(root: Value, report: Report) -> Manifest | None:
    """The manifest as far as it is right; takes what is wrong out of the tree, so that the two agree.

    None only where nothing can be made of it.
    """
    manifest = _typed(root, report)
    if manifest is None:
        return None
    mistakes = [mistake for rule in RULES for mistake in rule(manifest, root)]
    _report(root, mistakes, report)
    if not report.errors:
        # A mistake elsewhere may be why nobody seems to be named, so this is asked of a right manifest only.
        _report(root, check_unused(manifest), report)
        return manifest
    root.drop([mistake.key for mistake in mistakes if mistake.drop])
    if (manifest := _typed(root, Report())) is not None:
        root.drop(list(dangling(manifest)))
    return _typed(root, Report())


def _report(root: Value, mistakes: Iterable[Mistake], report: Report) -> None:
    for mistake in mistakes:
        if any(value.settled for value in root.path(mistake.key)):
            continue
        at = root.find(mistake.key).at
        report.add(Diagnostic(mistake.code, mistake.severity, mistake.message, at, mistake.hint))


def _typed(root: Value, report: Report) -> Manifest | None:
    for _ in range(ROUNDS):
        try:
            return Manifest.model_validate(root.plain())
        except ValidationError as problem:
            found = [_Complaint.of(error) for error in problem.errors(include_url=False)]
        # Unknown keys first: what was meant may be plain, and then its value is asked like any other.
        if unknown := [complaint for complaint in found if complaint.type == "extra_forbidden"]:
            for complaint in unknown:
                _take_unknown(root, complaint, report)
            continue
        complaints = [complaint for complaint in found if complaint.type != "default_factory_not_called"]
        for complaint in complaints:
            if not complaint.follows(root):
                report.add(_diagnostic(root, complaint))
        root.drop([key for complaint in complaints for key in _mend(root, complaint)])
    return None


@dataclass(frozen=True, slots=True)
class _Complaint:
    """What pydantic says of one value. form: of an entry of the contents, else "". on_key: the key itself is wrong."""

    type: str
    key: Key
    form: str
    on_key: bool
    input: object
    context: Mapping[str, object]

    @classmethod
    def of(cls, error: ErrorDetails) -> _Complaint:
        loc, form = error["loc"], ""
        if len(loc) > 2 and loc[0] == "contents" and loc[2] in FORMS:
            form, loc = loc[2], (*loc[:2], *loc[3:])
        on_key = loc[-1:] == ("[key]",)
        return cls(error["type"], loc[:-1] if on_key else loc, form, on_key, error["input"], error.get("ctx", {}))

    def follows(self, root: Value) -> bool:
        """Whether this comes of a mistake that has been reported before."""
        path = root.path(self.key)
        missing = self.type == "missing" and any(name == self.key[-1] for name, _ in path[-1].lost)
        return missing or any(value.settled for value in path)


def _diagnostic(root: Value, complaint: _Complaint) -> Diagnostic:
    key, at = complaint.key, root.find(complaint.key).at
    example = example_of(key, complaint.form)
    who = subject(key[:-1] if complaint.type == "missing" else key)
    who = who.replace("item ", "Item ", 1) if who.startswith("item ") else who
    if complaint.type == "missing":
        return error(
            "key-missing", f"{who} has no {key[-1]}.", at, f"Add it, like this: {example or f'{key[-1]}: ...'}"
        )
    wrong = complaint.context.get("error")
    if not isinstance(wrong, WrongValueError):
        wrong = _wrong_word(complaint)
    hint = f"Write it like this: {example}" if wrong.code == "value-form" and example else wrong.hint
    if complaint.on_key:
        place = root.find(key).key_at
        return error(wrong.code, f"A key of {subject(key[:-1])} {wrong.says}.", place, hint)
    return error(wrong.code, f"{who} {wrong.says}.", at, hint)


def _wrong_word(complaint: _Complaint) -> WrongValueError:
    """The mistake in a value that must be one of a few words."""
    words = re.findall(r"'([^']+)'", str(complaint.context.get("expected", "")))
    given = complaint.input
    if given is None:
        return empty()
    if not isinstance(given, str):
        return WrongValueError(
            "value-form", f"is {kind_of(given)}, where a word is expected", f"Write {listed(words)}."
        )
    guess = nearest(given, words)
    hint = f"Did you mean {guess}?" if guess else f"Write {listed(words)}."
    return WrongValueError("value-unknown", f"is {shown(given)}, which is none of its values", hint)


def _mend(root: Value, complaint: _Complaint) -> Iterator[Key]:
    """Put right what is plain; yield the key of what must be taken out instead."""
    path, key = root.path(complaint.key), complaint.key
    value = path[-1]
    if complaint.type == "missing":
        stand_in = STAND_INS.get(str(key[-1]))
        if stand_in is None:
            yield key[:-1]
        elif isinstance(value.content, dict):
            value.content[str(key[-1])] = Value(copy(stand_in), value.at, settled=True)
    elif not complaint.on_key and isinstance(value.content, str) and is_list(key, complaint.form):
        value.content, value.settled = [Value(value.content, value.at, settled=True)], True
    else:
        yield key


def _take_unknown(root: Value, complaint: _Complaint, report: Report) -> None:
    """Report an unknown key, and give its value to the key that was meant where that is plain and free."""
    *way, name = complaint.key
    parent = root.find(tuple(way))
    known = entry_at(complaint.key[:-1], complaint.form).model_fields
    if not isinstance(parent.content, dict) or (value := parent.content.get(str(name))) is None:
        return
    if meant := nearest(str(name), known):
        hint = f"Did you mean {meant}?"
    elif (usual := SYNONYMS.get(str(name).casefold())) in known:
        hint = f"The key for that is {usual}."
    elif home := home_of(str(name)):
        hint = f"{name} stands in {home}."
    else:
        hint = f"Keys that can stand here: {', '.join(known)}."
    if value.content is None:
        hint += " If it is the rest of a text with a comma, put that text in quotes."
    message = f"{shown(str(name))} is not a key of {subject(tuple(way))}."
    report.add(error("key-unknown", message, value.key_at or value.at, hint))
    root.drop([complaint.key])
    if meant and not parent.wrote(meant):
        parent.content[meant] = value
