"""Phrases for lines that were marked as residue: whole lines, and the words that several of them begin with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from newsclean.lexicon import Lexicon, lexicon_for
from newsclean.lexicon.entry import Entry
from newsclean.lexicon.keys import digits, match_key
from newsclean.lexicon.packs import MAX_WORDS, REASONS
from newsclean.text import fold, word_count
from newsclean.workbench.marks import Mark

__all__ = ["Phrase", "own_phrases", "reason_of", "suggest_phrases"]

MAX_LINE_CHARS = 120
"""For a longer line, the phrase is its first words."""
START_WORDS = 8
"""Words of a long line that tell it."""
MIN_START_WORDS = 3
"""Fewer words may begin a sentence of any story."""
MIN_OWN_WORDS = 3
"""The same for a phrase that may stand anywhere in a line."""


class Phrase(NamedTuple):
    """One phrase as a pack would have it."""

    reason: str | None
    """A section of packs, or None where nobody said and the lexicon does not know."""
    place: str
    """"line" or "start"."""
    text: str
    """Folded, with # for numbers."""
    lines: tuple[str, ...]
    """Marked lines that it removes."""

    @property
    def words(self) -> int:
        """Words of the longest of these lines."""
        return max(map(word_count, self.lines))


def suggest_phrases(marks: Iterable[Mark], kept: Sequence[str], language: str | None) -> tuple[Phrase, ...]:
    """Return phrases for the whole lines among the marks; none of them hits a line of `kept`.

    Lines that begin with the same three words or more become one phrase at the start of a line.
    """
    residue = sorted(
        (reason_of(mark, language) or "", folded(mark.text), mark.text)
        for mark in marks
        if mark.what == "residue" and mark.whole
    )
    spared = Spared(kept, max((word_count(text) for _, _, text in residue), default=0))
    found = []
    for (reason, _), group in groupby(residue, key=lambda line: (line[0], _first_words(line[1]))):
        found += _phrases_of(reason, [(phrase, text) for _, phrase, text in group], spared)
    return tuple(sorted(found, key=lambda phrase: (phrase.reason or "", phrase.place, phrase.text)))


def reason_of(mark: Mark, language: str | None) -> str | None:
    """Return the section where a marked line belongs: what the person said, or that of a phrase that it holds."""
    if mark.reason:
        return mark.reason
    cues = lexicon_for(language).scan(mark.text, fold(mark.text))
    return next((cue.reason for cue in cues if cue.reason in REASONS), None)


def folded(text: str) -> str:
    """Return a line as phrases are written in packs.

    >>> folded("You’ve read 12 stories")
    "you've read # stories"
    """
    return digits(fold(unicodedata.normalize("NFC", text)).lower())


def _first_words(phrase: str) -> str:
    words = phrase.split()
    return " ".join(words[:MIN_START_WORDS]) if len(words) > MIN_START_WORDS else phrase


def _phrases_of(reason: str, group: list[tuple[str, str]], spared: Spared) -> list[Phrase]:
    """Return one start for lines that begin alike, if it spares what was kept; else a phrase a line."""
    if len({phrase for phrase, _ in group}) > 1:
        start = _common_start([phrase.split() for phrase, _ in group])
        together = Phrase(reason or None, "start", start, tuple(dict.fromkeys(text for _, text in group)))
        if spared.by(together):
            return [together]
    single: dict[str, Phrase] = {}
    for phrase, text in group:
        is_line = len(match_key(phrase)) <= MAX_LINE_CHARS
        said = phrase if is_line else " ".join(phrase.split()[:START_WORDS])
        one = Phrase(reason or None, "line" if is_line else "start", said, (text,))
        if is_line or spared.by(one):
            single.setdefault(said, one)
    return list(single.values())


def _common_start(lines: Sequence[Sequence[str]]) -> str:
    alike = takewhile(lambda words: len(set(words)) == 1, zip(*lines, strict=False))
    return " ".join(words[0] for words in alike)


class Spared(NamedTuple):
    """Lines that phrases must spare."""

    lines: Sequence[str]
    max_words: int
    """Words of the longest line that a phrase is for; a section of a pack has one limit for all its phrases."""

    def by(self, phrase: Phrase) -> bool:
        """Tell whether a phrase hits none of the lines."""
        most = max(MAX_WORDS, self.max_words)
        entry = Entry(phrase.reason or "", phrase.place, phrase.text, match_key(phrase.text).strip(), most)
        lexicon = Lexicon([entry])
        return not any(cue.where != "hint" for text in self.lines for cue in lexicon.scan(text, fold(text)))


def own_phrases(phrases: Iterable[Phrase], kept: Sequence[str], reason: str) -> dict[str, list[str]]:
    """Return the phrases that are safe anywhere in a line, by reason, as `Pipeline.with_phrases()` takes them.

    `reason` stands for those that have none.
    """
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        lexicon = Lexicon(()).with_phrases({reason: [phrase.text]})
        is_safe = not any(lexicon.scan(text, fold(text)) for text in kept)
        if word_count(phrase.text) >= MIN_OWN_WORDS and is_safe:
            found.setdefault(phrase.reason or reason, []).append(phrase.text)
    return found
