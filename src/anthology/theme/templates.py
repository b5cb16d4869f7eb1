"""The door to Jinja2: templates in folders, in a sandbox, everything escaped; knows nothing of books."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from anthology.theme.bounds import Allowance

__all__ = ["Markup", "TemplateError", "Templates"]


class Templates:
    """Templates looked for in folders, the first one that has it wins.

    A name that is not given a value is an error, values are escaped unless they are Markup, and a template can
    neither call into Python nor change what it is given. bounded: whether they are a book's own, which may take
    only so much (bounds.py).
    """

    def __init__(self, *folders: Path, bounded: bool = False, **filters: Callable[..., Any]) -> None:
        self._allowance = Allowance() if bounded else None
        self._environment = _Environment(
            loader=FileSystemLoader([str(f) for f in folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(filters)

    def render(self, name: str, /, **values: object) -> str:
        """The text a template makes of these values. Raises TemplateError."""
        try:
            with self._allowance.spending() if self._allowance else nullcontext():
                return self._environment.get_template(name).render(values)
        except TemplateError:
            raise
        except Exception as problem:
            # A template may divide by zero or run out of stack like any program.
            raise TemplateError(f"{type(problem).__name__}: {problem}") from None


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, without powers of numbers: one can take longer than anybody waits, and cannot be ended."""

    intercepted_binops = frozenset({"**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - as in Jinja2
        raise TemplateError("powers of numbers are not reckoned in templates")
