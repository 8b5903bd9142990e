"""What most filters share: a line that a decisive phrase of the lexicon names is removed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from newsclean.draft import Cue, Draft, Line
from newsclean.model import Verdict

__all__ = ["PhraseRule", "decisive", "evidence_of"]

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
        for index in draft.cued(self.name):
            cue = decisive(draft.line(index), self.name)
            if cue:
                yield draft.remove(index, self.reasons[0], evidence_of(cue))


def decisive(line: Line, reason: str) -> Cue | None:
    """Return the first cue that decides for a reason; a phrase that somebody is quoted with decides nothing.

    >>> cue = Cue("copyright", "inside", "all rights reserved", 1)
    >>> decisive(Line("", '"all rights reserved," she read out to them.', 8, True, (cue,)), "copyright") is None
    True
    """
    cue = line.cue(reason)
    if cue is None or cue.where in ("line", "own") or '"' not in line.folded or not line.is_prose:
        return cue
    before = line.folded.count('"', 0, cue.at)
    quoted = before % 2 == 1 and line.folded.find('"', cue.at + len(cue.phrase)) >= 0
    return None if quoted else cue
