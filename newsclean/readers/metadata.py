"""What a page says of itself: JSON-LD, OpenGraph, Twitter, Dublin Core, microdata, <title>, each with its source."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from newsclean.maincontent.title_vote import choose_title
from newsclean.model import PageMeta
from newsclean.readers.dates import parse_moment
from newsclean.readers.jsonld import find_article
from newsclean.readers.walk import Element
from newsclean.text import is_blank, tidy

__all__ = ["PageFacts", "page_facts", "read_metadata"]

MAX_FIELD_CHARS = 5000
"""Longer values are no title, description or name."""
MAX_AUTHORS = 20

TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "title",
)
DESCRIPTIONS = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "dcterms.description",
)
SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
PUBLISHED = tuple(
    "article:published_time article:published og:published_time datepublished dc.date.issued dcterms.created dc.date "
    "date pubdate publishdate publish-date parsely-pub-date sailthru.date cxenseparse:recs:publishtime "
    "cxenseparse:publishtime".split()
)
MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
)
AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "cxenseparse:author",
)
SECTIONS = ("article:section", "parsely-section", "section", "cxenseparse:recs:category")
LANGUAGES = ("og:locale", "content-language", "language", "dc.language", "inlanguage")
_META_NAMES = ("property", "name", "itemprop", "http-equiv")


@dataclass(slots=True)
class PageFacts:
    """What the head of a page holds, unjudged."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    """Contents of <meta> by lower-case name."""
    article: dict[str, Any] = field(default_factory=dict)
    """Properties of the article in JSON-LD."""
    title: str = ""
    canonical: str = ""
    language: str = ""


def page_facts(root: Element) -> PageFacts:
    """Collect what a tree holds beside its text."""
    facts, scripts = PageFacts(), []
    facts.language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    for element in root.iter("meta", "link", "title", "script"):
        tag = element.tag
        if tag == "meta":
            _add_meta(facts.metas, element)
        elif tag == "title":
            facts.title = facts.title or _own_title(element)
        elif tag == "link":
            if "canonical" in (element.get("rel") or "").lower().split():
                facts.canonical = facts.canonical or element.get("href") or ""
        elif "ld+json" in (element.get("type") or "").lower() and element.text:
            scripts.append(element.text)
    facts.article = find_article(scripts)
    return facts


def _add_meta(metas: dict[str, list[str]], element: Element) -> None:
    content = element.get("content")
    if not content or len(content) > MAX_FIELD_CHARS:
        return
    for attribute in _META_NAMES:
        name = element.get(attribute)
        if name:
            metas.setdefault(name.lower(), []).append(content)


def _own_title(element: Element) -> str:
    """Return the text of the page's <title>; a drawing's is none."""
    parent = element.getparent()
    return "" if parent is not None and parent.tag == "svg" else "".join(element.itertext())


def read_metadata(
    root: Element, url: str | None = None, *, headings: Sequence[str] = (), facts: PageFacts | None = None
) -> PageMeta:
    """Return what a page says of itself. Nothing is guessed from its text but the choice among its titles.

    `headings` are the texts of its <h1> elements, which arbitrate between the titles of the metadata.

    >>> from lxml import html
    >>> head = "<title>Rain in Eastvale | The Gazette</title><meta property=og:site_name content='The Gazette'>"
    >>> meta = read_metadata(html.document_fromstring(head))
    >>> meta.title, meta.site_name, meta.published
    ('Rain in Eastvale', 'The Gazette', None)
    """
    facts = facts or page_facts(root)
    told: list[tuple[str, str]] = []
    site_name = _site_name(facts, told)
    title = choose_title(_titles(facts, headings), site_name=site_name, url=url)
    if title is not None:
        told += [("title", source) for source in title.sources]
    published = _moment(facts, root, told, "published")
    return PageMeta(
        title=title.text if title is not None else None,
        description=_text(facts, told, "description", ("description",), DESCRIPTIONS),
        site_name=site_name,
        canonical=facts.canonical or _first(facts.metas, ("og:url",)) or None,
        language=_language(facts, told),
        published=published,
        modified=_moment(facts, root, told, "modified"),
        authors=_authors(facts, told),
        section=_text(facts, told, "section", ("articleSection",), SECTIONS),
        sources=tuple(told),
    )


def _titles(facts: PageFacts, headings: Sequence[str]) -> list[tuple[str, str]]:
    """Return (source, text) of every title that a page gives."""
    found = [("h1", heading) for heading in headings]
    found += [(name, value) for name in TITLES for value in facts.metas.get(name, ())[:1]]
    found += [
        (f"json-ld {name}", value)
        for name in ("headline", "name")
        if (value := _plain(facts.article.get(name)))
    ]
    found.append(("title", facts.title))
    return [(source, text) for source, value in found if (text := tidy(value))]


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str:
    return next((value for name in names for value in metas.get(name, ()) if not is_blank(value)), "")


def _plain(value: Any) -> str:
    """Return the text of a JSON-LD value: a string, the first of a list, or an object's name."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("headline")
    return unescape(value) if isinstance(value, str) and len(value) <= MAX_FIELD_CHARS else ""


