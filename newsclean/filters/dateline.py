"""Cuts the dateline off the opening of the article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.surroundings import article_start, below, dateline_verdict, is_full_page, parse_block
from newsclean.model import Verdict

__all__ = ["DatelineOpening"]


@dataclass(frozen=True, slots=True)
class DatelineOpening:
    """Cuts the dateline off the opening of the article."""

    max_blocks: int = 4
    """So many undecided blocks are tried: a standfirst or a caption may stand above the opening."""
    name: ClassVar[str] = "dateline"
    reasons: ClassVar[tuple[str, ...]] = ("dateline",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        start = article_start(draft) if is_full_page(draft) else 0
        for index in draft.open[max(0, start - 1) : start + self.max_blocks]:
            found = parse_block(draft, index)
            if found is None and _stands_alone(draft, index):
                found = parse_block(draft, index, own_line=True, told=draft.line(draft.prose[0]).text)
            if found is not None:
                yield dateline_verdict(found.span, found)
                return


def _stands_alone(draft: Draft, index: int) -> bool:
    """Tell whether a line is not prose and stands right above the first prose."""
    if not draft.prose or draft.line(index).is_prose:
        return False
    return next(below(draft, index), None) == draft.prose[0]
