"""The page of model cards is made from the cards, and its text names every part."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

import newsclean.learned

ROOT = Path(__file__).parents[2]
CARDS = [
    json.loads(path.read_text("utf-8"))
    for path in sorted(Path(newsclean.learned.__file__).parent.glob("*.card.json"))
]


@pytest.fixture(scope="module")
def page() -> str:
    """Return the page as it is built."""
    spec = importlib.util.spec_from_file_location("made", ROOT / "docs" / "_ext" / "generated_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    source = [(ROOT / "docs" / "reference" / "model-card.md").read_text("utf-8")]
    module._fill_in(None, "model-card", source)
    return source[0]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card["name"])
def test_every_part_has_its_card_with_its_figures(card: dict[str, object], page: str) -> None:
    section = page.partition(f"## {card['name']}\n")[2].partition("\n## ")[0]
    assert f"Judges {card['judges']}." in section
    assert all(f" {value} |" in section for value in card["out_of_fold"].values())
    assert all(
        f"| {each['set']} | {each['items']} | {each['used']} |" in section for each in card["trained_on"]
    )


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card["name"])
def test_text_says_what_every_part_is_for(card: dict[str, object], page: str) -> None:
    purposes = page.partition("## What they are for")[2].partition("\n## ")[0]
    assert f"`{card['name']}`" in purposes


def test_figures_stand_under_plain_names(page: str) -> None:
    figures = page.partition("<!--")[0] + "".join(
        line for line in page.splitlines() if line.startswith("| f")
    )
    assert "area_under_curve" not in page
    assert "macro_f1" not in figures
