"""How long the text takes to read: "4 min read"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.head_lines import composite_lines
from newsclean.filters.phrase_rule import PhraseRule
from newsclean.model import Verdict

__all__ = ["ReadingTime"]


@dataclass(frozen=True, slots=True)
class ReadingTime(PhraseRule):
    """How long the text takes to read: "4 min read"."""

    name: ClassVar[str] = "reading_time"
    reasons: ClassVar[tuple[str, ...]] = ("reading_time",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        yield from self.phrases(draft)
        yield from composite_lines(draft, self.name)
