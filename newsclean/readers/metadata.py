"""What a page says about itself: JSON-LD, OpenGraph, Twitter, Dublin Core, microdata, <title>, each with its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any, TypeVar

from newsclean.model import PageMeta, StatedTitle
from newsclean.readers.dates import parse_moment
from newsclean.readers.facts import MAX_FIELD_CHARS, PageFacts, page_facts, unescaped
from newsclean.readers.jsonld import WEAK_TYPES, types_of
from newsclean.readers.nodes import Element
from newsclean.text import is_blank, tidy

__all__ = ["PageFacts", "page_facts", "read_metadata", "stated_body", "stated_titles"]

MAX_AUTHORS = 20
MAX_TAGS = 50
MAX_BODY_CHARS = 60_000
"""Longer texts of articles are left alone, because each block of the page is looked for in them."""
MAX_TIMES = 50
"""<time> elements that are looked at for the day of publication."""

TITLES = tuple(
    "og:title twitter:title dc.title dcterms.title parsely-title sailthru.title citation_title title".split()
)
DESCRIPTIONS = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "dcterms.description",
    "sailthru.description",
)
SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
PUBLISHED = tuple(
    "article:published_time article:published og:published_time og:article:published_time datepublished "
    "dc.date.issued dcterms.issued dc.date.created dcterms.created dcterms.date dc.date date pubdate publishdate "
    "publish-date publish_date parsely-pub-date sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime "
    "citation_publication_date citation_date".split()
)
MODIFIED = tuple(
    "article:modified_time article:modified og:updated_time og:article:modified_time datemodified dcterms.modified "
    "dc.date.modified lastmod last-modified revised cxenseparse:recs:modifiedtime".split()
)
AUTHORS = tuple(
    "author article:author og:article:author dc.creator dcterms.creator parsely-author sailthru.author byl "
    "cxenseparse:author citation_author".split()
)
SECTIONS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "section",
    "cxenseparse:recs:category",
)
IMAGES = tuple(
    "og:image:secure_url og:image og:image:url twitter:image twitter:image:src sailthru.image.full".split()
)
TAGS = tuple("article:tag og:article:tag news_keywords parsely-tags sailthru.tags keywords".split())
LANGUAGES = ("og:locale", "content-language", "language", "dc.language", "dcterms.language", "inlanguage")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_NO_NAME = re.compile(r"^(?:https?:|[/@#{])|\S@\S|://")
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)

Value = TypeVar("Value")
Stated = Iterable[tuple[str, str]]
"""(where it was read, text)."""


def read_metadata(root: Element, facts: PageFacts | None = None) -> PageMeta:
    """Return what a page says about itself, but its title, which is for the judge. Nothing is guessed from its text.

    >>> from lxml import html
    >>> head = "<title>Rain in Eastvale | The Gazette</title><meta property=og:site_name content='The Gazette'>"
    >>> meta = read_metadata(html.document_fromstring(head))
    >>> meta.title, meta.site_name, meta.published
    (None, 'The Gazette', None)
    """
    facts = facts or page_facts(root)
    fields = _Fields()
    published = chain(_said(facts, "datePublished"), _metas(facts, PUBLISHED), _times(root))
    languages = chain([("html lang", facts.language)], _metas(facts, LANGUAGES), _said(facts, "inLanguage"))
    return PageMeta(
        site_name=fields.take("site_name", chain(_metas(facts, SITE_NAMES), _said(facts, "publisher"))),
        description=fields.take(
            "description", chain(_metas(facts, DESCRIPTIONS), _said(facts, "description"))
        ),
        canonical=facts.canonical or _first(_metas(facts, ("og:url",))),
        language=fields.take("language", languages, _language),
        published=fields.take("published", published, parse_moment),
        modified=fields.take(
            "modified", chain(_said(facts, "dateModified"), _metas(facts, MODIFIED)), parse_moment
        ),
        authors=fields.take_all(
            "authors", chain(_said(facts, "author", "creator"), _metas(facts, AUTHORS)), _author
        ),
        section=fields.take("section", chain(_metas(facts, SECTIONS), _said(facts, "articleSection"))),
        dateline=fields.take("dateline", _said(facts, "dateline")),
        location=fields.take("location", _said(facts, "locationCreated", "contentLocation")),
        type=_type(facts),
        types=facts.types,
        free=facts.free,
        image=fields.take("image", chain(_metas(facts, IMAGES), _pictures(facts))),
        tags=fields.take_all("tags", _tags(facts), tidy, most=MAX_TAGS),
        sources=tuple(fields.sources),
    )


class _Fields:
    """Takes fields from what is stated, and notes where each was read."""

    def __init__(self) -> None:
        self.sources: list[tuple[str, str]] = []

    def take(self, field: str, stated: Stated, read: Callable[[str], Value | None] = tidy) -> Value | None:  # type: ignore[assignment]
        """Return the first value that can be read."""
        for source, text in stated:
            value = read(text)
            if value:
                self.sources.append((field, source))
                return value
        return None

    def take_all(
        self, field: str, stated: Stated, read: Callable[[str], str], *, most: int = MAX_AUTHORS
    ) -> tuple[str, ...]:
        """Return all values of the first source that has any."""
        found = [(source, value) for source, text in stated if (value := read(text))]
        if not found:
            return ()
        first = found[0][0]
        self.sources.append((field, first))
        return tuple(dict.fromkeys(value for source, value in found if source == first))[:most]


def stated_titles(facts: PageFacts) -> tuple[StatedTitle, ...]:
    """Return every title that the metadata give, with its source."""
    found = [(name, value) for name in TITLES for value in facts.metas.get(name, ())[:1]]
    for name in ("headline", "name", "alternativeHeadline"):
        found += list(_said(facts, name))[:1]
    found.append(("title", facts.title))
    return tuple([StatedTitle(source, text) for source, value in found if (text := tidy(value))])


def stated_body(facts: PageFacts) -> str | None:
    """Return the article's text as JSON-LD gives it; None where it gives none, or too much to be searched."""
    body = facts.article.get("articleBody")
    return body if isinstance(body, str) and len(body) <= MAX_BODY_CHARS else None


