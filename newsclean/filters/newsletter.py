"""Newsletter sign-up boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.filters.surroundings import below, is_item
from newsclean.model import Verdict

__all__ = ["Newsletter"]


@dataclass(frozen=True, slots=True)
class Newsletter(PhraseRule):
    """Newsletter sign-up boxes."""

    name: ClassVar[str] = "newsletter"
    reasons: ClassVar[tuple[str, ...]] = ("newsletter", "newsletter_box")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        last = -2
        for index in draft.cued(self.name):
            cue = decisive(draft.line(index), self.name)
            if not cue:
                continue
            yield removal(draft, index, "newsletter", cue)
            yield from self._between(draft, last, index)
            last = index

    def _between(self, draft: Draft, first: int, second: int) -> Iterator[Verdict]:
        """Yield what stands between two lines of one box."""
        if 1 < second - first <= 4:
            for index in takewhile(lambda index: index < second, below(draft, first)):
                if is_item(draft.line(index)):
                    yield draft.remove(index, "newsletter_box", "between two lines of a sign-up box")
