"""How much of a page is read and judged: the limits, and what each of them says in the ledger."""

from __future__ import annotations

import time
from collections.abc import Iterator

from newsclean.draft import Draft
from newsclean.errors import TooLargeError
from newsclean.model import Span, Verdict

__all__ = [
    "LIMITS",
    "MAX_INPUT",
    "MAX_LINE",
    "MAX_TEXT",
    "check_budget",
    "check_size",
    "cut_verdicts",
    "deadline_of",
    "is_over",
]

MAX_INPUT = 100_000_000
"""Bytes of bytes or characters of a str; `max_chars=` sets another limit. The largest news pages have about 10 MB."""
MAX_TEXT = 20_000_000
"""Visible characters of a page that are judged: forty times the longest novels. What stands behind them is removed."""
MAX_LINE = 1_000_000
"""Characters of one line or block that are judged; a newspaper page has 40,000."""
LONGEST = 1e9
"""Seconds; a longer budget is as good as none, and an int may be too large for the clock."""
LIMITS = "limits"
"""What stands in the ledger in the place of a filter."""


def check_size(page: object, most: int) -> None:
    """Raise TooLargeError where a str or bytes is longer than `most`, and TypeError where `most` is no number.

    >>> check_size("Rain.", 3)
    Traceback (most recent call last):
    newsclean.errors.TooLargeError: the page is too large: 5 characters, and the limit is 3
    """
    if isinstance(most, bool) or not isinstance(most, int):
        raise TypeError(f"max_chars must be int, not {type(most).__name__}")
    if isinstance(page, memoryview):
        size = page.nbytes
    elif isinstance(page, str | bytes | bytearray):
        size = len(page)
    else:
        return  # a tree is in memory already
    if size > most:
        raise TooLargeError(size, most, "characters" if isinstance(page, str) else "bytes")


def check_budget(budget: float | None) -> None:
    """Raise TypeError where a time budget is neither a number nor None."""
    if budget is not None and (isinstance(budget, bool) or not isinstance(budget, int | float)):
        raise TypeError(f"budget must be a number of seconds or None, not {type(budget).__name__}")


def deadline_of(budget: float | None) -> float | None:
    """Return when a time budget that begins now is spent, on the clock of `is_over`; None for no budget."""
    return None if budget is None else time.monotonic() + min(budget, LONGEST)


def is_over(deadline: float | None) -> bool:
    """Tell whether a deadline has passed; None never does.

    >>> is_over(None), is_over(deadline_of(-1))
    (False, True)
    """
    return deadline is not None and time.monotonic() >= deadline


def cut_verdicts(draft: Draft) -> Iterator[Verdict]:
    """Yield a removal for what lies beyond MAX_TEXT of the page (reason "size") and MAX_LINE of a line ("line")."""
    if len(draft.page.text) <= MAX_LINE:
        return  # nearly every page
    for block in draft.blocks:
        start, end = block.span
        if start >= MAX_TEXT:
            yield Verdict(
                block.span, "removed", "size", f"behind the first {MAX_TEXT:,} characters of the page"
            )
        elif end - start > MAX_LINE:
            rest = Span(_word_end(draft.page.text, start + MAX_LINE), end)
            yield Verdict(rest, "removed", "line", f"behind the first {MAX_LINE:,} characters of the line")


def _word_end(text: str, at: int) -> int:
    """Return the place behind the last space before a place, where one is near, so that no word is cut."""
    space = text.rfind(" ", at - 100, at)
    return at if space < 0 else space + 1
