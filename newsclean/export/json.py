"""The article as plain JSON types, and back; the schema is versioned (docs/reference/schema.md)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from reprlib import repr as brief
from typing import Any

from newsclean.errors import SchemaError
from newsclean.model import Article, Body, Dateline, PageMeta, PageVerdict, Paragraph, Removal, Span, Title

__all__ = ["SCHEMA_VERSION", "from_dict", "to_dict", "verdict_to_dict"]

SCHEMA_VERSION = 1

_Reader = Callable[[Any, str], Any]
"""Takes a value and where in the article it stands; returns what it stands for or raises SchemaError."""


def to_dict(article: Article) -> dict[str, Any]:
    """Return an article as dicts, lists, strings, numbers and None. Spans are [start, end] in code points.

    >>> to_dict(Article(title=Title("Harbour bridge closed")))["title"]
    {'text': 'Harbour bridge closed', 'span': None}
    """
    data = {
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
    if (
        article.verdict != PageVerdict()
    ):  # rare; left out so that earlier readers of the schema know every field
        data["verdict"] = verdict_to_dict(article.verdict)
    return data


def verdict_to_dict(verdict: PageVerdict) -> dict[str, Any]:
    """Return what `to_dict()` says of the limits that a page met.

    >>> verdict_to_dict(PageVerdict())
    {'truncated_by': None, 'limits': []}
    """
    return {"truncated_by": verdict.truncated_by, "limits": list(verdict.limits)}


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
        "dateline": meta.dateline,
        "location": meta.location,
        "type": meta.type,
        "sources": [list(pair) for pair in meta.sources],
    }


def from_dict(data: Mapping[str, Any]) -> Article:
    """Rebuild an article from `to_dict()`, equal to the one that it was made from.

    Raises TypeError for what is no mapping, and SchemaError for another version, for a field too few or too many
    and for a value of a wrong type; the message names the field.

    >>> from_dict(to_dict(Article(title=Title("Harbour bridge closed")))).title
    Title(text='Harbour bridge closed', span=None)
    >>> from_dict({**to_dict(Article()), "title": {"text": 3, "span": None}})
    Traceback (most recent call last):
    newsclean.errors.SchemaError: title.text must be a string, not 3
    """
    if not isinstance(data, Mapping):
        raise TypeError(f"an article's dict must be a mapping, not {type(data).__name__}")
    schema = data.get("schema")
    if type(schema) is not int or schema != SCHEMA_VERSION:
        raise SchemaError(f"schema {schema!r} is unknown; known: {SCHEMA_VERSION}")
    fields = {name: value for name, value in data.items() if name not in ("schema", "verdict")}
    article: Article = _ARTICLE(fields, "")
    return replace(article, verdict=_VERDICT(data["verdict"], "verdict")) if "verdict" in data else article


def _wrong(value: object, where: str, wanted: str) -> SchemaError:
    return SchemaError(f"{where} must be {wanted}, not {brief(value)}")


# --- readers of values ---


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise _wrong(value, where, "a string")
    return value


def _span(value: Any, where: str) -> Span:
    if not isinstance(value, list | tuple) or [type(edge) for edge in value] != [int, int]:
        raise _wrong(value, where, "a pair of integers")
    return Span(*value)


def _pairs(value: Any, where: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in value):
        raise _wrong(value, where, "a list of pairs")
    return tuple([(_text(name, where), _text(found, f"{where}.{name}")) for name, found in value])


def _iso(kind: type[datetime.date]) -> _Reader:
    def read(value: Any, where: str) -> datetime.date:
        try:
            return kind.fromisoformat(_text(value, where))
        except ValueError:
            raise _wrong(value, where, f"an ISO {kind.__name__}") from None

    return read


def _maybe(reader: _Reader) -> _Reader:
    return lambda value, where: None if value is None else reader(value, where)


def _each(reader: _Reader) -> _Reader:
    def read(value: Any, where: str) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise _wrong(value, where, "a list")
        return tuple([reader(item, f"{where}[{at}]") for at, item in enumerate(value)])

    return read


def _object(made: Callable[..., Any], **readers: _Reader) -> _Reader:
    """Return the reader of a mapping that has exactly these fields."""

    def read(value: Any, where: str) -> Any:
        if not isinstance(value, Mapping):
            raise _wrong(value, where, "a mapping")
        for name in (*readers, *value):
            if name not in value or name not in readers:
                fault = "lacks" if name in readers else "has an unknown"
                raise SchemaError(f"{where or 'the article'} {fault} field {name!r}")
        above = f"{where}." if where else ""
        return made(**{name: reader(value[name], above + name) for name, reader in readers.items()})

    return read


# --- the schema ---

_texts = _each(_text)
_maybe_text = _maybe(_text)
_TITLE = _object(Title, text=_text, span=_maybe(_span))
_DATELINE = _object(
    Dateline,
    raw=_text,
    span=_span,
    places=_texts,
    region=_maybe_text,
    country=_maybe_text,
    date=_maybe(_iso(datetime.date)),
    date_text=_maybe_text,
    agencies=_texts,
    agency_ids=_texts,
    form=_text,
    evidence=_texts,
)
_PARAGRAPH = _object(Paragraph, text=_text, kind=_text, span=_span, path=_text)
_REMOVAL = _object(
    Removal, text=_text, filter=_text, reason=_text, evidence=_text, span=_span, path=_text, kind=_text
)
_META = _object(
    PageMeta,
    title=_maybe_text,
    description=_maybe_text,
    site_name=_maybe_text,
    canonical=_maybe_text,
    language=_maybe_text,
    published=_maybe(_iso(datetime.datetime)),
    modified=_maybe(_iso(datetime.datetime)),
    authors=_texts,
    section=_maybe_text,
    dateline=_maybe_text,
    location=_maybe_text,
    type=_maybe_text,
    sources=_pairs,
)
_ARTICLE = _object(
    Article,
    title=_maybe(_TITLE),
    dateline=_maybe(_DATELINE),
    body=lambda value, where: Body(_each(_PARAGRAPH)(value, where)),
    removed=_each(_REMOVAL),
    meta=_META,
    language=_maybe_text,
    url=_maybe_text,
    source=_text,
)
_VERDICT = _object(PageVerdict, truncated_by=_maybe_text, limits=_texts)
