"""The article as plain JSON types, and back; the schema is versioned (docs/reference/schema.md)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from newsclean.errors import SchemaError
from newsclean.export.json_values import (
    Reader,
    as_choice,
    as_each,
    as_flag,
    as_iso,
    as_object,
    as_optional,
    as_pairs,
    as_share,
    as_span,
    as_text,
    as_when,
)
from newsclean.export.schema_versions import KNOWN_VERSIONS, SCHEMA_VERSION, in_present_version
from newsclean.model import (
    PAGE_KINDS,
    Article,
    Author,
    Body,
    Dateline,
    Link,
    PageMeta,
    PageVerdict,
    Paragraph,
    Removal,
    Title,
    TitleCandidate,
)

__all__ = ["FIELDS", "SCHEMA_VERSION", "field_of", "from_dict", "to_dict"]


# --- the schema ---


def _labelled(label: str, **fields: Any) -> Removal:
    """Return an entry of the ledger; its label is not kept, as it follows from the other fields."""
    del label
    return Removal(**fields)


_texts = as_each(as_text)
_maybe_text = as_optional(as_text)
_moment = as_optional(as_iso(datetime.datetime))
_PARTS: dict[type, dict[str, Reader]] = {
    Title: {"text": as_text, "span": as_optional(as_span)},
    TitleCandidate: {"text": as_text, "source": as_text, "visible": as_flag},
    Dateline: {
        "raw": as_text,
        "span": as_span,
        "places": _texts,
        "region": _maybe_text,
        "country": _maybe_text,
        "date": as_optional(as_iso(datetime.date)),
        "date_text": _maybe_text,
        "agencies": _texts,
        "agency_ids": _texts,
        "form": as_text,
        "evidence": _texts,
    },
    Paragraph: {"text": as_text, "kind": as_text, "span": as_span, "path": as_text},
    Removal: {
        **dict.fromkeys(("text", "filter", "reason", "evidence"), as_text),
        "span": as_span,
        **dict.fromkeys(("path", "kind", "label"), as_text),
    },
    PageMeta: {
        **dict.fromkeys(("title", "description", "site_name", "canonical", "language"), _maybe_text),
        **dict.fromkeys(("published", "modified"), _moment),
        "authors": _texts,
        **dict.fromkeys(("section", "dateline", "location", "type"), _maybe_text),
        "types": _texts,
        "free": as_optional(as_flag),
        "image": _maybe_text,
        "tags": _texts,
        "sources": as_pairs,
    },
    PageVerdict: {
        "kind": as_choice(PAGE_KINDS),
        "confidence": as_optional(as_share),
        "paywalled": as_optional(as_flag),
        "truncated_by": _maybe_text,
        "limits": _texts,
    },
    Author: {"name": as_text, "role": _maybe_text, "affiliation": _maybe_text, "source": as_text},
    Link: {"text": as_text, "address": as_text, "span": as_span},
}
"""The fields of each part of an article, in order, and what reads each of them."""
_READ = {part: as_object(part, **fields) for part, fields in _PARTS.items()}
_READ[Removal] = as_object(_labelled, **_PARTS[Removal])
_ARTICLE: dict[str, Reader] = {
    "title": as_optional(_READ[Title]),
    "titles": as_each(_READ[TitleCandidate]),
    "kicker": _maybe_text,
    "subtitle": _maybe_text,
    "dateline": as_optional(_READ[Dateline]),
    "body": lambda value, where: Body(as_each(_READ[Paragraph])(value, where)),
    "removed": as_each(_READ[Removal]),
    "meta": _READ[PageMeta],
    "language": _maybe_text,
    "url": _maybe_text,
    "source": as_text,
    "verdict": _READ[PageVerdict],
    "authors": as_each(_READ[Author]),
    "published": as_optional(as_when),
    "published_source": _maybe_text,
    "modified": as_optional(as_when),
    "modified_source": _maybe_text,
    "links": as_each(_READ[Link]),
}
FIELDS = tuple(name for name in _ARTICLE if name != "links")
"""The fields that every article has, in order."""


# --- there ---


def to_dict(article: Article) -> dict[str, Any]:
    """Return an article as dicts, lists, strings, numbers and None. Spans are [start, end] in code points.

    "links" is there only if the article has links.

    >>> to_dict(Article(title=Title("Harbour bridge closed")))["title"]
    {'text': 'Harbour bridge closed', 'span': None}
    """
    names = (*FIELDS, "links") if article.links else FIELDS
    return {"schema": SCHEMA_VERSION, **{name: field_of(article, name) for name in names}}


def field_of(article: Article, name: str) -> Any:
    """Return one field of an article as plain JSON types, so that a record of some fields makes no others."""
    return _plain(getattr(article, name))


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is str or value is None:
        return value
    if kind in _PARTS:
        return {name: _plain(getattr(value, name)) for name in _PARTS[kind]}
    if isinstance(value, tuple | Body):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


# --- and back ---


def from_dict(data: Mapping[str, Any]) -> Article:
    """Rebuild an article from `to_dict()`, equal to the one that it was made from.

    A dict of version 1 is read, too: its page is "article", or "empty" without a body.

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
    if type(schema) is not int or schema not in KNOWN_VERSIONS:
        raise SchemaError(f"schema {schema!r} is unknown; known: {', '.join(map(str, KNOWN_VERSIONS))}")
    fields = {name: value for name, value in in_present_version(data).items() if name != "schema"}
    article: Article = as_object(Article, **_ARTICLE)(fields, "")
    return article
