"""Newsletter sign-up boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.own_part import sentences
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.filters.prompts import GENERIC, PROMPT, TARGETS, prompts
from newsclean.filters.surroundings import below, is_item
from newsclean.lexicon.invitations import invitation
from newsclean.model import Verdict

__all__ = ["Newsletter"]

MAX_INVITATION_WORDS = 8
MIN_OFFER_WORDS, MAX_OFFER_WORDS = 5, 30


@dataclass(frozen=True, slots=True)
class Newsletter(PhraseRule):
    """Newsletter sign-up boxes."""

    name: ClassVar[str] = "newsletter"
    reasons: ClassVar[tuple[str, ...]] = ("newsletter", "newsletter_box", PROMPT)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        last = -2
        for index in draft.named(self.name):
            cue = decisive(draft.line(index), self.name)
            if not cue:
                if _leads_to_sign_up(draft, index):
                    yield draft.remove(
                        index, "newsletter", "it tells of a newsletter and ends in the way to it"
                    )
                continue
            yield removal(draft, index, "newsletter", cue)
            yield from self._between(draft, last, index)
            last = index
        yield from prompts(draft, self.name)
        yield from _boxes(draft)

    def _between(self, draft: Draft, first: int, second: int) -> Iterator[Verdict]:
        """Yield what stands between two lines of one box."""
        if 1 < second - first <= 4:
            for index in takewhile(lambda index: index < second, below(draft, first)):
                if is_item(draft.line(index)):
                    yield draft.remove(index, "newsletter_box", "between two lines of a sign-up box")


def _leads_to_sign_up(draft: Draft, index: int) -> bool:
    """Tell whether a block speaks of a newsletter, and its last sentence is the label of a link that leads to one."""
    line = draft.line(index)
    parts = sentences(line.text)
    if len(parts) < 2 or draft.blocks[index].hints.isdisjoint(TARGETS["newsletter"]):
        return False
    said = any(cue.reason == "newsletter" and cue.phrase not in GENERIC for cue in line.cues)
    label = draft.cues_of(line.text[parts[-1][0] :])
    return said and any(cue.reason == "newsletter" and cue.where == "line" for cue in label)


def _boxes(draft: Draft) -> Iterator[Verdict]:
    """Yield the two lines of a box without a sure phrase: a short invitation, and beside it what you would get."""
    hinted = set(draft.named("newsletter"))
    for index in sorted(hinted):
        line = draft.line(index)
        if line.ended or line.words > MAX_INVITATION_WORDS or invitation(line.text) != 0:
            continue
        for beside in (index + 1, index - 1):
            if beside in hinted and _offers(draft.line(beside)):
                evidence = "an invitation and an offer of a newsletter, one above the other"
                yield draft.remove(index, "newsletter_box", evidence)
                yield draft.remove(beside, "newsletter_box", evidence)


def _offers(line: Line) -> bool:
    """Tell whether a line says what a newsletter brings, though no phrase decides on it."""
    if not MIN_OFFER_WORDS <= line.words <= MAX_OFFER_WORDS or any(cue.where != "hint" for cue in line.cues):
        return False
    return any(cue.reason == "newsletter" and cue.phrase not in GENERIC for cue in line.cues)
