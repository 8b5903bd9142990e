"""clean_many(): pages of a crawl, cleaned lazily, in order, in worker processes that may die."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsclean.catalogue import DEFAULT
from newsclean.cleaner import Cleaner, sites_of
from newsclean.errors import NewscleanError, UnknownNameError
from newsclean.jobs.ordered import worked_on
from newsclean.jobs.worker import Fault
from newsclean.model import Article
from newsclean.pipeline import Pipeline
from newsclean.readers.source import RECORD_KINDS, parts_of
from newsclean.sites import SiteProfile, SiteRules

__all__ = ["FailedPage", "clean_many", "page_size"]

ON_ERROR = ("yield", "skip", "raise")


@dataclass(frozen=True, slots=True)
class FailedPage:
    """The result for a page that could not be cleaned."""

    id: Any
    """The record's id; its url where it has none; else the page's number, from 0."""
    kind: str
    """not_a_page, too_large, bad_record, exception, timeout or worker_died."""
    error: str
    """What happened, in one line."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class CleanPage:
    """The job of cleaning one page of many, bare or in a record."""

    cleaner: Cleaner

    def __call__(self, page: Any) -> Article | Fault:
        parts = parts_of(page)
        if parts is None:
            return Fault("bad_record", "the record has neither html nor text")
        content, told = parts
        return self.cleaner.clean(content, **told)


def clean_many(
    pages: Iterable[str | bytes | Mapping[str, Any]],
    *,
    workers: int = 1,
    timeout: float | None = None,
    pipeline: Pipeline = DEFAULT,
    site: SiteProfile | None = None,
    sites: Mapping[str, SiteProfile] | None = None,
    rules: SiteRules | None = None,
    on_error: str = "yield",
    links: bool = False,
) -> Iterator[Article | FailedPage]:
    """Clean many pages. Each gives one result, in order: an Article, or a FailedPage with `.id` and `.error`.

    With `workers` above 1, or with a `timeout`, pages are cleaned in processes of their own (extra `jobs`). A page that
    hangs or kills its process costs only itself. Pipelines and pages must then be picklable, and a script needs the
    guard `if __name__ == "__main__"`. The processes end when you close the iterator or have read all of it.

    Args:
        pages: Pages as str, bytes, or mappings with `html` or `text` and, if you know them, `url`, `id`, `language`,
            `charset`. They are read lazily, a few dozen for each worker ahead.
        workers: The number of processes; 1 without a `timeout` is your own process.
        timeout: Seconds for one page.
        pipeline: The filters to run.
        site: A profile, if all pages come from one site.
        sites: Profiles by host. The address of a page chooses.
        rules: Rules for sites. The address of a page chooses.
        on_error: What to do with a page that fails: "yield" a FailedPage, "skip" it, or "raise" NewscleanError.
        links: Keep the links of each story, as in `clean()`.

    Returns:
        An iterator over the results.

    Raises:
        NewscleanError: A wrong value, at once; with `on_error="raise"`, a page that failed.
        TypeError: A wrong type, at once.

    Example:
    >>> pages = ["Harbour bridge closed\\n\\nThe bridge was closed on Friday, the town said.", b"%PDF-1.7 ..."]
    >>> [type(result).__name__ for result in clean_many(pages)]
    ['Article', 'FailedPage']
    >>> next(clean_many([{"id": "a7", "html": 3}])).id
    'a7'
    """
    if isinstance(pages, str | bytes | Mapping):
        raise TypeError(f"pages must be an iterable of pages, not one {type(pages).__name__}")
    cleaner = Cleaner(pipeline=pipeline, sites=sites_of(site, sites), rules=rules, links=links)
    if on_error not in ON_ERROR:
        raise UnknownNameError("on_error", on_error, ON_ERROR)
    pairs = worked_on(CleanPage(cleaner), pages, workers=workers, timeout=timeout, size=page_size)
    return _results(pairs, on_error)


def _results(pairs: Iterator[tuple[Any, Any]], on_error: str) -> Iterator[Article | FailedPage]:
    for number, (page, result) in enumerate(pairs):
        if not isinstance(result, Fault):
            yield result
        elif on_error == "yield":
            yield _failed(number, page, result)
        elif on_error == "raise":
            failed = _failed(number, page, result)
            raise NewscleanError(f"page {failed.id!r}: {failed.error}")


def _failed(number: int, page: Any, fault: Fault) -> FailedPage:
    record = page if isinstance(page, Mapping) else {}
    url = record.get("url")
    names = (record.get("id"), url, number)
    name = next(each for each in names if each is not None)
    return FailedPage(name, fault.kind, fault.message, url if isinstance(url, str) else None)


def page_size(page: Any) -> int:
    """Return about how many characters a page or record has."""
    if isinstance(page, str | bytes | bytearray):
        return len(page)
    if isinstance(page, Mapping):
        return sum(len(page[name]) for name in RECORD_KINDS if isinstance(page.get(name), str | bytes))
    return 0
