"""Lists of labels that nothing is known of, as menus and tables are that stay in an article."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, takewhile

from newsclean.draft import Draft

__all__ = ["in_bare_list"]

MIN_LABELS = 5
"""Labels around a line that make it an entry of their list. On 2,200 looks at texts, 265 second looks took an entry of
so long a list for the headline, and 3 of 1,106 true headlines stood in one."""


def in_bare_list(draft: Draft, index: int, first: int) -> bool:
    """Tell whether a line above the first prose is one of a list of labels on a text without a page's head.

    A page has its menus above the headline too, but a filter or a phrase knows one of their lines. In a body nothing
    is known of any line, so that each look at it would take one more entry of the list for its headline.
    """
    kind = draft.blocks[index].kind
    above = _bare(draft, range(index - 1, -1, -1), kind)
    if above < MIN_LABELS and above + _bare(draft, range(index + 1, first), kind) < MIN_LABELS:
        return False
    return all(claimed >= first for claimed in draft.claims)


def _bare(draft: Draft, indices: Iterable[int], kind: str) -> int:
    """Count the labels of a kind, up to those that make a list, before the first line that is none."""
    return sum(1 for _ in islice(takewhile(lambda index: _is_bare(draft, index, kind), indices), MIN_LABELS))


def _is_bare(draft: Draft, index: int, kind: str) -> bool:
    """Tell whether a line of a kind is no sentence, and neither a filter nor a phrase knows anything of it."""
    if draft.blocks[index].kind != kind:
        return False  # a menu with bullets above the headline
    line = draft.line(index)
    known = index in draft.claims or any(cue.where != "hint" for cue in line.cues)
    return not known and not line.ended
