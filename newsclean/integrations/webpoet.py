"""A page object of web-poet: the article of a response as a zyte_common_items.Article that has a dateline too."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from newsclean.api import clean
from newsclean.catalogue import DEFAULT
from newsclean.errors import NotAPageError
from newsclean.export.printable import http_url
from newsclean.extras import require
from newsclean.model import Article

if TYPE_CHECKING:
    from newsclean.sites.profile import SiteProfile
    from newsclean.sites.rules import SiteRules

__all__ = ["NewsArticle", "NewsArticlePage", "as_authors", "as_iso_time"]  # noqa: F822  # made by __getattr__

EXTRA = "scrapy"

_T = TypeVar("_T")


def __getattr__(name: str) -> Any:
    """Make the classes when one is first asked for: their base classes come from optional packages."""
    if name == "NewsArticle":
        return _item_class()
    if name == "NewsArticlePage":
        return _page_class()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


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

    return NewsArticle


@cache
def _page_class() -> Any:
    """Return the class NewsArticlePage."""
    base: Any = require("zyte_common_items", EXTRA).ArticlePage
    returns: Any = require("web_poet", EXTRA).Returns[_item_class()]
    field: Callable[[Callable[[Any], _T]], _T] = require("web_poet", EXTRA).field

    class NewsArticlePage(base, returns):  # type: ignore[misc]  # its base is there only where the extra is
        """The page object of a news story; a subclass may override fields, processors and the four attributes.

        `article` is what clean() gave, with the ledger. A page without an article gives the item that web-poet
        expects then: its address alone, and the probability 0.
        """

        __qualname__ = "NewsArticlePage"

        pipeline = DEFAULT
        language: ClassVar[str | None] = None
        site: ClassVar[SiteProfile | None] = None
        rules: ClassVar[SiteRules | None] = None

        class Processors(base.Processors):  # type: ignore[misc]
            """A field may be a datetime or names; these make of it what the item holds."""

            authors: ClassVar = [as_authors]
            datePublished: ClassVar = [as_iso_time]  # noqa: N815
            dateModified: ClassVar = [as_iso_time]  # noqa: N815

        @cached_property
        def article(self) -> Article:
            """The cleaned page; an empty article where the response is no page at all."""
            try:
                return clean(
                    bytes(self.response.body),
                    url=str(self.response.url),
                    charset=self.response.headers.declared_encoding(),
                    language=self.language,
                    pipeline=self.pipeline,
                    site=self.site,
                    rules=self.rules,
                )
            except NotAPageError:
                return Article()

        def validate_input(self) -> Any:
            return None if self.article.body else self.no_item_found()

        @field
        def headline(self) -> str | None:
            return self.article.title.text if self.article.title else None

        @field
        def articleBody(self) -> str | None:  # noqa: N802  # fields of zyte_common_items are written so
            return str(self.article.body)

        @field
        def articleBodyHtml(self) -> str | None:  # noqa: N802
            return replace(self.article, title=None, dateline=None).to_html(fragment=True)

        @field
        def dateline(self) -> str | None:
            return self.article.dateline.raw if self.article.dateline else None

        @field
        def datelinePlaces(self) -> list[str] | None:  # noqa: N802
            return list(self.article.dateline.places) or None if self.article.dateline else None

        @field
        def datelineDate(self) -> str | None:  # noqa: N802
            date = self.article.dateline.date if self.article.dateline else None
            return date.isoformat() if date else None

        @field
        def datelineAgencies(self) -> list[str] | None:  # noqa: N802
            return list(self.article.dateline.agencies) or None if self.article.dateline else None

        @field
        def removedCounts(self) -> dict[str, int]:  # noqa: N802
            return dict(Counter(removal.filter for removal in self.article.removed))

        @field
        def authors(self) -> Any:
            return self.article.meta.authors

        @field
        def datePublished(self) -> Any:  # noqa: N802
            return self.article.meta.published or self.article.meta.modified

        @field
        def dateModified(self) -> Any:  # noqa: N802
            return self.article.meta.modified

        @field
        def description(self) -> str | None:
            return self.article.meta.description

        @field
        def inLanguage(self) -> str | None:  # noqa: N802
            return self.article.language

        @field
        def canonicalUrl(self) -> str | None:  # noqa: N802
            return http_url(self.article.meta.canonical)

    return NewsArticlePage
