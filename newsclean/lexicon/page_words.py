"""Words that tell what kind of page it is: talk to the reader, buying, error titles, log-ins (page_words.toml)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from newsclean.lexicon.layout import read_layout

__all__ = ["GROUPS", "page_words", "title_words"]

GROUPS = ("reader", "owner", "writer", "shop", "act", "thread", "error", "wall", "listing")
DEFAULT = "en"


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    source = files("newsclean.lexicon").joinpath("page_words.toml").read_text("utf-8")
    return read_layout(source)


@cache
def page_words(language: str | None) -> dict[str, frozenset[str]]:
    """Return the words of a language by group; English where the language is not known.

    >>> "cart" in page_words("en")["shop"], page_words("xx") == page_words("en")
    (True, True)
    """
    table = _tables().get((language or DEFAULT)[:2].lower()) or _tables()[DEFAULT]
    return {group: frozenset(table.get(group, ())) for group in GROUPS}


@cache
def title_words(group: str) -> frozenset[str]:
    """Return the words of a group in all languages.

    >>> "page not found" in title_words("error")
    True
    """
    return frozenset(word for table in _tables().values() for word in table.get(group, ()))
