"""Places that datelines name: cities, regions, countries and their abbreviations (places.tsv)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from newsclean.text import has_cjk

__all__ = ["KINDS", "Place", "first_words", "key", "lookup", "unspaced_names"]

KINDS = {"c": "city", "r": "region", "a": "abbreviation", "n": "country"}
"""The letters of the table: an abbreviation is one of a region or country."""

_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0652\u0670]+")
_PLAIN = str.maketrans({"İ": "i", "I": "i", "ı": "i", "’": "'", "ʻ": "'", "`": "'", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d"})  # fmt: skip  # noqa: E501


@dataclass(frozen=True, slots=True)
class Place:
    """A name of a place in one language."""

    name: str
    """Normal case, with accents."""
    kind: str
    """city, region, abbreviation (of a region or country) or country."""
    country: str
    """ISO 3166 two-letter code."""


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """Return a name as the tables compare it: no case, no accents, single spaces.

    >>> key("İSTANBUL") == key("Istanbul"), key("Zürich"), key("MEXICO  CITY")
    (True, 'zurich', 'mexico city')
    """
    if not name.isascii():
        name = _ACCENTS.sub("", unicodedata.normalize("NFKD", name.translate(_PLAIN)))
        name = unicodedata.normalize("NFC", name).casefold().translate(_PLAIN)
    return " ".join(name.lower().split())


@cache
def _table() -> dict[str, str]:
    """Return the lines of the table by folded name, as one text each; places are made when they are asked for.

    Text, because the garbage collector looks at every list again and again, and there would be 17,000 of them.
    """
    source = files("newsclean.lexicon").joinpath("places.tsv").read_text("utf-8")
    table: dict[str, str] = {}
    for line in source.splitlines():
        if line and not line.startswith("#"):
            name = line[: line.index("\t")]
            name = name.lower() if name.isascii() else key.__wrapped__(name)
            table[name] = f"{table[name]}\n{line}" if name in table else line
    return table


@lru_cache(maxsize=4096)
def lookup(name: str) -> tuple[Place, ...]:
    """Return every place of that name, in any letter case, with or without accents; () when none is known.

    >>> lookup("LA CROSSE")
    (Place(name='La Crosse', kind='city', country='US'),)
    >>> lookup("Wis.")[0].kind, lookup("EDITOR'S NOTE")
    ('abbreviation', ())
    """
    return tuple(_read(line) for line in _table().get(key(name), "").splitlines())


def _read(line: str) -> Place:
    name, kind, country = line.split("\t")
    return Place(name, KINDS[kind], country)


@cache
def first_words() -> frozenset[str]:
    """Return the first words of all names, as `key` gives them.

    >>> "sao" in first_words(), "since" in first_words()
    (True, False)
    """
    return frozenset(name.partition(" ")[0] for name in _table())


@cache
def unspaced_names() -> dict[str, tuple[str, ...]]:
    """Return the names in Chinese, Japanese and Korean script by first character, the longest first."""
    found: dict[str, set[str]] = {}
    for lines in _table().values():
        for name in (line.split("\t", 1)[0] for line in lines.splitlines()):
            if has_cjk(name):
                found.setdefault(name[0], set()).add(name)
    return {first: tuple(sorted(names, key=lambda n: (-len(n), n))) for first, names in found.items()}
