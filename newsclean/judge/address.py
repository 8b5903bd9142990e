"""What the address of a page tells of its kind: its depth, its last step, and words that many sites use."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

__all__ = ["ADDRESS_FEATURES", "address_numbers"]

WORDS = {
    "forum": "forum forums thread threads topic viewtopic showthread discussion discussions t question questions "
    "community answers board comments ask r",
    "listing": "category categories tag tags archive archives collections collection search c cat catalog browse all "
    "shows list news events index directory page resources",
    "product": "product products p dp item items shop store buy prod",
    "service": "service services pricing solutions about contact features programs program course courses training "
    "why plans rentals repair insurance industries company team careers",
    "manual": "docs doc documentation wiki manual guide guides reference api help tutorial tutorials learn usersguide "
    "latest stable en handbook kb",
    "story": "article articles story stories news blog post posts opinion politics world business sport sports",
}
"""Words by what they speak for; they are taken from the software and the shops that most sites run on."""
_WORDS = {name: frozenset(words.split()) for name, words in WORDS.items()}
ADDRESS_FEATURES: tuple[str, ...] = (
    "address_depth",
    "address_words",
    "address_digits",
    "address_query",
    "address_dated",
    "address_slash",
    "address_file",
    *(f"address_{name}" for name in WORDS),
    *(f"host_{name}" for name in ("forum", "manual", "product")),
)
_DATED = re.compile(r"/(?:19|20)\d\d(?:[/-]\d{1,2}\b|/)")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d{3,}")
MAX_CHARS = 2000
"""Longer addresses are cut."""


@lru_cache(maxsize=256)
def address_numbers(url: str | None) -> dict[str, float]:
    """Return the numbers of an address; of none all are 0, and the depth is -1.

    >>> address_numbers("https://forum.vell.example/t/which-kettle/812")["address_forum"]
    1.0
    >>> address_numbers(None)["address_depth"]
    -1.0
    """
    try:
        parts = urlsplit((url or "")[:MAX_CHARS])
        host = parts.hostname
    except ValueError:
        host = None
    if not host:
        return dict.fromkeys(ADDRESS_FEATURES, 0.0) | {"address_depth": -1.0}
    steps = [step for step in parts.path.lower().split("/") if step]
    last, above = (steps[-1] if steps else ""), {word for step in steps for word in _WORD.findall(step)[:2]}
    names = set(host.split(".")[:-1])
    numbers = {
        "address_depth": len(steps),
        "address_words": len(_WORD.findall(last)),
        "address_digits": _NUMBER.search(last) is not None,
        "address_query": bool(parts.query),
        "address_dated": _DATED.search(parts.path) is not None,
        "address_slash": parts.path.endswith("/"),
        "address_file": "." in last,
        **{f"address_{name}": not words.isdisjoint(above) for name, words in _WORDS.items()},
        **{f"host_{name}": any(word in each for each in names for word in _HOSTS[name]) for name in _HOSTS},
    }
    return {name: float(value) for name, value in numbers.items()}


_HOSTS = {
    "forum": (
        "forum",
        "community",
        "stackexchange",
        "discuss",
        "answers",
        "reddit",
        "stackoverflow",
        "boards",
    ),
    "manual": ("docs", "readthedocs", "wiki", "help", "support", "github", "gitbook", "learn", "dev"),
    "product": ("shop", "store"),
}
"""What names of hosts hold."""
