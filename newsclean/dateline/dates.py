"""Dates of datelines: from tokens to a calendar date, as far as day, month and year are known."""

from __future__ import annotations

import datetime
import re

from newsclean.dateline.tokens import Token
from newsclean.lexicon.calendar import month_number

__all__ = ["Reading", "date_evidence", "date_in_figures", "read_date", "stripped", "to_date"]

Reading = tuple[int | None, int | None, int | None]
"""(year, month, day), each None where the dateline does not say it."""

_NUMBER = re.compile(r"\d+")
_CENTURY = 2000
MONTHS = 12


def read_date(tokens: list[Token], language: str | None = None) -> Reading:
    """Return what a run of date tokens says.

    >>> from newsclean.dateline.tokens import scan
    >>> read_date(scan("den 3. Mai 2024")[:-1]), read_date(scan("14 gennaio 20")[:-1])
    ((2024, 5, 3), (2020, 1, 14))
    """
    year = month = day = None
    for token in tokens:
        if token.kind == "D":
            return date_in_figures(token.text, language)
        if token.kind == "q":
            day, month = _day_and_month(token.text, language)
        elif token.kind == "m":
            month = month_number(token.text, language)
        elif token.kind == "y":
            year = _number(token.text)
        elif token.kind == "d":
            number = _number(token.text)
            year, day = (_CENTURY + number, day) if day is not None else (year, number)
    return year, month, day


def _number(text: str) -> int:
    """Read a number with an ending or without: "3rd", "2024-го"."""
    return int(_NUMBER.match(text)[0])  # type: ignore[index]


def _day_and_month(text: str, language: str | None) -> tuple[int | None, int | None]:
    """Read "5.03.", "5 - 3" or "5/3"; with a slash English may mean May 3, so nothing is sure."""
    first, second = (int(n) for n in _NUMBER.findall(text))
    if second > MONTHS:
        return second, first
    unsure = "/" in text and language in (None, "en") and first <= MONTHS and first != second
    return (None, None) if unsure else (first, second)


def date_in_figures(text: str, language: str | None = None) -> Reading:
    """Read "17.08.2007", "2024-03-05" or "3/25/2024"; day and month are None where their order is not sure.

    >>> date_in_figures("05.12.2022"), date_in_figures("3/5/2024", "en"), date_in_figures("2024-03-05")
    ((2022, 12, 5), (2024, None, None), (2024, 3, 5))
    """
    first, second, third = (int(n) for n in _NUMBER.findall(text))
    if first > 31:
        return first, second, third
    year = third if third > 99 else _CENTURY + third
    if "/" not in text and "-" not in text:
        return year, second, first
    if first > 12 or second > 12:
        return year, min(first, second), max(first, second)
    # 3/5 is March 5 in the United States and 3 May elsewhere in English.
    return (year, None, None) if language in (None, "en") and first != second else (year, second, first)


def to_date(reading: Reading, published: datetime.date | None = None) -> datetime.date | None:
    """Return the date, its year from `published` where it is not said (the nearest such day); else None.

    >>> to_date((None, 12, 31), datetime.date(2024, 1, 2))
    datetime.date(2023, 12, 31)
    >>> to_date((None, 12, 31)) is None, to_date((2024, 2, 30)) is None
    (True, True)
    """
    year, month, day = reading
    if month is None or day is None:
        return None
    if year is not None:
        return _valid(year, month, day)
    if published is None:
        return None
    if isinstance(published, datetime.datetime):
        published = published.date()
    nearby = [_valid(published.year + step, month, day) for step in (0, -1, 1)]
    known = [date for date in nearby if date is not None]
    return min(known, key=lambda date: abs((date - published).days), default=None)


def _valid(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def stripped(date: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave small words and marks off the ends of a date ("den 3. Mai 2024 г.").

    >>> from newsclean.dateline.tokens import kinds_of, scan
    >>> kinds_of(list(stripped(tuple(scan("den 3. Mai 2024 г.")[:-2]))))
    'd.my'
    """
    run = list(date)
    while run and run[0].kind in "c,.(":
        run.pop(0)
    while run and run[-1].kind in "c,.():":
        run.pop()
    return tuple(run)


def date_evidence(date: tuple[Token, ...]) -> set[str]:
    """Return what a run of date tokens is evidence of.

    >>> from newsclean.dateline.tokens import scan
    >>> sorted(date_evidence(tuple(scan("3. Mai 2024")[:-1]))), date_evidence(tuple(scan("3. Mai")[:-1]))
    (['date', 'full_date'], {'date'})
    """
    year, month, day = read_date(list(date))
    kinds = {token.kind for token in date}
    if year is not None and ((month is not None and day is not None) or "D" in kinds):
        return {"date", "full_date"}
    return {"date"}
