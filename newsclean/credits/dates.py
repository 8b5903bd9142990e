"""When a page was published and changed: what it states, then what it shows near its title, then its address."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsclean.credits.days import When, day_of_address, find_days
from newsclean.credits.zones import FOREIGN, Shown, Zones
from newsclean.hosts import host_of
from newsclean.lexicon.headwords import kind_of
from newsclean.lexicon.names import is_name_word
from newsclean.model import Page, StatedDate
from newsclean.readers.dates import parse_when
from newsclean.readers.stated_credits import LOOSE

__all__ = ["Dates", "find_dates"]

LABEL_CHARS = 48
"""Characters before a date in which its label stands."""
MAX_LABEL_WORDS = 4
MAX_SENTENCE = 8
MAX_OTHER_WORDS = 14
"""Words beside the dates of a line; a line of more is none that says when."""
UNSURE = (*LOOSE, "json-ld dateCreated", "json-ld uploadDate", "itemprop dateCreated", "itemprop uploadDate")
"""Sources that may give another day than that of publication: what a page shows comes before them."""
MAX_OFFSET = datetime.timedelta(hours=14)
FIRST_MIDNIGHT = 10
"""Hour of UTC from which it is midnight, the next day, somewhere."""
OFFSET_STEP = datetime.timedelta(minutes=15)
"""How far, and in which steps, the clocks of the world stand from UTC."""
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_LABEL = re.compile(r"[^\W\d_]{2}\s?[:：]\s*$")
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
    published = _first(page, (each for each in head if not each.is_change and each.source not in UNSURE))
    modified = _first(page, (each for each in head if each.is_change))
    shown = _shown(page, zones.head, times)
    modified = modified or _with(shown, "updated")
    if published is not None and not head[0].is_ruled:
        published = _seen(page, head, published, shown) or _stated(published, modified, shown)
    elif published is None:
        published = _guess(page, zones, shown, times) or modified or _in_tail(page, zones, times, "updated")
    return Dates(*(published or (None, None)), *(modified or (None, None)))


def _seen(
    page: Page, head: Sequence[StatedDate], published: _Dated, shown: list[tuple[_Dated, str]]
) -> _Dated | None:
    """Return the stated date that the page shows too, where what is stated of the publication disagrees."""
    days = {_day(dated.when) for dated, kind in shown if kind != "updated"}
    if not days or _day(published.when) in days:
        return None
    others = (_first(page, [each]) for each in head if not each.is_change and each.source not in UNSURE)
    return next((each for each in others if each and _day(each.when) in days), None)


def _stated(published: _Dated, modified: _Dated | None, shown: list[tuple[_Dated, str]]) -> _Dated:
    """Return the stated date of publication, or the earlier one that is shown where it is only that of a change."""
    dates = [dated for dated, kind in shown if kind != "updated"]
    if not dates or any(_day(dated.when) == _day(published.when) for dated in dates):
        return published
    local = _localised(published, dates[0])
    if local is not None:
        return local
    is_change = modified is not None and _day(modified.when) <= _day(published.when)
    if modified is not None and _day(modified.when) == _day(dates[0].when):
        return published
    is_earlier = _day(dates[0].when) < _day(published.when) and not _is_turned(dates[0].when, published.when)
    return dates[0] if is_change and is_earlier else published


def _localised(stated: _Dated, shown: _Dated) -> _Dated | None:
    """Return a moment that is stated in UTC in the page's own time, where it shows that one with another day.

    A full hour in UTC beside the day after it is midnight elsewhere: the page knows the day alone.
    """
    here, there = shown.when, stated.when
    if not isinstance(there, datetime.datetime):
        return None
    if not isinstance(here, datetime.datetime):
        may_be_midnight = there.minute == there.second == 0 and there.hour >= FIRST_MIDNIGHT
        is_utc = there.utcoffset() == datetime.timedelta()
        return shown if may_be_midnight and is_utc and here - there.date() == datetime.timedelta(1) else None
    if here.tzinfo is not None or there.utcoffset() != datetime.timedelta() or here.date() == there.date():
        return None
    ahead = here - there.replace(tzinfo=None, second=0, microsecond=0)
    if abs(ahead) > MAX_OFFSET or ahead % OFFSET_STEP:
        return None
    return _Dated(there.astimezone(datetime.timezone(ahead)), stated.source)


def _is_turned(one: When, other: When) -> bool:
    """Tell whether two days differ only in which figure is the month."""
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


def _guess(
    page: Page, zones: Zones, shown: list[tuple[_Dated, str]], times: Sequence[StatedDate]
) -> _Dated | None:
    """Return the date of publication where no head states it."""
    day = day_of_address(page.url) or day_of_address(page.meta.canonical)
    if day is not None:
        same = [dated for dated, kind in shown if _day(dated.when) == day and kind != "updated"]
        return same[0] if same else _Dated(day, "address")
    first = _with(_shown(page, zones.tail, times), "first")
    head = _with(shown, "first") or _with(shown, "published") or _with(shown, "")
    if first or head:
        return first or head
    return (
        _first(page, (each for each in page.stated_dates if each.source in UNSURE))
        or _in_tail(page, zones, times, "published")
        or _in_tail(page, zones, times, "")
        or _with(_shown(page, zones.rest(dated=not times), times), "published")
        or _first(page, _own_times(page, times))
    )


def _own_times(page: Page, times: Sequence[StatedDate]) -> Iterator[StatedDate]:
    """Yield the <time> elements that are no others', such as the readers' comments; the marked ones come first."""
    for each in times:
        if _kind_of_time(each) != "updated":
            shown = each.shown or ""
            blocks = (block for block in page.blocks if shown and shown in page.text[slice(*block.span)])
            holder = next(blocks, None)
            if holder is None or holder.hints.isdisjoint(FOREIGN):
                yield each


def _in_tail(page: Page, zones: Zones, times: Sequence[StatedDate], kind: str) -> _Dated | None:
    """Return the first date of a kind below the text; one without a label stands alone in its line."""
    blocks = [block for block in zones.tail if kind or _is_stamp(block)]
    return _with(_shown(page, blocks, times), kind)


def _day(when: When) -> When:
    return when.date() if isinstance(when, datetime.datetime) else when


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
    labels = {each.place: each.text for each in blocks if not each.days and len(each.text) <= LABEL_CHARS}
    named = [(each.shown, each) for each in times if each.shown]
    for block in sorted(blocks, key=lambda each: (each.place < 0, abs(each.place))):
        marked = [each for shown, each in named if shown in block.text]
        if not (block.days or marked) or (block.is_kept and not _is_stamp(block)):
            continue
        label = _label(labels.get(block.place - 1, ""))
        if not block.days:
            found += [
                (dated, label or _kind_of_time(each)) for each in marked if (dated := _first(page, [each]))
            ]
            continue
        words = len(_WORD.findall(block.text))
        is_prose = words > MAX_OTHER_WORDS + 3 * len(block.days) or (
            block.text[-1] == "." and words > MAX_SENTENCE
        )
        if is_prose and not _label(block.text[: block.days[0].start]):
            continue
        start = 0
        for day in block.days:
            before = block.text[max(start, day.start - LABEL_CHARS) : day.start]
            kind = _label(before) or label
            if not kind and _OTHER_LABEL.search(before):  # "Member since: 3 March 2019"
                start = day.end
                continue
            moments = [dated for each in marked if (dated := _first(page, [each]))]
            same = [each for each in moments if _day(each.when) == _day(day.when)]
            found.append((same[0] if same else _Dated(day.when, "timestamp"), kind))
            start, label = day.end, ""
    return found


def _kind_of_time(each: StatedDate) -> str:
    """Return what the marks and the text of a <time> say of it."""
    if each.shown and (said := _label(each.shown)):
        return said
    return "updated" if each.is_change else "published" if each.source == "time pubdate" else ""


def _is_stamp(block: Shown) -> bool:
    """Tell whether a paragraph of the body is nothing but a stamp or a byline that was left there."""
    rest = len(block.text) - sum(day.end - day.start for day in block.days)
    return bool(block.days) and rest <= LABEL_CHARS and block.text[-1:] not in ".!?"


def _label(text: str) -> str:
    """Return what a text before a date says of it: "first", "updated", "published" or nothing."""
    words = _WORD.findall(text)
    if len(words) > 2 * MAX_LABEL_WORDS:
        words = words[-2 * MAX_LABEL_WORDS :]
    kinds = [kind_of(word) for word in words]
    if any(is_name_word(word, "first") for word in words) and {"published", "joint"} & set(kinds):
        return "first"
    if "updated" in kinds or _CHANGE_CJK.search(text):
        return "updated"
    return (
        "published" if "published" in kinds or any(is_name_word(word, "appeared") for word in words) else ""
    )
