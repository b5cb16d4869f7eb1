"""The program as scripts see it: exit codes, streams, help, bugs, pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from anthology.cli import main, program, terminal


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "anthology", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_help_lists_the_commands_in_the_order_of_work(anthology) -> None:
    result = anthology("--help")
    assert result.exit_code == 0
    listed = [line.split()[0] for line in result.output.split("Commands:")[1].splitlines() if line.strip()]
    assert listed == ["new", "add", "check", "status", "build", "verify", "explain", "schema", "doctor"]


def test_every_command_is_there_under_its_name() -> None:
    group = main
    for name, line in program.COMMANDS.items():
        command = group.get_command(click.Context(group), name)
        assert command is not None
        assert command.name == name
        assert line.endswith(".")


@pytest.mark.parametrize("name", ["check", "status", "build", "verify", "explain", "schema", "doctor", "new"])
def test_every_command_that_reports_has_the_same_options(name: str, anthology) -> None:
    said = anthology(name, "--help").output
    assert all(option in said for option in ("--format", "--quiet", "--no-color", "--debug"))


def test_help_and_explain_import_nothing_heavy() -> None:
    heavy = ("lxml", "pydantic", "weasyprint", "PIL", "pikepdf", "ebooklib", "jinja2", "yaml", "babel", "rich")
    for arguments in (["--help"], ["explain", "dist-busy"]):
        code = f"""
import sys
from anthology.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
print([m for m in {heavy!r} if m in sys.modules], file=sys.stderr)
"""
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bogus"], "bogus"),
        (["check", "--bogus"], "--bogus"),
        (["check", "no/such/book"], "there is no book at no/such/book"),
        (["check", "pyproject.toml"], "pyproject.toml is no manifest"),
        (["check", "--format", "xml"], "xml"),
        (["build", "--jobs", "0"], "0"),
        (["explain", "no-such-code"], "no diagnostic “no-such-code”"),
        (["explain", "dist-bussy"], "Did you mean dist-busy"),
    ],
)
def test_wrong_use_is_2(arguments: list[str], said: str, anthology, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    result = anthology(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not result.stdout


def test_a_folder_without_manifest_is_no_book(anthology, tmp_path: Path) -> None:
    result = anthology("check", tmp_path)
    assert result.exit_code == 2
    assert "anthology new DIR" in result.stderr
    (tmp_path / "book.yml").write_text("title: x\n")
    assert "Rename book.yml to book.yaml." in anthology("check", tmp_path).stderr


def test_a_bug_is_70_and_asks_to_be_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> tuple[str, ...]:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("anthology.cli.explain.codes", broken)
    result = CliRunner().invoke(main, ["explain"])
    assert result.exit_code == 70
    assert "Please report it" in result.stderr
    assert "ZeroDivisionError: division by zero" in result.stderr
    assert "Traceback" not in result.output
    result = CliRunner().invoke(main, ["explain", "--debug"])
    assert result.exit_code == 70
    assert "Traceback" in result.stderr


def test_ctrl_c_is_130_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> tuple[str, ...]:
        raise KeyboardInterrupt

    monkeypatch.setattr("anthology.cli.explain.codes", interrupted)
    result = CliRunner().invoke(main, ["explain"])
    assert result.exit_code == 130
    assert result.stderr.strip() == "Stopped."


def test_ctrl_c_that_a_library_makes_an_error_of_is_130_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> tuple[str, ...]:
        raise RuntimeError("Error building validator:\n  KeyboardInterrupt: ")

    monkeypatch.setattr("anthology.cli.explain.codes", interrupted)
    assert CliRunner().invoke(main, ["explain"]).exit_code == 130


@pytest.mark.parametrize("epoch", ["9" * 20, "yesterday", "1.5"])
def test_a_day_that_is_none_is_wrong_use(epoch: str, anthology, make_book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = anthology("check", make_book())
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr


def test_a_folder_of_the_book_is_told_from_the_book(anthology, make_book) -> None:
    book = make_book()
    result = anthology("check", book / "chapters")
    assert result.exit_code == 2
    assert f"There is one in the folder above it: {book}" in " ".join(result.stderr.split())


def test_a_pipe_that_closes_is_no_error() -> None:
    reader = subprocess.Popen(
        f"{sys.executable} -m anthology explain | true", shell=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    _, said = reader.communicate()
    assert said == b""


def test_a_character_the_terminal_lacks_does_not_end_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "anthology", "explain", "nönsense"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert done.returncode == 2
    assert b"no diagnostic" in done.stderr
    assert b"Traceback" not in done.stderr


def test_explain_lists_every_code_a_line_each(anthology) -> None:
    lines = anthology("explain").stdout.splitlines()
    records = [json.loads(line) for line in anthology("explain", "--format", "json").stdout.splitlines()]
    assert len(lines) == len(records) + 1
    assert [line.split("\t")[0] for line in lines[1:]] == [r["code"] for r in records]
    assert all(r["severity"] in {"error", "warning", "error or warning"} for r in records)


def test_explain_prints_the_page_as_it_is_in_a_pipe(anthology) -> None:
    page = anthology("explain", "DIST-BUSY").stdout
    assert page.startswith("# dist-busy\n*error*\n")
    assert "\x1b" not in page


def test_schema_is_json_schema(anthology) -> None:
    result = anthology("schema")
    schema = json.loads(result.stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert {"title", "language", "people", "photos", "contents", "editions"} <= set(schema["properties"])


def test_a_diagnostic_is_painted_without_changing_a_word() -> None:
    from anthology.diagnostics import Severity

    text = "a.md:1:2: error: Here is error: twice. [x]\n    1 | abc\n      |  ^\n      = Do this."
    painted = terminal._painted(text, Severity.ERROR)
    assert click.unstyle(painted) == text
    assert painted.count("\x1b[31m\x1b[1m") == 2
