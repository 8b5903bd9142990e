"""How much is done for one page: counts of blocks and of questions, where a clock would measure the machine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsclean.api import read_page
from newsclean.judge.beside import beside_blocks
from newsclean.observe.page_view import view_page

PARAGRAPH = "<p>The mayor of Eastvale said that the harbour bridge would stay closed until spring comes.</p>"
DEPTH = 235
"""Elements in each other that the parser still takes as they are."""


class Counted(dict[str, frozenset[str]]):
    """Counts how often it is asked."""

    asked = 0

    def get(self, key: str, default: object = None) -> frozenset[str]:  # type: ignore[override]
        self.asked += 1
        return super().get(key, default)  # type: ignore[return-value]


@pytest.mark.parametrize(
    "unit", ["<p hidden>x", "<blockquote>x", "<section>x", "<h2>x", "<p hidden>x</p><i>"]
)
def test_elements_that_no_tag_ends_are_a_crowd(unit: str) -> None:
    """200 kB made 18,000 blocks, each of which was judged as a paragraph of an article is."""
    found = read_page(unit * (200_000 // len(unit)), kind="html")
    assert found.limits == ("crowd",)
    assert len(found.blocks) <= 12_000


def test_a_long_article_is_no_crowd() -> None:
    """Not even with short paragraphs that no tag ends, line breaks, and a picture each."""
    line = "<p>The tide came in at <b>nine</b> and filled the old harbour up to the wall.<br>It went out again at three.<img src=a.jpg>"
    found = read_page(line * 4_000, kind="html")
    assert found.limits == ()


def test_blocks_side_by_side_share_the_path_above_them() -> None:
    found = read_page("<blockquote>" * DEPTH + "<p>x</p>" * 500, kind="html")
    view = view_page(found)
    assert len({id(parent) for parent in view.parents}) == 1
    assert all(
        f"{parent}/{leaf}" == path
        for parent, leaf, path in zip(view.parents, view.leaves, view.paths, strict=True)
    )


def test_what_an_element_is_named_is_asked_once_for_all_blocks_below_it() -> None:
    """Each block below a gallery walked up 235 elements: 200 kB took 1.9 s."""
    inside = "<div class=gallery>" + "<blockquote>" * DEPTH + "<p>Slide</p>" * 500
    found = read_page(f"<article>{PARAGRAPH * 20}</article>{inside}", kind="html")
    counted = Counted(found.elements)
    found = replace(found, elements=counted)
    view = view_page(found)
    counted.asked = 0
    assert set(beside_blocks(found, view).values()) == {"gallery"}
    assert counted.asked < 5 * len(found.blocks)
