"""Rows of the names of sections: "Home News Sport Weather", in the languages of sections.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from newsclean.text import fold

__all__ = ["is_menu_row"]

MIN_SECTIONS = 3
MAX_ROW_CHARS = 200
MIN_SHARE = 0.6
"""Share of the words of a row that must belong to names of sections; the rest are sections of the site's own."""
_PARTS = re.compile(r"[^\s|·•/,>»]+")


def is_menu_row(text: str) -> bool:
    """Tell whether a line is a row of names of sections, three or more, and little else.

    >>> is_menu_row("Home News Sport Weather"), is_menu_row("Startseite | Politik | Kultur | Bad Marlow")
    (True, True)
    >>> is_menu_row("Home Secretary Quits Over Weather Row"), is_menu_row("Sport, politics and culture")
    (False, False)
    """
    if len(text) > MAX_ROW_CHARS:
        return False
    words = _PARTS.findall(text)
    if len(words) < MIN_SECTIONS:
        return False
    names, at, covered = _names(), 0, 0
    first, second = fold(words[0]), fold(words[1])
    if names.isdisjoint((first, second, f"{first} {second}")):
        return False  # nearly every line
    found = set()
    while at < len(words):
        size = next((size for size in (2, 1) if fold(" ".join(words[at : at + size])) in names), 0)
        if size:
            found.add(fold(" ".join(words[at : at + size])))
        elif words[at][0].islower():
            return False  # "Sport, politics and culture"
        covered += size
        at += size or 1
    return len(found) >= MIN_SECTIONS and covered >= MIN_SHARE * len(words)


@cache
def _names() -> frozenset[str]:
    """Return the names of all languages, folded."""
    tables = tomllib.loads(files("newsclean.lexicon").joinpath("sections.toml").read_text("utf-8"))
    return frozenset(fold(name) for names in tables.values() for name in names)
