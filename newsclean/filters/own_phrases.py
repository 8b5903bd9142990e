"""The caller's own phrases, given by Pipeline.with_phrases()."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import removal
from newsclean.model import Verdict

__all__ = ["OwnPhrases"]


@dataclass(frozen=True, slots=True)
class OwnPhrases:
    """The caller's own phrases, given by Pipeline.with_phrases()."""

    name: ClassVar[str] = "own_phrases"
    reasons: ClassVar[tuple[str, ...]] = ()
    """The caller's keys are the reasons."""

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        for index, line in draft.items:
            for cue in () if line.hints_only else line.cues:
                if cue.where == "own":
                    yield removal(draft, index, cue.reason, cue)
                    break
