"""What most filters share: a line that a decisive phrase of the lexicon names is removed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import ClassVar

from newsclean.draft import Cue, Draft, Line
from newsclean.line import PROSE_WORDS
from newsclean.model import Span, Verdict
from newsclean.text import fold, solid, solid_index, word_count

__all__ = ["PhraseRule", "decisive", "evidence_of", "removal"]

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)]{0,2}(?:\s+|(?<=[。！？]))")
_PLACES = {
    "line": "the line is",
    "start": "starts with",
    "end": "ends with",
    "inside": "holds",
    "own": "holds",
    "hint": "holds",
}


def evidence_of(cue: Cue) -> str:
    """Say in words what a cue saw.

    >>> evidence_of(Cue("copyright", "inside", "all rights reserved"))
    "holds 'all rights reserved'"
    """
    return f"{_PLACES[cue.where]} {cue.phrase!r}"


class PhraseRule:
    """Base of a filter that removes the blocks which a decisive phrase of its own section names."""

    __slots__ = ()
    name: ClassVar[str] = ""
    reasons: ClassVar[tuple[str, ...]] = ()

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        return self.phrases(draft)

    def phrases(self, draft: Draft) -> Iterable[Verdict]:
        """Yield a removal for each open block with a decisive cue."""
        for index in draft.named(self.name):
            cue = decisive(draft.line(index), self.name)
            if cue:
                yield removal(draft, index, self.reasons[0], cue)


def decisive(line: Line, reason: str) -> Cue | None:
    """Return the first cue that decides for a reason; a phrase that somebody is quoted with decides nothing.

    >>> cue = Cue("copyright", "inside", "all rights reserved", 1)
    >>> decisive(Line("", '"all rights reserved," she read.', 12, True, (cue,)), "copyright") is None
    True
    """
    cue = line.cue(reason)
    if cue is None or cue.where in ("line", "own") or '"' not in line.folded or not line.is_prose:
        return cue
    before = line.folded.count('"', 0, cue.at)
    quoted = before % 2 == 1 and line.folded.find('"', cue.at + len(cue.phrase)) >= 0
    return None if quoted else cue


def removal(draft: Draft, index: int, reason: str, cue: Cue) -> Verdict:
    """Return the removal of a block, or of its last sentences alone where a label is glued behind prose.

    So "He left at noon. Sign up for our newsletter." keeps its first sentence.
    """
    line, span = draft.line(index), draft.blocks[index].span
    start = _sentence_start(line, cue) if cue.where in ("inside", "end", "own") and line.is_prose else 0
    if not start:
        return draft.remove(index, reason, evidence_of(cue))
    raw = draft.page.text[span.start : span.end]
    at = span.start + solid_index(raw, len(solid(line.text[:start])))
    return Verdict(Span(at, span.end), "removed", reason, evidence_of(cue))


def _sentence_start(line: Line, cue: Cue) -> int:
    """Return where the sentence of a cue starts, if prose stands before it, else 0."""
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(line.text))]
    # folded lengths only grow: halving keeps a line of very many full stops linear
    start = starts[bisect_right(starts, cue.at, key=lambda at: len(fold(line.text[:at]))) - 1]
    before = fold(line.text[:start])
    if word_count(before) < PROSE_WORDS or any(
        c.reason == cue.reason and c.at < len(before) for c in line.cues
    ):
        return 0  # nothing before it, or more of the same: the whole paragraph is residue
    return start
