"""Labels between the end of the prose and the lines below it that are no part of the article."""

from __future__ import annotations

from collections.abc import Collection

from newsclean.draft import Draft

__all__ = ["closing_labels"]

MAX_LABELS, MAX_WORDS = 3, 8
"""More labels, or longer ones, may be a list or lines of the article: of three labels 62 in 64 are residue, of more
85 in 94."""
_SIGNATURES = frozenset(
    "author_bio byline dateline image_caption source_credit standfirst timestamp title update_stamp".split()
)
"""What these filters take may stand below the article's own last line."""


def closing_labels(draft: Draft, taken: Collection[int] = ()) -> list[int]:
    """Return the few open labels below the last prose that have lines below them which filters took.

    `taken` are lines that are about to go as well.
    """
    prose = [index for index in draft.prose if index not in taken]
    if not prose:
        return []
    gone = {*taken, *(index for index in draft.claims if draft.filter_of(index) not in _SIGNATURES)}
    left = [index for index in draft.open if index > prose[-1] and index not in taken]
    if not left or len(left) > MAX_LABELS:
        return []
    last = max(gone, default=-1)
    return [index for index in left if index < last and _is_label(draft, index)]


def _is_label(draft: Draft, index: int) -> bool:
    line = draft.line(index)
    return not line.ended and line.words <= MAX_WORDS and draft.blocks[index].kind != "list_item"
