"""Marks the standfirst: the summary between headline and article. It stays in the body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.model import Verdict

__all__ = ["Standfirst"]

MAX_STANDFIRST_WORDS = 60
_STAMPS = frozenset(("byline", "timestamp", "update_stamp"))
MIN_WORDS = 6
MIN_LONG_WORDS = 12
"""A shorter line without an end mark, with no other sign, is a second headline."""


@dataclass(frozen=True, slots=True)
class Standfirst:
    """Marks the standfirst: the summary between headline and article. It stays in the body."""

    name: ClassVar[str] = "standfirst"
    reasons: ClassVar[tuple[str, ...]] = ("said_again_below", "above_byline", "below_title")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        if not draft.title or not draft.open or draft.page.source != "text":
            return
        index = draft.open[0]
        line = draft.line(index)
        if not MIN_WORDS <= line.words <= MAX_STANDFIRST_WORDS or draft.blocks[index].kind == "heading":
            return
        if any(draft.line(i).folded == line.folded for i in draft.open[1:]):
            evidence = "said_again_below", "a paragraph below says it again"
        elif index + 1 < len(draft.blocks) and draft.filter_of(index + 1) in _STAMPS:
            evidence = "above_byline", "between headline and byline"
        elif not line.ended and line.words >= MIN_LONG_WORDS and _parts_title_and_story(draft, index):
            evidence = "below_title", "a long line without an end mark between headline and story"
        else:
            return
        yield Verdict(draft.blocks[index].span, "standfirst", *evidence)


def _parts_title_and_story(draft: Draft, index: int) -> bool:
    """Tell whether a line stands between the title and the first prose, right beside both."""
    return draft.filter_of(index - 1) == "title" and draft.prose[:1] == [index + 1]
