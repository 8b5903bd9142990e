"""Comment forms and counts, and the comments themselves where they follow the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.filters.surroundings import below, is_item, prose_share_above
from newsclean.model import Verdict

__all__ = ["CommentTail"]


OTHERS = frozenset(
    "advertisement app_promo cookie_notice copyright donation newsletter paywall_prompt related_links".split()
)
"""What stands at the end of a page beside comments, and is no part of them."""


@dataclass(frozen=True, slots=True)
class CommentTail(PhraseRule):
    """Comment forms and counts, and the comments themselves where they follow the article."""

    min_share_above: float = 0.6
    """Share of the page's prose that must stand above the heading of the comments, 0-1."""
    name: ClassVar[str] = "comment_tail"
    reasons: ClassVar[tuple[str, ...]] = ("comment_tail", "comment_thread")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        heading = None
        for index in draft.named(self.name):
            cue = decisive(draft.line(index), self.name)
            if cue:
                yield removal(draft, index, "comment_tail", cue)
                if heading is None and cue.where == "line" and self._after_article(draft, index):
                    heading = index
        if heading is not None:
            yield from self._thread(draft, heading)

    def _after_article(self, draft: Draft, index: int) -> bool:
        return bool(draft.prose) and prose_share_above(draft, index) >= self.min_share_above

    def _thread(self, draft: Draft, heading: int) -> Iterator[Verdict]:
        """Yield all that follows the heading of the comments, but for what other filters know by name."""
        text, listed = draft.line(heading).text, False
        for index in below(draft, heading):
            line = draft.line(index)
            other = _other_name(line)
            listed = other == "related_links" or (listed and is_item(line))
            if other is None and not listed:
                yield draft.remove(index, "comment_thread", f"below {text!r}")


def _other_name(line: Line) -> str | None:
    """Return the reason of another filter that has this line by its wording, if one of a page's end."""
    return next((cue.reason for cue in line.cues if cue.where != "hint" and cue.reason in OTHERS), None)
