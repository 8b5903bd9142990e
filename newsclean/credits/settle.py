"""Fills who, when and the dateline's year into an article that is otherwise finished."""

from __future__ import annotations

import datetime
from dataclasses import replace

from newsclean.credits.dates import Dates, find_dates
from newsclean.credits.writers import find_authors
from newsclean.credits.zones import zones_of
from newsclean.dateline.dates import read_date, to_date
from newsclean.dateline.tokens import scan
from newsclean.model import Article, Author, Dateline, Page, PageMeta

__all__ = ["credited"]


def credited(article: Article, page: Page) -> Article:
    """Return an article with its authors and dates, which `meta` has too, and with the year of its dateline."""
    zones = zones_of(article, page)
    authors, dates = find_authors(page, zones), find_dates(page, zones)
    return replace(
        article,
        authors=authors,
        published=dates.published,
        published_source=dates.published_source,
        modified=dates.modified,
        modified_source=dates.modified_source,
        dateline=_dated(article.dateline, dates, page.language),
        meta=_meta(article.meta, authors, dates),
    )


def _dated(dateline: Dateline | None, dates: Dates, language: str | None) -> Dateline | None:
    """Return a dateline with the year of the publication, where it says day and month alone."""
    if dateline is None or dateline.date is not None or not dateline.date_text or dates.published is None:
        return dateline
    date = to_date(read_date(scan(dateline.date_text), language), dates.published)
    return dateline if date is None else replace(dateline, date=date)


def _meta(meta: PageMeta, authors: tuple[Author, ...], dates: Dates) -> PageMeta:
    """Return metadata with the names and the dates, and where they were read."""
    read = (
        ("published", dates.published_source),
        ("modified", dates.modified_source),
        *(("authors", source) for source in dict.fromkeys(author.source for author in authors)),
    )
    kept = [pair for pair in meta.sources if pair[0] not in ("published", "modified", "authors")]
    return replace(
        meta,
        authors=tuple(author.name for author in authors),
        published=_moment(dates.published),
        modified=_moment(dates.modified),
        sources=(*kept, *[(field, source) for field, source in read if source]),
    )


def _moment(when: datetime.date | None) -> datetime.datetime | None:
    """Return a moment as it is, and a day as its midnight."""
    if when is None or isinstance(when, datetime.datetime):
        return when
    return datetime.datetime.combine(when, datetime.time())
