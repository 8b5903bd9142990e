"""Optional packages that are missing."""

from __future__ import annotations

import importlib.util
import pickle
import re
import tomllib
from pathlib import Path

import pytest

from newsclean import MissingExtraError, NewscleanError
from newsclean.errors import install_advice
from newsclean.extras import require

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "docs").rglob("*.ipynb")),
]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]


def test_missing_package_is_named_with_its_extra() -> None:
    with pytest.raises(MissingExtraError, match=r"no_such_package is not installed: .*newsclean\[jobs\]"):
        require("no_such_package", "jobs")


def test_error_is_an_import_error_of_the_family_and_pickles() -> None:
    error = MissingExtraError("warcio", "jobs")
    assert isinstance(error, ImportError)
    assert isinstance(error, NewscleanError)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_part_of_a_missing_package_counts_as_the_package() -> None:
    with pytest.raises(MissingExtraError):
        require("no_such_package.part", "jobs")


def test_advice_works_in_a_checkout_and_once_there_is_an_index() -> None:
    """Until newsclean is on an index, `newsclean[jobs]` finds nothing, or somebody else's package."""
    advice = install_advice("jobs")
    assert "pip install '.[jobs]'" in advice
    assert "pip install 'newsclean[jobs]'" in advice
    assert str(MissingExtraError("warcio", "jobs")) == f"warcio is not installed: {advice}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_never_says_only_what_works_later(page: Path) -> None:
    text = page.read_text("utf-8")
    later = set(re.findall(r"""['"]newsclean\[([a-z,]+)\]""", text))
    today = set(re.findall(r"""pip install ['"\\]*\.\[([a-z,]+)\]""", text))
    assert later <= today
    assert {extra for named in today for extra in named.split(",")} <= set(EXTRAS)


def test_lowest_versions_are_those_of_the_package_and_of_all_that_an_extra_asks_for() -> None:
    spec = importlib.util.spec_from_file_location("lowest_versions", ROOT / "tools" / "lowest_versions.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    project = {
        "dependencies": ["lxml>=6.0"],
        "optional-dependencies": {
            "a": ["newsclean[b,c]", "pandas>=2.2,<3"],
            "b": ["ray[data]>=2.40"],
            "c": ["six"],
        },
    }
    assert tool.lowest(project, ["a"]) == ["lxml==6.0", "pandas==2.2", "ray==2.40"]


def test_code_advises_in_one_place() -> None:
    told = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "newsclean").rglob("*.py"))
        if "pip install 'newsclean" in path.read_text("utf-8")
    ]
    assert told == ["newsclean/errors.py"]
