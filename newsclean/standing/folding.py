"""How lines of a site are compared: case, quotes, numbers and dates folded away, long ones cut to a head and a hash."""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from newsclean.lexicon.calendar import months, weekdays
from newsclean.lexicon.gazetteer import key as name_key
from newsclean.text import CLOSERS, END_MARKS, ends_sentence, fold, word_count

__all__ = ["FoldedLine", "content_words", "fold_line", "fold_numbers", "sentences"]

MAX_KEY_CHARS = 48
HEAD_CHARS = 32
"""Characters of a longer line that its key shows, so that a profile can be read."""
HASH_BYTES = 6
MIN_NAME_CHARS = 4
"""Shorter names of months and days ("so", "mar", "do") are words too, and fold only beside a number."""
MIN_CONTENT_CHARS = 4
"""Shorter words are function words in most languages."""
MAX_CHARS = 4000
"""A longer block is an article of its own, not a standing line."""

_NUMBER = re.compile(r"\d+(?:[.,:/\-]\d+)*(?:st|nd|rd|th)?(?![^\W_])|\d+")
_NAME = re.compile(r"[^\W\d_]{4,}")
_LETTERS = re.compile(r"[^\W\d_]{2}")
"""A line without two says nothing: a number, an asterisk, a bullet."""
_CJK_DAY = re.compile(r"[(（][月火水木金土日一二三四五六월화수목금토일][)）]")
_HALVES = frozenset(("am", "pm"))
_BREAK = re.compile(f"(?<=[{re.escape(''.join(END_MARKS))}{re.escape(CLOSERS)}])\\s+|(?<=[。！？])")
_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{2,}")


class FoldedLine(NamedTuple):
    """A line as it is compared with lines of other pages."""

    key: str
    """The folded line, or its head and a hash of the whole."""
    words: int
    ended: bool
    """It ends with an end mark."""


def fold_line(text: str) -> FoldedLine | None:
    """Return how a line is compared, or None for one that says nothing.

    >>> fold_line("Updated Monday, 3 June at 10:15")
    FoldedLine(key='updated @, # @ at #', words=6, ended=False)
    >>> fold_line("***") is None
    True
    """
    if len(text) > MAX_CHARS:
        return None
    folded = fold_numbers(fold(text))
    if not _LETTERS.search(folded):
        return None
    return FoldedLine(_key(folded), word_count(folded), ends_sentence(folded))


def fold_numbers(folded: str) -> str:
    """Fold the numbers of a folded line to "#" and the names of days and months to "@".

    >>> fold_numbers("on 3 may you may read 12 stories")
    'on # @ you may read # stories'
    """
    numbered = _NUMBER.sub("#", folded)
    if numbered != folded:
        folded = "#".join(_beside_numbers(_CJK_DAY.sub("(@)", numbered).split("#")))
    if any(map(_is_name, set(_NAME.findall(folded)))):
        folded = _NAME.sub(_fold_name, folded)
    return folded


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that tell what it is about; pairs of characters in scripts without spaces.

    >>> sorted(content_words("The harbour bridge, in 2024"))
    ['bridge', 'harbour']
    """
    folded = fold(text)
    words = {
        word for word in _WORD.findall(folded) if len(word) >= MIN_CONTENT_CHARS and not _HAN.search(word)
    }
    pairs = {run[i : i + 2] for run in _HAN.findall(folded) for i in range(len(run) - 1)}
    return frozenset(words | pairs)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text start and end, half-open; cut at end marks, so abbreviations cut too.

    >>> sentences("He left. Read more!")
    [(0, 8), (9, 19)]
    """
    found, at = [], 0
    for gap in _BREAK.finditer(text):
        if gap.start() > at and ends_sentence(text[at : gap.start()]):
            found.append((at, gap.start()))
            at = gap.end()
    return [*found, (at, len(text))] if at < len(text) else found


def _key(folded: str) -> str:
    if len(folded) <= MAX_KEY_CHARS:
        return folded
    return f"{folded[:HEAD_CHARS]}~{blake2b(folded.encode(), digest_size=HASH_BYTES).hexdigest()}"


@cache
def _names() -> frozenset[str]:
    """Names of months and days in all languages."""
    return weekdays() | months().keys()


def _is_name(word: str) -> bool:
    return (word if word.isascii() else name_key(word)) in _names()


def _fold_name(word: re.Match[str]) -> str:
    return "@" if _is_name(word[0]) else word[0]


def _beside_numbers(parts: list[str]) -> list[str]:
    """Fold short names at the ends of the texts between numbers."""
    last = len(parts) - 1
    folded = []
    for at, raw in enumerate(parts):
        part = raw
        if at and part.startswith(" "):
            first, space, rest = part[1:].partition(" ")
            part = f" {_fold_short(first)}{space}{rest}"
        if at < last and part.endswith(" "):
            rest, space, first = part[:-1].rpartition(" ")
            part = f"{rest}{space}{_fold_short(first)} "
        folded.append(part)
    return folded


def _fold_short(word: str) -> str:
    bare = word.rstrip(".,")
    is_short = 2 <= len(bare) < MIN_NAME_CHARS
    return "@" if is_short and (bare in _HALVES or _is_name(bare)) else word
