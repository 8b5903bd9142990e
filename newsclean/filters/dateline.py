"""Cuts the dateline off the opening of the article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.dateline import parse_dateline
from newsclean.draft import Draft
from newsclean.filters.surroundings import article_start, is_full_page
from newsclean.model import Dateline, Verdict

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
            found = _parse(draft, index)
            if found is None and _stands_alone(draft, index):
                found = _parse(draft, index, own_line=True)
            if found is not None:
                evidence = f"form {found.form}: {', '.join(found.evidence)}"
                yield Verdict(found.span, "dateline", "dateline", evidence, found)
                return


def _parse(draft: Draft, index: int, *, own_line: bool = False) -> Dateline | None:
    page, span = draft.page, (draft.free.get(index) or (draft.blocks[index].span,))[0]
    return parse_dateline(
        page.text[span.start : span.end],
        published=page.meta.published.date() if page.meta.published else None,
        language=page.language,
        start=span.start,
        own_line=own_line,
        told=page.meta.dateline or page.meta.location,
    )


def _stands_alone(draft: Draft, index: int) -> bool:
    """Tell whether a line is no prose and stands right above the first prose."""
    below = next((i for i in draft.open if i > index), None)
    return bool(draft.prose) and below == draft.prose[0] and not draft.line(index).is_prose
