"""Where a headline ends that a byline and a date follow on one line: "Ferry for Marlow By Ada Marsh March 4, 2024"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from newsclean.lexicon.head_line import HUMP, MAX_CHARS, read_head_line
from newsclean.lexicon.headwords import kind_of
from newsclean.text import has_cjk, has_digit

__all__ = ["headline_end"]

MIN_WORDS = 2
"""Words of the shortest headline in front of a byline."""
MAX_LINE_CHARS = 400
_OPENERS = frozenset(("by", "month", "published", "source", "updated", "weekday"))
"""Kinds of the words that such a rest begins with."""
_LABELS = frozenset(("button", "by", "published", "updated"))
"""Parts that a headline has none of."""
MAX_HUMPS = 8
_WORD = re.compile(r"\S+")
_BARS = "|·•│｜–—-"
_RULES = frozenset("|·•│｜")
_TIMED = frozenset(("published", "time", "updated", "ago"))
_PAPERS = frozenset(
    """
    bote chronicle courier daily diario dispatch dziennik echo gazeta gazette gazzetta giornale herald il independent
    journal jornal kurier la le mail mercury nachrichten news observer periódico post press presse record register
    review rundschau standard star tageblatt telegraph the times tribune universal voix zeitung
    """.split()
)
"""Words in the names of papers, and the articles before them."""
_SIGNED = re.compile(r"\s[–—-]\s(?P<name>[^\W\d_]\S*(?:\s\S+){1,2}),\s(?P<paper>\S+(?:\s\S+){0,4})\Z")
"""A writer and a paper behind a dash: "Ferry for Marlow - Ada Marsh, The Harbour Post"."""


@lru_cache(maxsize=256)
def headline_end(text: str) -> int | None:
    """Return where the headline of a line ends, or None where nothing of that kind follows it.

    A date alone is cut off behind a bar or a dash only: a headline may end with one. Time is linear in the line but
    for the places at which a byline or date may begin.

    >>> text = "Electric ferry for Marlow By Ada Marsh Published March 4, 2024 10:21 am"
    >>> text[:headline_end(text)]
    'Electric ferry for Marlow'
    >>> headline_end("What changes for drivers on March 4, 2024") is None
    True
    """
    if len(text) > MAX_LINE_CHARS:
        return None
    signed = _SIGNED.search(text) if "," in text else None
    if signed and _is_signature(signed["name"], signed["paper"]):
        return signed.start()
    if not has_digit(text):
        return None
    glued = _glued_end(text)
    if glued is not None:
        return glued
    words = list(_WORD.finditer(text))
    least = 1 if has_cjk(text) else MIN_WORDS
    for at in range(least, len(words)):
        start = words[at].start()
        if len(text) - start <= MAX_CHARS and _opens(words, at) and _is_head_line(text[start:]):
            return len(text[:start].rstrip(_BARS + " "))
    return None


def _glued_end(text: str) -> int | None:
    """Return where a headline ends to which a writer, a date and labels are glued; None where none are.

    >>> text = "Electric ferry for MarlowAnna Lund4 March 2024Share on Facebook"
    >>> text[:_glued_end(text)]
    'Electric ferry for Marlow'
    """
    for hump in islice(HUMP.finditer(text), MAX_HUMPS):
        rest = text[hump.start() :]
        found = read_head_line(rest) if text.count(" ", 0, hump.start()) + 1 >= MIN_WORDS else None
        if found is None or not {"date", "name"} <= {*found.parts}:
            continue
        if not _LABELS.isdisjoint(found.parts) and all(" " in name for name in found.names):
            return hump.start()
    return None


def _opens(words: list[re.Match[str]], at: int) -> bool:
    """Tell whether a byline or a date may begin at a word: also a name that a by-word follows, as in Korean."""
    word, above = words[at][0], words[at - 1][0]
    bare = word.strip("()[]:,")
    if word in _BARS or above in _RULES or (bare and (bare[0].isdigit() or kind_of(bare) in _OPENERS)):
        return True
    behind = words[at + 1][0] if at + 1 < len(words) else ""
    return has_cjk(behind) and kind_of(behind) == "by"


def _is_head_line(rest: str) -> bool:
    """Tell whether the rest of a line is a byline with a date, or a date that a mark or a label sets off."""
    is_set_off = rest[0] in _BARS
    found = read_head_line(rest.lstrip(_BARS + " "))
    if found is None:
        return False
    if found.names and rest[0].islower() and any(" " not in name for name in found.names):
        return False  # "closed by Tom on March 4"
    if found.names:
        return found.credited or (is_set_off and found.ruled)
    return is_set_off or not _TIMED.isdisjoint(found.parts)


def _is_signature(name: str, paper: str) -> bool:
    """Tell whether a text is a person's name and the name of a paper."""
    words = paper.split()
    capitals = all(word[0].isupper() for word in name.split()) and words[-1][0].isupper()
    return capitals and any(word.casefold() in _PAPERS for word in words)
