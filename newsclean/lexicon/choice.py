"""Which packs make the lexicon of a page: those of its language, or the whole lines of all."""

from __future__ import annotations

import functools

from newsclean.lexicon.codes import ALIASES, language_code
from newsclean.lexicon.entry import entries_of
from newsclean.lexicon.packs import ANY, PLACES, known_languages, pack_for
from newsclean.lexicon.scan import Lexicon

__all__ = ["lexicon_for", "lexicon_of_all", "load"]

_COMMON = ("en", ANY)
"""English residue stands on pages of every language. These two packs are compiled once for all."""


@functools.cache
def load(languages: tuple[str, ...]) -> Lexicon:
    """Return the lexicon of some packs. Raises UnknownNameError for a language that has none.

    >>> load(("en", "any"))  # doctest: +ELLIPSIS
    <Lexicon of ... phrases>
    """
    base = None if languages == _COMMON or languages[-2:] != _COMMON else load(_COMMON)
    own = languages[:-2] if base else languages
    return Lexicon([entry for language in own for entry in entries_of(pack_for(language), PLACES)], base)


@functools.cache
def lexicon_for(language: str | None) -> Lexicon:
    """Return the lexicon for a page of a language: its pack, the English one and the one for any language.

    For an unknown language, or None, it is the whole lines of all packs, and those two packs.

    >>> lexicon_for("en-GB") is lexicon_for("en"), len(lexicon_for(None)) > len(lexicon_for("en"))
    (True, True)
    """
    code = language_code(language or "") or ""
    code = ALIASES.get(code, code)
    if code != language and code in known_languages():
        return lexicon_for(code)
    if code in known_languages():
        return load(tuple(dict.fromkeys((code, *_COMMON))))
    return _lexicon_of_lines()


@functools.cache
def lexicon_of_all() -> Lexicon:
    """Return the lexicon of all packs: for text whose language nobody says, and that is no article any more.

    >>> len(lexicon_of_all()) > len(lexicon_for(None))
    True
    """
    return load((*(code for code in known_languages() if code not in _COMMON), *_COMMON))


@functools.cache
def _lexicon_of_lines() -> Lexicon:
    lines = [entry for code in known_languages() for entry in entries_of(pack_for(code), ("line",))]
    return Lexicon(lines, load(_COMMON))
