"""What counts as prose among the blocks of an HTML page; of lines of text `newsclean.line.is_prose` tells."""

from __future__ import annotations

from newsclean.text import width

__all__ = ["MIN_PROSE_CHARS", "prose_width"]

MIN_PROSE_CHARS = 80
"""A block of at least this width, few links and no heading counts as prose."""
MAX_PROSE_LINKS = 0.5
SHORTEST = MIN_PROSE_CHARS // 2
"""A shorter text is no prose in any script."""


def prose_width(text: str, link_ratio: float, kind: str) -> int:
    """Return the width of a block that is prose, else 0; characters of scripts without spaces count twice.

    >>> prose_width("Rain fell on Eastvale. " * 5, 0.1, "paragraph"), prose_width("Read on", 0.0, "paragraph")
    (115, 0)
    >>> prose_width("Rain fell on Eastvale. " * 5, 0.1, "heading")
    0
    """
    if len(text) < SHORTEST or link_ratio >= MAX_PROSE_LINKS or kind == "heading":
        return 0
    size = width(text)
    return size if size >= MIN_PROSE_CHARS else 0
