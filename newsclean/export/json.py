"""The article as plain JSON types, and back; the schema is versioned (docs/reference/schema.md)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from newsclean.errors import SchemaError
from newsclean.model import Article, Body, Dateline, PageMeta, Paragraph, Removal, Span, Title

__all__ = ["SCHEMA_VERSION", "from_dict", "to_dict"]

SCHEMA_VERSION = 1


def to_dict(article: Article) -> dict[str, Any]:
    """Return an article as dicts, lists, strings, numbers and None. Spans are [start, end] in code points.

    >>> to_dict(Article(title=Title("Harbour bridge closed")))["title"]
    {'text': 'Harbour bridge closed', 'span': None}
    """
    return {
        "schema": SCHEMA_VERSION,
        "title": _title(article.title),
        "dateline": _dateline(article.dateline),
        "body": [
            {"text": p.text, "kind": p.kind, "span": [p.span.start, p.span.end], "path": p.path}
            for p in article.body
        ],
        "removed": [_removal(removal) for removal in article.removed],
        "meta": _meta(article.meta),
        "language": article.language,
        "url": article.url,
        "source": article.source,
    }


def _title(title: Title | None) -> dict[str, Any] | None:
    return {"text": title.text, "span": _pair(title.span)} if title else None


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _dateline(dateline: Dateline | None) -> dict[str, Any] | None:
    if dateline is None:
        return None
    return {
        "raw": dateline.raw,
        "span": _pair(dateline.span),
        "places": list(dateline.places),
        "region": dateline.region,
        "country": dateline.country,
        "date": dateline.date.isoformat() if dateline.date else None,
        "date_text": dateline.date_text,
        "agencies": list(dateline.agencies),
        "agency_ids": list(dateline.agency_ids),
        "form": dateline.form,
        "evidence": list(dateline.evidence),
    }


def _removal(removal: Removal) -> dict[str, Any]:
    return {
        "text": removal.text,
        "filter": removal.filter,
        "reason": removal.reason,
        "evidence": removal.evidence,
        "span": _pair(removal.span),
        "path": removal.path,
        "kind": removal.kind,
    }


def _meta(meta: PageMeta) -> dict[str, Any]:
    return {
        "title": meta.title,
        "description": meta.description,
        "site_name": meta.site_name,
        "canonical": meta.canonical,
        "language": meta.language,
        "published": meta.published.isoformat() if meta.published else None,
        "modified": meta.modified.isoformat() if meta.modified else None,
        "authors": list(meta.authors),
        "section": meta.section,
        "sources": dict(meta.sources),
    }


def from_dict(data: Mapping[str, Any]) -> Article:
    """Rebuild an article from `to_dict()`, equal to the one that it was made from.

    Raises SchemaError, naming what is wrong, for another version or a mapping that breaks the schema.

    >>> from_dict(to_dict(Article(title=Title("Harbour bridge closed")))).title
    Title(text='Harbour bridge closed', span=None)
    """
    if not isinstance(data, Mapping):
        raise TypeError(f"an article's dict must be a mapping, not {type(data).__name__}")
    if data.get("schema") != SCHEMA_VERSION:
        raise SchemaError(f"schema {data.get('schema')!r} is unknown; known: {SCHEMA_VERSION}")
    try:
        return _article(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SchemaError(f"not an article of schema {SCHEMA_VERSION}: {error!r}") from error


def _article(data: Mapping[str, Any]) -> Article:
    title, dateline = data["title"], data["dateline"]
    return Article(
        title=title and Title(title["text"], _span(title["span"])),
        dateline=dateline and _read_dateline(dateline),
        body=Body(tuple(Paragraph(**{**p, "span": Span(*p["span"])}) for p in data["body"])),
        removed=tuple(Removal(**{**r, "span": Span(*r["span"])}) for r in data["removed"]),
        meta=_read_meta(data["meta"]),
        language=data["language"],
        url=data["url"],
        source=data["source"],
    )


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def _read_dateline(data: Mapping[str, Any]) -> Dateline:
    return Dateline(
        **{
            **data,
            "span": Span(*data["span"]),
            "date": data["date"] and datetime.date.fromisoformat(data["date"]),
            **{name: tuple(data[name]) for name in ("places", "agencies", "agency_ids", "evidence")},
        }
    )


def _read_meta(data: Mapping[str, Any]) -> PageMeta:
    return PageMeta(
        **{
            **data,
            **{
                name: data[name] and datetime.datetime.fromisoformat(data[name])
                for name in ("published", "modified")
            },
            "authors": tuple(data["authors"]),
            "sources": tuple(data["sources"].items()),
        }
    )
