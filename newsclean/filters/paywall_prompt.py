"""Prompts to subscribe or to log in to read on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule
from newsclean.filters.prompts import PROMPT, prompts
from newsclean.model import Verdict

__all__ = ["PaywallPrompt"]


@dataclass(frozen=True, slots=True)
class PaywallPrompt(PhraseRule):
    """Prompts to subscribe or to log in to read on."""

    name: ClassVar[str] = "paywall_prompt"
    reasons: ClassVar[tuple[str, ...]] = ("paywall_prompt", PROMPT)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        yield from self.phrases(draft)
        yield from prompts(draft, self.name)
