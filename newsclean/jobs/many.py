"""clean_many(): pages of a crawl, cleaned lazily, in order, in worker processes that may die."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newsclean.catalogue import DEFAULT
from newsclean.cleaner import Cleaner, sites_of
from newsclean.errors import NewscleanError, UnknownNameError
from newsclean.jobs.ordered import worked_on
from newsclean.jobs.pages import CleanPage, FailedPage, page_size
from newsclean.jobs.worker import Fault
from newsclean.model import Article
from newsclean.pipeline import Pipeline
from newsclean.sites import SiteProfile, SiteRules

__all__ = ["clean_many"]

ON_ERROR = ("yield", "skip", "raise")


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
) -> Iterator[Article | FailedPage]:
    """Clean pages one after the other: an Article for each, in order, or a FailedPage with `.id` and `.error`.

    A page is str, bytes, or a mapping with `html` or `text`, and `url`, `id`, `language`, `charset` where they are
    known. `pages` is read lazily, a few dozen pages a worker ahead.

    With `workers` above 1, or with a `timeout` (seconds for one page), pages are cleaned in processes of their own
    (extra `jobs`): one that hangs, or whose process dies, costs nothing but itself. Pipelines and pages must then be
    picklable, and a script needs the guard `if __name__ == "__main__"`. No process is left when the iterator is
    closed or used up. Else pages are cleaned in the caller's process.

    `site` is what was learned of the one site that the pages are of; `sites` are profiles by host, and `rules` those of
    many sites: the address of a page chooses among both.

    `on_error` says what becomes of a page that fails: "yield" a FailedPage, "skip" it, or "raise" NewscleanError.
    Wrong arguments raise TypeError or NewscleanError at once.

    >>> pages = ["Harbour bridge closed\\n\\nThe bridge was closed on Friday, the town said.", b"%PDF-1.7 ..."]
    >>> [type(result).__name__ for result in clean_many(pages)]
    ['Article', 'FailedPage']
    >>> next(clean_many([{"id": "a7", "html": 3}])).id
    'a7'
    """
    if isinstance(pages, str | bytes | Mapping):
        raise TypeError(f"pages must be an iterable of pages, not one {type(pages).__name__}")
    cleaner = Cleaner(pipeline=pipeline, sites=sites_of(site, sites), rules=rules)
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
