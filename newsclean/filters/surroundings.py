"""Where a block stands: helpers that several filters need to look at its neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.draft import Draft, Line
from newsclean.maincontent.text import article_range

__all__ = ["article_start", "below", "head_zone", "is_full_page", "is_item", "prose_share_above", "runs", "tail_zone"]

MIN_LABEL_SHARE = 0.35
"""Share of labels among the lines of a full page: above .28 on nearly all flattened pages, below on articles."""
MAX_ITEM_WORDS = 28
"""Headlines in link lists stay below this; teaser texts with an end mark are told by their neighbours."""


def is_item(line: Line) -> bool:
    """Tell whether a line could be an entry of a list of links: a headline, a name, a label; no plain sentence."""
    if line.words > MAX_ITEM_WORDS:
        return False
    return not line.ended or line.text[-1] in "?!…" or line.words < 4


def below(draft: Draft, index: int) -> Iterator[int]:
    """Yield the open blocks below a block, in order."""
    for other in draft.open:
        if other > index:
            yield other


def head_zone(draft: Draft) -> list[int]:
    """The open blocks above the first prose."""
    first = draft.prose[0] if draft.prose else len(draft.blocks)
    return [i for i in draft.open if i < first]


def tail_zone(draft: Draft) -> list[int]:
    """The open blocks below the last prose; empty where there is no prose at all."""
    if not draft.prose:
        return []
    return [i for i in draft.open if i > draft.prose[-1]]


def is_full_page(draft: Draft) -> bool:
    """Tell whether a text is a whole page with menus and footers, not an article that an extractor cut out."""
    return draft.label_share >= MIN_LABEL_SHARE


def article_start(draft: Draft) -> int:
    """Return where in `draft.open` the article's first prose is: the run of prose's on a full page, else the first."""
    if is_full_page(draft):
        return article_range([draft.line(i).text for i in draft.open])[0]
    return draft.open.index(draft.prose[0]) if draft.prose else len(draft.open)


def prose_share_above(draft: Draft, index: int) -> float:
    """Share, 0-1, of the words of open prose that stands above a block; 1 where there is no prose."""
    above = total = 0
    for i in draft.prose:
        words = draft.line(i).words
        total += words
        above += words if i < index else 0
    return above / total if total else 1.0


def runs(indices: list[int]) -> list[list[int]]:
    """Cut ascending indices into runs without a hole.

    >>> runs([1, 2, 5, 6, 9])
    [[1, 2], [5, 6], [9]]
    """
    found: list[list[int]] = []
    for i in indices:
        if found and found[-1][-1] == i - 1:
            found[-1].append(i)
        else:
            found.append([i])
    return found
