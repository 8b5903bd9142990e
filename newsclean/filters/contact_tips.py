"""Calls for tips, corrections and letters to the newsroom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from newsclean.filters.phrase_rule import PhraseRule

__all__ = ["ContactTips"]


@dataclass(frozen=True, slots=True)
class ContactTips(PhraseRule):
    """Calls for tips, corrections and letters to the newsroom."""

    name: ClassVar[str] = "contact_tips"
    reasons: ClassVar[tuple[str, ...]] = ("contact_tips",)
