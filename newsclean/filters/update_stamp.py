"""Stamps of a later change: "Updated", "Last modified 3 May", with the date on the same line or the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.head_lines import composite_lines
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.filters.surroundings import stamps
from newsclean.lexicon.datewords import says_updated
from newsclean.model import Verdict

__all__ = ["UpdateStamp"]


@dataclass(frozen=True, slots=True)
class UpdateStamp(PhraseRule):
    """Stamps of a later change: "Updated", "Last modified 3 May", with the date on the same line or the next."""

    name: ClassVar[str] = "update_stamp"
    reasons: ClassVar[tuple[str, ...]] = ("update_stamp",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        dates, label = set(stamps(draft)), -2
        for index in sorted({*dates, *draft.named(self.name)}):
            line = draft.line(index)
            cue = decisive(line, self.name)
            if cue:
                yield removal(draft, index, "update_stamp", cue)
                label = index if index not in dates else -2
            elif index not in dates:
                continue
            elif label == index - 1:
                yield draft.remove(index, "update_stamp", f"the date below {draft.line(label).text!r}")
            elif says_updated(line.folded):
                yield draft.remove(index, "update_stamp", "the date of a change")
        yield from composite_lines(draft, self.name)
