"""Phrases filed under what a line must hold for them, so that a line asks for few of thousands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

from newsclean.lexicon.entry import OWN, Entry
from newsclean.lexicon.keys import bare, has_cjk_mark, pair, spread, tail, tokens
from newsclean.text import has_cjk

__all__ = ["Asked", "PhraseIndex"]

_Key = TypeVar("_Key", str, bytes)
_Filed = TypeVar("_Filed")
Asked = tuple[str, Entry]
"""An entry behind a piece of its key without a number: a line without that piece does not hold the phrase."""

_ANYWHERE = ("inside", "hint", OWN)
_LONG = 5
"""Bytes; shorter words are mostly function words, which half of all lines hold."""


class PhraseIndex:
    """The phrases of some packs. Lexicons of several languages share those of the packs that they have in common."""

    __slots__ = (
        "_anchor_words", "_anchors", "_ends", "_heads", "_pairs", "_starts", "_tails", "line_words", "lines", "loose",
    )  # fmt: skip

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        """File phrases."""
        self.lines: dict[str, tuple[Entry, ...]] = {}
        self._starts: dict[bytes, tuple[Asked, ...]] = {}
        self._ends: dict[bytes, tuple[Asked, ...]] = {}
        self._anchors: dict[bytes, tuple[Asked, ...]] = {}
        self._pairs: dict[str, tuple[Asked, ...]] = {}
        """By a pair of characters, for phrases in scripts without spaces."""
        self.loose: list[Asked] = []
        """A caller's phrases without a letter, such as "***"."""
        common = Counter(
            word for entry in entries if entry.where in _ANYWHERE for word in set(tokens(entry.key))
        )
        for entry in entries:
            self._file(entry, common)
        self._anchor_words = frozenset(self._anchors)
        self._heads = frozenset([words.partition(b" ")[0] for words in self._starts])
        self._tails = frozenset([words.rpartition(b" ")[2] for words in self._ends])
        self.line_words = frozenset([b" ".join(tokens(key)) for key in self.lines if key.isascii()])
        """Words of the lines in ASCII: a plain line with other words need not be looked up."""

    def _file(self, entry: Entry, common: Mapping[bytes, int]) -> None:
        """File an entry under what a line must hold: for a phrase anywhere, its rarest long word."""
        key, where = entry.key, entry.where
        if where == "line":
            key = key if key[0].isalnum() and key[-1].isalnum() else bare(key)
            _add(self.lines, key, entry._replace(key=key) if key != entry.key else entry)
            return
        words = tokens(key)
        if not words:
            self.loose.append(_asked(entry))
        elif has_cjk(key) or has_cjk_mark(key):
            # such a bracket stands before letters without a space, so no word of the line is its own
            entry = entry._replace(key=tail(key)) if where == "end" and tail(key) else entry
            _add(self._pairs, pair(entry.key), _asked(entry))
        elif where == "start":
            _add(self._starts, b" ".join(words[:2]), _asked(entry))
        elif where == "end":
            _add(self._ends, b" ".join(words[-2:]), _asked(entry._replace(key=tail(key))))
        else:
            anchor = min(words, key=lambda word: (-min(len(word), _LONG), common[word]))
            _add(self._anchors, anchor, _asked(entry))

    def asked(self, words: list[bytes]) -> list[Asked]:
        """Return the entries that the first, last and other words of a line call for."""
        found = self.loose.copy()
        first, last = words[0], words[-1]
        if first in self._heads:
            found += self._starts.get(first, ())
            if len(words) > 1:
                found += self._starts.get(first + b" " + words[1], ())
        if last in self._tails:
            found += self._ends.get(last, ())
            if len(words) > 1:
                found += self._ends.get(words[-2] + b" " + last, ())
        for anchor in self._anchor_words.intersection(words):
            found += self._anchors[anchor]
        return found

    def asked_unspaced(self, base: str) -> list[Asked]:
        """Return the entries that pairs of characters in a line call for."""
        if not self._pairs:
            return []
        return [each for two in self._pairs.keys() & spread(base) for each in self._pairs[two]]


def _asked(entry: Entry) -> Asked:
    key = entry.key
    return (max(key.split("#"), key=len) if "#" in key else key), entry


def _add(index: dict[_Key, tuple[_Filed, ...]], key: _Key, filed: _Filed) -> None:
    """Add an entry under a key."""
    index[key] = (*index.get(key, ()), filed)
