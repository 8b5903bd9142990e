"""The first look at a paragraph: where it begins, whether a byline stands first, whether it is prose."""

from __future__ import annotations

import re
from functools import cache

from newsclean.dateline.tokens import HEAD, kinds_of, scan, word_kind
from newsclean.lexicon.bywords import BEFORE_NAME
from newsclean.lexicon.gazetteer import first_words, key
from newsclean.lexicon.language import function_words

__all__ = ["QUOTES", "byline_end", "first_visible", "is_prose"]

QUOTES = frozenset("\"“”„«»›‘’'-–—•*")
"""No dateline begins with a quotation mark, a dash or a bullet."""
_FIRST_WORD = re.compile(r"[^\W\d_]{2,12}(?=[^\S\n]+[^-–—\s])")
"""A word with another one behind it."""
_SMALL = "a-zß-öø-ÿα-ωа-яёіїєґ"
_PROSE = re.compile(rf"(?:[^\W\d_{_SMALL}][\w'’-]*\s+)+([{_SMALL}][\w'’-]*)\s")
"""Capitalised words and then a small one, no mark between: prose, unless the small word is special."""
_CASELESS = re.compile(
    "(?:[\u0591-\u05f4\u0620-\u065f\u066e-\u06d3\u0900-\u0963\u0980-\u09e3\uac00-\ud7af]+ ){7}"
)
"""Seven words of a script without capitals (Hebrew, Arabic, Devanagari, Bengali, Hangul), no mark between."""
_SMALL_OPENERS = "adeos"
"""First letters of agencies that open a line in small letters (dpa, epd, afp, ots, sda)."""
_BYLINE = 90
"""Characters. Bylines of two reporters take 60."""
_MOST_BLANKS = 40
"""Characters. Indents are shorter; a longer run of blanks is not looked through."""
_INVISIBLE = "\u200b\u200e\u200f\ufeff\u2060"


def first_visible(text: str, start: int = 0) -> int | None:
    """Return where the first visible character stands, or None where there is none near the start.

    >>> first_visible("  Paris"), first_visible(" ")
    (2, None)
    """
    for index in range(start, min(len(text), start + _MOST_BLANKS)):
        if not text[index].isspace() and text[index] not in _INVISIBLE:
            return index
    return None


def byline_end(text: str, begin: int) -> int | None:
    """Return where a byline ends that shares the paragraph, or None where there is none.

    >>> byline_end("par Erika Exemple. PARIS (Reuters) - La ministre", 0)
    19
    >>> byline_end("By noon it rained. It", 0) is None
    True
    """
    word = text[begin : begin + 6].partition(" ")[0]
    if word.casefold() not in BEFORE_NAME:
        return None
    stop = text.find(". ", begin, begin + _BYLINE)
    if stop < 0:
        return None
    names = kinds_of(scan(text[begin + len(word) : stop]))[:-1]
    return stop + 2 if names and not names.strip("UTc&,") else None


@cache
def _sentence_openers() -> frozenset[str]:
    """Return the function words that open sentences and no name of a place or month (Der, Since; not La, Van, Mai)."""
    words = (word for word in function_words() if word_kind(word) == "w" and key(word) not in first_words())
    return frozenset(word.title() for word in words)


def is_prose(text: str, begin: int) -> bool:
    """Refuse quickly what most paragraphs open with: a small letter, or capitalised words and a small one.

    >>> is_prose("The minister said", 0), is_prose("PARIS, 4 mars (Reuters)", 0)
    (True, False)
    """
    if text[begin].islower() and text[begin] not in _SMALL_OPENERS:
        return True
    if _CASELESS.match(text, begin, begin + HEAD):
        return True
    first = _FIRST_WORD.match(text, begin, begin + HEAD)
    if first is not None and first[0] in _sentence_openers():
        return True
    prose = _PROSE.match(text, begin, begin + HEAD)
    return prose is not None and word_kind(prose[1]) == "w"
