"""The recipes for Ray Data and Dask, run as they stand in the docs, where the engine is installed."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import MissingExtraError
from tests.integrations.crawled import PAGES, ROOT, story

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "ray-dask.md"
ENGINES = {"ray": ("ray", "pyarrow"), "dask": ("dask", "pandas", "pyarrow")}
PLACES = ("Eastvale", "Port Linden", "Ostermoor", "Vell", "Hollin Bay")
TIMEOUT = 240
"""Seconds; Ray alone needs some twenty to start on a small machine."""


def scripts() -> dict[str, str]:
    """Return the scripts of the page by their names."""
    blocks = re.findall(
        r"^```python\n(# (\w+\.py)\n.*?)^```", HOW_TO.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    return {name: code for code, name in blocks}


def rows() -> list[dict[str, Any]]:
    """Return pages of two kinds: stories, and some that fail."""
    made: list[dict[str, Any]] = [
        {"url": f"https://mercury.example/{n}", "html": story(place, "", f"Olding {n}").encode()}
        for n, place in enumerate(PLACES * 2)
    ]
    made[4]["html"] = PAGES["/1"][1]
    made[7]["html"] = None
    return made


def expected() -> dict[str, dict[str, Any]]:
    """Return what clean() makes of the pages."""
    found = {}
    for row in rows():
        told: dict[str, Any] = dict.fromkeys(("url", "title", "dateline", "body", "ledger", "error"))
        told["url"] = row["url"]
        if row["html"] is None:
            told["error"] = "bad_record: the record has neither html nor text"
        else:
            article = newsclean.clean(row["html"], kind="html", url=row["url"])
            told["title"], told["body"] = str(article.title), str(article.body)
            told["dateline"] = article.dateline and article.dateline.raw
            told["ledger"] = json.dumps(article.to_dict()["removed"], ensure_ascii=False)
        found[row["url"]] = told
    return found


def write_pages(folder: Path) -> None:
    """Write the pages as two Parquet files."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir()
    for part, some in enumerate((rows()[:5], rows()[5:])):
        schema = pa.schema([("url", pa.string()), ("html", pa.binary())])
        pq.write_table(pa.Table.from_pylist(some, schema=schema), folder / f"part-{part}.parquet")


@pytest.mark.parametrize("engine", ENGINES)
def test_recipe_gives_what_clean_gives(engine: str, tmp_path: Path) -> None:
    for name in ENGINES[engine]:
        if importlib.util.find_spec(name) is None:
            pytest.skip(str(MissingExtraError(name, "engines")))
    import pyarrow.parquet as pq

    for name, code in scripts().items():
        (tmp_path / name).write_text(code, "utf-8")
    write_pages(tmp_path / "pages")
    done = subprocess.run(
        [sys.executable, f"with_{engine}.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0"},
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    found = pq.ParquetDataset(tmp_path / "articles").read().to_pylist()
    assert {row["url"]: row for row in found} == expected()
    assert len(found) == len(rows())


def test_page_has_the_three_scripts_and_they_compile() -> None:
    assert set(scripts()) == {"cleaning.py", "with_ray.py", "with_dask.py"}
    assert all(compile(code, name, "exec") for name, code in scripts().items())


def test_rows_of_the_shared_script_are_in_order() -> None:
    space: dict[str, Any] = {}
    exec(scripts()["cleaning.py"], space)
    assert list(space["clean_rows"](rows())) == list(expected().values())
