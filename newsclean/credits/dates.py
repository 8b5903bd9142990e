"""When a page was published and changed: what it states, then what it shows near its title, then its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsclean.credits.days import When, day_of_address, find_days
from newsclean.credits.zones import Shown, Zones
from newsclean.hosts import host_of
from newsclean.lexicon.headwords import kind_of
from newsclean.model import Page, StatedDate
from newsclean.readers.dates import parse_when
from newsclean.readers.stated_credits import LOOSE

__all__ = ["Dates", "find_dates"]

LABEL_CHARS = 48
"""Characters before a date in which its label stands."""
MAX_LABEL_WORDS = 4
MAX_OTHER_WORDS = 16
"""Words beside the dates of a line; a line of more is none that says when."""
_WORD = re.compile(r"[^\W\d_]+")
_CHANGE_CJK = re.compile(r"更新|修正|수정")


@dataclass(frozen=True, slots=True)
class Dates:
    """When a page was published and changed, each with its source; None where nobody says it."""

    published: When | None = None
    published_source: str | None = None
    modified: When | None = None
    modified_source: str | None = None


class _Dated(NamedTuple):
    when: When
    source: str


def find_dates(page: Page, zones: Zones) -> Dates:
    """Return when a page was published and changed."""
    head = [each for each in page.stated_dates if each.shown is None]
    times = [each for each in page.stated_dates if each.shown is not None]
    published = _first(page, (e for e in head if not e.is_change and e.source not in LOOSE))
    modified = _first(page, (e for e in head if e.is_change))
    shown = _shown(page, zones.head, times)
    modified = modified or _with(shown, "updated")
    if published is None:
        published = _guess(page, zones, shown, times) or modified or _in_tail(page, zones, times, "updated")
    else:
        published = _earlier(published, _with(shown, "published") or _with(shown, ""))
    return Dates(*(published or (None, None)), *(modified or (None, None)))


def _earlier(stated: _Dated, shown: _Dated | None) -> _Dated:
    """Return the date that a page shows where it is days before the stated one, which is that of a new edition then."""
    return shown if shown and (_day(stated.when) - _day(shown.when)).days > 1 else stated


def _guess(
    page: Page, zones: Zones, shown: list[tuple[_Dated, str]], times: Sequence[StatedDate]
) -> _Dated | None:
    """Return the date of publication where no head states it."""
    day = day_of_address(page.url) or day_of_address(page.meta.canonical)
    if day is not None:
        same = [dated for dated, kind in shown if _day(dated.when) == day and kind != "updated"]
        return same[0] if same else _Dated(day, "address")
    head = _with(shown, "published") or _with(shown, "")
    if head is not None:
        first = _in_tail(page, zones, times, "published")  # "This article was originally published on ..."
        return _earlier(head, first)
    return (
        _first(page, (e for e in page.stated_dates if e.source in LOOSE))
        or _in_tail(page, zones, times, "published")
        or _in_tail(page, zones, times, "")
        or _first(page, (e for e in times if e.source == "time pubdate"))
    )


def _in_tail(page: Page, zones: Zones, times: Sequence[StatedDate], kind: str) -> _Dated | None:
    """Return the first date of a kind below the text; one without a label stands alone in its line."""
    blocks = [block for block in zones.tail if kind or _is_stamp(block)]
    return _with(_shown(page, blocks, times), kind)


def _day(when: When) -> When:
    return when.date() if hasattr(when, "date") else when  # type: ignore[no-any-return]


def _first(page: Page, stated: Iterable[StatedDate]) -> _Dated | None:
    """Return the first date that can be read."""
    for each in stated:
        when = parse_when(each.text)
        if when is None:
            days = find_days(each.text, language=page.meta.language or page.language, host=host_of(page.url))
            when = days[0].when if days else None
        if when is not None:
            return _Dated(when, each.source)
    return None


def _with(shown: list[tuple[_Dated, str]], kind: str) -> _Dated | None:
    return next((dated for dated, label in shown if label == kind), None)


def _shown(page: Page, blocks: Sequence[Shown], times: Sequence[StatedDate]) -> list[tuple[_Dated, str]]:
    """Return the dates that short blocks show, nearest below the title first, each with what its label says."""
    found: list[tuple[_Dated, str]] = []
    label_above = ""
    for block in sorted(blocks, key=lambda each: (each.place < 0, abs(each.place))):
        label = label_above
        label_above = "" if block.days else _label(block.text)
        if block.is_kept and not _is_stamp(block):
            continue
        marked = [each for each in times if each.shown and each.shown in block.text]
        if not block.days:
            found += [(dated, label or _kind_of_time(each)) for each in marked if (dated := _first(page, [each]))]
            continue
        if len(_WORD.findall(block.text)) > MAX_OTHER_WORDS + 3 * len(block.days):
            continue
        start = 0
        for day in block.days:
            kind = _label(block.text[max(start, day.start - LABEL_CHARS) : day.start]) or label
            moments = [dated for each in marked if (dated := _first(page, [each]))]
            same = [each for each in moments if _day(each.when) == _day(day.when)]
            found.append((same[0] if same else _Dated(day.when, "timestamp"), kind))
            start, label = day.end, ""
    return found


def _kind_of_time(each: StatedDate) -> str:
    return "updated" if each.is_change else "published" if each.source == "time pubdate" else ""


def _is_stamp(block: Shown) -> bool:
    """Tell whether a paragraph of the body is nothing but a stamp or a byline that was left there."""
    rest = len(block.text) - sum(day.end - day.start for day in block.days)
    return bool(block.days) and rest <= LABEL_CHARS and block.text[-1:] not in ".!?"


def _label(text: str) -> str:
    """Return what a text before a date says of it: "updated", "published" or nothing."""
    words = _WORD.findall(text)
    if len(words) > 2 * MAX_LABEL_WORDS:
        words = words[-2 * MAX_LABEL_WORDS :]
    kinds = [kind_of(word) for word in words]
    if "updated" in kinds or _CHANGE_CJK.search(text):
        return "updated"
    return "published" if "published" in kinds or any(word.casefold() in _POSTED for word in words) else ""


_POSTED = frozenset("posted published veröffentlicht publicado publié pubblicato geplaatst gepubliceerd".split())
