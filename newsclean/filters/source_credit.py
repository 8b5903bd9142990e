"""Who reported: "Source: ...", "(Reporting by ...; editing by ...)", "Ada Marsh contributed to this report"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.own_part import prose_beside
from newsclean.filters.phrase_rule import PhraseRule, decisive, evidence_of, removal
from newsclean.filters.surroundings import tail_zone
from newsclean.model import Span, Verdict
from newsclean.text import ends_sentence, fold, tidy

__all__ = ["SourceCredit"]

MAX_CREDIT_CHARS = 400
_RULE = re.compile(r"[_*=~–—\-]{3,80}|(?:[*•·] ?){3}")
_RELEASE = re.compile(r"SOURCE [^\W\d_a-z][\w&.,'’ \-]{1,80}")
"""The last line of a press release: the company that it is from."""


@dataclass(frozen=True, slots=True)
class SourceCredit(PhraseRule):
    """Who reported: "Source: ...", "(Reporting by ...; editing by ...)", "Ada Marsh contributed to this report"."""

    name: ClassVar[str] = "source_credit"
    reasons: ClassVar[tuple[str, ...]] = ("source_credit", "credit_at_end", "release_source", "rule_at_end")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        found = list(self._credits(draft))
        yield from found
        yield from _rules(draft, {verdict.span for verdict in found})

    def _credits(self, draft: Draft) -> Iterator[Verdict]:
        for index in tail_zone(draft):
            if _is_release_source(draft.line(index).text):
                yield draft.remove(index, "release_source", "'SOURCE' and a name below the story")
        for index in draft.named(self.name):
            line = draft.line(index)
            credit = self._at_end(draft, index)
            cue = decisive(line, self.name)
            if credit:
                yield credit
            elif cue:
                yield removal(draft, index, "source_credit", cue)
        for index in draft.long:
            credit = self._at_end(draft, index)
            if credit:
                yield credit

    def _at_end(self, draft: Draft, index: int) -> Verdict | None:
        """Return the removal of a credit in brackets that closes a paragraph, or None."""
        span, text = draft.blocks[index].span, draft.page.text
        if text[span.end - 1] not in ")）]":
            return None
        start = max(text.rfind(mark, span.start, span.end) for mark in "(（[")
        if start <= span.start or span.end - start > MAX_CREDIT_CHARS:
            return None
        before = text[span.start : start].rstrip()
        if not ends_sentence(before) or (
            draft.line(index).hint("image_caption") and prose_beside(tidy(before)) < 2
        ):
            return None  # a caption and its credit, which go together
        credit = fold(text[start + 1 : span.end])
        for cue in draft.line(index).cues:
            if cue.reason == self.name and cue.phrase.strip("([ ") in credit:
                return Verdict(Span(start, span.end), "removed", "credit_at_end", evidence_of(cue))
        return None


def _is_release_source(text: str) -> bool:
    return _RELEASE.fullmatch(text) is not None and not text.endswith(".")


def _rules(draft: Draft, gone: set[Span]) -> Iterator[Verdict]:
    """Yield the drawn rules, such as "___", that part nothing of the story from what is removed below it."""
    for index in reversed(draft.open):
        if draft.blocks[index].span in gone:
            continue
        if not _RULE.fullmatch(draft.line(index).text):
            return
        yield draft.remove(index, "rule_at_end", "a drawn rule with nothing of the story below it")
