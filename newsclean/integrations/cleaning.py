"""Cleaning a column: rows of the one schema for pages that stand one below the other, with nulls among them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from typing import Any, NamedTuple, TypedDict

from newsclean.api import KINDS
from newsclean.catalogue import DEFAULT
from newsclean.errors import NewscleanError, UnknownNameError
from newsclean.export.columns import failed_flat_row, failed_nested_row, flat_row, nested_row
from newsclean.extras import require
from newsclean.jobs.many import clean_many
from newsclean.jobs.ordered import in_order, one_by_one
from newsclean.jobs.pages import cleaned, page_size
from newsclean.jobs.worker import Fault
from newsclean.lexicon.codes import require_language
from newsclean.pipeline import Pipeline
from newsclean.readers.charsets import require_charset
from newsclean.sites.profile import SiteProfile
from newsclean.sites.rules import SiteRules

__all__ = ["BATCH_ROWS", "ColumnOptions", "Told", "batches", "check_said", "column_rows", "spread"]

BATCH_ROWS = 1000
"""Rows that are Python objects at a time, before they become columns."""
SHARED = ("pipeline", "site", "rules", "workers", "timeout")
"""Options that clean_many() has too, and checks."""


class ColumnOptions(TypedDict, total=False):
    """How a column is cleaned; each has a default."""

    kind: str
    """"auto" (the default), "html" or "text": what the pages are."""
    pipeline: Pipeline
    """The filters; `newsclean.DEFAULT` where nothing is said."""
    site: SiteProfile | None
    """What was learned of the site that all pages are of."""
    rules: SiteRules | None
    """Rules for many sites; they act by the pages' addresses."""
    workers: int
    """Processes, 1 by default: the caller's own."""
    timeout: float | None
    """Seconds for one page; needs processes, as with `clean_many()`."""
    progress: bool
    """Whether a bar on standard error shows how far it is."""


class Told(NamedTuple):
    """A page of a column with what other columns say of it."""

    page: Any
    url: str | None = None
    language: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class CleanRow:
    """The job of making a page a row. It runs in the worker, so that no ledger travels that nobody asked for."""

    pipeline: Pipeline
    kind: str
    site: SiteProfile | None
    rules: SiteRules | None
    nested: bool

    def __call__(self, told: Told) -> Any:
        _, url, language, charset = told
        article = cleaned(
            told.page,
            self.pipeline,
            kind=self.kind,
            site=self.site,
            rules=self.rules,
            url=url,
            language=language,
            charset=charset,
        )
        if isinstance(article, Fault):
            return article
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
    clean_many(
        (), **{name: value for name, value in options.items() if name in SHARED}
    )  # raises for wrong ones
    job = _job(options, nested)
    failed: Callable[[str, str], Any] = failed_nested_row if nested else failed_flat_row
    rows = _rows(job, failed, pages, options.get("workers", 1), options.get("timeout"))
    return _with_bar(rows, total) if options.get("progress") else rows


def _job(options: dict[str, Any], nested: bool) -> CleanRow:
    kind, site = options.get("kind", "auto"), options.get("site")
    if kind not in KINDS:
        raise UnknownNameError("kind", kind, KINDS)
    learned = None if site is None else site.slim()  # workers need no learned pages
    return CleanRow(options.get("pipeline", DEFAULT), kind, learned, options.get("rules"), nested)


def _rows(
    job: CleanRow,
    failed: Callable[[str, str], Any],
    pages: Iterable[Told | None],
    workers: int,
    timeout: float | None,
) -> Iterator[Any]:
    """Work on the pages that are there, and put the nulls back between their rows."""
    nulls: deque[int] = deque()
    """For each page that was handed to the job and has no row yet, the number of nulls before it."""

    def filled() -> Iterator[Told]:
        gap = 0
        for told in pages:
            if told is None:
                gap += 1
                continue
            nulls.append(gap)
            gap = 0
            yield told
        nulls.append(gap)

    if workers == 1 and timeout is None:
        pairs = one_by_one(job, filled())
    else:
        pairs = in_order(
            job, filled(), workers=workers, timeout=timeout, size=lambda told: page_size(told.page)
        )
    for _, row in pairs:
        yield from (None for _ in range(nulls.popleft()))
        yield failed(row.kind, row.message) if isinstance(row, Fault) else row
    yield from (None for _ in range(nulls.popleft()))


def _with_bar(rows: Iterator[Any], total: int | None) -> Iterator[Any]:
    bar: Iterator[Any] = iter(require("tqdm", "jobs").tqdm(rows, total=total, unit=" pages"))
    return bar


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
