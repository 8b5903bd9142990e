"""What most filters share: they remove a line with a decisive phrase of the lexicon."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from newsclean.draft import Cue, Draft, Line
from newsclean.filters.own_part import in_dateline, own_part, part_span
from newsclean.model import Verdict

__all__ = ["PhraseRule", "decisive", "evidence_of", "removal"]

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
    """Return the first cue that decides for a reason.

    A phrase in a quotation decides nothing. Neither does a phrase in the dateline of a story.

    >>> cue = Cue("copyright", "inside", "all rights reserved", 1)
    >>> decisive(Line("", '"all rights reserved," she read.', 12, True, (cue,)), "copyright") is None
    True
    """
    if line.cue(reason) is None:
        return None
    cues = (cue for cue in line.cues if cue.reason == reason and cue.where != "hint")
    return next((cue for cue in cues if not _is_quoted(line, cue) and not in_dateline(line, cue)), None)


def _is_quoted(line: Line, cue: Cue) -> bool:
    if cue.where in ("line", "own") or '"' not in line.folded or not line.is_prose:
        return False
    before = line.folded.count('"', 0, cue.at)
    return before % 2 == 1 and line.folded.find('"', cue.at + len(cue.phrase)) >= 0


def removal(draft: Draft, index: int, reason: str, cue: Cue) -> Verdict:
    """Return the removal of a block, or only of the sentences with the phrase if prose stands beside them.

    So "He left at noon. Sign up for our newsletter." keeps its first sentence.
    """
    part = part_span(draft, index, *own_part(draft.line(index), cue))
    return Verdict(part, "removed", reason, evidence_of(cue))
