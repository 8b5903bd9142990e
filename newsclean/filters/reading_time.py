"""How long the text takes to read: "4 min read"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from newsclean.filters.phrase_rule import PhraseRule

__all__ = ["ReadingTime"]


@dataclass(frozen=True, slots=True)
class ReadingTime(PhraseRule):
    """How long the text takes to read: "4 min read"."""

    name: ClassVar[str] = "reading_time"
    reasons: ClassVar[tuple[str, ...]] = ("reading_time",)
