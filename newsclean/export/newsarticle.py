"""The article as JSON-LD in the terms of schema.org: a NewsArticle."""

from __future__ import annotations

import json
from typing import Any

from newsclean.export.printable import http_url
from newsclean.model import Article, Author, Dateline

__all__ = ["ORGANIZATIONS", "newsarticle_script", "to_newsarticle"]

ORGANIZATIONS = ("agency", "organization")
"""Roles of authors that are no persons."""
_SCRIPT_ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in ("<", ">", "&", "\u2028", "\u2029")})
"""What could end a script element or a line of JavaScript; inside JSON strings each may be written so."""


def to_newsarticle(article: Article) -> dict[str, Any]:
    """Return an article as a schema.org NewsArticle: dicts, lists and strings. What is not known is left out.

    `dateline` is the raw one and `articleBody` does not repeat it; paragraphs are parted by blank lines. `author`
    are `article.authors`, each with `jobTitle` and `worksFor` where known; agencies and firms among them are
    organizations. `sourceOrganization` are the agencies of the dateline. `dateCreated` is the date of
    the dateline. Addresses that are none of the web are left out.

    >>> from newsclean.model import Title
    >>> to_newsarticle(Article(Title("Bridge closed"), language="en"))["inLanguage"]
    'en'
    """
    meta, dateline = article.meta, article.dateline
    canonical = http_url(meta.canonical)
    found = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title and article.title.text,
        "alternativeHeadline": _alternatives(article),
        "description": meta.description,
        "dateline": dateline and dateline.raw,
        "locationCreated": dateline and _one_or_all([_place(dateline, name) for name in dateline.places]),
        "dateCreated": dateline and dateline.date and dateline.date.isoformat(),
        "datePublished": article.published and article.published.isoformat(),
        "dateModified": article.modified and article.modified.isoformat(),
        "author": [_author(author) for author in article.authors],
        "publisher": meta.site_name and {"@type": "Organization", "name": meta.site_name},
        "sourceOrganization": dateline
        and _one_or_all([{"@type": "NewsMediaOrganization", "name": name} for name in dateline.agencies]),
        "articleSection": meta.section,
        "inLanguage": article.language,
        "url": http_url(article.url) or canonical,
        "mainEntityOfPage": canonical,
        "articleBody": article.text,
    }
    return {name: value for name, value in found.items() if value}


def _author(author: Author) -> dict[str, Any]:
    """Return an author: a person with job and employer, or an organization."""
    if author.role in ORGANIZATIONS:
        return {"@type": "Organization", "name": author.name}
    works_for = author.affiliation and {"@type": "Organization", "name": author.affiliation}
    found = {"@type": "Person", "name": author.name, "jobTitle": author.role, "worksFor": works_for}
    return {name: value for name, value in found.items() if value}


def _place(dateline: Dateline, name: str) -> dict[str, Any]:
    """Return a place; region and country are said of the first one only, the dateline gives one of each."""
    place: dict[str, Any] = {"@type": "Place", "name": name}
    address = {"addressRegion": dateline.region, "addressCountry": dateline.country}
    known = {part: said for part, said in address.items() if said}
    if known and name == dateline.place:
        place["address"] = {"@type": "PostalAddress", "addressLocality": name, **known}
    return place


def _alternatives(article: Article) -> str | list[str]:
    """Return the second headline, and the other headlines that the page gives itself."""
    title = article.title.text if article.title else ""
    others = [each.text for each in article.titles if each.text != title]
    texts = list(dict.fromkeys([article.subtitle, *others] if article.subtitle else others))
    return texts[0] if len(texts) == 1 else texts


def _one_or_all(found: list[Any]) -> Any:
    return found[0] if len(found) == 1 else found


def newsarticle_script(article: Article) -> str:
    """Return the NewsArticle as the `<script type="application/ld+json">` element that a page may carry.

    No text of the article can end the element.

    >>> from newsclean.model import Title
    >>> newsarticle_script(Article(Title("</script>"))).count("</script>")
    1
    """
    data = json.dumps(to_newsarticle(article), ensure_ascii=False).translate(_SCRIPT_ESCAPES)
    data = data.encode("utf-8", "backslashreplace").decode("utf-8")  # half a surrogate pair as JSON writes it
    return f'<script type="application/ld+json">{data}</script>'
