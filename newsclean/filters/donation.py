"""Pleas for money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from newsclean.filters.phrase_rule import PhraseRule

__all__ = ["Donation"]


@dataclass(frozen=True, slots=True)
class Donation(PhraseRule):
    """Pleas for money."""

    name: ClassVar[str] = "donation"
    reasons: ClassVar[tuple[str, ...]] = ("donation",)
