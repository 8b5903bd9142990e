"""Who reported: "Source: ...", "(Reporting by ...; editing by ...)", "Ada Marsh contributed to this report"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule, decisive, evidence_of, removal
from newsclean.model import Span, Verdict
from newsclean.text import fold

__all__ = ["SourceCredit"]

MAX_CREDIT_CHARS = 400


@dataclass(frozen=True, slots=True)
class SourceCredit(PhraseRule):
    """Who reported: "Source: ...", "(Reporting by ...; editing by ...)", "Ada Marsh contributed to this report"."""

    name: ClassVar[str] = "source_credit"
    reasons: ClassVar[tuple[str, ...]] = ("source_credit", "credit_at_end")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        for index in draft.cued(self.name):
            line = draft.line(index)
            credit = self._at_end(draft, index)
            cue = decisive(line, self.name)
            if credit:
                yield credit
            elif cue:
                yield removal(draft, index, "source_credit", cue)

    def _at_end(self, draft: Draft, index: int) -> Verdict | None:
        """Return the removal of a credit in brackets that closes a paragraph, or None."""
        span, text = draft.blocks[index].span, draft.page.text
        if text[span.end - 1] not in ")）]":
            return None
        start = max(text.rfind(mark, span.start, span.end) for mark in "(（[")
        if start <= span.start or span.end - start > MAX_CREDIT_CHARS:
            return None
        credit = fold(text[start + 1 : span.end])
        for cue in draft.line(index).cues:
            if cue.reason == self.name and cue.phrase.strip("([ ") in credit:
                return Verdict(Span(start, span.end), "removed", "credit_at_end", evidence_of(cue))
        return None
