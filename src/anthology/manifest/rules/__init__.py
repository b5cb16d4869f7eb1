"""What entries of the manifest must be to each other; RULES lists the questions in the order they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from anthology.manifest.mistakes import Mistake
from anthology.manifest.rules.contents import check_chapters, check_contents
from anthology.manifest.rules.isbns import check_isbns
from anthology.manifest.rules.people import check_scripts, check_sorting
from anthology.manifest.rules.photos import check_photo_ids, check_photos, check_substitutes
from anthology.manifest.rules.plain import check_plain
from anthology.manifest.rules.references import check_references
from anthology.manifest.rules.repeats import check_repeats
from anthology.manifest.schema import Manifest
from anthology.manifest.tree import Value

Rule = Callable[[Manifest, Value], Iterator[Mistake]]
"""(what is right in the manifest, everything as it was typed) -> what is wrong."""

RULES: tuple[Rule, ...] = (
    check_contents,
    check_chapters,
    check_references,
    check_repeats,
    check_sorting,
    check_scripts,
    check_plain,
    check_photos,
    check_photo_ids,
    check_substitutes,
    check_isbns,
)
