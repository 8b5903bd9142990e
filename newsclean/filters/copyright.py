"""Copyright lines and legal paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from newsclean.draft import Draft
from newsclean.filters.phrase_rule import PhraseRule, decisive, removal
from newsclean.model import Span, Verdict
from newsclean.text import ends_sentence

__all__ = ["Copyright"]

SIGNS = ("©", "(c) ", "copyright ©", "copyright (c)", "℗")
"""What a copyright line begins with, whatever its language."""
MAX_SIGNED_WORDS = 40
MAX_NOTICE_CHARS = 300
MIN_PROSE_CHARS = 60


@dataclass(frozen=True, slots=True)
class Copyright(PhraseRule):
    """Copyright lines and legal paragraphs."""

    name: ClassVar[str] = "copyright"
    reasons: ClassVar[tuple[str, ...]] = ("copyright", "notice_at_end")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        cued = set(draft.named(self.name))
        for index, line in draft.items:
            named = index in cued
            cue = decisive(line, self.name) if named else None
            notice = _at_end(draft, index) if (named or line.hints_only) and line.is_prose else None
            if notice and (named or line.hint(self.name)):
                yield notice
            elif cue:
                yield removal(draft, index, "copyright", cue)
            elif line.folded.startswith(SIGNS) and line.words <= MAX_SIGNED_WORDS:
                yield draft.remove(index, "copyright", f"starts with {line.text[:1]!r}")


def _at_end(draft: Draft, index: int) -> Verdict | None:
    """Return the removal of the notice that closes a paragraph ("... he said. © 2023 Harrow Gazette"), or None."""
    text, span = draft.page.text, draft.blocks[index].span
    last = text[max(span.start, span.end - MAX_NOTICE_CHARS) : span.end]
    if "©" not in last and "(c) " not in last and "Copyright " not in last:
        return None
    for sign in ("Copyright ©", "Copyright (c)", "©", "(c) ", "Copyright 20", "Copyright 19"):
        start = text.find(sign, max(span.start + 1, span.end - MAX_NOTICE_CHARS), span.end)
        if start > 0 and ends_sentence(text[span.start : start]) and start - span.start > MIN_PROSE_CHARS:
            evidence = f"{sign.strip()!r} after a full stop"
            return Verdict(Span(start, span.end), "removed", "notice_at_end", evidence)
    return None
