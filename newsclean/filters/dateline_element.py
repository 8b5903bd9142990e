"""Takes the dateline out of an element of its own that the page calls a dateline or location."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.surroundings import dateline_verdict, main_choice, parse_block
from newsclean.model import Verdict

__all__ = ["DatelineElement"]

LABELS = frozenset(("contentlocation", "dateline", "location", "locationcreated"))
"""Names in class, id or itemprop that say what the element is."""
MAX_CHARS = 120
"""Two places with regions, a date and an agency take 100; longer text is no dateline."""


@dataclass(frozen=True, slots=True)
class DatelineElement:
    """Takes the dateline out of an element of its own that the page calls a dateline or location.

    It acts only if the article's first paragraph has no dateline. It comes before the search for the main content,
    which drops such an element together with the byline.
    """

    max_distance: int = 6
    """Blocks between the element and the first paragraph: byline, stamp, picture and caption stand there."""
    name: ClassVar[str] = "dateline_element"
    reasons: ClassVar[tuple[str, ...]] = ("dateline",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        if draft.page.source != "html" or all(LABELS.isdisjoint(block.hints) for block in draft.blocks):
            return
        first = _first_paragraph(draft)
        if first is None or parse_block(draft, first):
            return
        for index in range(first - 1, max(-1, first - 1 - self.max_distance), -1):
            found = (
                parse_block(draft, index, own_line=True, labelled=True)
                if _is_labelled(draft, index)
                else None
            )
            if found is not None and found.places:
                yield dateline_verdict(draft.blocks[index].span, found)
                return


def _first_paragraph(draft: Draft) -> int | None:
    """Return the first prose of the main content."""
    body = [index for index, _ in main_choice(draft).body if draft.is_open(index)]
    return next((index for index in body if draft.line(index).is_prose), None)


def _is_labelled(draft: Draft, index: int) -> bool:
    block = draft.blocks[index]
    return not LABELS.isdisjoint(block.hints) and block.span.end - block.span.start <= MAX_CHARS
