"""Pages made of gold pages: what the page says of itself goes, a shortened article has a gold answer that fits."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("lightgbm")

from newsclean.evaluate.gold import GoldPage
from tools.training.augment import bare_page, short_page, variants_of
from tools.training.parts import Source

LINES = [f"Line {n} of the story of the tram in Vell." for n in range(1, 11)]
HTML = (
    "<html><head><meta name='description' content='A tram'><meta charset=utf-8>"
    '<script type=\'application/ld+json\'>{"@type": "NewsArticle"}</script></head><body><h1>Tram</h1>'
    + "".join(f"<p>{line}</p>" for line in LINES)
    + "<aside><p>Another story</p></aside></body></html>"
).encode()


def source(body: str | None = "\n".join(LINES), name: str = "one") -> Source:
    return Source(GoldPage(name, Path("one.html"), body=body, lines=tuple(LINES)), HTML)


def test_a_bare_page_says_nothing_of_itself() -> None:
    bare = bare_page(HTML)
    assert b"description" not in bare
    assert b"NewsArticle" not in bare
    assert b"charset=utf-8" in bare
    assert all(line.encode() in bare for line in LINES)


def test_a_short_page_has_a_gold_answer_that_fits() -> None:
    short = short_page(source(), 3)
    assert isinstance(short.item, GoldPage)
    assert short.item.body == "\n".join(LINES[:3])
    assert short.item.lines == tuple(LINES[:3])
    assert [line.encode() in short.html for line in LINES] == [True] * 3 + [False] * 7
    assert b"Another story" in short.html


@pytest.mark.parametrize("body", [None, "", "\n".join(LINES[:4])])
def test_a_page_without_text_or_with_a_short_one_stays(body: str | None) -> None:
    same = source(body)
    assert short_page(same, 3) is same


def test_each_page_has_one_variant_and_always_the_same() -> None:
    made = [list(variants_of(source(name=name))) for name in ("one", "two", "three", "four")]
    assert [len(each) for each in made] == [1] * 4
    assert made == [list(variants_of(source(name=name))) for name in ("one", "two", "three", "four")]
    assert {len(each.html) < len(HTML) - 500 for [each] in made} == {True, False}
