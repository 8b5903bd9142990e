"""Promotion of the outlet's own apps and channels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule
from newsclean.filters.prompts import PROMPT, prompts
from newsclean.filters.surroundings import tail_zone
from newsclean.model import Verdict

__all__ = ["AppPromo"]

MAX_CHANNEL_WORDS = 7


@dataclass(frozen=True, slots=True)
class AppPromo(PhraseRule):
    """Promotion of the outlet's own apps and channels."""

    name: ClassVar[str] = "app_promo"
    reasons: ClassVar[tuple[str, ...]] = ("app_promo", "channel_name", PROMPT)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        yield from self.phrases(draft)
        yield from prompts(draft, self.name)
        tail = set(tail_zone(draft))
        for index in draft.named(self.name):
            line = draft.line(index)
            if index in tail and line.words <= MAX_CHANNEL_WORDS and not line.ended:
                yield draft.remove(index, "channel_name", "names an app or a device below the article")
