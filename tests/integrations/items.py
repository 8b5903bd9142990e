"""Items of every kind that Scrapy knows, with a field for the page and fields for the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.extras import needs

attrs, pydantic, scrapy = needs("attrs", "scrapy"), needs("pydantic", "engines"), needs("scrapy", "scrapy")

__all__ = ["ITEMS"]


class ScrapyItem(scrapy.Item):  # type: ignore[misc]
    url = scrapy.Field()
    html = scrapy.Field()
    title = scrapy.Field()
    dateline = scrapy.Field()
    body = scrapy.Field()
    removed = scrapy.Field()


@dataclass
class DataclassItem:
    url: str
    html: str | None = None
    title: str | None = None
    dateline: str | None = None
    body: str | None = None


@attrs.define
class AttrsItem:
    url: str
    html: str | None = None
    title: str | None = None
    dateline: str | None = None
    body: str | None = None


class PydanticItem(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(validate_assignment=True)

    url: str
    html: str | None = None
    title: str | None = None
    dateline: str | None = None
    body: str | None = None


ITEMS: tuple[Any, ...] = (dict, ScrapyItem, DataclassItem, AttrsItem, PydanticItem)
