"""Takes the dateline out of an element of its own that the page calls a dateline or location."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.dateline import parse_dateline
from newsclean.draft import Draft
from newsclean.filters.surroundings import main_choice
from newsclean.model import Dateline, Verdict

__all__ = ["DatelineElement"]

LABELS = frozenset(("contentlocation", "dateline", "location", "locationcreated"))
"""Names in class, id or itemprop that say what the element is."""
MAX_CHARS = 120
"""Two places with regions, a date and an agency take 100; longer text is no dateline."""


@dataclass(frozen=True, slots=True)
class DatelineElement:
    """Takes the dateline out of an element of its own that the page calls a dateline or location.

    Only where the article's first paragraph has none. It comes before the search for the main content, which drops
    such an element with the byline.
    """

    max_distance: int = 6
    """Blocks between the element and the first paragraph: byline, stamp, picture and caption stand there."""
    name: ClassVar[str] = "dateline_element"
    reasons: ClassVar[tuple[str, ...]] = ("dateline",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        if draft.page.source != "html" or not any(LABELS & block.hints for block in draft.blocks):
            return
        first = _first_paragraph(draft)
        if first is None or _parse(draft, first):
            return
        for index in range(first - 1, max(-1, first - 1 - self.max_distance), -1):
            found = _parse(draft, index, labelled=True) if _is_labelled(draft, index) else None
            if found is not None and found.places:
                evidence = f"form {found.form}: {', '.join(found.evidence)}"
                yield Verdict(draft.blocks[index].span, "dateline", "dateline", evidence, found)
                return


def _first_paragraph(draft: Draft) -> int | None:
    """Return the first prose of the main content."""
    body = [index for index, _ in main_choice(draft).body if draft.is_open(index)]
    return next((index for index in body if draft.line(index).is_prose), None)


def _is_labelled(draft: Draft, index: int) -> bool:
    block = draft.blocks[index]
    return bool(LABELS & block.hints) and block.span.end - block.span.start <= MAX_CHARS


def _parse(draft: Draft, index: int, *, labelled: bool = False) -> Dateline | None:
    """Parse a block as an opening, or as an element that must be nothing but a dateline."""
    page, span = draft.page, draft.blocks[index].span
    return parse_dateline(
        page.text[span.start : span.end],
        published=page.meta.published.date() if page.meta.published else None,
        language=page.language,
        start=span.start,
        own_line=labelled,
        labelled=labelled,
        told=page.meta.dateline or page.meta.location,
    )
