"""Pleas for money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.own_part import reader_words, sentences, speaks_to_reader
from newsclean.filters.phrase_rule import PhraseRule
from newsclean.filters.prompts import PROMPT, prompts
from newsclean.lexicon.invitations import invitation
from newsclean.model import Span, Verdict

__all__ = ["Donation"]

MAX_PLEA_WORDS = 60
MIN_READER_WORDS = 2
"""Different words, such as "we" and "your", in a paragraph that asks for nothing outright."""


@dataclass(frozen=True, slots=True)
class Donation(PhraseRule):
    """Pleas for money, and the paragraphs beside a plea that continue it."""

    name: ClassVar[str] = "donation"
    reasons: ClassVar[tuple[str, ...]] = ("donation", "plea_beside", PROMPT)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        found = [*self.phrases(draft), *prompts(draft, self.name)]
        yield from found
        if found:
            yield from _beside(draft, {verdict.span for verdict in found})


def _beside(draft: Draft, gone: set[Span]) -> Iterator[Verdict]:
    """Yield the removals of the paragraphs beside a plea that continue it, one after the other."""
    pleas = [index for index in draft.open if draft.blocks[index].span in gone]
    taken = set(pleas)
    for plea in pleas:
        for step in (-1, 1):
            index = plea + step
            while draft.is_open(index) and index not in taken and _goes_on(draft, index):
                taken.add(index)
                yield draft.remove(index, "plea_beside", "speaks to the reader beside a plea for money")
                index += step


def _goes_on(draft: Draft, index: int) -> bool:
    """Tell whether a paragraph asks for something, and all its sentences address the reader or speak of the outlet.

    "The clerk told us of donations" has one word of the outlet; a paragraph that continues a plea has more.
    """
    text = draft.line(index).text
    if draft.line(index).words > MAX_PLEA_WORDS:
        return False
    asks = invitation(text) is not None or (
        draft.line(index).hint(Donation.name) and len(reader_words(text)) >= MIN_READER_WORDS
    )
    return asks and all(speaks_to_reader(text[start:end]) for start, end in sentences(text))
