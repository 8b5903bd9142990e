"""Notes on the author: who they are and where to follow them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule, decisive, evidence_of
from newsclean.model import Verdict

__all__ = ["AuthorBio"]


@dataclass(frozen=True, slots=True)
class AuthorBio(PhraseRule):
    """Notes on the author: who they are and where to follow them."""

    name: ClassVar[str] = "author_bio"
    reasons: ClassVar[tuple[str, ...]] = ("author_bio",)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        edge = len(draft.blocks) // 2
        for index in draft.cued(self.name):
            cue = decisive(draft.line(index), self.name)
            if cue and (cue.where in ("line", "own") or index > edge or not draft.line(index).is_prose):
                yield draft.remove(index, "author_bio", evidence_of(cue))
