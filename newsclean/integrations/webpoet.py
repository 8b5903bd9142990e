"""A page object of web-poet: the article of a response as a zyte_common_items.Article that has a dateline too."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache, cached_property
from types import new_class
from typing import TYPE_CHECKING, Any, ClassVar

from newsclean.catalogue import DEFAULT
from newsclean.cleaner import Cleaner, sites_of
from newsclean.errors import NotAPageError
from newsclean.export.printable import http_url
from newsclean.extras import require
from newsclean.integrations.item_parts import PARTS
from newsclean.model import Article
from newsclean.pipeline import Pipeline

if TYPE_CHECKING:
    from newsclean.rules.site_rules import SiteRules
    from newsclean.sites.profile import SiteProfile

    NewsArticle: Any
    NewsArticlePage: Any

__all__ = ["NewsArticle", "NewsArticlePage"]

EXTRA = "scrapy"


def __getattr__(name: str) -> Any:
    """Make the classes when one is first asked for: their base classes come from optional packages."""
    if name == "NewsArticle":
        return _item_class()
    if name == "NewsArticlePage":
        return _page_class()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, *(name for name in sorted(globals()) if name.startswith("__"))]


def as_iso_time(value: Any) -> Any:
    """Return a datetime as zyte_common_items writes it, with "Z" for UTC; a field processor, so all else passes.

    >>> as_iso_time(datetime.datetime(2023, 6, 8, 9, 30, tzinfo=datetime.timezone.utc))
    '2023-06-08T09:30:00Z'
    >>> as_iso_time(datetime.datetime(2023, 6, 8)), as_iso_time("2023-06-08T00:00:00"), as_iso_time(None)
    ('2023-06-08T00:00:00', '2023-06-08T00:00:00', None)
    """
    if not isinstance(value, datetime.datetime):
        return value
    return value.isoformat(timespec="seconds").replace("+00:00", "Z")


def as_authors(value: Any) -> Any:
    """Return names as a list of zyte_common_items.Author, None for no names; a field processor, so all else passes."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        return value
    author = require("zyte_common_items", EXTRA).Author
    return [author(name=each, nameRaw=each) if isinstance(each, str) else each for each in value] or None


@cache
def _item_class() -> Any:
    """Return the class NewsArticle."""
    base: Any = require("zyte_common_items", EXTRA).Article

    @require("attrs", EXTRA).define(kw_only=True)
    class NewsArticle(base):  # type: ignore[misc]  # its base is there only where the extra is
        """A zyte_common_items.Article that has a dateline, and counts of what was removed."""

        __qualname__ = "NewsArticle"  # where pickle and error messages find it

        dateline: str | None = None
        """As it stands on the page, such as "Nairobi, June 8 (AFP)"; articleBody does not repeat it."""
        datelinePlaces: list[str] | None = None  # noqa: N815  # fields of zyte_common_items are written so
        """The places that it names."""
        datelineDate: str | None = None  # noqa: N815
        """Its date as YYYY-MM-DD, where day, month and year are known."""
        datelineAgencies: list[str] | None = None  # noqa: N815
        """The agencies that it names, as written."""
        removedCounts: dict[str, int] | None = None  # noqa: N815
        """How many pieces of the page each filter removed."""
        removedLabels: dict[str, int] | None = None  # noqa: N815
        """The same by label: how many of them were menus, bylines, share bars ..."""

    return NewsArticle


class CleanedResponse:
    """What NewsArticlePage adds to a page object: the cleaned article of its response."""

    pipeline: ClassVar[Pipeline] = DEFAULT
    language: ClassVar[str | None] = None
    site: ClassVar[SiteProfile | None] = None
    sites: ClassVar[Mapping[str, SiteProfile] | None] = None
    rules: ClassVar[SiteRules | None] = None
    links: ClassVar[bool] = False
    response: Any
    no_item_found: Callable[[], Any]

    @cached_property
    def article(self) -> Article:
        """The cleaned page with its ledger; an empty article if the response is not a page."""
        settings = {name: getattr(self, name) for name in ("pipeline", "language", "rules", "links")}
        cleaner = Cleaner(sites=sites_of(self.site, self.sites), **settings)
        url, charset = str(self.response.url), self.response.headers.declared_encoding()
        try:
            return cleaner.clean(bytes(self.response.body), url=url, charset=charset)
        except NotAPageError:
            return Article()

    def validate_input(self) -> Any:
        """Return the item for a page without an article, None for any other; web-poet calls this."""
        return None if self.article.body else self.no_item_found()


FIELDS: Mapping[str, Callable[[Article], Any]] = {
    "headline": PARTS["title"],
    "dateline": PARTS["dateline"],
    "datelinePlaces": PARTS["places"],
    "datelineDate": PARTS["dateline_date"],
    "datelineAgencies": PARTS["agencies"],
    "articleBody": PARTS["body"],
    "articleBodyHtml": lambda article: replace(article, title=None, dateline=None).to_html(fragment=True),
    "removedCounts": lambda article: dict(Counter(removal.filter for removal in article.removed)),
    "removedLabels": lambda article: dict(Counter(removal.label for removal in article.removed)),
    "authors": lambda article: tuple(author.name for author in article.authors),
    "datePublished": lambda article: article.meta.published,
    "dateModified": lambda article: article.meta.modified,
    "description": PARTS["description"],
    "inLanguage": PARTS["language"],
    "canonicalUrl": lambda article: http_url(article.meta.canonical),
}
"""The fields of NewsArticlePage, and what each is of the article."""


def _field(name: str, read: Callable[[Article], Any]) -> Any:
    """Return a field of a page object; web-poet finds it by the name of its method."""

    def method(page: CleanedResponse) -> Any:
        return read(page.article)

    method.__name__ = method.__qualname__ = name
    return require("web_poet", EXTRA).field(method)


@cache
def _page_class() -> Any:
    """Return the class NewsArticlePage."""
    base: Any = require("zyte_common_items", EXTRA).ArticlePage
    returns: Any = require("web_poet", EXTRA).Returns[_item_class()]

    class Processors(base.Processors):  # type: ignore[misc]  # its base is there only where the extra is
        """A field may return a datetime or names; the processors turn them into what the item holds."""

        authors: ClassVar = [as_authors]
        datePublished: ClassVar = [as_iso_time]  # noqa: N815
        dateModified: ClassVar = [as_iso_time]  # noqa: N815

    body = {name: _field(name, read) for name, read in FIELDS.items()}
    body |= {"__module__": __name__, "__doc__": PAGE_DOC, "Processors": Processors}
    bases = (CleanedResponse, base, returns)
    return new_class("NewsArticlePage", bases, exec_body=lambda space: space.update(body))


PAGE_DOC = """The page object of a news story.

A subclass may override fields and processors, and `pipeline`, `language`, `site`, `sites` and `rules`, which a Cleaner
is given.
`article` is what clean() gave, with the ledger. A page without an article gives the item that web-poet expects then:
its address alone, and the probability 0.
"""
