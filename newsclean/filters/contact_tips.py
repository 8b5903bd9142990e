"""Calls for tips, corrections and letters to the newsroom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule
from newsclean.filters.prompts import PROMPT, letters_prompts
from newsclean.filters.surroundings import tail_zone
from newsclean.model import Verdict

__all__ = ["ContactTips"]

_KEYS = re.compile(r"\b(?:ctrl|cmd|strg|стрл)\s?\+\s?(?:enter|return|eingabe)|⌘\s?\+?\s?enter")
"""The keys that report a marked mistake; the same in every language."""
MAX_KEY_WORDS = 40


@dataclass(frozen=True, slots=True)
class ContactTips(PhraseRule):
    """Calls for tips, corrections and letters to the newsroom."""

    name: ClassVar[str] = "contact_tips"
    reasons: ClassVar[tuple[str, ...]] = ("contact_tips", PROMPT)

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        yield from self.phrases(draft)
        yield from letters_prompts(draft, self.name)
        for index in [*draft.prose[-1:], *tail_zone(draft)]:
            line = draft.line(index)
            if line.words <= MAX_KEY_WORDS and _KEYS.search(line.folded):
                yield draft.remove(index, PROMPT, "asks to press Ctrl+Enter below the story")
