"""The article as ninjs 3.1, the JSON of news agencies (IPTC, https://iptc.org/standards/ninjs/)."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from newsclean.export.html import to_html
from newsclean.export.newsarticle import ORGANIZATIONS
from newsclean.export.printable import http_url
from newsclean.export.story import story
from newsclean.model import Article

__all__ = ["to_ninjs"]

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}


def to_ninjs(article: Article, *, uri: str | None = None) -> dict[str, Any]:
    """Return an article as a ninjs 3.1 object: dicts, lists, strings and numbers. What is not known is left out.

    `uri` is the item's identifier; without it the page's own address is, or else a UUID (RFC 9562, version 5)
    that is made of title, dateline and body, the same for the same article. The bodies, as plain text and as HTML,
    hold the dateline in its place as a story does that is sent out; ninjs has no field for it, so the raw one is
    also the description with the role "dateline". Dates of publication count only with their
    offset from UTC, as ninjs demands.

    >>> from newsclean.model import Title
    >>> to_ninjs(Article(Title("Bridge closed"), url="https://gazette.example/a"))["uri"]
    'https://gazette.example/a'
    """
    meta, dateline = article.meta, article.dateline
    address = http_url(meta.canonical) or http_url(article.url)
    title = article.title.text if article.title else ""
    text = "\n\n".join([passage.whole for passage in story(article)])
    persons = [author for author in article.authors if author.role not in ORGANIZATIONS]
    found = {
        "uri": uri or address or _made_uri(title, text),
        "standard": dict(STANDARD),
        "type": "text",
        "firstCreated": _date_time(article.published),
        "versionCreated": _date_time(article.modified),
        "language": article.language,
        "headlines": _values(main=title, kicker=article.kicker, subtitle=article.subtitle),
        "descriptions": _values(summary=meta.description, dateline=dateline.raw if dateline else None),
        "by": ", ".join([author.name for author in article.authors]),
        "people": [{"name": author.name, "rel": "author"} for author in persons],
        "located": dateline and dateline.place,
        "places": [{"name": name, "rel": "dateline"} for name in (dateline.places if dateline else ())],
        "infoSources": _sources(article),
        "subjects": [{"name": meta.section, "rel": "section"}] if meta.section else [],
        "bodies": _bodies(article, text) if text else [],
    }
    return {name: value for name, value in found.items() if value}


def _made_uri(title: str, text: str) -> str:
    said = f"{title}\n\n{text}".encode("utf-8", "replace")  # no half of a surrogate pair
    return uuid.uuid5(uuid.NAMESPACE_OID, said.decode()).urn


def _date_time(time: datetime.date | None) -> str | None:
    """Return a time as RFC 3339 has it, or None without an offset: to guess one would move the story by hours."""
    offset = time.utcoffset() if isinstance(time, datetime.datetime) else None
    if not isinstance(time, datetime.datetime) or offset is None:
        return None
    return (time.astimezone(datetime.UTC) if offset.seconds % 60 else time).isoformat()


def _values(**said: str | None) -> list[dict[str, Any]]:
    """Return the values that are known, by role."""
    return [{"role": role, "contentType": "text/plain", "value": said[role]} for role in said if said[role]]


def _sources(article: Article) -> list[dict[str, str]]:
    """Return the agencies of dateline and byline, with the lexicon's id where it has one for each, and the site."""
    dateline, site_name = article.dateline, article.meta.site_name
    agencies = dateline.agencies if dateline else ()
    ids = dateline.agency_ids if dateline and len(dateline.agency_ids) == len(agencies) else ()
    sources = [{"name": name, "role": "agency"} for name in agencies]
    for source, known in zip(sources, ids, strict=False):
        source["literal"] = known
    credited = [each.name for each in article.authors if each.role == "agency" and each.name not in agencies]
    sources += [{"name": name, "role": "agency"} for name in credited]
    return sources + ([{"name": site_name, "role": "publisher"}] if site_name else [])


def _bodies(article: Article, text: str) -> list[dict[str, Any]]:
    bare = Article(dateline=article.dateline, body=article.body, links=article.links)
    markup = to_html(bare, fragment=True)
    return [
        {"role": "main", "contentType": "text/plain", "charCount": len(text), "value": text},
        {"role": "main", "contentType": "text/html", "charCount": len(text), "value": markup},
    ]
