"""Tokens joined into units: agencies of several words, abbreviated regions, months with their full stops."""

from __future__ import annotations

from newsclean.dateline.tokens import Token, shape
from newsclean.dateline.wordsets import word_set
from newsclean.lexicon.agencies import find_agency, first_words
from newsclean.lexicon.calendar import month_number
from newsclean.lexicon.gazetteer import lookup

__all__ = ["join_units"]

_DOTTED = word_set("st ste ft mt pt sto sta dr gen gov")
"""Words that begin a name and are written short with a full stop: St. Louis, Ft. Worth, Mt. Vernon."""
_NEAR_NUMBER = frozenset("dyDo")
_WORDS = frozenset("UTLbwcmkdo&yH")
_FULL_MONTH = 5
"""Letters. A month of more letters is written out, and a full stop after it ends the dateline."""


def join_units(tokens: list[Token], text: str) -> list[Token]:
    """Return the tokens with agencies, regions and dates put together.

    >>> from newsclean.dateline.tokens import kinds_of, scan
    >>> text = "TORINO, 29 gen. (Il Sole 24 Ore Radiocor) - Il"
    >>> kinds_of(join_units(scan(text), text))
    'U,dm(A)-Tn'
    """
    units: list[Token] = []
    tokens = [part for token in tokens for part in _parts(token)]
    index = 0
    while index < len(tokens):
        unit, taken = _agency(tokens, index, text) or _dotted(tokens, index, text) or (tokens[index], 1)
        units.append(unit)
        index += taken
    return [_in_context(units, i) for i in range(len(units))]


def _parts(token: Token) -> tuple[Token, ...]:
    """Cut a place from an agency that is glued to it: ANKARA-DHA."""
    name, hyphen, agency = token.text.rpartition("-")
    if (
        token.kind != "U"
        or not hyphen
        or not find_agency(agency)
        or find_agency(token.text)
        or not lookup(name)
    ):
        return (token,)
    at = token.start + len(name)
    return (
        Token("U", name, token.start, at),
        Token("-", "-", at, at + 1),
        Token("U", agency, at + 1, token.end),
    )


def _agency(tokens: list[Token], index: int, text: str) -> tuple[Token, int] | None:
    """Return the longest known agency that begins here, with the number of its tokens."""
    first = tokens[index]
    if first.kind not in _WORDS:
        return None
    longest = first_words().get(first.text.casefold().replace("i̇", "i"), 0)
    for size in range(min(len(tokens) - index, 3 * longest), 0, -1):
        last = tokens[index + size - 1]
        if last.kind in "xn":
            continue
        name = " ".join(text[first.start : last.end].split())
        if find_agency(name):
            return Token("A", name, first.start, last.end), size
    return None


def _dotted(tokens: list[Token], index: int, text: str) -> tuple[Token, int] | None:
    """Join a word with the full stop that belongs to it."""
    word = tokens[index]
    if word.kind == "U" and word.text.endswith("."):
        return Token("r" if index and _is_region(word.text) else "U", word.text, word.start, word.end), 1
    if index + 1 >= len(tokens) or tokens[index + 1].kind != "." or tokens[index + 1].start != word.end:
        return None
    whole = Token(word.kind, text[word.start : word.end + 1], word.start, word.end + 1)
    if word.kind == "m" and len(word.text) <= _FULL_MONTH and _cut_short(tokens, index):
        return whole, 2
    if word.kind == "d" and tokens[index + 2 : index + 3] and tokens[index + 2].kind == "m":
        return whole, 2
    if word.kind in "UT":
        if word.text.casefold() in _DOTTED:
            return whole, 2
        if index and tokens[index - 1].kind in ",UT" and _is_region(whole.text):
            return whole._replace(kind="r"), 2
    return None


def _cut_short(tokens: list[Token], index: int) -> bool:
    """Tell whether the full stop after a month is the month's own: something of a dateline follows."""
    after = tokens[index + 2].kind if index + 2 < len(tokens) else "n"
    return after in "(/[dy,-DAn:" and month_number(tokens[index].text) is not None


def _is_region(name: str) -> bool:
    return any(place.kind == "abbreviation" for place in lookup(name))


def _in_context(units: list[Token], index: int) -> Token:
    """Make a month or weekday a plain word where no date is near, and the other way round leave it."""
    unit = units[index]
    if unit.kind == "b":
        return unit._replace(kind="w" if _inside(units, index) else "x")
    if unit.kind == "m":
        around = [units[i].kind for i in (index - 1, index + 1) if 0 <= i < len(units)]
        far = units[index - 2].kind if index >= 2 and units[index - 1].kind in "c.,m" else ""
        if not _NEAR_NUMBER.isdisjoint([*around, far]):
            return unit
        return unit._replace(kind=_plain(units, index))
    if unit.kind == "k" and not any(u.kind in "mdDq" for u in units[max(0, index - 4) : index + 4]):
        return unit._replace(kind=_plain(units, index))
    return unit


def _plain(units: list[Token], index: int) -> str:
    kind = shape(units[index].text)
    return "x" if kind in "wb" and not _inside(units, index) else kind


def _inside(units: list[Token], index: int) -> bool:
    before = "".join(unit.kind for unit in units[:index])
    return before.count("(") + before.count("[") > before.count(")") + before.count("]")
