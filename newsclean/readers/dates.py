"""Moments in metadata: ISO 8601, RFC 2822, Unix time and the like (HTML standard, 2.3.5)."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

__all__ = ["parse_moment", "parse_when"]

FIRST_YEAR, LAST_YEAR = 1900, 2200
MAX_CHARS = 64
_ZONE = re.compile(r"\s?([+-]\d{2}):?(\d{2})$")
_HAS_TIME = re.compile(r"\dT\d|^\s*(?:\d{9,10}|\d{13})\s*$")
_FRACTION = re.compile(r"[.,]\d+")
_YEAR_FIRST = re.compile(
    r"(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?"  # the day
    r"(?:[T ]\s?(\d{1,2}):(\d{2})(?::(\d{2}))?\s?(?:([ap])\.?m\.?)?)?",  # and the time of day
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})\b")


def parse_moment(value: str) -> datetime.datetime | None:
    """Return the moment that a metadata value names, with its time zone where given, or None.

    >>> parse_moment("2024-05-03T07:15:00.123+0200").isoformat(), parse_moment("yesterday")
    ('2024-05-03T07:15:00+02:00', None)
    """
    text = value.strip()
    if not text or len(text) > MAX_CHARS or not any(char.isdigit() for char in text):
        return None
    for read in (_iso, _rfc, _unix, _numeric, _year_first):
        try:
            moment = read(text)
        except (ValueError, OverflowError, OSError, TypeError, IndexError):
            continue
        if moment is not None and FIRST_YEAR <= moment.year <= LAST_YEAR:
            return moment
    return None


def parse_when(value: str) -> datetime.date | None:
    """Return the moment that a metadata value names, or the day alone where it has no time of day.

    >>> parse_when("2024-05-03"), parse_when("2024-05-03T00:00")
    (datetime.date(2024, 5, 3), datetime.datetime(2024, 5, 3, 0, 0))
    """
    moment = parse_moment(value)
    if moment is None or ":" in value or _HAS_TIME.search(value):
        return moment
    return moment.date()


def _iso(text: str) -> datetime.datetime | None:
    text = _ZONE.sub(r"\1:\2", _FRACTION.sub("", text, count=1)).replace("Z", "+00:00").replace("/", "-")
    if text.endswith((" UTC", " GMT")):
        text = text[:-4] + "+00:00"
    return datetime.datetime.fromisoformat(text.replace(" +", "+"))


def _rfc(text: str) -> datetime.datetime | None:
    return parsedate_to_datetime(text)


def _unix(text: str) -> datetime.datetime | None:
    if not text.isascii() or not text.isdigit() or len(text) not in (9, 10, 13):
        return None
    seconds = int(text) / (1000 if len(text) == 13 else 1)
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)


def _numeric(text: str) -> datetime.datetime | None:
    """Read 31.12.2024 and 31/12/2024; a day above 12 decides between the orders, otherwise nothing does."""
    match = _DAY_FIRST.match(text)
    if not match:
        return None
    first, second, year = (int(part) for part in match.groups())
    if "." in match[0] or first > 12:
        return datetime.datetime(year, second, first)
    return datetime.datetime(year, first, second) if second > 12 else None


def _year_first(text: str) -> datetime.datetime | None:
    """Read 2024/5/3 7:15 and 2024年5月3日."""
    match = _YEAR_FIRST.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    if match[7]:
        hour = hour % 12 + (12 if match[7].lower() == "p" else 0)
    return datetime.datetime(year, month, day, hour, minute, second)
