"""Sets of words written as one string, so that a list of forty words stays four lines long."""

from __future__ import annotations

__all__ = ["word_set"]


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text.

    >>> sorted(word_set("und and et"))
    ['and', 'et', 'und']
    """
    return frozenset(text.split())