def _text(
    facts: PageFacts, told: list[tuple[str, str]], what: str, properties: Sequence[str], names: Sequence[str]
) -> str | None:
    """Return the first value of a field, metas before JSON-LD, and note where it was."""
    for name in names:
        value = _first(facts.metas, (name,))
        if value:
            told.append((what, name))
            return tidy(value)
    for name in properties:
        value = tidy(_plain(facts.article.get(name)))
        if value:
            told.append((what, f"json-ld {name}"))
            return value
    return None


def _site_name(facts: PageFacts, told: list[tuple[str, str]]) -> str | None:
    name = _text(facts, told, "site_name", (), SITE_NAMES)
    if name is None and (name := tidy(_plain(facts.article.get("publisher"))) or None):
        told.append(("site_name", "json-ld publisher"))
    return name


def _language(facts: PageFacts, told: list[tuple[str, str]]) -> str | None:
    """Return the language tag, <html lang> before all."""
    for where, value in (
        ("html lang", facts.language),
        *((name, _first(facts.metas, (name,))) for name in LANGUAGES),
        ("json-ld inLanguage", _plain(facts.article.get("inLanguage"))),
    ):
        if _LANGUAGE.fullmatch(value.strip()):
            told.append(("language", where))
            return value.strip().replace("_", "-")
    return None


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")


def _moment(
    facts: PageFacts, root: Element, told: list[tuple[str, str]], what: str
) -> datetime.datetime | None:
    """Return the first readable moment of publication or change."""
    name = "datePublished" if what == "published" else "dateModified"
    candidates = [(f"json-ld {name}", _plain(facts.article.get(name)))]
    for meta in PUBLISHED if what == "published" else MODIFIED:
        candidates += [(meta, value) for value in facts.metas.get(meta, ())[:1]]
    for where, value in candidates:
        if value and (moment := parse_moment(value)) is not None:
            told.append((what, where))
            return moment
    for element in root.iter("time") if what == "published" else ():
        moment = parse_moment(element.get("datetime") or "")
        if moment is not None:
            told.append((what, "time datetime"))
            return moment
    return None


def _authors(facts: PageFacts, told: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return the names of the authors, JSON-LD before metas; links to profiles are no names."""
    people = facts.article.get("author")
    names = [_plain(person) for person in (people if isinstance(people, list) else [people])]
    where = "json-ld author"
    if not any(names):
        where = next((name for name in AUTHORS if _first(facts.metas, (name,))), "")
        names = facts.metas.get(where, [])
    tidied = [tidy(name) for name in names]
    found = tuple(dict.fromkeys(name for name in tidied if name and not name.startswith(("http", "/", "@"))))
    if found:
        told.append(("authors", where))
    return found[:MAX_AUTHORS]
