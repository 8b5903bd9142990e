"""Marks the standfirst: the summary between headline and article. It stays in the body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.model import Verdict

__all__ = ["Standfirst"]

MAX_STANDFIRST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Standfirst:
    """Marks the standfirst: the summary between headline and article. It stays in the body."""

    name: ClassVar[str] = "standfirst"
    reasons: ClassVar[tuple[str, ...]] = ("said_again_below", "above_byline")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        if not draft.title or not draft.open or draft.page.source != "text":
            return
        index = draft.open[0]
        line = draft.line(index)
        if not 6 <= line.words <= MAX_STANDFIRST_WORDS:
            return
        if any(draft.line(i).folded == line.folded for i in draft.open[1:]):
            yield Verdict(
                draft.blocks[index].span, "standfirst", "said_again_below", "a paragraph below says it again"
            )
        elif index + 1 < len(draft.blocks) and draft.filter_of(index + 1) in (
            "byline",
            "timestamp",
            "update_stamp",
        ):
            yield Verdict(
                draft.blocks[index].span, "standfirst", "above_byline", "between headline and byline"
            )
