"""Lines that say when the page was published: a date, a time, and a label at most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.head_lines import composite_lines
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.filters.surroundings import stamps
from newsclean.lexicon.datewords import is_to_the_minute, says_updated
from newsclean.model import Verdict

__all__ = ["Timestamp"]


@dataclass(frozen=True, slots=True)
class Timestamp(PhraseRule):
    """Lines that say when the page was published: a date, a time, and a label at most.

    Inside the article a bare date may be the heading of a part of a timeline. It goes only with a time of day, or with
    a label that the lexicon knows.
    """

    name: ClassVar[str] = "timestamp"
    reasons: ClassVar[tuple[str, ...]] = ("timestamp",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        first, last = (draft.prose[0], draft.prose[-1]) if draft.prose else (len(draft.blocks), -1)
        dates = set(stamps(draft))
        for index in sorted({*dates, *draft.named(self.name)}):
            line = draft.line(index)
            cue = decisive(line, self.name)
            if cue:
                yield removal(draft, index, "timestamp", cue)
            elif index not in dates or says_updated(line.folded):
                continue
            elif not first < index < last or is_to_the_minute(line.folded):
                yield draft.remove(index, "timestamp", "a date or time and nothing else")
        yield from composite_lines(draft, self.name)
