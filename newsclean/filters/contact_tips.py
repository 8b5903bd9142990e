"""Calls for tips, corrections and letters to the newsroom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule
from newsclean.filters.prompts import PROMPT, letters_prompts
from newsclean.model import Verdict

__all__ = ["ContactTips"]


@dataclass(frozen=True, slots=True)
class ContactTips(PhraseRule):
    """Calls for tips, corrections and letters to the newsroom."""

    name: ClassVar[str] = "contact_tips"
    reasons: ClassVar[tuple[str, ...]] = ("contact_tips", PROMPT)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        yield from self.phrases(draft)
        yield from letters_prompts(draft, self.name)
