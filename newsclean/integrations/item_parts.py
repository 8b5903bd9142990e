"""The parts of an article that may go into a field of an item or a column of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from newsclean.export.json import field_of, to_dict
from newsclean.model import Article, Dateline

__all__ = ["LEDGER", "PARTS"]

LEDGER = "removed"
"""The part that is the ledger."""


def _of_dateline(read: Callable[[Dateline], Any]) -> Callable[[Article], Any]:
    return lambda article: read(article.dateline) if article.dateline else None


PARTS: Mapping[str, Callable[[Article], Any]] = {
    "title": lambda article: article.title and article.title.text,
    "titles": lambda article: [each.text for each in article.titles],
    "kicker": lambda article: article.kicker,
    "subtitle": lambda article: article.subtitle,
    "dateline": _of_dateline(lambda dateline: dateline.raw),
    "place": _of_dateline(lambda dateline: dateline.place),
    "places": _of_dateline(lambda dateline: list(dateline.places)),
    "region": _of_dateline(lambda dateline: dateline.region),
    "country": _of_dateline(lambda dateline: dateline.country),
    "dateline_date": _of_dateline(lambda dateline: dateline.date and dateline.date.isoformat()),
    "date": _of_dateline(lambda dateline: dateline.date and dateline.date.isoformat()),
    "agency": _of_dateline(lambda dateline: dateline.agency),
    "agencies": _of_dateline(lambda dateline: list(dateline.agencies)),
    "body": lambda article: str(article.body),
    "paragraphs": lambda article: [paragraph.text for paragraph in article.body],
    LEDGER: lambda article: field_of(article, LEDGER),
    "language": lambda article: article.language,
    "authors": lambda article: [author.name for author in article.authors],
    "published": lambda article: article.published and article.published.isoformat(),
    "modified": lambda article: article.modified and article.modified.isoformat(),
    "description": lambda article: article.meta.description,
    "section": lambda article: article.meta.section,
    "site_name": lambda article: article.meta.site_name,
    "canonical": lambda article: article.meta.canonical,
    "kind": lambda article: article.verdict.kind,
    "confidence": lambda article: article.verdict.confidence,
    "paywalled": lambda article: article.verdict.paywalled,
    "links": lambda article: field_of(article, "links"),
    "markdown": lambda article: article.to_markdown(front_matter=False),
    "clean_html": lambda article: article.to_html(fragment=True),
    "article": to_dict,
}
"""What of an article may go into a field of an item, as plain JSON types."""
