"""How long it takes: clean() on light and whole-page texts, the phrase scanner, and the dateline grammar.

Run `python -m pytest tests/benchmarks -p benchmark`; the ordinary test run leaves benchmarks out.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.lexicon import load
from newsclean.readers.plain import read_text
from newsclean.text import fold, tidy

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "text"
PAGES = sorted(folder.name for folder in CASES.glob("page-*"))
LIGHT = "go-tail-of-everything"
OPENINGS = (
    "BRUSSELS, March 24 (AFP) — The council met on Monday.",
    "WASHINGTON (Reuters) - The council met on Monday.",
    "MADISON, Wis. (AP) — The council met on Monday.",
    "Berlin (dpa) - Der Rat kam am Montag zusammen.",
    "The council of Wendside met on Monday and went home on Monday, its clerk said.",
    "DEAR ABBY: My husband winds the clock of the town hall, and nothing else.",
)


def text_of(slug: str) -> str:
    """Return the input of a fixture."""
    return (CASES / slug / "input.txt").read_bytes().decode("utf-8")


def note_lines(benchmark: Any, text: str) -> None:
    """Note how many lines a round cleans, for the time a line."""
    benchmark.extra_info["lines"] = sum(bool(line.strip()) for line in text.splitlines())


@pytest.mark.parametrize("slug", [LIGHT, *PAGES])
def test_clean(benchmark: Any, slug: str) -> None:
    """A light text and whole flattened pages, with the whole ledger kept."""
    text = text_of(slug)
    note_lines(benchmark, text)
    article = benchmark(newsclean.clean, text)
    assert article.body


@pytest.mark.parametrize("slug", PAGES[:1])
def test_clean_without_the_line_model(benchmark: Any, slug: str) -> None:
    """What the learned filter costs."""
    text = text_of(slug)
    note_lines(benchmark, text)
    assert benchmark(newsclean.clean, text, pipeline=newsclean.DEFAULT.without("residue")).body


@pytest.mark.parametrize("times", [10, 100])
def test_clean_grows_with_the_page(benchmark: Any, times: int) -> None:
    """Ten times the page takes ten times as long."""
    text = "\n".join([text_of(LIGHT)] * times)
    note_lines(benchmark, text)
    benchmark.pedantic(newsclean.clean, (text,), rounds=3, warmup_rounds=1)


def test_clean_a_line_of_a_million_characters(benchmark: Any) -> None:
    """A line full of phrases takes no longer than its length asks for."""
    text = "Read more: " * 90_000
    benchmark.pedantic(newsclean.clean, (text,), rounds=3, warmup_rounds=1)


@pytest.mark.parametrize("slug", PAGES)
def test_read_text(benchmark: Any, slug: str) -> None:
    """The reader alone."""
    assert benchmark(read_text, text_of(slug)).blocks


@pytest.mark.parametrize("languages", [("en", "any"), ("de", "en", "any")], ids="+".join)
def test_scan(benchmark: Any, languages: tuple[str, ...]) -> None:
    """The phrase scanner over the lines of all pages."""
    lexicon = load(languages)
    texts = [tidy(line) for slug in PAGES for line in text_of(slug).splitlines() if line.strip()]
    lines = [(text, fold(text)) for text in texts]
    benchmark.extra_info["lines"] = len(lines)
    assert any(benchmark(lambda: [lexicon.scan(text, folded) for text, folded in lines]))


def test_parse_dateline(benchmark: Any) -> None:
    """Openings with a dateline and without."""
    benchmark.extra_info["openings"] = len(OPENINGS)
    found = benchmark(lambda: [newsclean.parse_dateline(opening) for opening in OPENINGS])
    assert [dateline is not None for dateline in found] == [True] * 4 + [False] * 2


def test_parse_dateline_without_one(benchmark: Any) -> None:
    """Lines of whole pages, of which nearly none has a dateline."""
    lines = [line for slug in PAGES for line in text_of(slug).splitlines() if line.strip()]
    benchmark.extra_info["lines"] = len(lines)
    found = benchmark(lambda: [newsclean.parse_dateline(line) for line in lines])
    assert sum(dateline is not None for dateline in found) < len(lines) / 10


@pytest.mark.parametrize("code", ["pass", "import newsclean", "import newsclean; newsclean.clean('')"])
def test_start(benchmark: Any, code: str) -> None:
    """An interpreter that does nothing, one that imports, and one that cleans its first text."""
    benchmark.pedantic(subprocess.run, ([sys.executable, "-c", code],), {"check": True}, rounds=5)
