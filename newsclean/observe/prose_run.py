"""The run of prose in plain text: the stretch of lines with the largest sum of prose words less a price a line."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.draft import Draft
from newsclean.line import LONG_WORDS, PROSE_WORDS
from newsclean.text import ends_sentence, ends_with_figure, labels, word_count

__all__ = [
    "LINE_PRICE",
    "MAX_LINE_WORTH",
    "best_run",
    "is_full_page",
    "line_worths",
    "open_range",
    "outside",
    "whole_range",
    "worth",
]

MIN_OPEN_WORDS = 14
"""A line of so many words without an end mark costs nothing: it may be a sentence that a scraper cut."""
MAX_LINE_WORTH = 60
"""A paragraph counts for no more words than this, so that one long terms-of-use text is no article."""
MIN_PAGE_LINES = 25
"""A shorter text has no menus, however many labels it holds."""
MIN_LABEL_SHARE = 0.35
"""Share of labels among the lines of a full page: above .28 on nearly all flattened pages, below on articles."""
MARGIN_ABOVE, MARGIN_BELOW = 15, 18
"""Lines above and below the article that may be its headline, byline and end."""
MAX_PROSE_OUTSIDE = 0.08
"""Prose outside, as a share of that inside, from which on the article may well be there too."""
LINE_PRICE = 6.0
"""Words of prose that a line without prose must be worth to be crossed. Swept over 4-13 on flattened pages."""
FIGURE_SHARE = 0.5
"""Share of lines that end with a figure from which on they are a table of the article: menus have next to none."""
LONG_LINE_CHARS = 40
"""Shorter lines are never prose, whatever they end with; saves looking at most lines of a menu."""


def best_run(worths: Sequence[float]) -> tuple[int, int]:
    """Return the half-open range of the places with the largest sum; (0, 0) where none is above 0."""
    best, best_range, total, start = 0.0, (0, 0), 0.0, 0
    for index, each in enumerate(worths):
        if total <= 0:
            total, start = 0.0, index
        total += each
        if total > best:
            best, best_range = total, (start, index + 1)
    return best_range


def line_worths(lines: Sequence[str]) -> list[float]:
    """Return the words of each line of prose, or less the price of a line that is none.

    >>> line_worths(["Home", "The mayor said on Friday that the bridge would stay closed."])
    [-6.0, 11.0]
    """
    # most lines of a full page are short: they are not worth a call
    return [
        -LINE_PRICE if len(line) < LONG_LINE_CHARS and line.isascii() else _line_worth(line) for line in lines
    ]


def _line_worth(line: str) -> float:
    words = line.count(" ") + 1 if line.isascii() else word_count(line)
    return worth(words, words >= PROSE_WORDS and ends_sentence(line))


def worth(words: int, ended: bool) -> float:
    """Return what a line of so many words is worth, with an end mark or without."""
    if ended and words >= PROSE_WORDS:
        return float(min(words, MAX_LINE_WORTH))
    if words >= LONG_WORDS:
        return min(words, MAX_LINE_WORTH) / 2
    return 0.0 if words >= MIN_OPEN_WORDS else -LINE_PRICE


def open_range(draft: Draft) -> tuple[int, int]:
    """Return the article's range among the open blocks of a draft, as half-open places in `draft.open`."""
    return draft.fact(_open_range)


def _open_range(draft: Draft) -> tuple[int, int]:
    return best_run(
        [
            -LINE_PRICE
            if len(line.text) < LONG_LINE_CHARS and line.text.isascii()
            else worth(line.words, line.ended)
            for _, line in draft.items
        ]
    )


def is_full_page(draft: Draft) -> bool:
    """Tell whether a text is a whole page with menus and footers, not an article that an extractor cut out."""
    return draft.fact(_is_full_page, lasting=True)


def _is_full_page(draft: Draft) -> bool:
    return (
        len(draft.blocks) >= MIN_PAGE_LINES and _label_share(draft, 0, len(draft.blocks)) >= MIN_LABEL_SHARE
    )


def _label_share(draft: Draft, start: int, stop: int) -> float:
    """Return the share, 0-1, of labels among a stretch of lines."""
    return sum(draft.fact(_labels, lasting=True)[start:stop]) / ((stop - start) or 1)


def _labels(draft: Draft) -> list[bool]:
    return labels(draft.raw)


def _prose_words(draft: Draft, start: int, stop: int) -> float:
    """Return the words of prose in a stretch of lines, each line counted up to its cap."""
    return sum([each for each in draft.fact(_worths, lasting=True)[start:stop] if each > 0])


def _worths(draft: Draft) -> list[float]:
    return line_worths(draft.raw)


def whole_range(draft: Draft) -> tuple[int, int]:
    """Return the article's range among all blocks of a draft; the whole page where there is no prose."""
    start, end = draft.fact(_whole_range, lasting=True)
    return (start, end) if start < end else (0, len(draft.blocks))


def _whole_range(draft: Draft) -> tuple[int, int]:
    return best_run(draft.fact(_worths, lasting=True))


def outside(draft: Draft) -> tuple[range, range]:
    """Return the lines well above and well below the article of a full page, where they are mostly labels."""
    return draft.fact(_outside, lasting=True)


def _outside(draft: Draft) -> tuple[range, range]:
    start, end = draft.fact(_whole_range, lasting=True) if is_full_page(draft) else (0, 0)
    if start == end:
        return range(0), range(0)
    enough = MAX_PROSE_OUTSIDE * _prose_words(draft, start, end)
    stretches = range(max(0, start - MARGIN_ABOVE)), range(end + MARGIN_BELOW, len(draft.blocks))
    first, last = [stretch if _is_menu(draft, stretch, enough) else range(0) for stretch in stretches]
    return first, last


def _is_menu(draft: Draft, stretch: range, enough: float) -> bool:
    start, stop = stretch.start, max(stretch.start, stretch.stop)
    if _label_share(draft, start, stop) < MIN_LABEL_SHARE or _prose_words(draft, start, stop) > enough:
        return False
    return sum(map(ends_with_figure, draft.raw[start:stop])) < FIGURE_SHARE * len(stretch)
