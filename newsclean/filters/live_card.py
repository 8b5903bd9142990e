"""Cards of a carousel: their counter ("Card 1 of 3"), the title above it and the text below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Cue, Draft, Line
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.filters.surroundings import is_item
from newsclean.model import Verdict

__all__ = ["LiveCard"]

COUNTERS = ("card # of", "item # of", "slide # of")
MAX_COUNTER_WORDS = 5
MIN_HEADING_WORDS = 2
MAX_HEADING_WORDS = 10


@dataclass(frozen=True, slots=True)
class LiveCard(PhraseRule):
    """Cards of a carousel: their counter ("Card 1 of 3"), the title above it and the text below it."""

    name: ClassVar[str] = "live_card"
    reasons: ClassVar[tuple[str, ...]] = ("live_card", "card_title", "card_text")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        end = 0
        for index in draft.named(self.name):
            line = draft.line(index)
            cue = decisive(line, self.name) or _counter(line)
            if cue:
                yield removal(draft, index, "live_card", cue)
                # a counter among the texts of a card adds nothing
                if cue.phrase.startswith(COUNTERS) and index >= end:
                    yield from self._title(draft, index - 1)
                    texts = list(self._texts(draft, index + 1))
                    yield from texts
                    end = index + 1 + len(texts)

    def _title(self, draft: Draft, above: int) -> Iterator[Verdict]:
        """Yield the line above a counter, if it could be the title of a card."""
        if draft.is_open(above) and is_item(draft.line(above)) and draft.line(above).words > 1:
            yield draft.remove(above, "card_title", "the line above a card's counter")

    def _texts(self, draft: Draft, first: int) -> Iterator[Verdict]:
        """Yield the texts below a counter that open with a run-in heading."""
        for index in range(first, len(draft.blocks)):
            if not draft.is_open(index) or not _runs_in(draft.line(index)):
                return
            yield draft.remove(index, "card_text", "below a card's counter, with a run-in heading")


def _counter(line: Line) -> Cue | None:
    """Return the cue of a counter whose total is written out: "Card 1 of three"."""
    if line.words > MAX_COUNTER_WORDS:
        return None
    return next((cue for cue in line.cues if cue.phrase == COUNTERS[0]), None)


def _runs_in(line: Line) -> bool:
    """Tell whether a paragraph opens with a heading of a few words, closed by a full stop."""
    heading, stop, rest = line.text.partition(". ")
    return bool(stop and rest) and MIN_HEADING_WORDS < len(heading.split()) <= MAX_HEADING_WORDS
