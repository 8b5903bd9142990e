"""The job of a worker in a cluster: one page cleaned with settings that were sent to it once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsclean.api import KINDS
from newsclean.catalogue import DEFAULT
from newsclean.errors import UnknownNameError
from newsclean.jobs.pages import cleaned
from newsclean.jobs.worker import Fault, attempt
from newsclean.model import Article
from newsclean.pipeline import Pipeline
from newsclean.sites.profile import SiteProfile
from newsclean.sites.rules import SiteRules

__all__ = ["PageCleaner", "check_sites"]


@dataclass(frozen=True, slots=True)
class PageCleaner:
    """How pages are cleaned. Raises TypeError or UnknownNameError for wrong settings, when it is made.

    >>> clean_page = PageCleaner()
    >>> article = clean_page("<html><body><h1>Bridge closed</h1><p>The bridge was closed on Friday.</p></body></html>")
    >>> article.title.text
    'Bridge closed'
    >>> clean_page(b"%PDF-1.7 ...", kind="auto").kind
    'not_a_page'
    """

    pipeline: Pipeline = DEFAULT
    kind: str = "html"
    """What the pages are, as `clean()` takes it: "html", "text" or "auto"."""
    rules: SiteRules | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.pipeline, Pipeline):
            raise TypeError(f"pipeline must be Pipeline, not {type(self.pipeline).__name__}")
        if self.rules is not None and not isinstance(self.rules, SiteRules):
            raise TypeError(f"rules must be SiteRules or None, not {type(self.rules).__name__}")
        if self.kind not in KINDS:
            raise UnknownNameError("kind", self.kind, KINDS)

    def __call__(self, page: Any, **told: Any) -> Article | Fault:
        """Clean a page; `told` are further arguments of `clean()`, such as url and site. It never raises."""
        options = {"kind": self.kind, "rules": self.rules} | told
        result: Article | Fault = attempt(lambda each: cleaned(each, self.pipeline, **options), page)
        return result


def check_sites(sites: Any) -> None:
    """Raise TypeError for what is neither None nor a mapping of hosts to profiles.

    >>> check_sites({"vell.example": SiteProfile()})
    >>> check_sites(SiteProfile())
    Traceback (most recent call last):
    TypeError: sites must be a mapping of hosts to SiteProfile, not SiteProfile
    """
    if sites is None:
        return
    if not isinstance(sites, Mapping):
        raise TypeError(f"sites must be a mapping of hosts to SiteProfile, not {type(sites).__name__}")
    for host, profile in sites.items():
        if not isinstance(profile, SiteProfile):
            raise TypeError(
                f"sites: the profile of {host!r} must be SiteProfile, not {type(profile).__name__}"
            )
