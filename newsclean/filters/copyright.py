"""Copyright lines and legal paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import ClassVar

from newsclean.draft import Cue, Draft
from newsclean.filters.own_part import part_span, prose_beside, sentence_openers, sentences
from newsclean.filters.phrase_rule import PhraseRule, decisive, evidence_of, removal
from newsclean.model import Span, Verdict
from newsclean.text import ends_sentence, fold

__all__ = ["Copyright"]

SIGNS = ("©", "(c) ", "copyright ©", "copyright (c)", "℗")
"""What a copyright line begins with, whatever its language."""
_FIRST = frozenset(sign[0] for sign in SIGNS)
MAX_SIGNED_WORDS = 40
MIN_LEGAL = 2
"""Legal paragraphs in a row at the end of a page."""
MAX_NOTICE_CHARS = 300
MIN_PROSE_CHARS = 60
_LETTER = re.compile(r"\(([a-z])\) ")
"""The mark of an item in a lettered list."""
_YEAR = re.compile(r"(?:copyright )?(?:©|\(c\)|℗) ?(?:copyright )?(?:19|20)\d\d\b|copyright (?:19|20)\d\d\b")
"""A notice names its year; a sign without one may credit a picture."""
_OPENER = re.compile(r"(?<=[\sa-zà-ÿ])[^\W\d_a-zß-ÿ][^\W\d_]{1,11}(?=\s+[^\W\d_])")
"""A capitalised word behind a space, or glued to a word in small letters."""
MAX_CREDIT_CHARS = 100


@dataclass(frozen=True, slots=True)
class Copyright(PhraseRule):
    """Copyright lines and legal paragraphs."""

    name: ClassVar[str] = "copyright"
    reasons: ClassVar[tuple[str, ...]] = ("copyright", "notice_at_end")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        cued = set(draft.named(self.name))
        yield from _legal_end(draft, cued)
        for index, line in draft.items:
            named = index in cued
            if not named and not line.hints_only and line.folded[:1] not in _FIRST:
                continue  # nearly every line
            cue = decisive(line, self.name) if named else None
            signed = line.folded.startswith(SIGNS) and (cue is not None or line.words <= MAX_SIGNED_WORDS)
            if signed and (cue is None or cue.where == "start"):
                yield from _signed(draft, index, cue)
                continue
            notice = _at_end(draft, index) if (named or line.hints_only) and line.is_prose else None
            if notice and (named or line.hint(self.name)):
                yield notice
            elif cue:
                yield removal(draft, index, "copyright", cue)


def _legal_end(draft: Draft, cued: set[int]) -> Iterator[Verdict]:
    """Yield the last paragraphs if two or more in a row hold a legal phrase: disclosures, conditions."""
    run = list(
        takewhile(lambda i: i in cued and decisive(draft.line(i), Copyright.name), reversed(draft.prose))
    )
    if MIN_LEGAL <= len(run) < len(draft.prose):
        for index in run:
            yield draft.remove(index, "copyright", f"one of {len(run)} legal paragraphs at the end")


def _signed(draft: Draft, index: int, cue: Cue | None) -> Iterator[Verdict]:
    """Yield the removal of a line that begins with a sign; only of the credit, if a story follows it."""
    line = draft.line(index)
    if _is_lettered(draft, index):
        return
    evidence = evidence_of(cue) if cue else f"starts with {line.text[:1]!r}"
    if not prose_beside(line.text) or (_YEAR.match(line.folded) and prose_beside(line.text) < 2):
        yield draft.remove(index, "copyright", evidence)
        return
    start = _story(line.text)
    if start:
        yield Verdict(part_span(draft, index, 0, start), "removed", "copyright", evidence)


def _is_lettered(draft: Draft, index: int) -> bool:
    """Tell whether "(c)" marks an item of a list: a neighbour is (b) or (d), or a word in small letters follows."""
    folded = draft.line(index).folded
    if not folded.startswith("(c) "):
        return False
    near = [draft.line(i).folded for i in (index - 1, index + 1) if 0 <= i < len(draft.blocks)]
    letters = {found[1] for text in near if (found := _LETTER.match(text))}
    return not letters.isdisjoint("bd") or draft.line(index).text[4:5].islower()


def _story(text: str) -> int:
    """Return where the story begins behind a credit: at the first word that opens sentences. 0 if there is none."""
    for match in _OPENER.finditer(text, 0, min(sentences(text)[0][1], MAX_CREDIT_CHARS)):
        if match[0] in sentence_openers():
            return match.start()
    return 0


def _at_end(draft: Draft, index: int) -> Verdict | None:
    """Return the removal of the notice that closes a paragraph ("... he said. © 2023 Harrow Gazette"), or None."""
    text, span = draft.page.text, draft.blocks[index].span
    last = text[max(span.start, span.end - MAX_NOTICE_CHARS) : span.end]
    if "©" not in last and "(c) " not in last and "Copyright " not in last:
        return None
    for sign in ("Copyright ©", "Copyright (c)", "©", "(c) ", "Copyright 20", "Copyright 19"):
        start = text.find(sign, max(span.start + 1, span.end - MAX_NOTICE_CHARS), span.end)
        if start > 0 and ends_sentence(text[span.start : start]) and start - span.start > MIN_PROSE_CHARS:
            if prose_beside(text[start : span.end]) and not _YEAR.match(fold(text[start : span.end])):
                return None
            evidence = f"{sign.strip()!r} after a full stop"
            return Verdict(Span(start, span.end), "removed", "notice_at_end", evidence)
    return None
