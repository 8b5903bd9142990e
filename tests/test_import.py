"""What an import costs, by what it loads; the clock is the benchmark's business."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsclean

HEAVY = {"lxml", "trafilatura", "justext", "regex", "charset_normalizer"}
ROOT = str(Path(newsclean.__file__).parent.parent)


def loaded(code: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after some code."""
    script = f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": ROOT},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_import_loads_nothing_but_the_package_itself() -> None:
    modules = loaded("import newsclean")
    assert not HEAVY & modules
    assert {name for name in modules if name.startswith("newsclean")} == {"newsclean"}


def test_version_needs_nothing_more() -> None:
    modules = loaded("import newsclean; newsclean.__version__; dir(newsclean)")
    assert {name for name in modules if name.startswith("newsclean")} == {"newsclean"}


@pytest.mark.parametrize(
    "code",
    [
        "from newsclean import Article, Span",
        "import newsclean; newsclean.clean('The mayor said no.')",
        "import newsclean; newsclean.parse_dateline('BERLIN (dpa) - The mayor said no.')",
        "import newsclean.cli; newsclean.cli.main(['filters'])",
    ],
    ids=["model", "clean", "dateline", "cli"],
)
def test_text_needs_no_heavy_library(code: str) -> None:
    assert not HEAVY & loaded(code)


def test_model_needs_no_filter() -> None:
    modules = loaded("from newsclean import Article; Article.from_dict(Article().to_dict())")
    assert not [name for name in modules if name.startswith(("newsclean.filters", "newsclean.lexicon"))]
