"""Cleaning a column: rows of the one schema for pages that stand one below the other, with nulls among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from typing import Any, NamedTuple, TypedDict

from newsclean.cleaner import Cleaner, sites_of
from newsclean.errors import NewscleanError
from newsclean.export.columns import failed_flat_row, failed_nested_row, flat_row, nested_row
from newsclean.extras import require
from newsclean.jobs.many import page_size
from newsclean.jobs.ordered import worked_on
from newsclean.jobs.worker import Fault
from newsclean.lexicon.codes import require_language
from newsclean.pipeline import Pipeline
from newsclean.readers.charsets import require_charset
from newsclean.rules.site_rules import SiteRules
from newsclean.sites.profile import SiteProfile

__all__ = ["BATCH_ROWS", "ColumnOptions", "Told", "batches", "check_said", "column_rows", "parted", "spread"]

BATCH_ROWS = 1000
"""Rows that are Python objects at a time, before they become columns."""
WORK = (("workers", 1), ("timeout", None), ("progress", False))
"""Options that say how the work is done, with their defaults; all others are those of a Cleaner."""


class ColumnOptions(TypedDict, total=False):
    """What is known of the pages of a column, and how to clean them; each option has a default."""

    kind: str
    """"auto" (the default), "html" or "text": what the pages are."""
    pipeline: Pipeline
    """The filters (default: `newsclean.DEFAULT`)."""
    site: SiteProfile | None
    """What was learned of the site that all pages are of."""
    sites: Mapping[str, SiteProfile] | None
    """What was learned of many sites, by host; in place of `site`."""
    rules: SiteRules | None
    """Rules for many sites; the pages' addresses choose among both."""
    workers: int
    """Processes, 1 by default: the caller's own."""
    timeout: float | None
    """Seconds for one page; needs processes, as with `clean_many()`."""
    progress: bool
    """Whether a bar on standard error shows how far it is."""
    url: Any
    """The addresses: one str for all pages, a column or expression, a list with one value a page, or None."""
    language: Any
    """Their languages, in the same forms."""
    charset: Any
    """What a server said of their bytes, in the same forms."""


class Told(NamedTuple):
    """A page of a column with what other columns say of it."""

    page: Any
    url: str | None = None
    language: str | None = None
    charset: str | None = None


SAID = Told._fields[1:]
"""Options with a value for each page."""


def parted(options: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what is said of the pages, None where nothing is, and the other options.

    >>> parted({"url": "https://vell.example/1", "workers": 2})
    ({'url': 'https://vell.example/1', 'language': None, 'charset': None}, {'workers': 2})
    """
    return {name: options.get(name) for name in SAID}, {k: v for k, v in options.items() if k not in SAID}


@dataclass(frozen=True, slots=True)
class CleanRow:
    """The job of making a page a row, None of None. It runs in the worker: no ledger travels that nobody asked for."""

    cleaner: Cleaner
    nested: bool

    def __call__(self, told: Told | None) -> Any:
        if told is None:
            return None
        article = self.cleaner.clean(told.page, url=told.url, language=told.language, charset=told.charset)
        return nested_row(article) if self.nested else flat_row(article)


def column_rows(
    pages: Iterable[Told | None], *, nested: bool, total: int | None = None, **options: Any
) -> Iterator[Any]:
    """Yield a row for each page in order, None for None: tuples of FLAT, or dicts of NESTED.

    `options` are those of ColumnOptions; `total` is for the bar. Raises TypeError or NewscleanError for wrong ones,
    at once.

    >>> rows = column_rows([Told("Harbour bridge closed\\n\\nThe bridge was closed on Friday."), None], nested=False)
    >>> [row and row[0] for row in rows]
    ['Harbour bridge closed', None]
    """
    unknown = sorted(options.keys() - ColumnOptions.__annotations__.keys())
    if unknown:
        raise TypeError(f"unknown option {unknown[0]!r}; known: {', '.join(ColumnOptions.__annotations__)}")
    workers, timeout, progress = (options.pop(name, default) for name, default in WORK)
    cleaner = Cleaner(sites=sites_of(options.pop("site", None), options.pop("sites", None)), **options)
    job = CleanRow(cleaner, nested)
    pairs = worked_on(
        job, pages, workers=workers, timeout=timeout, size=lambda told: page_size(told and told.page)
    )
    failed = failed_nested_row if nested else failed_flat_row
    rows: Iterator[Any] = (failed(*row) if isinstance(row, Fault) else row for _, row in pairs)
    return iter(require("tqdm", "jobs").tqdm(rows, total=total, unit=" pages")) if progress else rows


def spread(name: str, said: Any, count: int) -> Iterable[str | None]:
    """Return what is said of each of some pages: one str or None holds for all, else there is one value a page.

    Raises NewscleanError where the numbers differ, TypeError for what is neither str nor None nor a sequence.

    >>> list(spread("language", "en", 2)), list(spread("url", ["https://gazette.example/1", None], 2))
    (['en', 'en'], ['https://gazette.example/1', None])
    """
    if said is None or isinstance(said, str):
        check_said(name, said)
        return repeat(said, count)
    if isinstance(said, bytes) or not isinstance(said, Sequence):
        raise TypeError(f"{name} must be str, None or one value a page, not {type(said).__name__}")
    if len(said) != count:
        raise NewscleanError(f"{name} has {len(said)} values for {count} pages")
    return said


def check_said(name: str, said: str | None) -> None:
    """Raise UnknownNameError for a language or charset that a caller gives for all pages and nobody knows."""
    if said and name == "language":
        require_language(said)
    if said and name == "charset":
        require_charset(said)


def batches(rows: Iterator[Any], size: int = BATCH_ROWS) -> Iterator[list[Any]]:
    """Cut rows into lists, none of them empty.

    >>> list(batches(iter("abc"), 2))
    [['a', 'b'], ['c']]
    """
    while batch := list(islice(rows, size)):
        yield batch
