"""Month and weekday names of about forty languages, as datelines write them (calendar.toml)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from newsclean.lexicon.gazetteer import key
from newsclean.lexicon.layout import read_layout

__all__ = ["is_weekday", "month_number", "months", "weekdays"]


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    source = files("newsclean.lexicon").joinpath("calendar.toml").read_text("utf-8")
    return read_layout(source)


@cache
def months(language: str | None = None) -> dict[str, int]:
    """Return month names, folded by `gazetteer.key`, with their numbers 1-12; of one language or of all.

    Where languages disagree ("listopada" is November in Polish and October in Croatian), the table of all
    keeps the language that comes last in the alphabet; give the language to be sure.
    """
    tables = list(_tables().values()) if language is None else [_tables().get(language, {})]
    return {
        key(name): int(number)
        for table in tables
        for number, names in table.items()
        if number != "weekdays"
        for name in names
    }


@cache
def weekdays() -> frozenset[str]:
    """Return the weekday names of all languages, folded."""
    return frozenset(key(name) for table in _tables().values() for name in table["weekdays"])


def month_number(name: str, language: str | None = None) -> int | None:
    """Return the number of a month, 1-12, or None for any other word; full stops at the end do not matter.

    >>> month_number("Sept."), month_number("февраля"), month_number("listopada", "hr")
    (9, 2, 10)
    >>> month_number("Brussels") is None
    True
    """
    folded = key(name.rstrip("."))
    if language is not None and folded in (own := months(language)):
        return own[folded]
    return months().get(folded)


def is_weekday(name: str) -> bool:
    """Tell whether a word is a weekday of some language.

    >>> is_weekday("Dienstag"), is_weekday("heute")
    (True, False)
    """
    return key(name) in weekdays()
