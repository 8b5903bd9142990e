"""Finds where the article lies on a page; what lies outside goes to the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.errors import UnknownNameError
from newsclean.filters.surroundings import is_full_page, main_choice
from newsclean.judge.html import CHOICES, OWN
from newsclean.model import Span, Verdict
from newsclean.observe.line_titles import telling_lines
from newsclean.observe.prose_run import outside

__all__ = ["MainContent"]


@dataclass(frozen=True, slots=True)
class MainContent:
    """Finds where the article lies on a page; what lies outside goes to the ledger."""

    engine: str = OWN
    """Who chooses on HTML: "own"; "auto", which asks trafilatura and jusText too where the own choice is unsure, on one
    page in thirty (and is "own" where a pipeline runs without the page's source); or one of these two alone."""
    captions: bool = False
    """Whether captions of pictures in the article stay in the body; else they are in the ledger."""
    name: ClassVar[str] = "main_content"
    reasons: ClassVar[tuple[str, ...]] = ("outside_main_content", "standfirst")

    def __post_init__(self) -> None:
        if self.engine not in CHOICES:
            raise UnknownNameError("engine", self.engine, CHOICES)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        rules = draft.context.rules
        if rules is not None and rules.outside is not None:
            return  # a rule says where the article is
        if draft.page.source == "html":
            yield from self._of_html(draft)
        elif is_full_page(draft):
            yield from self._of_text(draft)

    def _of_html(self, draft: Draft) -> Iterable[Verdict]:
        """Yield the blocks outside the article, except those that say its title: the filters for titles judge these."""
        choice = main_choice(draft)
        captions = choice.captions(draft.page) if self.captions else frozenset()
        for index in sorted(captions):
            yield Verdict(draft.blocks[index].span, "body", "caption", "a caption in the article")
        for index, why in (choice.out or {}).items():
            if index not in choice.titles and index not in captions:
                yield draft.remove(index, "outside_main_content", why)
        if choice.standfirst is not None:
            span = draft.blocks[choice.standfirst].span
            yield Verdict(span, "standfirst", "standfirst", "a summary at the place of one")

    def _of_text(self, draft: Draft) -> Iterable[Verdict]:
        above, below = outside(draft)
        telling = [index for index in telling_lines(draft) if index in above] if above else []
        starts = [above.start, *[index + 1 for index in sorted(telling)]]
        ends = [*sorted(telling), above.stop]
        stretches = [(range(start, end), "above") for start, end in zip(starts, ends, strict=True)]
        for stretch, side in [*stretches, (below, "below")]:
            if stretch:
                span = Span(draft.blocks[stretch[0]].span.start, draft.blocks[stretch[-1]].span.end)
                lines = len(above if side == "above" else below)
                evidence = f"{lines} lines well {side} the run of prose, mostly labels"
                yield Verdict(span, "removed", "outside_main_content", evidence)
