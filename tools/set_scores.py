"""How a set of gold pages is scored: the same for a check out of fold and for the benchmark page."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.evaluate.scores import Means, PageScores

BAD = 0.7
"""A page whose F1 by words, or by snippets where its gold has no text, is lower is a bad page."""
OVERLAPS = ("shingles", "words", "lines", "snippets")
"""Counts of a page: right, wrong and lost, as `newsclean evaluate --json` has them."""


def set_shares(pages: Sequence[PageScores], means: Means) -> tuple[float | None, float | None, float | None]:
    """Return F1, precision and recall as a set is scored: by lines' shingles, by words of a body, or by snippets."""
    if pages[0].lines is not None:
        return means.f1, means.precision, means.recall
    if pages[0].words is not None:
        return means.words_f1, means.words_precision, means.words_recall
    return means.snippets_f1, means.snippets_precision, means.snippets_recall


def page_f1(page: PageScores) -> float:
    overlap = page.words if page.words is not None else page.snippets
    return overlap.f1 if overlap is not None else 1.0
