"""The measures: figures worked out by hand, and laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.evaluate.measures import (
    Overlap,
    line_overlap,
    same_title,
    share_found,
    shingle_overlap,
    shingles,
    snippets_found,
    tidy_lines,
    word_overlap,
)

TEXTS = st.text(st.sampled_from("aàb .\n—\u00ad語"), max_size=60)


@pytest.mark.parametrize(
    ("overlap", "precision", "recall", "f1"),
    [
        (Overlap(3, 1, 0), 0.75, 1.0, 6 / 7),
        (Overlap(0, 2, 2), 0.0, 0.0, 0.0),
        (Overlap(0, 0, 2), None, 0.0, 0.0),
        (Overlap(0, 2, 0), 0.0, None, 0.0),
        (Overlap(0, 0, 0), None, None, 1.0),
    ],
)
def test_shares_of_an_overlap(
    overlap: Overlap, precision: float | None, recall: float | None, f1: float
) -> None:
    assert (overlap.precision, overlap.recall, overlap.f1) == (precision, recall, f1)


def test_shingles_overlap_and_a_short_text_is_one() -> None:
    assert len(shingles("one two three four five six")) == 3
    assert shingles("one two") == [("one", "two")]
    assert shingles(" … ") == []


def test_shingles_are_counted_as_often_as_they_stand() -> None:
    assert shingle_overlap("a b c d a b c d", "a b c d") == Overlap(1, 4, 0)


def test_shingles_ignore_lines_punctuation_and_invisible_characters() -> None:
    assert shingle_overlap("The har\u00adbour\nbridge, closed", "The harbour bridge closed") == Overlap(
        1, 0, 0
    )


def test_shingles_heed_case_and_words_do_not() -> None:
    assert shingle_overlap("the town said so", "The town said so") == Overlap(0, 1, 1)
    assert word_overlap("so the town SAID", "The town said so") == Overlap(4, 0, 0)


def test_lines_are_compared_without_bullets_and_white_space() -> None:
    assert line_overlap("• One\n\n 2. Two\nThree", ["One", "Two", "Four"]) == Overlap(2, 1, 1)


def test_a_year_before_a_line_is_no_number_of_a_list() -> None:
    assert tidy_lines(["2024. A good year"]) == ["2024. A good year"]


def test_snippets_heed_case_but_not_white_space() -> None:
    assert snippets_found("The town\nsaid so", ["town  said", "Town said", "so"]) == 2


def test_share_of_snippets_ignores_case() -> None:
    assert share_found("The Town said", ("town", "nobody")) == 0.5
    assert share_found("The Town said", ()) is None


@pytest.mark.parametrize(
    ("found", "gold", "same"),
    [
        ("„Closed“ — again", '"closed" - Again', True),
        ("Bridge  closed ", "bridge closed", True),
        ("Bridge closed", "Bridge closed | Gazette", False),
        (None, "Bridge closed", False),
    ],
)
def test_titles_are_the_same_but_for_their_dress(found: str | None, gold: str, same: bool) -> None:
    assert same_title(found, gold) is same


@given(TEXTS)
def test_every_text_is_all_of_itself(text: str) -> None:
    for overlap in (
        shingle_overlap(text, text),
        word_overlap(text, text),
        line_overlap(text, text.split("\n")),
    ):
        assert (overlap.f1, overlap.extra, overlap.missing) == (1.0, 0, 0)


@given(TEXTS, TEXTS)
def test_swapping_the_texts_swaps_precision_and_recall(one: str, two: str) -> None:
    there, back = shingle_overlap(one, two), shingle_overlap(two, one)
    assert (there.precision, there.recall) == (back.recall, back.precision)
    assert there.f1 == back.f1
