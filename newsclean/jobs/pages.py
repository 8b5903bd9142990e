"""One page of many: what a caller may give, what cleaning needs of it, and what stands for one that failed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsclean.cleaner import Cleaner
from newsclean.jobs.worker import Fault
from newsclean.model import Article
from newsclean.readers.source import RECORD_KINDS, parts_of

__all__ = ["CleanPage", "FailedPage", "page_size"]


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


def page_size(page: Any) -> int:
    """Return about how many characters a page or record has."""
    if isinstance(page, str | bytes | bytearray):
        return len(page)
    if isinstance(page, Mapping):
        return sum(len(page[name]) for name in RECORD_KINDS if isinstance(page.get(name), str | bytes))
    return 0
