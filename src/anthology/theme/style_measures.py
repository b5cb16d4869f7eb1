"""Whether a style sheet keeps within what can be set in good time; knows nothing of files and of what rules mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tinycss2.parser import parse_stylesheet

LARGEST = 300_000
"""Characters. The default theme's largest has twenty thousand."""
DEEPEST = 30
"""Brackets and rules inside one another."""
LONGEST_SELECTOR = 200
"""Parts of one selector, between commas."""
MOST_EXPANDED = 10_000
"""Values that one variable may stand for, with the variables in it."""
GREATEST = 1_000_000
"""A number: of pixels, columns, pages; none that means something is greater."""


def excess(css: str) -> tuple[str, int, int] | None:
    """What is without measure in a style sheet, as the end of a sentence, with its line and column; None if nothing."""
    if len(css) > LARGEST:
        return f"has more than {LARGEST:,} characters", 1, 1
    sizes: dict[str, int] = {}
    names: dict[str, list[str]] = {}
    waiting = [(0, node) for node in reversed(parse_stylesheet(css, skip_comments=True))]  # type: ignore[no-untyped-call]
    while waiting:
        depth, node = waiting.pop()
        place = (node.source_line, node.source_column)
        if depth > DEEPEST:
            return f"has more than {DEEPEST} brackets or rules inside one another here", *place
        if node.type in {"number", "dimension", "percentage"} and not abs(node.value) <= GREATEST:
            return f"has a number here that is greater than {GREATEST:,}", *place
        if node.type == "qualified-rule" and _longest(node.prelude) > LONGEST_SELECTOR:
            return f"has a selector of more than {LONGEST_SELECTOR} parts here", *place
        inside = list(_inside(node))
        _note_variables(inside, sizes, names)
        waiting += [(depth + 1, child) for child in reversed(inside)]
    if (worst := _doubling(sizes, names)) is not None:
        return f"has the variable {worst[:60]}, which stands for more than {MOST_EXPANDED:,} values", 1, 1
    return None


def _inside(node: Any) -> Iterator[Any]:  # noqa: ANN401 - tinycss2 has no types
    for name in ("prelude", "arguments", "content", "value"):
        children = getattr(node, name, None)
        if isinstance(children, list):
            yield from children


def _longest(prelude: list[Any]) -> int:
    longest = parts = 0
    for token in prelude:
        parts = 0 if token.type == "literal" and token.value == "," else parts + (token.type != "whitespace")
        longest = max(longest, parts)
    return longest


def _note_variables(tokens: list[Any], sizes: dict[str, int], names: dict[str, list[str]]) -> None:
    """Note of each `--name:` among these how many values it has of its own, and the variables that it names."""
    within = ""
    for token in tokens:
        if token.type == "ident" and token.value.startswith("--"):
            within = token.value
        elif token.type == "literal" and token.value == ";":
            within = ""
        elif within:
            sizes[within] = sizes.get(within, 0) + 1
            named = names.setdefault(within, [])
            nested = [token]
            while nested:
                inner = nested.pop()
                if inner.type == "ident" and inner.value.startswith("--"):
                    named.append(inner.value)
                nested += list(_inside(inner))


def _doubling(sizes: dict[str, int], names: dict[str, list[str]]) -> str | None:
    """A variable that stands for too much. One that names itself stands for nothing (CSS Variables 1, 2.3)."""
    reached = dict(sizes)
    for _ in range(len(sizes)):
        after = {name: size + sum(reached.get(n, 0) for n in names.get(name, ())) for name, size in sizes.items()}
        if worst := next((name for name, size in after.items() if size > MOST_EXPANDED), None):
            return worst
        if after == reached:
            return None
        reached = after
    return None
