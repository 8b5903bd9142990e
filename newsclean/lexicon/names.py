"""Words beside and inside the names of writers (names.toml): what joins names, roles, papers, and names of nobody."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from newsclean.lexicon.gazetteer import key

__all__ = ["is_name_word", "joins_names", "name_words"]


@cache
def name_words(purpose: str) -> frozenset[str]:
    """Return the words of a purpose, folded; the purposes are the lists of names.toml.

    >>> "correspondent" in name_words("role")
    True
    """
    return _lists()[purpose]


@cache
def _lists() -> dict[str, frozenset[str]]:
    raw = files("newsclean.lexicon").joinpath("names.toml").read_text("utf-8")
    return {purpose: frozenset(map(key, words)) for purpose, words in tomllib.loads(raw).items()}


@lru_cache(maxsize=4096)
def is_name_word(word: str, purpose: str) -> bool:
    """Tell whether a word is one of a purpose, alone or as the last part of a compound.

    >>> is_name_word("Health-Correspondent", "role"), is_name_word("Bridge", "role")
    (True, False)
    """
    bare = key(word.strip(".,:;()[]"))
    words = _lists()[purpose]
    return bare in words or (len(bare) > 1 and "-" in bare and bare.rpartition("-")[2] in words)


def joins_names(word: str) -> bool:
    """Tell whether a word joins two names.

    >>> joins_names("und"), joins_names("under")
    (True, False)
    """
    return key(word) in _lists()["and"]
