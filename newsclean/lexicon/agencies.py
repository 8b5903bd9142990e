"""News agencies, press wires and papers that datelines name (agencies.toml)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from newsclean.lexicon.layout import read_layout
from newsclean.text import has_cjk

__all__ = ["Agency", "find_agency", "first_words", "unspaced_agencies"]

_SHORT = 4
"""Letters. Names this short are words too ("Ada", "Nova"), so they count as written here or in capitals."""


@dataclass(frozen=True, slots=True)
class Agency:
    """One name of an agency."""

    id: str
    """Canonical id, such as "ap"; "" for a paper or desk without one."""
    name: str
    bare: bool
    """Opens a story without brackets too, as in "TPO - "."""


def _fold(name: str) -> str:
    return " ".join(
        unicodedata.normalize("NFKC", name).replace("İ", "i").replace("ı", "i").casefold().split()
    )


@cache
def _table() -> dict[str, list[Agency]]:
    source = files("newsclean.lexicon").joinpath("agencies.toml").read_text("utf-8")
    data = read_layout(source)
    bare = frozenset(data.pop("bare")["ids"])
    without_id = data.pop("without_id")
    table: dict[str, list[Agency]] = {}
    for group in ("bare", "names"):
        for name in without_id[group]:
            table.setdefault(_fold(name), []).append(Agency("", name, group == "bare"))
    for section in data.values():
        for id_, names in section.items():
            for name in names:
                table.setdefault(_fold(name), []).append(Agency(id_, name, id_ in bare))
    return table


@lru_cache(maxsize=1024)
def find_agency(name: str) -> Agency | None:
    """Return the agency of that name, or None. Full-width letters count as plain ones.

    >>> find_agency("AFP").id, find_agency("ＣＮＮ").id, find_agency("Associated Press").id
    ('afp', 'cnn', 'ap')
    >>> find_agency("The Daily Planetoid") is None
    True
    """
    for agency in _table().get(_fold(name), ()):
        plain = unicodedata.normalize("NFKC", name)
        if len(agency.name) > _SHORT or plain in (agency.name, agency.name.upper()):
            return agency
    return None


@cache
def first_words() -> dict[str, int]:
    """Return the folded first words of all names with the most words that a name of that beginning has."""
    found: dict[str, int] = {}
    for name in _table():
        first, *others = name.split()
        first = first.rstrip(".")
        found[first] = max(len(others) + 1, found.get(first, 0))
    return found


@cache
def unspaced_agencies() -> dict[str, tuple[str, ...]]:
    """Return the names in Chinese, Japanese and Korean script (and plain Latin ones) by first character."""
    found: dict[str, set[str]] = {}
    for agencies in _table().values():
        for agency in agencies:
            if has_cjk(agency.name) or agency.name.isascii():
                found.setdefault(agency.name[0], set()).add(agency.name)
    return {first: tuple(sorted(names, key=lambda n: (-len(n), n))) for first, names in found.items()}
