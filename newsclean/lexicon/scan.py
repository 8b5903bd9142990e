"""The compiled lexicon: finds every phrase of some packs in a line, in time linear in the line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf

from newsclean.draft import Cue
from newsclean.lexicon.entry import OWN, Entry, own_entries
from newsclean.lexicon.hits import WINDOW, cues_of
from newsclean.lexicon.index import Asked, PhraseIndex
from newsclean.lexicon.keys import bare, digits, has_arrows, has_cjk_mark, head, letters, tail, tokens
from newsclean.text import has_cjk

__all__ = ["Lexicon"]

_SURE = ("start", "end", "inside", OWN)
_MAX_LINE = 120
"""Characters; a longer line is not looked up as a whole. The longest line phrase of the packs is shorter."""


class Lexicon:
    """Phrases compiled for scanning. Immutable; made by `load`, `lexicon_for` and `with_phrases`."""

    __slots__ = ("_has_own", "_indexes", "entries", "most_words")

    def __init__(self, entries: Iterable[Entry], base: Lexicon | None = None) -> None:
        """Compile phrases, in addition to those of `base`, which are shared and not compiled again."""
        known: tuple[Entry, ...] = base.entries if base else ()
        new = {(e.reason, e.where, e.key): e for e in entries}
        for each in known if new else ():
            new.pop((each.reason, each.where, each.key), None)
        self.entries: tuple[Entry, ...] = (*known, *new.values())
        own = (PhraseIndex(tuple(new.values())),) if new else ()
        self._indexes: tuple[PhraseIndex, ...] = (*(base._indexes if base else ()), *own)
        had_own = base is not None and base._has_own
        self._has_own: bool = had_own or any(entry.where == OWN for entry in new.values())
        self.most_words = max(
            [inf if e.where == OWN else e.max_words for e in self.entries if e.where in _SURE], default=0
        )
        """In a longer line, whole lines aside, each phrase is a hint."""

    def __reduce__(self) -> tuple[type[Lexicon], tuple[tuple[Entry, ...]]]:
        return Lexicon, (self.entries,)

    def __repr__(self) -> str:
        return f"<Lexicon of {len(self.entries)} phrases>"

    def __len__(self) -> int:
        return len(self.entries)

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
        line = _ends_of(folded) if len(folded) > 2 * WINDOW and not self._has_own else folded
        plain = line.isascii()
        base = line if plain else letters(line)
        words = tokens(base if plain else tail(head(base)))
        whole = len(base) <= _MAX_LINE and (not plain or self._may_be_line(b" ".join(words)))
        found = [entry for piece, entry in self._candidates(base, words, plain) if piece in base]
        if not found and not whole:
            return ()
        key = digits(base)
        if whole:
            wanted = bare(key, arrows=has_arrows(text, key))
            for index in self._indexes:
                found += index.lines.get(wanted, ())
        return cues_of(found, text, folded, line, base, key) if found else ()

    def _may_be_line(self, words: bytes) -> bool:
        """Tell whether some phrase that is a whole line has these words."""
        return any(words in index.line_words for index in self._indexes)

    def _candidates(self, base: str, words: list[bytes], plain: bool) -> list[Asked]:
        """Return the entries that the words of a line call for, and its characters in a script without spaces."""
        found: list[Asked] = []
        for index in self._indexes:
            found += index.asked(words) if words else index.loose
        if not plain and (has_cjk(base) or has_cjk_mark(base)):
            for index in self._indexes:
                found += index.asked_unspaced(base)
        return found


def _ends_of(folded: str) -> str:
    """Return both ends of a long line, with a break between that no phrase spans."""
    return f"{folded[:WINDOW]}\n{folded[-WINDOW:]}"
