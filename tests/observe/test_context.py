"""Doubtful blocks are judged by how blocks of their markup fare; the last of a kind comes in, a card does not."""

import pytest

from newsclean.judge.corrections import completed
from newsclean.observe.context_features import CONTEXT_FEATURES, context_rows
from newsclean.observe.page_view import view_page
from newsclean.readers.html import read_html

TEXTS = [
    "The lamp in Wendside was lit on Friday by a committee of four people.",
    "It burned until the wind came round, the keeper said, and that was at nine.",
    "A second lamp is to be hung beside it, so that the first is not alone.",
    "The wind was not asked.",
]
LABEL = "From the quay"
PAGE = "".join(f"<div class=story-text><p>{text}</p></div>" for text in TEXTS) + "".join(
    f"<div class=card><p>{text}</p></div>"
    for text in ("Owl stops train", "Hat comes back", "Bridge is a hundred")
)


@pytest.fixture
def page():
    return read_html(f"<html><body><main>{PAGE}</main></body></html>")


def test_blocks_of_one_markup_are_alike(page):
    story, *others = view_page(page).markup
    assert [other == story for other in others] == [True, True, True, False, False, False]


def test_row_says_how_those_alike_and_those_near_fare(page):
    view = view_page(page)
    scores = [0.9, 0.8, 0.9, 0.4, 0.2, 0.1, 0.1]
    (row,) = context_rows(view, scores, [3])
    told = dict(zip(CONTEXT_FEATURES, row, strict=True))
    assert told["alike"] == 4
    assert told["alike_kept"] == 0.75
    assert 0.75 < told["alike_score"] < 0.9
    assert told["beside_score"] == pytest.approx(0.4)
    assert (told["score-1"], told["score+1"]) == (0.9, 0.2)
    assert (told["kept"], told["kept_before"], told["kept_after"]) == (3, 3, 0)
    assert (told["sibling_before"], told["sibling_after"]) == (0, 0)


def test_edges_of_a_page_have_no_neighbours(page):
    view = view_page(page)
    first, last = context_rows(view, [0.5] * 7, [0, 6])
    assert (first[CONTEXT_FEATURES.index("score-1")], last[CONTEXT_FEATURES.index("score+1")]) == (-1, -1)


@pytest.mark.parametrize(
    ("scores", "chosen", "added"),
    [
        ([0.9, 0.9, 0.9, 0.4, 0.1, 0.1, 0.1], {0, 1, 2}, {3}),
        ([0.9, 0.9, 0.9, 0.3, 0.1, 0.1, 0.1], {0, 1, 2}, set()),
        ([0.9, 0.9, 0.4, 0.4, 0.1, 0.1, 0.1], {0, 1}, set()),
        ([0.9, 0.9, 0.9, 0.9, 0.5, 0.5, 0.1], {0, 1, 2, 3}, set()),
    ],
    ids=["the last of its kind", "too low a score", "two are left", "cards of which none is chosen"],
)
def test_last_of_a_markup_comes_in(page, scores, chosen, added):
    assert completed(page, view_page(page), chosen, {}, scores) == added


def test_label_in_the_markup_of_paragraphs_stays_out():
    page = read_html("".join(f"<p>{text}</p>" for text in (*TEXTS[:3], LABEL)))
    scores = [0.9, 0.9, 0.9, 0.4]
    assert completed(page, view_page(page), {0, 1, 2}, {}, scores) == set()
