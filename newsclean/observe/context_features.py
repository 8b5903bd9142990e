"""What the first scores of a page say of its doubtful blocks: how blocks of the same markup and place fare."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence

from newsclean.observe.page_view import PageView

__all__ = ["CONTEXT_FEATURES", "MIN_SCORE", "context_rows"]

MIN_SCORE = 0.5
"""A block of at least this score is body. Swept over .3-.6: below, precision falls faster than recall rises."""

CONTEXT_FEATURES = (
    "score",
    "alike_kept",
    "alike_score",
    "alike",
    "above_score",
    "beside_score",
    "kept",
    "score-1",
    "score+1",
    "kept_after",
    "kept_before",
    "sibling_before",
    "sibling_after",
)
"""Names of the columns."""

Row = tuple[float, ...]
Means = dict[Hashable, list[float]]
"""By what some blocks have in common: their characters, these times their scores, how many they are, how many are
likely to be kept."""


def context_rows(view: PageView, scores: Sequence[float], asked: Iterable[int]) -> list[Row]:
    """Return the row of CONTEXT_FEATURES of each block that is asked for."""
    kept = [index for index, score in enumerate(scores) if score >= MIN_SCORE]
    asked = list(asked)
    same = _means(view.markup, asked, view.sizes, scores)
    beside = _means(view.parents, asked, view.sizes, scores)
    over = [view.above[parent] for parent in view.parents]
    above = _means(over, asked, view.sizes, scores)
    total, parents = len(kept), view.parents
    rows: list[Row] = []
    around = [-1.0, *scores, -1.0]
    for index in asked:
        group = same[view.markup[index]]
        at = bisect_left(kept, index)
        after = at + (at < total and kept[at] == index)
        rows.append(
            (
                scores[index],
                group[3] / group[2],
                _mean(group),
                group[2],
                _mean(above[over[index]]),
                _mean(beside[parents[index]]),
                float(total),
                around[index],
                around[index + 2],
                float(total - at),
                float(at),
                float(at > 0 and parents[kept[at - 1]] == parents[index]),
                float(after < total and parents[kept[after]] == parents[index]),
            )
        )
    return rows


def _means(
    keys: Sequence[Hashable], asked: Sequence[int], sizes: Sequence[int], scores: Sequence[float]
) -> Means:
    """Return the sums over the blocks that have a key in common with one that is asked for."""
    means: Means = {keys[index]: [0.0, 0.0, 0.0, 0.0] for index in asked}
    for key, size, score in zip(keys, sizes, scores, strict=True):
        if key in means:
            group = means[key]
            group[0] += size
            group[1] += size * score
            group[2] += 1.0
            group[3] += score >= MIN_SCORE
    return means


def _mean(group: list[float]) -> float:
    """Return the mean score of a group by text; blocks are never empty."""
    return group[1] / group[0]
