"""The benchmark page: newsclean out of fold, peers beside it, and what is worse than theirs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsclean.evaluate import evaluate
from tools.benchmark import PAGE, main

IDS = ("bridge", "ferry")
TEXT = {"p": 0.9, "r": 1.0, "exact": False, "chars": 1000, "lost": 5.0, "residue": 10, "gone": 4}


@pytest.fixture
def evaluation(gold_folder: Any, record: dict[str, Any]) -> dict[str, Any]:
    """Return what newsclean and a peer score on two pages."""
    folder = gold_folder([record | {"id": name} for name in IDS])
    return evaluate(folder, systems=["newsclean", "trafilatura"]).to_dict()


@pytest.fixture
def check() -> dict[str, Any]:
    """Return a check in which newsclean loses half of each page, and has one title right."""
    half = {
        "empty": False,
        "exact": False,
        "rejected": 0,
        "shingles": [10, 0, 10],
        "words": [10, 0, 10],
        "lines": [1, 0, 2],
    }
    return {"gold": {name: half | {"title_ok": name == "bridge"} for name in IDS}}


def made(tmp_path: Path, check: dict[str, Any], *evaluations: dict[str, Any]) -> tuple[int, str]:
    files = []
    for number, data in enumerate((check, *evaluations)):
        files.append(tmp_path / f"{number}.json")
        files[-1].write_text(json.dumps(data), "utf-8")
    out = tmp_path / "page.md"
    code = main([*map(str, files), "--date", "2024-03-08", "--out", str(out)])
    return code, out.read_text("utf-8") if out.exists() else ""


def cells(page: str, system: str) -> list[str]:
    (row,) = [line for line in page.splitlines() if line.startswith(f"| {system} |")]
    return [cell.strip(" *") for cell in row.strip("|").split("|")][1:]


def test_newsclean_is_scored_out_of_fold_and_peers_as_they_are(
    tmp_path: Path, check: dict[str, Any], evaluation: dict[str, Any]
) -> None:
    code, page = made(tmp_path, check, evaluation)
    assert code == 0
    assert cells(page, "newsclean")[:7] == ["0.667", "1.000", "0.500", "0.000", "0.500", "2", "0"]
    peer = next(each for each in evaluation["systems"] if each["system"] == "trafilatura")
    assert cells(page, "trafilatura")[0] == f"{peer['means']['f1']:.3f}"
    assert "2024-03-08" in page
    assert f"trafilatura {peer['version']}" in page


def test_page_says_what_others_do_better(
    tmp_path: Path, check: dict[str, Any], evaluation: dict[str, Any]
) -> None:
    _, page = made(tmp_path, check, evaluation)
    worse = page.partition("## Where others are better")[2]
    assert "- 2 pages of `gold`\n  - F1 0.667: trafilatura " in worse
    assert "recall 0.500: trafilatura " in worse
    assert "precision" not in worse


def test_texts_have_a_table_of_their_own(
    tmp_path: Path, check: dict[str, Any], evaluation: dict[str, Any]
) -> None:
    _, page = made(tmp_path, check | {"news_bs4": {"a": TEXT, "b": TEXT}}, evaluation)
    assert "| news_bs4 | 2 | 0.947 | 0.000 | 0.400 | 0.50% |" in page


def test_other_pages_are_refused(
    tmp_path: Path, check: dict[str, Any], evaluation: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    del check["gold"]["ferry"]
    assert made(tmp_path, check, evaluation) == (1, "")
    assert "was scored on other pages of 'gold' than the check" in capsys.readouterr().err
    assert made(tmp_path, {"news": check["gold"]}, evaluation) == (1, "")
    assert "the check has no set 'gold'; it has: news" in capsys.readouterr().err


def test_page_of_the_docs_was_made_by_the_command() -> None:
    page = PAGE.read_text("utf-8")
    assert page.startswith("# Benchmark\n")
    assert all(said in page for said in ("**Measured on** 20", "| newsclean |", "## Where others are better"))
