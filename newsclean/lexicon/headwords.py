"""Words that stand beside dates in the lines between headline and story, each with its kind."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from newsclean.lexicon.bywords import BESIDE_NAME
from newsclean.lexicon.calendar import months, weekdays
from newsclean.lexicon.datewords import known_words
from newsclean.lexicon.gazetteer import key

__all__ = ["kind_of", "says_ago"]

_FIRST = ("by", "reading", "counter", "button", "source", "updated", "published")
"""Where lists share a word, the first of these has it, and any of them comes before the words of stamps."""


def kind_of(word: str) -> str:
    """Return the kind of a word: month, weekday, by, reading, counter, button, source, published ...; else "left".

    Letter case, accents and a full stop at the end do not matter.

    >>> kind_of("Lesedauer"), kind_of("Febr."), kind_of("Prague")
    ('reading', 'month', 'left')
    """
    kinds = _kinds()
    return kinds.get(key(word)) or kinds.get(key(word.rstrip("."))) or "left"


def says_ago(word: str) -> bool:
    """Tell whether a word makes a span of time one that ends now.

    >>> says_ago("hace"), says_ago("hours")
    (True, False)
    """
    return key(word) in _ago()


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(files("newsclean.lexicon").joinpath("headwords.toml").read_text("utf-8"))


@cache
def _ago() -> frozenset[str]:
    return frozenset(map(key, _lists()["ago"]))


@cache
def _kinds() -> dict[str, str]:
    lists, stamp = _lists(), known_words()
    named = [("joint", lists["joint"]), ("joint", stamp["joint"]), ("clock", stamp["clock"])]
    named += [("ago", stamp["relative"]), ("updated", stamp["updated"])]
    named += [(kind, lists[kind]) for kind in reversed(_FIRST)]
    named += [("by", sorted(BESIDE_NAME))]
    kinds = {key(word): kind for kind, words in named for word in words}
    return kinds | dict.fromkeys(weekdays(), "weekday") | dict.fromkeys(months(), "month")
