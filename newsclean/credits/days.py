"""Dates in lines and addresses: in figures and in words, with the time of day where one stands behind them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from newsclean.dateline.dates import Reading, date_in_figures, to_date
from newsclean.lexicon.calendar import month_number
from newsclean.lexicon.headwords import kind_of

__all__ = ["Day", "When", "day_of_address", "find_days"]

When = datetime.date
"""A day, or, as its subclass datetime, a moment."""

YEARS = range(1900, 2201)
MAX_LINE = 400
"""Characters of a line in which dates are looked for."""
REACH = 4
"""Tokens between a month and its year."""
TIME_REACH = 24
"""Characters behind a date in which its time of day begins."""

_TOKEN = re.compile(
    r"(?:19|20)\d\d(?=\d{1,2}\b)|\d+|[^\W\d_]+?(?=(?<=[a-zà-ÿ])(?:[A-Z][a-z]{2,8}|[A-Z]{3,9})\b)|[^\W\d_]+(?:['’][^\W\d_]+)*|\S"
)
"""Numbers, words and marks; a year or a name that the next date is glued to ("2019" "14. Januar") ends there."""
_FIGURES = re.compile(
    r"(?<![\d.,/-])(?:"
    r"(?:19|20)\d\d\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]?"
    r"|(?:19|20)\d\d\s?([-/.|])\s?\d{1,2}\s?\1\s?\d{1,2}"
    r"|\d{1,2}\s?([-/.|])\s?\d{1,2}\s?\2\s?(?:(?:19|20)\d\d|\d\d)"
    r")(?!\d|[.,/-]\d)"
)
_TIME = re.compile(
    r"(?P<half>上午|下午|午前|午後|오전|오후)?\s?(?<!\d)(?P<hour>[01]?\d|2[0-3])\s?(?:[:：.hH]|時|时|시\s?)\s?(?P<minute>[0-5]\d)(?!\d)"
    r"(?::[0-5]\d)?\s?(?P<noon>[ap]\.?\s?m\b\.?)?\s?(?P<zone>(?:UTC|GMT|Z)\b(?!\s?[+-]))?"
    r"|(?<!\d)(?P<bare>1[0-2]|0?[1-9])\s?(?P<bare_noon>[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)(?:[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?=[/_-]|$)"
)
_DAY_FIRST_IN_ADDRESS = re.compile(r"/(\d{1,2}-\d{1,2}-(?:19|20)\d\d)(?=[/_.-]|$)")
_SLUG_MONTH = re.compile(r"/((?:19|20)\d\d)/([a-z]{3,9})/(\d{1,2})(?=/)")
_PM = frozenset(("下午", "午後", "오후"))
_MONTH_FIRST = ("en-us", "en-ph", "en-ca")
_DAY_FIRST_ENDS = frozenset("uk ie au nz in za ng ke gh pk sg my hk mt zw ug tz lk bd eu".split())


class Day(NamedTuple):
    """A date in a line."""

    start: int
    end: int
    when: When


def find_days(text: str, *, language: str | None = None, host: str | None = None) -> list[Day]:
    """Return the full dates of a line in their order: day, month and year.

    Args:
        text: The line. Of a long one the beginning is read.
        language: The page's language; with a region ("en-GB") it settles whether 3/5/2024 is in March.
        host: The page's host, whose last part may settle the same.

    Returns:
        The dates with where they stand. `when` is a `datetime` where a time of day stands behind the date, with a
        zone only where it is UTC. A date whose order of day and month nothing settles is left out.

    Example:
    >>> [day.when.isoformat() for day in find_days("Veröffentlicht am 8. März 2024 um 14:30 Uhr")]
    ['2024-03-08T14:30:00']
    >>> [day.when.isoformat() for day in find_days("Published March 4, 2024, updated 5 March 2024")]
    ['2024-03-04', '2024-03-05']
    >>> find_days("3/5/2024", language="en"), [str(day.when) for day in find_days("3/5/2024", language="en-GB")]
    ([], ['2024-05-03'])
    """
    text = text[:MAX_LINE]
    found = [*_in_figures(text, language, host), *_in_words(text, language)]
    days: list[Day] = []
    for day in sorted(found):
        if not days or day.start >= days[-1].end:
            days.append(day)
    ends = [*[day.start for day in days], len(text)][1:]
    return [_timed(text, day, end) for day, end in zip(days, ends, strict=True)] if days else []


def day_of_address(url: str | None) -> datetime.date | None:
    """Return the day in the path of an address.

    >>> day_of_address("https://gazette.example/2024/03/08/bridge"), day_of_address("https://gazette.example/2024/03/")
    (datetime.date(2024, 3, 8), None)
    """
    if not url:
        return None
    path = url.partition("://")[2].partition("?")[0]
    match = _IN_ADDRESS.search(path)
    if match:
        return to_date((int(match[1]), int(match[2] or match[4]), int(match[3] or match[5])))
    day_first = _DAY_FIRST_IN_ADDRESS.search(path)
    if day_first:
        return to_date(date_in_figures(day_first[1]))
    named = _SLUG_MONTH.search(path.lower())
    return to_date((int(named[1]), month_number(named[2], "en"), int(named[3]))) if named else None


def _in_figures(text: str, language: str | None, host: str | None) -> Iterator[Day]:
    for match in _FIGURES.finditer(text):
        if not match[0][-4:].isdecimal() and _is_other(text[: match.start()], match[0]):
            continue
        date = to_date(_settled(match[0], language, host))
        if date is not None and date.year in YEARS:
            yield Day(match.start(), match.end(), date)


def _is_other(before: str, figures: str) -> bool:
    """Tell whether figures with a short year are no date, because of the word before them: "PHP 8.4.13"."""
    words = before.split()[-1:]
    if not words or figures[:4].isdecimal() or not words[0][-1:].isalpha():
        return False
    return kind_of(words[0]) not in ("joint", "published", "updated", "weekday", "by")


def _settled(figures: str, language: str | None, host: str | None) -> Reading:
    """Return what figures say; in English the page's region says whether the month comes first."""
    short = language.split("-")[0].lower() if language else None
    reading = date_in_figures(figures, short)
    if reading[1] is not None:
        return reading
    first, second, _ = (int(number) for number in re.findall(r"\d+", figures))
    tag, end = (language or "").lower(), (host or "").rpartition(".")[2]
    if tag in _MONTH_FIRST or end == "us":
        return reading[0], first, second
    if tag.startswith("en-") or end in _DAY_FIRST_ENDS:
        return reading[0], second, first
    return reading


