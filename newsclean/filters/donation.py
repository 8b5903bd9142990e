"""Pleas for money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule
from newsclean.filters.prompts import PROMPT, prompts
from newsclean.model import Verdict

__all__ = ["Donation"]


@dataclass(frozen=True, slots=True)
class Donation(PhraseRule):
    """Pleas for money."""

    name: ClassVar[str] = "donation"
    reasons: ClassVar[tuple[str, ...]] = ("donation", PROMPT)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        yield from self.phrases(draft)
        yield from prompts(draft, self.name)
