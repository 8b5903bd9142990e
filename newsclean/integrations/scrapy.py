"""The item pipeline of Scrapy: cleans the page that an item holds and puts title, dateline and body into the item."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, MutableMapping
from typing import Any, NamedTuple

from newsclean.errors import NewscleanError
from newsclean.extras import require
from newsclean.integrations.item_parts import PARTS
from newsclean.integrations.scrapy_settings import CleanSettings
from newsclean.jobs.worker import Fault, attempt
from newsclean.model import Article

__all__ = ["ItemPage", "NewsCleanPipeline"]

EXTRA = "scrapy"

logger = logging.getLogger(__name__)


class ItemPage(NamedTuple):
    """The page that an item holds, and what is known of it."""

    page: Any
    """str, bytes, or of any other type where the item holds something else."""
    kind: str
    field: str
    url: str | None = None
    charset: str | None = None
    """What the server said of bytes."""


class ItemFields:
    """The fields of one item, of whatever kind it is."""

    def __init__(self, adapter: Any, item: Any) -> None:
        self.adapted = adapter(item)
        self.kind = type(item).__name__
        declared = adapter.get_field_names_from_class(type(item))
        self._declared = None if declared is None else frozenset(declared)

    def allow(self, name: str) -> bool:
        """Tell whether the item may have a field; a dict may have any."""
        return self._declared is None or name in self._declared

    def take_out(self, name: str) -> None:
        """Empty a field: a mapping loses it; in an object it becomes None, because repr() needs the field."""
        if isinstance(self.adapted.item, MutableMapping):
            del self.adapted[name]
        else:
            self.adapted[name] = None


class NewsCleanPipeline:
    """Cleans items in a Scrapy crawl; switch it on in ITEM_PIPELINES.

    An item of any kind that Scrapy knows may hold its page in the field `html` (str, bytes or a Response) or in
    `text`. It gets the parts of the article in fields of its own; an item without a page passes unchanged. The
    settings NEWSCLEAN_* are in docs/how-to/scrapy.md; a wrong one stops the crawl at its start.
    """

    def __init__(self, settings: Mapping[str, Any], stats: Any = None) -> None:
        """Read the settings; `stats` is a stats collector of Scrapy or None.

        Raises NewscleanError that names a wrong setting, MissingExtraError where Scrapy is not installed.
        """
        self.settings = CleanSettings.read(settings)
        self.stats = stats
        self.adapter: Any = require("itemadapter", EXTRA).ItemAdapter
        self.drop_item: Any = require("scrapy.exceptions", EXTRA).DropItem
        self.response: Any = require("scrapy.http", EXTRA).Response

    @classmethod
    def from_crawler(cls, crawler: Any) -> NewsCleanPipeline:
        """Make the pipeline of a crawl; Scrapy calls this."""
        return cls(crawler.settings, crawler.stats)

    def process_item(self, item: Any, spider: Any = None) -> Any:  # noqa: ARG002  # Scrapy before 2.14 gives it
        """Clean one item in place and return it. Raises DropItem where NEWSCLEAN_ON_ERROR is "drop".

        Raises NewscleanError where it is "raise", and always for an item whose class lacks fields that it needs.
        """
        found = self._page_of(item)
        if found is None:
            self._count("skipped")
            return item
        fields = ItemFields(self.adapter, item)
        output = self._output_for(fields)
        result = attempt(self._article, found)
        if isinstance(result, Fault):
            self._fail(fields, found, result)
        else:
            self._fill(fields, output, result, found.field)
        is_filled = isinstance(result, Article) and found.field in [name for _, name in output]
        if not is_filled and not self._may_keep(found, result):
            fields.take_out(found.field)
        return item

    # --- the page ---

    def _page_of(self, item: Any) -> ItemPage | None:
        """Return the page of an item, or None where it holds none."""
        if not self.adapter.is_item(item):
            return None
        fields, settings = self.adapter(item), self.settings
        url = fields.get(settings.url_field) if settings.url_field else None
        url = url if isinstance(url, str) else None
        for name, kind in ((settings.html_field, "html"), (settings.text_field, "text")):
            if name is None:
                continue
            page = fields.get(name)
            if isinstance(page, self.response):
                return ItemPage(page, "auto", name, url or page.url, self._charset(page))
            if page is not None and not (isinstance(page, str | bytes) and not page):
                # bytes may be a PDF, so what they are is looked up
                return ItemPage(page, kind if isinstance(page, str) else "auto", name, url)
        return None

    def _may_keep(self, found: ItemPage, result: Article | Fault) -> bool:
        """Tell whether the page stays in its item: a Response cannot be exported, and a failed page is worth a look."""
        if isinstance(found.page, self.response):
            return False
        return self.settings.keep_page or isinstance(result, Fault)

    def _charset(self, response: Any) -> str | None:
        """Return what the server said; where it said nothing, newsclean looks better than Scrapy's guess."""
        header = (response.headers.get("Content-Type") or b"").decode("latin-1")
        said: str | None = require("w3lib.encoding", EXTRA).http_content_type_encoding(header)
        return said

    def _article(self, found: ItemPage) -> Article | Fault:
        page = found.page.body if isinstance(found.page, self.response) else found.page
        if not isinstance(page, str | bytes | bytearray | memoryview):
            said = f"the page must be str, bytes or a Response, not {type(page).__name__}"
            return Fault("bad_record", said)
        return self.settings.cleaner.clean(page, kind=found.kind, url=found.url, charset=found.charset)

    # --- the item ---

    def _output_for(self, fields: ItemFields) -> list[tuple[str, str]]:
        """Return which part goes to which field; of the default ones those that the item's class has."""
        missing = sorted(name for name in self.settings.required if not fields.allow(name))
        if missing:
            raise NewscleanError(
                f"{fields.kind} has no field {', '.join(missing)}: declare it, or name others in NEWSCLEAN_OUTPUT"
            )
        output = [(part, name) for part, name in self.settings.output if fields.allow(name)]
        if not output:
            wanted = ", ".join(name for _, name in self.settings.output)
            raise NewscleanError(
                f"{fields.kind} has none of the fields {wanted}: NEWSCLEAN_OUTPUT names others"
            )
        return output

    def _fill(
        self, fields: ItemFields, output: list[tuple[str, str]], article: Article, page_field: str
    ) -> None:
        """Put the parts into the item; what was not found leaves alone what the spider has found."""
        values = {name: PARTS[part](article) for part, name in output}
        for name, value in values.items():
            if value is not None or name == page_field or fields.adapted.get(name) is None:
                fields.adapted[name] = value
        self._count("cleaned")
        self._count(f"kind/{article.verdict.kind}")
        if not article.body:
            self._count("empty")
        for name, count in Counter(removal.filter for removal in article.removed).items():
            self._count("removed", count)
            self._count(f"removed/{name}", count)
        for label, count in Counter(removal.label for removal in article.removed).items():
            self._count(f"label/{label}", count)

    # --- what is counted and said ---

    def _fail(self, fields: ItemFields, found: ItemPage, fault: Fault) -> None:
        self._count("failed")
        self._count(f"failed/{fault.kind}")
        said = f"newsclean: {found.url or 'an item without url'}: {fault.message}"
        if self.settings.on_error == "drop":
            raise self.drop_item(said)
        if self.settings.on_error == "raise":
            raise NewscleanError(said)
        name = self.settings.error_field
        if name and fields.allow(name):
            fields.adapted[name] = fault._asdict()
        else:
            logger.warning("%s", said)

    def _count(self, name: str, count: int = 1) -> None:
        if self.stats is not None:
            self.stats.inc_value(f"newsclean/{name}", count)
