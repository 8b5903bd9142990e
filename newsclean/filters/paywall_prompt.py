"""Prompts to subscribe or to log in to read on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from newsclean.filters.phrase_rule import PhraseRule

__all__ = ["PaywallPrompt"]


@dataclass(frozen=True, slots=True)
class PaywallPrompt(PhraseRule):
    """Prompts to subscribe or to log in to read on."""

    name: ClassVar[str] = "paywall_prompt"
    reasons: ClassVar[tuple[str, ...]] = ("paywall_prompt",)