def _in_words(text: str, language: str | None) -> Iterator[Day]:
    short = language.split("-")[0].lower() if language else None
    tokens = list(_TOKEN.finditer(text))
    for at, token in enumerate(tokens):
        if not token[0][0].isalpha():
            continue
        month = month_number(token[0], short) or _vietnamese(tokens, at)
        day = _around(tokens, at, month) if month else None
        if day is not None:
            yield day


def _vietnamese(tokens: list[re.Match[str]], at: int) -> int | None:
    """Return the month of "tháng 3"."""
    number = tokens[at + 1][0] if tokens[at][0].casefold() == "tháng" and at + 1 < len(tokens) else ""
    return int(number) if number.isdecimal() and 1 <= int(number) <= 12 else None


def _around(tokens: list[re.Match[str]], at: int, month: int) -> Day | None:
    """Return the date of a month with the day and the year beside it."""
    after = at + 1 if tokens[at][0].casefold() != "tháng" else at + 2
    before = _numbers(reversed(tokens[max(0, at - REACH) : at]))
    behind = _numbers(iter(tokens[after : after + REACH + 2]))
    day = before.day or behind.day
    year = behind.year or before.year or (behind.short_year if before.day else None)
    if day is None or year is None or year.string[year.end() : year.end() + 1] in _CLOCK_MARKS:
        return None
    date = to_date((_year(year[0]), month, int(day[0])))
    used = (tokens[at], day, year)
    return None if date is None else Day(min(m.start() for m in used), max(m.end() for m in used), date)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


class _Beside(NamedTuple):
    """The numbers on one side of a month."""

    day: re.Match[str] | None = None
    year: re.Match[str] | None = None
    short_year: re.Match[str] | None = None


def _numbers(side: Iterator[re.Match[str]]) -> _Beside:
    """Return the numbers next to a month, as far as only small words and marks stand between."""
    found = _Beside()
    for token in takewhile(_joins, side):
        text = token[0]
        if not text.isdecimal():
            continue
        if len(text) == 4 and int(text) in YEARS:
            return found._replace(year=token)
        if len(text) > 2 or found.day is not None:
            break
        if found.day is None and 1 <= int(text) <= 31:
            found = found._replace(day=token)
        if len(text) == 2:
            found = found._replace(short_year=token)
    return found


def _joins(token: re.Match[str]) -> bool:
    """Tell whether a token may stand inside a date: a number, a mark, an ordinal's end, a small word."""
    text = token[0]
    return (
        text.isdecimal() or text in ".,'’-–/()" or kind_of(text) in ("joint", "weekday") or text in _ENDINGS
    )


_CLOCK_MARKS = frozenset(":：hH")
_ENDINGS = frozenset("st nd rd th º ª er e ste de . , of del año".split())


def _timed(text: str, day: Day, end: int) -> Day:
    """Return a date with the time of day that stands behind it."""
    match = _TIME.search(text, day.end, min(end, day.end + TIME_REACH))
    if match is None or any(char in text[day.end : match.start()] for char in "|•·\n"):
        return day
    hour = int(match["hour"] or match["bare"])
    noon = (match["noon"] or match["bare_noon"] or "").lower()
    if noon or match["half"]:
        late = noon.startswith("p") or match["half"] in _PM
        hour = hour % 12 + 12 * late if hour <= 12 else hour
    zone = datetime.UTC if match["zone"] else None
    time = datetime.time(hour, int(match["minute"] or 0), tzinfo=zone)
    return Day(day.start, match.end(), datetime.datetime.combine(day.when, time))
