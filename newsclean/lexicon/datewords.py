"""Date stamps in many languages: lines that say when, and nothing else."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from newsclean.lexicon.calendar import months, weekdays
from newsclean.lexicon.gazetteer import key

__all__ = ["is_stamp", "is_to_the_minute", "known_words", "says_updated"]

MAX_STAMP_CHARS = 120
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['.\-][^\W\d_]+)*")
_CLOCK = re.compile(r"\b[012]?\d[:.h：][0-5]\d\b(?![./]\d)")
_NUMBER = re.compile(r"\d")
_DATE = re.compile(
    r"\b\d{1,4}\s?[./\-]\s?\d{1,2}\s?[./\-]\s?\d{1,4}\b"
    r"|\b[012]?\d[:.h][0-5]\d\b|\b\d{1,2}\s?[ap]\.?m\b|\d{4}년|\d{4}年|\d{1,2}月\s?\d{1,2}日|\b(?:19|20)\d\d\b|\d{1,2}[:：]\d\d"
)


@cache
def known_words() -> dict[str, frozenset[str]]:
    """Return the words that stand in a stamp beside numbers, folded, by purpose: clock, relative, joint, updated.

    >>> "uhr" in known_words()["clock"]
    True
    """
    raw = files("newsclean.lexicon").joinpath("datewords.toml").read_text("utf-8")
    return {purpose: frozenset(map(key, words)) for purpose, words in tomllib.loads(raw).items()}


@cache
def _known() -> frozenset[str]:
    """Every word that may stand in a stamp."""
    return frozenset().union(*known_words().values(), months(), weekdays())


@lru_cache(maxsize=1024)
def is_stamp(folded: str, spare: int = 0) -> bool:
    """Tell whether a folded line is a date or a time, with at most `spare` other words.

    >>> is_stamp("published: 3 march 2024, 10:15 cet"), is_stamp("vor 3 stunden"), is_stamp("in march 2024 he left")
    (True, True, False)
    """
    if len(folded) > MAX_STAMP_CHARS or not _NUMBER.search(folded) or folded.startswith("|"):
        return False
    tokens = _TOKEN.findall(folded)
    words = [key(token) for token in tokens if not token.isdigit()]
    strange = sum(word not in _known() for word in words)
    if strange > spare:
        return False
    return _DATE.search(folded) is not None or _dates(words)


def _dates(words: list[str]) -> bool:
    """Tell whether words beside numbers make a date: a month, or a span of time with "ago"."""
    known = known_words()
    return any(word in months() or word in known["relative"] for word in words)


def is_to_the_minute(folded: str) -> bool:
    """Tell whether a stamp has a date and a clock time, as only the page's own stamps do.

    >>> is_to_the_minute("4 may 2024, 06:30"), is_to_the_minute("3 march 2024"), is_to_the_minute("12:31")
    (True, False, False)
    """
    without_clock = _CLOCK.sub("", folded, count=1)
    return without_clock != folded and _NUMBER.search(without_clock) is not None


def says_updated(folded: str) -> bool:
    """Tell whether a stamp is one of a change.

    >>> says_updated("updated at 10:15"), says_updated("published at 10:15")
    (True, False)
    """
    return not known_words()["updated"].isdisjoint(map(key, _TOKEN.findall(folded)))
