"""The opening of a paragraph as tokens with one-letter kinds, for the forms of datelines to match."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsclean.dateline.wordsets import word_set
from newsclean.lexicon.agencies import first_words
from newsclean.lexicon.calendar import is_weekday, month_number
from newsclean.model.page import new_tuple

__all__ = ["HEAD", "KINDS", "Token", "kinds_of", "scan"]

HEAD = 160
"""Characters that are looked at. Two places with regions, a date and two agencies take 120."""

KINDS = {
    "U": "word in capitals",
    "T": "capitalised word",
    "L": "word of a script without capitals",
    "c": "small word inside a name, such as de, of, am",
    "w": "any other small word",
    "&": "and, in any language",
    "r": "abbreviated region, such as Wis. or D.C.",
    "A": "known agency",
    "H": "host name, such as KOMPAS.com",
    "m": "month beside a number",
    "k": "weekday",
    "d": "number 1-31",
    "y": "year",
    "q": "day and month in figures, such as 5.03.",
    "D": "full date in figures",
    "h": "time of day",
    "o": "other number",
    "-": "dash",
    ":": "colon or semicolon",
    ".": "full stop",
    ",": "comma",
    "/": "slash",
    "|": "bar or bullet",
    "(": "opening bracket",
    ")": "closing bracket",
    "[": "opening square bracket",
    "]": "closing square bracket",
    '"': "quotation mark",
    "n": "end of the line",
    "x": "anything that no dateline holds: the scan stops",
}


class Token(NamedTuple):
    """A piece of the text; a tuple, since thousands are made in a batch."""

    kind: str
    text: str
    start: int
    end: int


_LETTER = "(?:[^\\W\\d_]|[\u0300-\u036f\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09d7\u0a01-\u0a4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c4d\u0e2f\u0e31\u0e34-\u0e4e\u200c\u200d])"  # noqa: E501
# Every branch begins with another character or runs over one class only, so a scan is linear.
_TOKEN = re.compile(
    rf"""
      (?P<space>[^\S\n]+|[\u200b\u200e\u200f\u2060\ufeff\u00ad\u00a9]+)
    | (?P<line>\n)
    | (?P<host>[A-Za-z0-9](?:[A-Za-z0-9-]*+\.)+
        (?:COM|CO|ID|NET|ORG|TV|VN|RU|com?|id|net|org|info|news|tv|vn|ru|ua|by|kz|de|at|ch|cz|sk|pl|hu|ro|rs|hr|si|bg
        |lt|lv|ee|eu|es|fr|gr|it|nl|be|se|no|dk|fi|is|pt|ie|cat|gov|edu|media|press|online|ir|ae|sa|qa|eg|ma|ph|my|bd|in|pk|tr|uz|kg|tj|md|ge|az|mn|lk|np|sg|hk|tw|jp|kr|cn|br|mx|cl|za|ng|ke|gh|nz|au|uk)\b(?!\.?\w))
    | (?P<figures>\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}\.?(?!\d) | \d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}}(?!\d)
        | \d{{1,2}}[/-]\d{{1,2}}[/-](?:\d{{4}}|\d\d)(?!\d) | \d{{1,2}}\.\d{{1,2}}\.\d\d(?!\d))
    | (?P<short>\d{{1,2}}\.\s?\d{{1,2}}\.(?!\s?\d) | \d{{1,2}}/\d{{1,2}}(?![\d/])
        | \d{{1,2}}\s-\s\d{{1,2}}(?=\s\())
    | (?P<clock>\d{{1,2}}[:.]\d\d(?:\s?(?:[ap]\.?m\b\.?|Uhr))?(?!\d))
    | (?P<number>\d+(?:st|nd|rd|th|er|º|ª|°|-?го|-?е)?)
    | (?P<initials>(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![^\W\d_]))? | (?:[\u0900-\u0963]{{1,3}}\.){{2,}})
    | (?P<word>{_LETTER}(?:[^\W\d_]++|{_LETTER}|\d|['’`&+](?={_LETTER})|-(?=[^\W\u0600-\u06ff])(?={_LETTER}))*
        (?:\+(?=[)/]))?)
    | (?P<dash>[-‐‑‒–—―−─ー_]+)
    | (?P<mark>.)
    """,
    re.VERBOSE,
)
_MARKS = {
    **dict.fromkeys("(（", "("),
    **dict.fromkeys(")）", ")"),
    **dict.fromkeys("[［", "["),
    **dict.fromkeys("]］", "]"),
    **dict.fromkeys(",،、，", ","),
    **dict.fromkeys(":;：；", ":"),
    **dict.fromkeys(".。।۔", "."),
    **dict.fromkeys("/／", "/"),
    **dict.fromkeys("|•·▪●∙‖│", "|"),
    **dict.fromkeys("\"“”„«»‘’'", '"'),
    "&": "&",
    "=": "-",
}
_AND = word_set("and und et e i og och ja és en ve и та și şi و और a")
_SMALL = word_set(
    "al am an auf ab auf bei d da das de degli dei del della delle den der des di die do dos du el "
    "el-sheikh ende gli ibn im in la las le les lès lo los nad of on op pe pod przy pri sous sur sul "
    "super ten ter the to u ul um upon es v van vom von y zu zum zur г года год року р le l il on at near "
    "aboard der s في"
)
_LONGEST_CASELESS, _LONGEST_HAN = 24, 8
"""Characters. In scripts without capitals a longer run is no name but a clause without spaces."""
_MOST_CASELESS = 6
"""Words without a mark. A place and an agency of such scripts take five; more are a sentence."""
_LAST_DAY = 31
_YEARS = range(1900, 2100)


@lru_cache(maxsize=8192)
def word_kind(word: str) -> str:
    """Return the kind of a word by its shape, months and weekdays first.

    >>> [word_kind(w) for w in ("PARIS", "Port-au-Prince", "mars", "said", "von", "القاهرة")]
    ['U', 'T', 'm', 'w', 'c', 'L']
    """
    if month_number(word):
        return "m"
    if is_weekday(word):
        return "k"
    return shape(word)


def shape(word: str) -> str:
    """Return the kind of a word by its letters alone."""
    if word in _AND:
        return "&"
    if word.casefold() in _SMALL and not word[0].isupper():
        return "c"
    first = word[0]
    if first.isupper() or "A" <= first <= "Z":
        return "U" if len(word) > 1 and word.isupper() else "T"
    if first.islower():
        return _small_shape(word)
    longest = _LONGEST_HAN if "\u3040" <= first < "\ua000" else _LONGEST_CASELESS
    return "L" if len(word) <= longest else "x"


def _small_shape(word: str) -> str:
    """Tell apart an agency in small letters (dpa), a name with a small prefix (al-Quds) and the rest."""
    if word.casefold() in first_words():
        return "b"
    head, _, tail = word.replace("’", "-").replace("'", "-").partition("-")
    if tail[:1].isupper() and len(head) <= 3:
        return "T"
    return "w"


def scan(text: str, start: int = 0) -> list[Token]:
    """Return the tokens of the opening, up to the first thing that no dateline holds or the end of the line.

    Outside of brackets a small word that is no part of a name ends the scan, so prose takes two or three.
    The last token is of kind "n" (end of the line) or "x". A `b` opens an agency in small letters.
    """
    tokens: list[Token] = []
    limit = min(len(text), start + HEAD)
    depth = words = 0
    for match in _TOKEN.finditer(text, start, limit):
        group = match.lastgroup
        if group == "space":
            continue
        kind, piece = _kind(group or "mark", match[0]), match[0]
        at, end = match.span()
        if end == limit and limit < len(text) and kind not in "-.:n":
            kind = "x"
        depth += (kind in "([") - (kind in ")]")
        words = words + 1 if kind in "Lkc" else 0
        if (kind == "w" and depth <= 0) or words > _MOST_CASELESS:
            kind = "x"
        tokens.append(new_tuple(Token, (kind, piece, at, end)))
        if kind in "xn":
            return tokens
    tokens.append(Token("n" if limit == len(text) else "x", "", limit, limit))
    return tokens


def _kind(group: str, piece: str) -> str:
    if group == "word":
        return word_kind(piece)
    if group == "mark":
        return _MARKS.get(piece, "x")
    if group == "number":
        return _number_kind(piece)
    if group == "initials":
        return _initials_kind(piece)
    return {"dash": "-", "figures": "D", "short": "q", "clock": "h", "host": "H", "line": "n"}[group]


def _initials_kind(piece: str) -> str:
    """Tell apart A.P., small abbreviations (p.m.), names cut short (a.M.) and those of scripts without capitals."""
    if piece[0].isupper():
        return "U"
    if piece.islower():
        return "c"
    return "T" if any(map(str.isupper, piece)) else "L"


def _number_kind(piece: str) -> str:
    digits = piece.rstrip("stndrheºª°-гое")
    if not digits.isdecimal() or len(digits) > 4:
        return "o"
    value = int(digits)
    if len(digits) <= 2 and 1 <= value <= _LAST_DAY:
        return "d"
    return "y" if len(digits) == 4 and value in _YEARS else "o"


def kinds_of(tokens: list[Token]) -> str:
    """Return the kinds as one string, a letter a token.

    >>> kinds_of(scan("PARIS, 4 mars (Reuters) - Le président"))
    'U,dm(T)-Tx'
    """
    return "".join([token.kind for token in tokens])
