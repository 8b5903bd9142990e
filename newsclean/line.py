"""What a filter may know of a line: its text in two forms, its words, its end, and the phrases found in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from newsclean.text import ends_sentence, fold_tidied, tidied_word_count, tidy

__all__ = [
    "LONG_WORDS",
    "PROSE_WORDS",
    "SURE_CHARS",
    "SURE_WORDS",
    "Cue",
    "Line",
    "LineMemory",
    "Scan",
    "is_prose",
    "read_line",
]


Fact = TypeVar("Fact")

PROSE_WORDS = 10
"""Words of the shortest block with an end mark that counts as prose: headlines that end in "?" are shorter."""
LONG_WORDS = 30
"""The same for a block without an end mark."""
SURE_WORDS = 60
"""In lines up to this length filters look at hints too."""
SURE_CHARS = 400
"""A line of fewer characters may be a phrase as a whole, however many words it has."""
MAX_KEPT, MAX_KEPT_CHARS = 2_000, 200
"""Lines that a memory keeps, some 1.5 MB, and the characters of the longest: a menu has hundreds of short ones."""


class Cue(NamedTuple):
    """A phrase of the lexicon, found in a block."""

    reason: str
    where: str
    """line, start, end, inside, hint or own (a caller's phrase)."""
    phrase: str
    at: int = 0
    """Where in the folded text it starts."""


Scan = Callable[[str, str], tuple[Cue, ...]]
"""Gives the phrases in a tidied line and its folded form."""


class Line:
    """The facts about the text of a block, worked out once."""

    __slots__ = ("_cues", "_facts", "_scan", "ended", "folded", "hints_only", "is_prose", "text", "words")

    def __init__(
        self,
        text: str,
        folded: str,
        words: int,
        ended: bool,
        cues: tuple[Cue, ...] = (),
        scan: Scan | None = None,
    ) -> None:
        self.text = text
        """Tidied."""
        self.folded = folded
        self.words = words
        self.ended = ended
        """It ends with an end mark."""
        self.is_prose = is_prose(words, ended=ended)
        """It is a sentence or more, by length and end mark; one short sentence is not yet prose."""
        self.hints_only = scan is not None
        """It is so long that its phrases prove nothing; they are looked for when somebody asks."""
        self._cues = cues
        self._scan = scan
        self._facts: dict[Callable[[Line], Any], Any] | None = None

    @property
    def cues(self) -> tuple[Cue, ...]:
        """The phrases found in it."""
        if self._scan is not None:
            self._cues = self._scan(self.text, self.folded)
            self._scan = None
        return self._cues

    def fact(self, work_out: Callable[[Line], Fact]) -> Fact:
        """Return the result of a pure function of this line, and remember it: for its copies and for the next look."""
        if self._facts is None:
            self._facts = {}
        if work_out not in self._facts:
            self._facts[work_out] = work_out(self)
        found: Fact = self._facts[work_out]
        return found

    def _all(self) -> tuple[str, str, int, bool, tuple[Cue, ...]]:
        return self.text, self.folded, self.words, self.ended, self.cues

    def __eq__(self, other: object) -> bool:
        return self._all() == other._all() if isinstance(other, Line) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[type[Line], tuple[str, str, int, bool, tuple[Cue, ...]]]:
        return Line, self._all()

    def __repr__(self) -> str:
        return f"Line{self._all()!r}"

    def cue(self, reason: str, *where: str) -> Cue | None:
        """Return the first cue for a reason (at one of these places, where given), or None."""
        if self.hints_only and "hint" not in where:
            return None
        for cue in self.cues:
            if cue.reason == reason and (cue.where in where if where else cue.where != "hint"):
                return cue
        return None

    def hint(self, reason: str) -> bool:
        """Tell whether any phrase of a reason is here, decisive or not."""
        cues = self.cues
        return bool(cues) and any(cue.reason == reason for cue in cues)  # most lines hold no phrase


def is_prose(words: int, *, ended: bool) -> bool:
    """Tell whether a line of so many words, with an end mark or without, is prose.

    >>> is_prose(12, ended=True), is_prose(12, ended=False)
    (True, False)
    """
    return words >= (PROSE_WORDS if ended else LONG_WORDS)


def read_line(raw: str, scan: Scan | None, most_words: float) -> Line:
    """Return the facts about a text; in more words than `most_words` each phrase that `scan` finds is a hint.

    >>> read_line(" He  said “no”. ", None, 60)
    Line('He said “no”.', 'he said "no".', 3, True, ())
    """
    text = tidy(raw)
    folded = fold_tidied(text)
    words, ended = tidied_word_count(text), ends_sentence(text)
    if scan is None:
        return Line(text, folded, words, ended)
    if words > most_words and len(folded) > SURE_CHARS:
        return Line(text, folded, words, ended, scan=scan)
    return Line(text, folded, words, ended, scan(text, folded))


class LineMemory:
    """The short lines read last, with their facts: those of menus and footers recur on the pages of a site.

    Only one page at a time may be cleaned with it.
    """

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        self._kept = lru_cache(maxsize=MAX_KEPT)(read_line)

    def read(self, raw: str, scan: Scan | None, most_words: float) -> Line:
        """Return what `read_line` returns."""
        return (self._kept if len(raw) <= MAX_KEPT_CHARS else read_line)(raw, scan, most_words)

    def __reduce__(self) -> tuple[type[LineMemory], tuple[()]]:
        return LineMemory, ()
