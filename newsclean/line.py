"""What a filter may know of a line: its text in two forms, its words, its end, and the phrases found in it."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["LONG_WORDS", "PROSE_WORDS", "Cue", "Line"]


PROSE_WORDS = 10
"""Words of the shortest block with an end mark that counts as prose: headlines that end in "?" are shorter."""
LONG_WORDS = 30
"""The same for a block without an end mark."""


class Cue(NamedTuple):
    """A phrase of the lexicon, found in a block."""

    reason: str
    where: str
    """line, start, end, inside, hint or own (a caller's phrase)."""
    phrase: str
    at: int = 0
    """Where in the folded text it starts."""


class Line(NamedTuple):
    """What a filter may want to know of the text of a block, worked out once."""

    text: str
    """Tidied."""
    folded: str
    words: int
    ended: bool
    """It ends with an end mark."""
    cues: tuple[Cue, ...] = ()

    @property
    def is_prose(self) -> bool:
        """It is a sentence or more, by length and end mark; one short sentence is not yet prose."""
        return self.words >= (PROSE_WORDS if self.ended else LONG_WORDS)

    def cue(self, reason: str, *where: str) -> Cue | None:
        """Return the first cue for a reason (at one of these places, where given), or None."""
        for cue in self.cues:
            if cue.reason == reason and (cue.where in where if where else cue.where != "hint"):
                return cue
        return None

    def hint(self, reason: str) -> bool:
        """Tell whether any phrase of a reason is here, decisive or not."""
        return any(cue.reason == reason for cue in self.cues)