def _type(facts: PageFacts) -> str | None:
    """Return what the page calls itself: a news article before any other type, then what OpenGraph says."""
    named = sorted(
        types_of(facts.article) - WEAK_TYPES, key=lambda name: (not name.endswith("NewsArticle"), name)
    )
    return named[0] if named else _first(_metas(facts, ("og:type",)))


def _first(stated: Stated) -> str | None:
    """Return the first text as it stands."""
    return next((text for _, text in stated), None)


def _metas(facts: PageFacts, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what <meta> elements of some names say, name by name."""
    for name in names:
        for text in facts.metas.get(name, ()):
            if not is_blank(text):
                yield name, text


def _said(facts: PageFacts, *names: str) -> Iterator[tuple[str, str]]:
    """Yield what JSON-LD and microdata say in some properties."""
    for name in names:
        for text in _values(facts.article.get(name)):
            yield f"json-ld {name}", text
        for text in facts.items.get(name, ()):
            yield f"itemprop {name}", unescaped(text)


def _pictures(facts: PageFacts) -> Iterator[tuple[str, str]]:
    """Yield the addresses of pictures that JSON-LD names, alone, in lists or as objects."""
    value = facts.article.get("image")
    for each in value if isinstance(value, list) else [value]:
        found = (each.get("url") or each.get("contentUrl")) if isinstance(each, dict) else each
        for text in _strings(found):
            yield "json-ld image", text


def _tags(facts: PageFacts) -> Iterator[tuple[str, str]]:
    """Yield topics one by one; what a page writes in one field is parted at its commas."""
    for source, text in chain(_metas(facts, TAGS), _said(facts, "keywords")):
        yield from ((source, part) for part in text.split(","))


def _values(value: Any) -> Iterator[str]:
    """Yield the texts of a JSON-LD value: strings, and the names of objects."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            named = each.get("name") or each.get("@value") or each.get("headline") or _place(each)
            yield from _strings(named[0] if isinstance(named, list) and named else named)
        else:
            yield from _strings(each)


def _strings(value: Any) -> Iterator[str]:
    """Yield a value if it is a text of a field's length."""
    if isinstance(value, str) and len(value) <= MAX_FIELD_CHARS and not is_blank(value):
        yield unescaped(value)


def _place(found: dict[str, Any]) -> Any:
    """Return the town of a place that has an address and no name."""
    address = found.get("address")
    return address.get("addressLocality") if isinstance(address, dict) else address


def _language(text: str) -> str | None:
    """Return a language tag as BCP 47 writes it, or None for another text."""
    tag = text.strip()
    return tag.replace("_", "-") if _LANGUAGE.fullmatch(tag) else None


def _times(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the moments of <time> elements, those marked as that of publication first."""
    times = list(islice(root.iter("time"), MAX_TIMES))
    for element in sorted(times, key=lambda element: not _is_publication(element)):
        yield "time datetime", element.get("datetime") or ""


def _is_publication(element: Element) -> bool:
    """Tell whether a <time> is marked as the moment of publication."""
    names = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
    return element.get("pubdate") is not None or "publish" in names or "entry-date" in names


def _author(value: str) -> str:
    """Return an author's name, or "" for an address."""
    name = _BY.sub("", tidy(value))
    return "" if _NO_NAME.search(name) else name
