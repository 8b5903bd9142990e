"""One page of many: what a caller may give, what cleaning needs of it, and what stands for one that failed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsclean.api import clean, hints
from newsclean.errors import NotAPageError, TooLargeError
from newsclean.jobs.worker import Fault
from newsclean.model import Article
from newsclean.pipeline import Pipeline
from newsclean.sites import SiteProfile, SiteRules

__all__ = ["CleanPage", "FailedPage", "cleaned", "page_size"]

KINDS = {"html": "html", "text": "text"}
"""Fields of a record that hold a page, in the order in which they are looked for, with its kind."""
PASSED_ON = ("url", "language", "charset")
"""Fields of a record that `clean()` takes."""


@dataclass(frozen=True, slots=True)
class FailedPage:
    """Stands in the place of a page that could not be cleaned."""

    id: Any
    """The record's id; its url where it has none; else the page's number, from 0."""
    kind: str
    """not_a_page, too_large, bad_record, exception, timeout or worker_died."""
    error: str
    """What happened, in one line."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class CleanPage:
    """The job of cleaning one page with a pipeline, and with what is known of sites."""

    pipeline: Pipeline
    site: SiteProfile | None = None
    rules: SiteRules | None = None

    def __call__(self, page: Any) -> Article | Fault:
        known = {"site": self.site, "rules": self.rules}
        if not isinstance(page, Mapping):
            return cleaned(page, self.pipeline, **known)
        for name, kind in KINDS.items():
            if page.get(name) is not None:
                told = {each: page.get(each) for each in PASSED_ON}
                return cleaned(page[name], self.pipeline, kind=kind, **told, **known)
        return Fault("bad_record", "the record has neither html nor text")


def cleaned(page: Any, pipeline: Pipeline, **told: Any) -> Article | Fault:
    """Clean one page; what it is no fault of a filter comes back as a Fault.

    >>> from newsclean.catalogue import DEFAULT
    >>> cleaned(b"%PDF-1.7 ...", DEFAULT).kind
    'not_a_page'
    """
    try:
        return clean(page, pipeline=pipeline, **hints(**told))
    except NotAPageError as error:
        return Fault("not_a_page", str(error))
    except TooLargeError as error:
        return Fault("too_large", str(error))


def page_size(page: Any) -> int:
    """Return about how many characters a page or record has."""
    if isinstance(page, str | bytes | bytearray):
        return len(page)
    if isinstance(page, Mapping):
        return sum(len(page[name]) for name in KINDS if isinstance(page.get(name), str | bytes))
    return 0
