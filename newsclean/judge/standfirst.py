"""The summary above an article: by the page's description, by its names, or by its place between title and text."""

from __future__ import annotations

from collections.abc import Container, Sequence

from newsclean.judge.choice import MENU_LINKS
from newsclean.model import Page
from newsclean.observe.description import opening_of, repeats
from newsclean.observe.page_view import PageView
from newsclean.observe.signs import BITS, MARKS
from newsclean.text import ends_sentence, width

__all__ = ["find_standfirst"]

MIN_LEAD_SCORE = 0.1
"""A summary above the body, at a place and with words that say so, needs no more than this."""
MIN_LEAD_CHARS = 40
MAX_LEAD_CHARS = 700
LEAD_REACH = 8
"""Blocks above the body in which a standfirst may stand."""
MIN_BETWEEN_SCORE = 0.3
"""The same without such words, right between the title and the text; .15 to .4 made no difference."""
MAX_BETWEEN_CHARS = 400
MAX_BETWEEN_LINKS = 0.3
BETWEEN_REACH = 30
"""Blocks between the title and the text: share bars, bylines, a gallery."""
_OTHER = sum(BITS[sign] for sign in "caption author share ad image comment player nav consent button".split())
"""Signs of what else stands between the title and the text."""


def find_standfirst(
    page: Page, view: PageView, scores: Sequence[float], chosen: set[int], barred: Container[int]
) -> int | None:
    """Return the block that sums up the article above it, or None."""
    prose = sorted([index for index in chosen if view.kinds[index] == "paragraph"])[:2]
    if len(prose) < 2:
        return None
    first, second = prose
    opening = opening_of(view.description)
    for index in range(max(0, first - LEAD_REACH), second):
        if index in barred or not _is_of_size(view, index, MAX_LEAD_CHARS) or view.ratios[index] > MENU_LINKS:
            continue
        named = index in chosen and _is_named(view, index, second)
        if (named or repeats(view.texts[index], opening)) and scores[index] >= MIN_LEAD_SCORE:
            return index if _stands_apart(page, view, index, second) else None
    return _between(view, scores, first, chosen, barred)


def _is_of_size(view: PageView, index: int, most: int) -> bool:
    return MIN_LEAD_CHARS <= width(view.texts[index]) <= most


def _is_named(view: PageView, index: int, following: int) -> bool:
    """Tell whether the names above a block, other than those of the text, say that it leads in.

    A chosen sentence in the <header> of an article whose text stands below it is as good as named.
    """
    signs = view.signs[index]
    in_header = bool(signs & MARKS["header"] and not view.signs[following] & MARKS["header"])
    return bool(signs & BITS["lead"] or in_header) and view.parents[index] != view.parents[following]


def _stands_apart(page: Page, view: PageView, index: int, following: int) -> bool:
    """Tell whether a block is set off from the paragraphs: in another element, or under other names."""
    if view.parents[index] != view.parents[following]:
        return True
    return view.kinds[index] == "heading" or page.blocks[index].hints != page.blocks[following].hints


def _between(
    view: PageView, scores: Sequence[float], first: int, chosen: set[int], barred: Container[int]
) -> int | None:
    """Return the first block between the title and the text that is longer than a label and no other part of a head."""
    title = max([index for index in view.title_at if index < first], default=first)
    if first - title > BETWEEN_REACH:
        return None
    for index in range(title + 1, first):
        is_paragraph = index in chosen and view.kinds[index] != "heading"  # a chosen heading may still be one
        if index in barred or is_paragraph or scores[index] < MIN_BETWEEN_SCORE:
            continue
        if _reads_like_one(view, index) and not view.signs[index] & _OTHER:
            return index
    return None


def _reads_like_one(view: PageView, index: int) -> bool:
    """Tell whether a block is a sentence or a heading, and no line of names and dates."""
    kind = view.kinds[index]
    is_text = kind == "heading" or (kind == "paragraph" and ends_sentence(view.texts[index]))
    return is_text and view.ratios[index] <= MAX_BETWEEN_LINKS and _is_of_size(view, index, MAX_BETWEEN_CHARS)
