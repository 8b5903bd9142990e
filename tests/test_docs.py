"""The pages of the docs are made as a reader needs them, and public functions say what editors show."""

from __future__ import annotations

import doctest
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import newsclean
from tests.extras import needs

DOCS = Path(__file__).parents[1] / "docs"
HOW_TOS = sorted((DOCS / "how-to").glob("*.md")) + sorted((DOCS / "start").glob("*.md"))
STILTED = (
    "is found out",
    "are found out",
    "auto looks",
    "is told of",
    "nobody was first",
    "No str raises",
    "says of itself",
    "are told by",
    "is believed",
    "takes nothing away",
)
"""Turns of phrase that readers stumbled over."""
MOST_PLAIN = 2
"""Parameters that a docstring may leave to the signature."""


def public_functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield each public function and each public method of a public class, by name."""
    for name in newsclean.__all__:
        value = getattr(newsclean, name)
        if inspect.isfunction(value):
            yield name, value
        elif inspect.isclass(value) and value.__module__.startswith("newsclean."):
            for method, found in inspect.getmembers(value, callable):
                if not method.startswith("_") and method in vars(value):
                    yield f"{name}.{method}", found


FUNCTIONS = dict(public_functions())


@pytest.mark.parametrize("page", HOW_TOS, ids=lambda page: page.stem)
def test_page_begins_with_the_finished_command(page: Path) -> None:
    opening = page.read_text("utf-8").partition("\n## ")[0]
    first = opening.partition("\n```")[0]
    assert first != opening, "no code before the first section"
    assert first.count("\n") <= 5, "a reader must scroll to the first code"


def test_first_page_installs_shows_and_groups_in_five_cards() -> None:
    page = (DOCS / "index.md").read_text("utf-8")
    places = [page.index(each) for each in ("pip install", "newsclean.clean(page)", "article.png", "} cards")]
    assert places == sorted(places)
    assert page.count("{container} card\n") == 5


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.stem)
def test_no_page_is_stilted(page: Path) -> None:
    text = page.read_text("utf-8")
    assert [each for each in STILTED if each in text] == []


@pytest.mark.parametrize("name", FUNCTIONS)
def test_public_function_describes_its_arguments(name: str) -> None:
    found = FUNCTIONS[name]
    documented = inspect.getdoc(found) or ""
    parameters = [each for each in inspect.signature(found).parameters if each not in ("self", "cls")]
    assert documented
    if len(parameters) > MOST_PLAIN:
        described = set(re.findall(r"^    (\w+): ", documented.partition("Args:")[2], re.MULTILINE))
        assert set(parameters) <= described
        assert "Raises:" in documented or "Returns:" in documented


@pytest.mark.parametrize(
    "name", ["clean", "clean_many", "compare", "show", "parse_dateline", "filter", "Cleaner.clean"]
)
def test_public_function_has_an_example_that_runs(name: str) -> None:
    assert "Example:\n>>> " in (inspect.getdoc(FUNCTIONS[name]) or "")


def test_chart_is_the_one_that_its_page_draws() -> None:
    """To draw it anew, write what the page calls `chart` into the file."""
    needs("pandas", "pandas")
    page = (DOCS / "how-to" / "removed-over-time.md").read_text("utf-8")
    found: dict[str, Any] = {}
    for example in doctest.DocTestParser().get_examples(page):
        if not example.want:
            exec(example.source, found)
    assert found["chart"] == (DOCS / "_static" / "removed-over-time.svg").read_text("utf-8")
