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

__all__ = ["above_prose", "with_last"]


def above_prose(draft: Draft) -> Iterable[int]:
    """Return the open blocks above all prose, which such a filter looks at in its early turn."""
    end = min(draft.prose, default=0)
    return takewhile(lambda index: index < end, draft.open)


def with_last(pipeline: Pipeline, last: Filter) -> Pipeline:
    """Return a pipeline that ends with a filter, also on the second look, in the place of another of its name."""
    others = tuple(each for each in pipeline.filters if each.name != last.name)
    return replace(pipeline, filters=(*others, last), looks_again=pipeline.looks_again | {last.name})
