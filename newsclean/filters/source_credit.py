"""Who reported: "Source: ...", "(Reporting by ...; editing by ...)", "Ada Marsh contributed to this report"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.own_part import prose_beside
from newsclean.filters.phrase_rule import PhraseRule, decisive, evidence_of, removal
from newsclean.filters.surroundings import tail_zone
from newsclean.lexicon.agencies import find_agency
from newsclean.model import Span, Verdict
from newsclean.text import ends_sentence, fold, tidy

__all__ = ["SourceCredit"]

MAX_CREDIT_CHARS = 400
MAX_CREDIT_WORDS, CREDIT_OPENING = 8, 4
"""A longer text in brackets is a credit only where the phrase stands in its first words."""
_RULE = re.compile(
    r"[_*=~–—\-]{3,80}|(?:[*•·] ?){3}|#{2,5}|-+ ?(?:30|end|ends|ende) ?-+|"
    r"[(（\[]?(?:end|ends|ende|fin|fine|fim|끝|完|了|конец)[)）\]]",
    re.IGNORECASE,
)
"""A drawn rule, or a wire's mark that the story ends."""
_ADDRESS = re.compile(r"https?://|\bwww\.|(?<![\w-])[\w-]++\.(?:com|org|net)/|(?:^|\s)[@#]\w{2}")
MAX_NOTE_WORDS = 60
NOTE_OPENING = 8
"""Words of a note in which the agency is named that it is about."""
_RELEASE = re.compile(r"SOURCE [^\W\d_a-z][\w&.,'’ \-]{1,80}")
"""The last line of a press release: the company that it is from."""


@dataclass(frozen=True, slots=True)
class SourceCredit(PhraseRule):
    """Who reported: "Source: ...", "(Reporting by ...; editing by ...)", "Ada Marsh contributed to this report"."""

    name: ClassVar[str] = "source_credit"
    reasons: ClassVar[tuple[str, ...]] = (
        "source_credit",
        "credit_at_end",
        "release_source",
        "rule_at_end",
        "note_below_rule",
    )

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        found = list(self._credits(draft))
        yield from found
        gone = {verdict.span for verdict in found}
        notes = list(_below_rule(draft, gone))
        yield from notes
        yield from _rules(draft, gone | {verdict.span for verdict in notes})

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
        is_short = len(credit.split()) <= MAX_CREDIT_WORDS
        for cue in draft.line(index).cues:
            place = credit.find(cue.phrase.strip("([ ")) if cue.reason == self.name else -1
            if place >= 0 and (is_short or len(credit[:place].split()) < CREDIT_OPENING):
                return Verdict(Span(start, span.end), "removed", "credit_at_end", evidence_of(cue))
        return None


def _is_release_source(text: str) -> bool:
    return _RELEASE.fullmatch(text) is not None and not text.endswith(".")


def _rules(draft: Draft, gone: set[Span]) -> Iterator[Verdict]:
    """Yield the drawn rules, such as "___", with no part of the story below them."""
    for index in reversed(draft.open):
        if draft.blocks[index].span in gone:
            continue
        if not _RULE.fullmatch(draft.line(index).text):
            return
        yield draft.remove(index, "rule_at_end", "a drawn rule with nothing of the story below it")


def _below_rule(draft: Draft, gone: set[Span]) -> Iterator[Verdict]:
    """Yield the notes of an agency below the last drawn rules: who paid, where to read more, whom to follow."""
    waiting: list[int] = []
    last = draft.open[-1] if draft.open else -1
    for index in range(last, -1, -1):
        text = draft.raw[index].strip()
        if _RULE.fullmatch(text):
            for note in waiting:
                yield draft.remove(note, "note_below_rule", f"a note below {text!r}")
            waiting = []
        elif draft.is_open(index) and draft.blocks[index].span not in gone:
            if not draft.line(index).fact(_is_note):
                return
            waiting.append(index)


def _is_note(line: Line) -> bool:
    """Tell whether a paragraph gives an address, or names an agency in its first words, and quotes nobody."""
    if line.words > MAX_NOTE_WORDS or '"' in line.folded:
        return False
    if _ADDRESS.search(line.text):
        return True
    words = [
        word.strip(".,:;()").removesuffix("'s") for word in line.text.replace("’", "'").split()[:NOTE_OPENING]
    ]
    pairs = [" ".join(words[at : at + size]) for size in (1, 2) for at in range(len(words))]
    return any(find_agency(name) for name in pairs)
