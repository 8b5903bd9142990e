"""When a filter of one's own lines acts: above the prose first, where titles are looked for, and elsewhere last.

What stands below is what other filters lean on: teasers are told by the lines that head them, and a notice by its
neighbours. On the made site of the tests a pack that acted first left 38 lines too many, one in two turns 14.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from newsclean.draft import Draft, Filter
from newsclean.pipeline import Pipeline

__all__ = ["in_turn", "with_both_turns"]


def in_turn(draft: Draft, early: bool) -> Iterable[int]:
    """Return the open blocks that a filter looks at in its turn: early those above all prose, else all."""
    if not early:
        return draft.open
    end = min(draft.prose, default=0)
    return takewhile(lambda index: index < end, draft.open)


def with_both_turns(pipeline: Pipeline, first: Filter, last: Filter) -> Pipeline:
    """Return a pipeline in which one filter acts first and its other half last, and both on the second look."""
    others = tuple(each for each in pipeline.filters if each.name != last.name)
    return replace(pipeline, filters=(first, *others, last), looks_again=pipeline.looks_again | {last.name})
