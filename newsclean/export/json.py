"""The article as plain JSON types, and back; the schema is versioned (docs/reference/schema.md)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from newsclean.errors import SchemaError
from newsclean.export.json_values import (
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
    Span,
    Title,
    TitleCandidate,
)

__all__ = ["MAKERS", "SCHEMA_VERSION", "from_dict", "links_of", "to_dict"]


def to_dict(article: Article) -> dict[str, Any]:
    """Return an article as dicts, lists, strings, numbers and None. Spans are [start, end] in code points.

    "links" is there only if the article has links.

    >>> to_dict(Article(title=Title("Harbour bridge closed")))["title"]
    {'text': 'Harbour bridge closed', 'span': None}
    """
    fields = {name: made(article) for name, made in MAKERS.items()}
    if article.links:
        fields["links"] = links_of(article)
    return {"schema": SCHEMA_VERSION, **fields}


def _author(author: Author) -> dict[str, Any]:
    return {
        "name": author.name,
        "role": author.role,
        "affiliation": author.affiliation,
        "source": author.source,
    }


def _verdict(verdict: PageVerdict) -> dict[str, Any]:
    return {
        "kind": verdict.kind,
        "confidence": verdict.confidence,
        "paywalled": verdict.paywalled,
        "truncated_by": verdict.truncated_by,
        "limits": list(verdict.limits),
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
        "date": _day(dateline.date),
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
        "label": removal.label,
    }


def links_of(article: Article) -> list[dict[str, Any]]:
    """Return the links of an article; an empty list if it has none, or if nobody asked for them."""
    return [{"text": link.text, "address": link.address, "span": _pair(link.span)} for link in article.links]


def _meta(meta: PageMeta) -> dict[str, Any]:
    return {
        "title": meta.title,
        "description": meta.description,
        "site_name": meta.site_name,
        "canonical": meta.canonical,
        "language": meta.language,
        "published": _day(meta.published),
        "modified": _day(meta.modified),
        "authors": list(meta.authors),
        "section": meta.section,
        "dateline": meta.dateline,
        "location": meta.location,
        "type": meta.type,
        "types": list(meta.types),
        "free": meta.free,
        "image": meta.image,
        "tags": list(meta.tags),
        "sources": [list(pair) for pair in meta.sources],
    }


def _day(moment: datetime.date | None) -> str | None:
    return moment.isoformat() if moment else None


MAKERS: Mapping[str, Callable[[Article], Any]] = {
    "title": lambda article: _title(article.title),
    "titles": lambda article: [
        {"text": each.text, "source": each.source, "visible": each.visible} for each in article.titles
    ],
    "kicker": attrgetter("kicker"),
    "subtitle": attrgetter("subtitle"),
    "dateline": lambda article: _dateline(article.dateline),
    "body": lambda article: [
        {"text": p.text, "kind": p.kind, "span": [p.span.start, p.span.end], "path": p.path}
        for p in article.body
    ],
    "removed": lambda article: [_removal(removal) for removal in article.removed],
    "meta": lambda article: _meta(article.meta),
    "language": attrgetter("language"),
    "url": attrgetter("url"),
    "source": attrgetter("source"),
    "verdict": lambda article: _verdict(article.verdict),
    "authors": lambda article: [_author(author) for author in article.authors],
    "published": lambda article: _day(article.published),
    "published_source": attrgetter("published_source"),
    "modified": lambda article: _day(article.modified),
    "modified_source": attrgetter("modified_source"),
}
"""What makes each field of an article, in order, so that a record of some fields makes no others."""


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
    article: Article = _ARTICLE(fields, "")
    return article


# --- the schema ---

_texts = as_each(as_text)
_maybe_text = as_optional(as_text)
_TITLE = as_object(Title, text=as_text, span=as_optional(as_span))
_TITLE_CANDIDATE = as_object(TitleCandidate, text=as_text, source=as_text, visible=as_flag)
_DATELINE = as_object(
    Dateline,
    raw=as_text,
    span=as_span,
    places=_texts,
    region=_maybe_text,
    country=_maybe_text,
    date=as_optional(as_iso(datetime.date)),
    date_text=_maybe_text,
    agencies=_texts,
    agency_ids=_texts,
    form=as_text,
    evidence=_texts,
)
_PARAGRAPH = as_object(Paragraph, text=as_text, kind=as_text, span=as_span, path=as_text)


def _labelled(label: str, **fields: Any) -> Removal:
    """Return an entry of the ledger; its label is not kept, as it follows from the other fields."""
    del label
    return Removal(**fields)


_REMOVAL = as_object(
    _labelled,
    text=as_text,
    filter=as_text,
    reason=as_text,
    evidence=as_text,
    span=as_span,
    path=as_text,
    kind=as_text,
    label=as_text,
)
_META = as_object(
    PageMeta,
    title=_maybe_text,
    description=_maybe_text,
    site_name=_maybe_text,
    canonical=_maybe_text,
    language=_maybe_text,
    published=as_optional(as_iso(datetime.datetime)),
    modified=as_optional(as_iso(datetime.datetime)),
    authors=_texts,
    section=_maybe_text,
    dateline=_maybe_text,
    location=_maybe_text,
    type=_maybe_text,
    types=_texts,
    free=as_optional(as_flag),
    image=_maybe_text,
    tags=_texts,
    sources=as_pairs,
)
_VERDICT = as_object(
    PageVerdict,
    kind=as_choice(PAGE_KINDS),
    confidence=as_optional(as_share),
    paywalled=as_optional(as_flag),
    truncated_by=_maybe_text,
    limits=_texts,
)
_AUTHOR = as_object(Author, name=as_text, role=_maybe_text, affiliation=_maybe_text, source=as_text)
_LINK = as_object(Link, text=as_text, address=as_text, span=as_span)
_ARTICLE = as_object(
    Article,
    title=as_optional(_TITLE),
    titles=as_each(_TITLE_CANDIDATE),
    kicker=_maybe_text,
    subtitle=_maybe_text,
    dateline=as_optional(_DATELINE),
    body=lambda value, where: Body(as_each(_PARAGRAPH)(value, where)),
    removed=as_each(_REMOVAL),
    meta=_META,
    language=_maybe_text,
    url=_maybe_text,
    source=as_text,
    verdict=_VERDICT,
    authors=as_each(_AUTHOR),
    published=as_optional(as_when),
    published_source=_maybe_text,
    modified=as_optional(as_when),
    modified_source=_maybe_text,
    links=as_each(_LINK),
)
