"""Copyright lines and legal paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule, decisive, evidence_of
from newsclean.model import Span, Verdict
from newsclean.text import ends_sentence

__all__ = ["Copyright"]

SIGNS = ("©", "(c) ", "copyright ©", "copyright (c)", "℗")
"""What a copyright line begins with, whatever its language."""
MAX_SIGNED_WORDS = 40
MAX_NOTICE_CHARS = 300


@dataclass(frozen=True, slots=True)
class Copyright(PhraseRule):
    """Copyright lines and legal paragraphs."""

    name: ClassVar[str] = "copyright"
    reasons: ClassVar[tuple[str, ...]] = ("copyright", "notice_at_end")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        for index in draft.open:
            line = draft.line(index)
            cue = decisive(line, self.name)
            if cue:
                yield draft.remove(index, "copyright", evidence_of(cue))
            elif line.folded.startswith(SIGNS) and line.words <= MAX_SIGNED_WORDS:
                yield draft.remove(index, "copyright", f"starts with {line.text[:1]!r}")
            elif line.is_prose and line.hint(self.name):
                yield from _at_end(draft, index)


def _at_end(draft: Draft, index: int) -> Iterable[Verdict]:
    """Yield the notice that closes a paragraph: "... he said. © 2023 Harrow Gazette"."""
    text, span = draft.page.text, draft.blocks[index].span
    for sign in ("Copyright ©", "Copyright (c)", "©", "(c) ", "Copyright 20", "Copyright 19"):
        start = text.find(sign, max(span.start + 1, span.end - MAX_NOTICE_CHARS), span.end)
        if start > 0 and ends_sentence(text[span.start : start]):
            yield Verdict(
                Span(start, span.end), "removed", "notice_at_end", f"{sign.strip()!r} after a full stop"
            )
            return
