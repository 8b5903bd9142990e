"""Lines between headline and story, taken apart: dates, times, counters, by-words, and the words that are left."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from newsclean.lexicon.headwords import kind_of, says_ago

__all__ = ["HUMP", "HeadLine", "read_head_line"]

MAX_CHARS = 200
MAX_LEFT_WORDS = 12
"""Two names with their roles, or a name and the sections that a story stands in."""
MAX_STRETCH_WORDS = 5
MAX_DAY = 31
YEARS = range(1900, 2100)
MAX_UNCASED_CHARS = 16
"""Letters left in scripts without capitals: a name and the name of a paper."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0981-\u0983\u0e31-\u0e4e"
_TOKEN = re.compile(
    rf"""
    (?P<date>
        \d{{4}}\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일]?
        | \d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일]
        | \d{{1,4}}\s?[./\-–]\s?\d{{1,2}}\s?[./\-–]\s?\d{{1,4}}(?!\d) )
    | (?P<time> \d{{1,2}}\s?[:：.hH]\s?[0-5]\d(?:[:.][0-5]\d)?(?!\d) | \d{{1,2}}\s?[時时시]\s?\d{{1,2}}\s?[分분]? )
    | (?P<number> \d{{1,9}}(?:[.,]\d{{1,9}})?[kK]?(?![^\W_]) | \d{{1,9}} )
    | (?P<word> [^\W\d_](?:[{_MARKS}'’.\-&]?[^\W\d_]|[{_MARKS}])*\.? | & )
    | (?P<mark> \S )
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
HUMP = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-Þ])")
"""Where a scraper glued a word to the one before."""
_OWNERS = {
    "counter": "counter",
    "button": "counter",
    "reading": "reading",
    "ago": "ago_number",
    "clock": "time",
}
"""What a number counts beside a word of a kind."""
_GLUED = frozenset(("button", "by", "month", "published", "updated", "weekday"))
"""Kinds of the words that a scraper glues to the one before: "LoftusUpdated"."""
_ORDINALS = frozenset("st nd rd th º ª er e . ,".split())
_OF_MONTH = ("de", "del")
"""By-words between the parts of a date: "4 de marzo de 2024"."""
_PARTICLES = frozenset("af av da de di od von".split())
"""By-words that stand inside of names too."""
_CLOSING = ":-–—"


class HeadLine(NamedTuple):
    """A line that dates, times and labels make up, and at most names beside them."""

    parts: tuple[str, ...]
    """Kinds of the parts in the order in which each first stands: date, time, by, name, counter, button ..."""
    names: tuple[str, ...] = ()
    """Stretches of words that no kind knows: writers, papers, sections."""
    credited: bool = False
    """A by-word or a word for a source stands before the first of them, or behind a name without capitals."""
    ruled: bool = False
    """A bar or a dot parts the line."""


class _Token(NamedTuple):
    kind: str
    text: str


@lru_cache(maxsize=1024)
def read_head_line(text: str) -> HeadLine | None:
    """Take a tidied line apart; None where it is something else than a date with labels and names.

    Time is linear in the line; a line of more than 200 characters is none.

    >>> read_head_line("17 Feb 2022 by Gwen Tarrant")
    HeadLine(parts=('date', 'by', 'name'), names=('Gwen Tarrant',), credited=True, ruled=False)
    >>> read_head_line("On 3 June 2024 Hannah Crewe won the seat by two votes.") is None
    True
    >>> read_head_line("3 June 2024: Bridge Closed") is None
    True
    """
    if len(text) > MAX_CHARS or text[-1:] in ("?", "!", "？", "！", "-", "–", "—"):
        return None
    if not _DIGIT.search(text):  # a date has one, and so has "3 hours ago"
        return None
    found = _tokens(text)
    tokens = _dated(found) if found else None
    if tokens is None or not any(token.kind in ("date", "ago") for token in tokens):
        return None
    return _assembled(tokens, text)


def _tokens(text: str) -> list[_Token] | None:
    """Return the tokens of a line; None as soon as one is a small word that stands in no such line."""
    found: list[_Token] = []
    for match in _TOKEN.finditer(text):
        kind, part = match.lastgroup or "mark", match[0]
        if kind != "word":
            found.append(_Token(kind, part))
            continue
        words = _words(part)
        if words[0].kind == "left" and part[0].islower():
            return None
        found += words
    return found


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[_Token, ...]:
    """Return a word with its kind; one that a label is glued to ("LoftusUpdated") is two."""
    kind = kind_of(text)
    if kind == "left" and (hump := HUMP.search(text)):
        tail = kind_of(text[hump.start() :])
        if tail in _GLUED:
            head = text[: hump.start()]
            return _Token(kind_of(head), head), _Token(tail, text[hump.start() :])
    return (_Token(kind, text),)


def _dated(tokens: list[_Token]) -> list[_Token] | None:
    """Give numbers the kind of what they belong to; None where one belongs to nothing, as in a result."""
    kinds = [token.kind for token in tokens]
    for at, token in enumerate(tokens):
        if token.kind == "month":
            unjoined = "ago" if says_ago(token.text) else "left"  # "ago" is August in Spanish
            kinds[at] = "date" if _join_date(tokens, kinds, at) else unjoined
    for at, kind in enumerate(kinds):
        if kind == "number":
            owner = _owner(tokens, kinds, at)
            if owner is None:
                return None
            kinds[at] = owner
    settled = _small_words(tokens, kinds)
    if settled is None:
        return None
    return [_Token(kind, token.text) for kind, token in zip(settled, tokens, strict=True)]


def _join_date(tokens: list[_Token], kinds: list[str], month: int) -> bool:
    """Mark the day and the year beside a month; tell whether there is one of them."""
    day = year = False
    for step in (-1, 1):
        at = month + step
        while 0 <= at < len(tokens) and abs(at - month) <= 4:
            token = tokens[at]
            if kinds[at] == "number" and token.text.isdecimal():  # at most nine digits
                number = int(token.text)
                if number <= MAX_DAY and not day:
                    day = True
                elif number in YEARS and not year:
                    year = True
                else:
                    break
                kinds[at] = "date"
            elif token.text in _OF_MONTH:
                kinds[at] = "joint"
            elif kinds[at] not in ("joint", "weekday") and token.text.casefold() not in _ORDINALS:
                break
            at += step
    return day or year


def _owner(tokens: list[_Token], kinds: list[str], at: int) -> str | None:
    """Return the kind that a number counts for: that of the label behind it, or before it."""
    after = kinds[at + 1] if at + 1 < len(kinds) else ""
    if after in _OWNERS:
        return _OWNERS[after]
    before = at - 1
    while before >= 0 and (tokens[before].text in ":：.()（" or kinds[before] == "joint"):
        before -= 1
    return _OWNERS.get(kinds[before]) if before >= 0 else None


def _small_words(tokens: list[_Token], kinds: list[str]) -> list[str] | None:
    """Join the words of "3 hours ago"; without a number they are small words, and a number needs the "ago"."""
    spans = "ago_number" in kinds and any(says_ago(token.text) for token in tokens)
    if "ago_number" in kinds and not spans:
        return None  # "24 Hour Service"
    return [
        ("ago" if spans else "joint")
        if kind in ("ago", "ago_number")
        else "joint"
        if kind == "clock"
        else kind
        for kind in kinds
    ]


def _assembled(tokens: list[_Token], text: str) -> HeadLine | None:
    """Put the stretches of words that are left together; None where they are no names."""
    parts: dict[str, None] = {}
    names: list[list[str]] = []
    credited, said, apart = False, "", True
    for at, (kind, word) in enumerate(tokens):
        if kind == "by" and word in _PARTICLES and at and tokens[at - 1].kind == "left":
            continue  # "Maria de la Cruz"
        if kind == "left":
            if tokens[at + 1 : at + 2] and tokens[at + 1].text in ":：":
                return None  # a label of something else, as in a table of facts
            if apart:
                if at and said == "date" and tokens[at - 1].text in _CLOSING:
                    return None  # "3 June 2024: Bridge closed" is a line of a chronology
                credited = credited or (not names and said in ("by", "source"))
                names.append([])
            names[-1].append(word)
            parts.setdefault("name")
            apart = False
        elif kind not in ("joint", "mark"):
            parts.setdefault(kind if kind != "weekday" else "date")
            said, apart = kind, True
        elif kind == "mark" or word in ("&", "and", "und", "et"):
            apart = apart or word not in "'’()"
    if not _are_names(names, text):
        return None
    stretches = tuple(" ".join(stretch) for stretch in names)
    ruled = any(token.text in "|·•│｜" for token in tokens if token.kind == "mark")
    return HeadLine(tuple(parts), stretches, credited or _credited_behind(tokens), ruled)


def _credited_behind(tokens: list[_Token]) -> bool:
    """Tell whether a by-word stands behind a name, as in Korean and Chinese."""
    return any(a.kind == "left" and b.kind == "by" and _is_uncased(a.text) for a, b in pairwise(tokens))


def _are_names(names: list[list[str]], text: str) -> bool:
    words = [word for stretch in names for word in stretch]
    if len(words) > MAX_LEFT_WORDS or any(len(stretch) > MAX_STRETCH_WORDS for stretch in names):
        return False
    if any(word[0].islower() for word in words):
        return False
    if words and text[-1] in ".。" and text.rstrip(".。").endswith(words[-1].rstrip(".")):
        return False
    return sum(len(word) for word in words if _is_uncased(word)) <= MAX_UNCASED_CHARS


def _is_uncased(word: str) -> bool:
    return word[0].lower() == word[0].upper()
