"""Notes that links on the page earn a commission."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from newsclean.filters.phrase_rule import PhraseRule

__all__ = ["AffiliateNote"]


@dataclass(frozen=True, slots=True)
class AffiliateNote(PhraseRule):
    """Notes that links on the page earn a commission."""

    name: ClassVar[str] = "affiliate_note"
    reasons: ClassVar[tuple[str, ...]] = ("affiliate_note",)
