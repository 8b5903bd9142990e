"""Scores of pages and their means, worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsclean.evaluate import GoldPage, Overlap
from newsclean.evaluate.scores import PageScores, means_of, score_page
from newsclean.evaluate.systems import Extract

GOLD = GoldPage(
    "a",
    Path("a.html"),
    title="Bridge closed",
    body="One two three four\nFive",
    lines=("One two three four", "Five"),
)
EMPTY = Extract()


def scored(text: str, *, title: str | None = None, **options: Any) -> PageScores:
    return score_page(GOLD, Extract(text, title), 5.0, **options)


def test_right_page_is_exact() -> None:
    page = scored("One two three four\n\nFive", title="Bridge closed")
    assert (page.exact, page.same_words, page.title, page.f1) == (True, True, True, 1.0)


def test_lines_in_another_order_are_not_exact() -> None:
    page = scored("Five\nOne two three four")
    assert page.exact is False
    assert page.lines == Overlap(2, 0, 0)


def test_right_words_in_other_lines_are_the_same_words_but_not_exact() -> None:
    page = scored("One two\nthree four Five")
    assert (page.exact, page.same_words, page.f1) == (False, True, 1.0)


def test_gold_that_says_nothing_gives_no_score() -> None:
    page = score_page(GoldPage("a", Path("a.html"), wanted=("town",)), Extract("The town"), 1.0)
    assert (page.shingles, page.words, page.lines, page.exact, page.title) == (None,) * 5
    assert page.snippets == Overlap(1, 0, 0)


def test_system_without_titles_has_no_title_score() -> None:
    assert scored("One", has_title=False).title is None
    assert scored("One").title is False


def test_page_without_article_is_right_when_nothing_is_found() -> None:
    gold = GoldPage("a", Path("a.html"), body="")
    assert score_page(gold, EMPTY, 1.0).f1 == 1.0
    assert score_page(gold, Extract("Menu"), 1.0).f1 == 0.0


def test_f1_is_of_the_two_means() -> None:
    means = means_of((scored("One two three four Five"), scored("Six")))
    assert (means.precision, means.recall, means.f1) == (0.5, 0.5, 0.5)


def test_empty_page_lowers_recall_alone_of_shingles_and_both_of_words() -> None:
    means = means_of((scored("One two three four Five"), scored("")))
    assert (means.precision, means.recall) == (1.0, 0.5)
    assert (means.words_precision, means.words_recall, means.words_f1) == (0.5, 0.5, 0.5)
    assert (means.line_recall, means.empty) == (0.0, 1)


def test_nothing_found_anywhere_is_zero_not_unknown() -> None:
    means = means_of((scored(""), scored("")))
    assert (means.f1, means.precision, means.recall, means.exact) == (0.0, 0.0, 0.0, 0.0)


def test_snippets_of_all_pages_are_counted_together() -> None:
    gold = GoldPage("a", Path("a.html"), wanted=("one", "two", "three"), unwanted=("home", "menu"))
    means = means_of(
        (score_page(gold, Extract("one two home"), 1.0), score_page(gold, Extract("three"), 1.0))
    )
    assert means.snippets_precision == 3 / 4
    assert means.snippets_recall == 3 / 6
    assert means.snippets_f1 == pytest.approx(0.6)
    assert means.snippets_rejection == 3 / 4
    assert means.snippets_accuracy == 6 / 10
    assert means.wanted_kept == pytest.approx((2 / 3 + 1 / 3) / 2)
    assert means.unwanted_kept == 0.25


def test_means_of_pages_without_such_gold_are_unknown() -> None:
    means = means_of((scored("One"),))
    assert (means.snippets_f1, means.snippets_recall, means.snippets_rejection, means.snippets_accuracy) == (
        None,
    ) * 4
    assert (means.wanted_kept, means.unwanted_kept) == (None, None)


def test_failures_and_times_are_counted() -> None:
    pages = (scored("One"), scored("", failure="ValueError: no"), scored("One"))
    means = means_of(pages)
    assert (means.pages, means.failed, means.milliseconds, means.median_milliseconds) == (3, 1, 5.0, 5.0)


def test_authors_and_date_are_scored_where_gold_and_system_have_them() -> None:
    from pathlib import Path

    from newsclean.evaluate.gold import GoldPage
    from newsclean.evaluate.scores import score_page
    from newsclean.evaluate.systems import Extract

    gold = GoldPage("a", Path("a.html"), title="Rain", authors=("Ada Marsh, Tom Reed",), date="2024-03-08")
    right = score_page(gold, Extract("", None, ("Tom Reed", "Ada Marsh"), "2024-03-08T10:00:00"), 1.0)
    assert (right.authors, right.date) == (True, True)
    wrong = score_page(gold, Extract("", None, (), ""), 1.0)
    assert (wrong.authors, wrong.date) == (False, False)
    none = score_page(gold, Extract(""), 1.0)
    assert (none.authors, none.date) == (None, None)
