"""Comment forms and counts, and the comments themselves where they follow the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.own_part import sentences, speaks_to_reader
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.filters.surroundings import below, is_item, prose_share_above, stamps
from newsclean.model import Verdict
from newsclean.text import fold

__all__ = ["CommentTail"]


OTHERS = frozenset(
    "advertisement app_promo cookie_notice copyright donation newsletter paywall_prompt related_links".split()
)
"""What stands at the end of a page beside comments, and is no part of them."""

MAX_NAME_WORDS = 4
MAX_PROSE_A_SIGN = 3
"""Paragraphs of one comment; an article that goes on has no signs at all."""
MIN_RULES = 2
"""Sentences about comments in a paragraph of rules."""
MAX_RULES_WORDS = 80


@dataclass(frozen=True, slots=True)
class CommentTail(PhraseRule):
    """Comment forms and counts, and the comments themselves where they follow the article."""

    min_share_above: float = 0.6
    """Share of the page's prose that must stand above the heading of the comments, 0-1."""
    name: ClassVar[str] = "comment_tail"
    reasons: ClassVar[tuple[str, ...]] = ("comment_tail", "comment_thread")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        heading, gone = None, set()
        for index in draft.named(self.name):
            cue = decisive(draft.line(index), self.name)
            if cue:
                yield removal(draft, index, "comment_tail", cue)
                gone.add(index)
                if heading is None and cue.where == "line" and self._after_article(draft, index):
                    heading = index
        yield from _rules(draft, gone)
        if heading is not None:
            yield from self._thread(draft, heading)

    def _after_article(self, draft: Draft, index: int) -> bool:
        return bool(draft.prose) and prose_share_above(draft, index) >= self.min_share_above

    def _thread(self, draft: Draft, heading: int) -> Iterator[Verdict]:
        """Yield everything below the heading of the comments, except what other filters know by name.

        Prose goes only where the lines between look like a thread: dates, names, buttons. On HTML nothing goes
        else: buttons and fields are told by their markup there.
        """
        text, listed = draft.line(heading).text, False
        follows = list(below(draft, heading))
        is_thread = _looks_like_thread(draft, follows)
        for index in follows:
            line = draft.line(index)
            other = _other_name(line)
            listed = other == "related_links" or (listed and is_item(line))
            goes = is_thread or (not line.is_prose and draft.page.source == "text")
            if other is None and not listed and goes:
                yield draft.remove(index, "comment_thread", f"below {text!r}")


def _looks_like_thread(draft: Draft, follows: list[int]) -> bool:
    """Tell whether lines are comments: a date, a name or a button for every few paragraphs of prose."""
    dates = set(stamps(draft))
    signs = paragraphs = 0
    for index in follows:
        line = draft.line(index)
        paragraphs += line.is_prose
        signs += (
            index in dates or (line.words <= MAX_NAME_WORDS and not line.ended) or line.hint(CommentTail.name)
        )
    return paragraphs <= MAX_PROSE_A_SIGN * max(1, signs)


def _rules(draft: Draft, gone: set[int]) -> Iterator[Verdict]:
    """Yield the last paragraphs that explain to the reader how to comment."""
    for index in reversed(draft.prose):
        line = draft.line(index)
        if index in gone:
            continue
        said = {cue.phrase for cue in line.cues if cue.reason == CommentTail.name}
        if not said:  # nearly every last paragraph
            return
        parts = [fold(line.text[start:end]) for start, end in sentences(line.text)]
        told = sum(any(phrase in part for phrase in said) for part in parts)
        if told < MIN_RULES or not speaks_to_reader(line.text) or line.words > MAX_RULES_WORDS:
            return
        yield draft.remove(index, "comment_tail", f"rules for comments: {', '.join(sorted(said)[:3])}")


def _other_name(line: Line) -> str | None:
    """Return the reason of another filter for the end of a page whose phrases match this line, or None."""
    return next((cue.reason for cue in line.cues if cue.where != "hint" and cue.reason in OTHERS), None)
