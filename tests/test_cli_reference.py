"""The reference of the command line is made from the parser: it lists every command, option and exit code."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from newsclean.cli import main, parsers
from newsclean.commands import exits

ROOT = Path(__file__).parents[1]
COMMANDS = ("clean", "batch", "evaluate", "explain", "filters", "learn")
BATCH = (ROOT / "docs" / "reference" / "batch.md").read_text("utf-8")


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """Return the module that makes the generated parts of the docs."""
    spec = importlib.util.spec_from_file_location(
        "generated_pages", ROOT / "docs" / "_ext" / "generated_pages.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def page(made: ModuleType) -> str:
    """Return the reference as it is built."""
    source = [(ROOT / "docs" / "reference" / "command-line.md").read_text("utf-8")]
    made._fill_in(None, "command-line", source)
    return source[0]


def section(page: str, command: str) -> str:
    return page.partition(f"## `newsclean {command}`")[2].partition("\n## ")[0]


def shown(*arguments: str, capsys: Any) -> str:
    with pytest.raises(SystemExit):
        main(arguments)
    return str(capsys.readouterr().out)


def options_of(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


def test_every_command_has_its_section(page: str) -> None:
    assert tuple(parsers()[1]) == COMMANDS
    assert re.findall(r"^## `newsclean (\w+)`$", page, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_section_lists_what_the_help_lists(page: str, command: str, capsys: Any) -> None:
    help_text = shown(command, "--help", capsys=capsys)
    assert options_of(section(page, command)) == options_of(help_text)
    assert "--help" in options_of(help_text)
    assert "%(" not in page


def test_every_exit_code_is_listed(page: str) -> None:
    listed = re.findall(r"^\| (\d+) \| \S", page.partition("## Exit codes")[2], re.MULTILINE)
    assert [int(code) for code in listed] == [0, 1, 2, 3, 4, 130, 143] == list(exits.EXIT_CODES)


def test_help_tells_the_exit_codes(capsys: Any) -> None:
    for arguments in (["--help"], ["batch", "--help"]):
        said = " ".join(shown(*arguments, capsys=capsys).split())
        assert all(f" {code} {meaning[:20]}" in said for code, meaning in exits.EXIT_CODES.items())


def test_the_page_of_batch_explains_every_option_and_no_other() -> None:
    known = {
        name for each in parsers()[1]["batch"]._actions for name in each.option_strings if name[1] == "-"
    }
    tables = "\n".join(line for line in BATCH.splitlines() if line.startswith("| `--"))
    first_cells = "\n".join(line.split("|")[1] for line in tables.splitlines())
    assert options_of(first_cells) == known - {"--help", "--output"}
