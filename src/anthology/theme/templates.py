"""The door to Jinja2: templates in folders, in a sandbox, everything escaped; knows nothing of books."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

__all__ = ["Markup", "TemplateError", "Templates"]


class Templates:
    """Templates looked for in folders, the first one that has it wins.

    A name that is not given a value is an error, values are escaped unless they are Markup, and a template can
    neither call into Python nor change what it is given.
    """

    def __init__(self, *folders: Path, **filters: Callable[..., Any]) -> None:
        self._environment = ImmutableSandboxedEnvironment(
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
            return self._environment.get_template(name).render(values)
        except TemplateError:
            raise
        except Exception as problem:
            # A template may divide by zero or run out of stack like any program.
            raise TemplateError(f"{type(problem).__name__}: {problem}") from problem
