"""The compiled lexicon: finds every phrase of some packs in a line, in time linear in the line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import inf
from typing import TypeVar

from newsclean.draft import Cue
from newsclean.lexicon.entry import OWN, Entry, own_entries
from newsclean.lexicon.hits import WINDOW, cues_of
from newsclean.lexicon.keys import (
    bare,
    digits,
    has_arrows,
    has_cjk_mark,
    head,
    letters,
    pair,
    spread,
    tail,
    tokens,
)
from newsclean.text import has_cjk

__all__ = ["Lexicon"]

_Key = TypeVar("_Key", str, bytes)
_Filed = TypeVar("_Filed")
_Asked = tuple[str, Entry]
"""An entry behind a piece of its key without a number: a line without that piece does not hold the phrase."""

_SURE = ("start", "end", "inside", OWN)
_ANYWHERE = ("inside", "hint", OWN)
_LONG = 5
"""Bytes; shorter words are mostly function words, which half of all lines hold."""
_MAX_LINE = 120
"""Characters; a longer line is not looked up as a whole. The longest line phrase of the packs is shorter."""


class _Empty:
    """What a lexicon starts from."""

    entries: tuple[Entry, ...] = ()
    _own = False
    _lines: dict[str, tuple[Entry, ...]] = {}  # noqa: RUF012
    _starts: dict[bytes, tuple[_Asked, ...]] = {}  # noqa: RUF012
    _ends: dict[bytes, tuple[_Asked, ...]] = {}  # noqa: RUF012
    _anchors: dict[bytes, tuple[_Asked, ...]] = {}  # noqa: RUF012
    _pairs: dict[str, tuple[_Asked, ...]] = {}  # noqa: RUF012
    _loose: tuple[_Asked, ...] = ()
    _line_words: frozenset[bytes] = frozenset()


_EMPTY = _Empty()


class Lexicon:
    """Phrases compiled for scanning. Immutable; made by `load`, `lexicon_for` and `with_phrases`."""

    __slots__ = (
        "_anchor_words",
        "_anchors",
        "_ends",
        "_heads",
        "_line_words",
        "_lines",
        "_loose",
        "_own",
        "_pairs",
        "_starts",
        "_tails",
        "entries",
        "most_words",
    )
    entries: tuple[Entry, ...]
    _own: bool
    _lines: dict[str, tuple[Entry, ...]]
    _starts: dict[bytes, tuple[_Asked, ...]]
    _ends: dict[bytes, tuple[_Asked, ...]]
    _anchors: dict[bytes, tuple[_Asked, ...]]
    _pairs: dict[str, tuple[_Asked, ...]]
    """By a pair of characters, for phrases in scripts without spaces."""
    _loose: list[_Asked]
    """A caller's phrases without a letter, such as "***"."""
    _line_words: frozenset[bytes]
    """Words of the lines in ASCII: a plain line with other words need not be looked up."""

    def __init__(self, entries: Iterable[Entry], base: Lexicon | None = None) -> None:
        """Compile phrases, in addition to those of `base`, which are shared and not compiled again."""
        old = base or _EMPTY
        new = {(e.reason, e.where, e.key): e for e in entries}
        for known in old.entries if new else ():
            new.pop((known.reason, known.where, known.key), None)
        self.entries = (*old.entries, *new.values())
        self._own = old._own or any(entry.where == OWN for entry in new.values())
        self._lines, self._starts, self._ends = dict(old._lines), dict(old._starts), dict(old._ends)
        self._anchors, self._pairs, self._loose = dict(old._anchors), dict(old._pairs), list(old._loose)
        common = Counter(
            word for entry in new.values() if entry.where in _ANYWHERE for word in set(tokens(entry.key))
        )
        for entry in new.values():
            self._index(entry, common)
        self.most_words = max(
            [inf if e.where == OWN else e.max_words for e in self.entries if e.where in _SURE], default=0
        )
        """In a longer line, whole lines aside, each phrase is a hint."""
        self._anchor_words = frozenset(self._anchors)
        self._heads = frozenset([words.partition(b" ")[0] for words in self._starts])
        self._tails = frozenset([words.rpartition(b" ")[2] for words in self._ends])
        added = self._lines.keys() - old._lines.keys()
        self._line_words = old._line_words.union([b" ".join(tokens(key)) for key in added if key.isascii()])

    def __reduce__(self) -> tuple[type[Lexicon], tuple[tuple[Entry, ...]]]:
        return Lexicon, (self.entries,)

    def __repr__(self) -> str:
        return f"<Lexicon of {len(self.entries)} phrases>"

    def __len__(self) -> int:
        return len(self.entries)

    def _index(self, entry: Entry, common: Mapping[bytes, int]) -> None:
        """File an entry under what a line must hold: for a phrase anywhere, its rarest long word."""
        key, where = entry.key, entry.where
        if where == "line":
            key = key if key[0].isalnum() and key[-1].isalnum() else bare(key)
            _file(self._lines, key, entry._replace(key=key) if key != entry.key else entry)
            return
        words = tokens(key)
        if not words:
            self._loose.append(_asked(entry))
        elif has_cjk(key) or has_cjk_mark(key):
            # such a bracket stands before letters without a space, so no word of the line is its own
            entry = entry._replace(key=tail(key)) if where == "end" and tail(key) else entry
            _file(self._pairs, pair(entry.key), _asked(entry))
        elif where == "start":
            _file(self._starts, b" ".join(words[:2]), _asked(entry))
        elif where == "end":
            _file(self._ends, b" ".join(words[-2:]), _asked(entry._replace(key=tail(key))))
        else:
            anchor = min(words, key=lambda word: (-min(len(word), _LONG), common[word]))
            _file(self._anchors, anchor, _asked(entry))

    def with_phrases(self, phrases: Mapping[str, Iterable[str]]) -> Lexicon:
        """Return a lexicon that also knows a caller's own phrases: reason -> phrases.

        They match at word boundaries wherever they stand in a line of any length, with `cue.where` "own".
        Raises TypeError for a phrase or reason that is no string, LexiconError for a blank one.

        >>> own = Lexicon(()).with_phrases({"our_promo": ["Get the Gazette app"]})
        >>> [cue.reason for cue in own.scan("Get the Gazette app now!", "get the gazette app now!")]
        ['our_promo']
        """
        return Lexicon(own_entries(phrases), self)

    def scan(self, text: str, folded: str) -> tuple[Cue, ...]:
        """Return the phrases found in a tidied line and its folded form, whole lines and own phrases first.

        Of a long line only both ends are scanned, unless there are phrases of the caller's own.
        """
        line = _ends_of(folded) if len(folded) > 2 * WINDOW and not self._own else folded
        plain = line.isascii()
        base = line if plain else letters(line)
        words = tokens(base if plain else tail(head(base)))
        asked = self._candidates(words) if words else self._loose
        if not plain and self._pairs and (has_cjk(base) or has_cjk_mark(base)):
            asked = [
                *asked,
                *(each for two in self._pairs.keys() & spread(base) for each in self._pairs[two]),
            ]
        whole = len(base) <= _MAX_LINE and (not plain or b" ".join(words) in self._line_words)
        found = [entry for piece, entry in asked if piece in base]
        if not found and not whole:
            return ()
        key = digits(base)
        if whole:
            found += self._lines.get(bare(key, arrows=has_arrows(text, key)), ())
        return cues_of(found, text, folded, line, base, key) if found else ()

    def _candidates(self, words: list[bytes]) -> list[_Asked]:
        """Return the entries that the first, last and other words of a line call for."""
        found = self._loose.copy()
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


def _ends_of(folded: str) -> str:
    """Return both ends of a long line, with a break between that no phrase spans."""
    return f"{folded[:WINDOW]}\n{folded[-WINDOW:]}"


def _asked(entry: Entry) -> _Asked:
    key = entry.key
    return (max(key.split("#"), key=len) if "#" in key else key), entry


def _file(index: dict[_Key, tuple[_Filed, ...]], key: _Key, filed: _Filed) -> None:
    """Add an entry under a key; what another lexicon shares stays as it is."""
    index[key] = (*index.get(key, ()), filed)
