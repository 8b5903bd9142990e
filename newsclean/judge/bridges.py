"""What belongs to the chosen blocks by its place: between them, in one element with them, of the same markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from newsclean.judge.beside import common_element
from newsclean.model import Page
from newsclean.observe.context_features import MIN_SCORE
from newsclean.observe.page_view import PageView, calls_itself_news, place_of
from newsclean.observe.prose import MIN_PROSE_SIZE
from newsclean.text import ends_sentence

__all__ = ["blocks_between"]

MAX_LINKS = 0.5
BRIDGES = ("code", "list_item", "table_row")
MIN_BRIDGE_SCORE = 0.4
MIN_QUOTE_SCORE = 0.35
"""A quote between paragraphs has this score; of those below at hand all were names of whom a pull quote is by."""
MIN_SUBHEAD_SCORE, MIN_NEWS_SUBHEAD_SCORE = 0.4, 0.25
"""A heading of this score that stands in an element of its own between chosen blocks is a subhead."""
MIN_SAME_MARKUP_SCORE = 0.35
"""A block of this score comes in where all others of its markup are chosen, one or more."""


def blocks_between(
    page: Page, view: PageView, chosen: set[int], barred: Container[int], scores: Sequence[float]
) -> set[int]:
    """Return the blocks that belong to the choice by their place."""
    order = sorted(chosen)
    least = MIN_NEWS_SUBHEAD_SCORE if calls_itself_news(page) else MIN_SUBHEAD_SCORE
    return {
        *_bridges(view, order, scores),
        *_subheads(view, order, scores, least=least),
        *_same_markup(view, chosen, barred, scores),
        *_same_element(view, chosen),
    }


def _bridges(view: PageView, order: Sequence[int], scores: Sequence[float]) -> list[int]:
    """Return the blocks between chosen siblings: of subheads there, hardly one in a hundred is not the article's."""
    return [
        index
        for before, after in pairwise(order)
        for index in range(before + 1, after)
        if view.ratios[index] <= MAX_LINKS and _is_bridge(view, index, scores[index], near=(before, after))
    ]


def _is_bridge(view: PageView, index: int, score: float, *, near: tuple[int, int]) -> bool:
    """Tell whether a block between two chosen ones is their sibling, a quote, or a paragraph of the same modules."""
    kind, parents, (before, after) = view.kinds[index], view.parents, near
    if parents[index] == parents[before] and (
        kind == "heading" or (parents[index] == parents[after] and _may_bridge(kind, score))
    ):
        return True
    if kind == "quote" and score >= MIN_QUOTE_SCORE and parents[before] == parents[after]:
        is_sibling = view.paths[index].startswith(parents[before] + "/blockquote[")
        return is_sibling and ends_sentence(view.texts[index])
    return kind == "paragraph" and score >= MIN_SCORE and after - before == 2 and _alike(view, index)


def _may_bridge(kind: str, score: float) -> bool:
    return kind in BRIDGES or (kind == "paragraph" and score >= MIN_BRIDGE_SCORE)


def _alike(view: PageView, index: int) -> bool:
    """Tell whether the paths of a block and of the two beside it differ by numbers alone, as those of modules do."""
    return len({place_of(path) for path in view.paths[index - 1 : index + 2]}) == 1


def _subheads(
    view: PageView, order: Sequence[int], scores: Sequence[float], *, least: float
) -> Iterator[int]:
    """Yield the doubtful headings between two chosen blocks that stand alone in an element, or with the second one.

    Alone and right between both, a heading needs a score of `least` only.
    """
    for before, after in pairwise(order):
        for index in range(before + 1, after):
            if view.kinds[index] != "heading" or scores[index] < least or view.ratios[index] > MAX_LINKS:
                continue
            own = _element_between(view, index, before, after)
            if own is None:
                continue
            is_alone = not any(view.paths[near].startswith(own) for near in (index - 1, index + 1))
            is_beside_both = is_alone and after - before == 2
            if scores[index] < MIN_SUBHEAD_SCORE and not is_beside_both:
                continue
            if is_alone or view.paths[after].startswith(own):
                yield index


def _element_between(view: PageView, index: int, before: int, after: int) -> str | None:
    """Return the path, with a slash, of the element of a block beside those of two others; None where there is none."""
    inside = common_element([view.paths[before], view.paths[after]]) + "/"
    path = view.paths[index]
    return inside + path.removeprefix(inside).partition("/")[0] + "/" if path.startswith(inside) else None


def _same_markup(
    view: PageView, chosen: set[int], barred: Container[int], scores: Sequence[float]
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
    alike = view.markup
    kept = Counter([alike[i] for i in chosen])
    left = Counter([key for i, key in enumerate(alike) if i not in chosen and i not in barred])
    return [i for i in doubtful if kept[alike[i]] and left[alike[i]] == 1]


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
