"""What belongs to the chosen blocks by its place: between them, in one element with them, of the same markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from newsclean.judge.beside import common_element
from newsclean.model import Page
from newsclean.observe.context_features import markup
from newsclean.observe.page_view import PageView
from newsclean.observe.prose import MIN_PROSE_SIZE
from newsclean.text import ends_sentence

__all__ = ["blocks_between"]

MAX_LINKS = 0.5
BRIDGES = ("code", "list_item", "table_row")
MIN_BRIDGE_SCORE = 0.4
MIN_SUBHEAD_SCORE = 0.4
"""A heading of this score that stands in an element of its own between chosen blocks is a subhead."""
MIN_SAME_MARKUP_SCORE = 0.35
MIN_SAME_MARKUP = 3
"""So many blocks of one markup, all chosen, bring the last one in. Swept over 2-6, and scores of .25-.45: no matter."""


def blocks_between(
    page: Page, view: PageView, chosen: set[int], barred: Container[int], scores: Sequence[float]
) -> set[int]:
    """Return the blocks that belong to the choice by their place."""
    order = sorted(chosen)
    return {
        *_bridges(view, order, scores),
        *_subheads(view, order, scores),
        *_same_markup(page, view, chosen, barred, scores),
        *_same_element(view, chosen),
    }


def _bridges(view: PageView, order: Sequence[int], scores: Sequence[float]) -> list[int]:
    """Return the blocks between chosen siblings: of subheads there, hardly one in a hundred is not the article's."""
    found = []
    parents = view.parents
    for before, after in pairwise(order):
        for index in range(before + 1, after):
            if parents[index] != parents[before] or view.ratios[index] > MAX_LINKS:
                continue
            kind, between = view.kinds[index], parents[index] == parents[after]
            if kind == "heading" or (between and _may_bridge(kind, scores[index])):
                found.append(index)
    return found


def _may_bridge(kind: str, score: float) -> bool:
    return kind in BRIDGES or (kind == "paragraph" and score >= MIN_BRIDGE_SCORE)


def _subheads(view: PageView, order: Sequence[int], scores: Sequence[float]) -> Iterator[int]:
    """Yield the doubtful headings between two chosen blocks that stand alone in an element, or with the second one."""
    for before, after in pairwise(order):
        for index in range(before + 1, after):
            is_doubtful = view.kinds[index] == "heading" and scores[index] >= MIN_SUBHEAD_SCORE
            if is_doubtful and view.ratios[index] <= MAX_LINKS and _heads(view, index, before, after):
                yield index


def _heads(view: PageView, index: int, before: int, after: int) -> bool:
    """Tell whether a heading stands alone, or with the block after it, among the elements of two blocks."""
    inside = common_element([view.paths[before], view.paths[after]]) + "/"
    if not view.paths[index].startswith(inside):
        return False
    own = inside + view.paths[index].removeprefix(inside).partition("/")[0]
    beside = [near for near in (index - 1, index + 1) if view.paths[near].startswith(own + "/")]
    return not beside or view.paths[after].startswith(own + "/")


def _same_markup(
    page: Page, view: PageView, chosen: set[int], barred: Container[int], scores: Sequence[float]
) -> list[int]:
    """Return the doubtful blocks of which all others of the same markup are chosen, as a short last sentence."""
    doubtful = [
        i
        for i, score in enumerate(scores)
        if score >= MIN_SAME_MARKUP_SCORE and i not in chosen and i not in barred
    ]
    doubtful = [i for i in doubtful if view.kinds[i] != "paragraph" or _is_prose(view, i)]
    if not doubtful:
        return []
    alike = markup(page, view)
    kept = Counter([alike[i] for i in chosen])
    left = Counter([key for i, key in enumerate(alike) if i not in chosen and i not in barred])
    return [i for i in doubtful if kept[alike[i]] >= MIN_SAME_MARKUP and left[alike[i]] == 1]


def _is_prose(view: PageView, index: int) -> bool:
    """Tell whether a block is longer than a label or ends as a sentence does."""
    return view.sizes[index] >= MIN_PROSE_SIZE or ends_sentence(view.texts[index])


def _same_element(view: PageView, chosen: set[int]) -> list[int]:
    """Return the sentences beside a chosen paragraph in its very element, parted from it by line breaks."""
    return [
        near
        for index in chosen
        for near in (index - 1, index + 1)
        if near not in chosen
        and 0 <= near < len(view.paths)
        and view.paths[near] == view.paths[index]
        and view.kinds[near] == view.kinds[index] == "paragraph"
        and view.ratios[near] < MAX_LINKS
        and ends_sentence(view.texts[near])
    ]
