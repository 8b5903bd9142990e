"""What counts as prose among the blocks of an HTML page; of lines of text `newsclean.line.is_prose` tells."""

from __future__ import annotations

__all__ = ["MIN_PROSE_SIZE", "is_prose_block"]

MIN_PROSE_SIZE = 80
"""A block of at least this size, few links and no heading counts as prose. A size is in characters; for the place of
headings it is a width, in which characters of scripts without spaces count twice. (With widths for the main content
too, Japanese articles lost paragraphs: F1 of the news pages .972 -> .967 on unseen publishers.)"""
MAX_PROSE_LINKS = 0.5


def is_prose_block(size: int, link_ratio: float, kind: str) -> bool:
    """Tell whether a block of that size, share of link text (0-1) and kind is prose.

    >>> is_prose_block(115, 0.1, "paragraph"), is_prose_block(7, 0.0, "paragraph"), is_prose_block(115, 0.1, "heading")
    (True, False, False)
    """
    return size >= MIN_PROSE_SIZE and link_ratio < MAX_PROSE_LINKS and kind != "heading"
