"""Phrases as the scanner wants them, made from packs or from a caller's own list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsclean.errors import LexiconError
from newsclean.lexicon.keys import match_key
from newsclean.lexicon.packs import MAX_WORDS, Pack
from newsclean.text import fold

__all__ = ["OWN", "Entry", "entries_of", "own_entries"]

OWN = "own"
"""Where a caller's phrase stands: anywhere."""


class Entry(NamedTuple):
    """One phrase as the scanner wants it."""

    reason: str
    where: str
    phrase: str
    """As the pack has it."""
    key: str
    """As it is compared."""
    max_words: int = MAX_WORDS


def entries_of(pack: Pack, places: tuple[str, ...]) -> list[Entry]:
    """Return the phrases of a pack that stand in some places."""
    entries: list[Entry] = []
    for section in pack.sections:
        for where in places:
            phrases: tuple[str, ...] = getattr(section, where)
            keys = match_key("\n".join(phrases).casefold()).split("\n")  # all at once: a pack has thousands
            entries += [
                Entry(section.reason, where, phrase, key.strip(), section.max_words)
                for phrase, key in zip(phrases, keys, strict=False)
            ]
    return entries


def own_entries(phrases: Mapping[str, Iterable[str]]) -> list[Entry]:
    """Return a caller's phrases, reason -> phrases.

    Raises TypeError for a reason or phrase that is no string, LexiconError for a blank one.

    >>> own_entries({"our_promo": ["Get the Gazette app"]})[0].key
    'get the gazette app'
    """
    if not isinstance(phrases, Mapping):
        raise TypeError(f"phrases must be a mapping of reason to phrases, not {type(phrases).__name__}")
    pairs = [(reason, phrase) for reason, group in phrases.items() for phrase in _group(reason, group)]
    return [_own_entry(reason, phrase) for reason, phrase in pairs]


def _group(reason: object, group: object) -> Iterable[object]:
    """Check one item of a caller's mapping; a bare string instead of a list is taken for one phrase."""
    if not isinstance(reason, str):
        raise TypeError(f"a reason must be a string, not {reason!r}")
    if not reason.strip():
        raise LexiconError(f"a reason must not be blank: {reason!r}")
    if isinstance(group, str):
        return (group,)
    if not isinstance(group, Iterable) or isinstance(group, bytes):
        raise TypeError(f"phrases of {reason!r} must be strings, not {group!r}")
    return group


def _own_entry(reason: str, phrase: object) -> Entry:
    if not isinstance(phrase, str):
        raise TypeError(f"a phrase of {reason!r} must be a string, not {phrase!r}")
    key = match_key(fold(phrase)).strip()
    if not key:
        raise LexiconError(f"a phrase of {reason!r} is blank: {phrase!r}")
    return Entry(reason, OWN, phrase, key)
