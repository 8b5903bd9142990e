"""What a page says of itself: JSON-LD, OpenGraph, Twitter, Dublin Core, microdata, <title>, each with its source."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsclean.judge.title_vote import choose_title
from newsclean.model import PageMeta
from newsclean.observe.title_candidates import Heading
from newsclean.readers.dates import parse_moment
from newsclean.readers.facts import MAX_FIELD_CHARS, PageFacts, page_facts, unescaped
from newsclean.readers.jsonld import WEAK_TYPES, types_of
from newsclean.readers.nodes import Element
from newsclean.text import is_blank, tidy

__all__ = ["PageFacts", "page_facts", "read_metadata"]

MAX_AUTHORS = 20
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
LANGUAGES = ("og:locale", "content-language", "language", "dc.language", "dcterms.language", "inlanguage")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_NO_NAME = re.compile(r"^(?:https?:|[/@#{])|\S@\S|://")
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)

Told = list[tuple[str, str]]
"""(field, where it was read)."""


def read_metadata(
    root: Element,
    url: str | None = None,
    *,
    headings: Sequence[str | Heading] = (),
    facts: PageFacts | None = None,
) -> PageMeta:
    """Return what a page says of itself. Nothing is guessed from its text but the choice among its titles.

    `headings` are those of the page, which arbitrate between the titles of the metadata; a bare str counts as one of
    the first level above the text.

    >>> from lxml import html
    >>> head = "<title>Rain in Eastvale | The Gazette</title><meta property=og:site_name content='The Gazette'>"
    >>> meta = read_metadata(html.document_fromstring(head))
    >>> meta.title, meta.site_name, meta.published
    ('Rain in Eastvale', 'The Gazette', None)
    """
    facts = facts or page_facts(root)
    told: Told = []
    site_name = _text(facts, told, "site_name", SITE_NAMES, ("publisher",))
    canonical = facts.canonical or _first(facts.metas, ("og:url",)) or None
    title = choose_title(
        _titles(facts), headings=headings, site_name=site_name, url=url or canonical, news=_is_news(facts)
    )
    if title is not None:
        told += [("title", source) for source in title.sources]
    return PageMeta(
        title=title.text if title is not None else None,
        description=_text(facts, told, "description", DESCRIPTIONS, ("description",)),
        site_name=site_name,
        canonical=canonical,
        language=_language(facts, told),
        published=_moment(facts, told, "published", "datePublished", PUBLISHED) or _time(root, told),
        modified=_moment(facts, told, "modified", "dateModified", MODIFIED),
        authors=_authors(facts, told),
        section=_text(facts, told, "section", SECTIONS, ("articleSection",)),
        dateline=_text(facts, told, "dateline", (), ("dateline",)),
        location=_text(facts, told, "location", (), ("locationCreated", "contentLocation")),
        type=_type(facts),
        types=facts.types,
        free=facts.free,
        sources=tuple(told),
    )


def _titles(facts: PageFacts) -> list[tuple[str, str]]:
    """Return (source, text) of every title that the metadata give."""
    found = [(name, value) for name in TITLES for value in facts.metas.get(name, ())[:1]]
    for name in ("headline", "name", "alternativeHeadline"):
        found += list(_said(facts, name))[:1]
    found.append(("title", facts.title))
    return [(source, text) for source, value in found if (text := tidy(value))]


def _type(facts: PageFacts) -> str | None:
    """Return what the page calls itself: a type of article before any other, then what OpenGraph says."""
    named = sorted(types_of(facts.article) - WEAK_TYPES)
    return named[0] if named else _first(facts.metas, ("og:type",)) or None


def _is_news(facts: PageFacts) -> bool:
    """Tell whether the page calls itself a news article."""
    return any(name.endswith("NewsArticle") for name in types_of(facts.article))


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str:
    """Return the first content of the first name that has any, or ""."""
    for name in names:
        for value in metas.get(name, ()):
            if not is_blank(value):
                return value
    return ""


def _said(facts: PageFacts, name: str) -> Iterator[tuple[str, str]]:
    """Yield (source, value) of a property in JSON-LD and microdata."""
    for value in _values(facts.article.get(name)):
        yield f"json-ld {name}", value
    for value in facts.items.get(name, ()):
        yield f"itemprop {name}", unescaped(value)


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


def _text(
    facts: PageFacts, told: Told, what: str, names: Sequence[str], properties: Sequence[str]
) -> str | None:
    """Return the first value of a field, metas before JSON-LD and microdata, and note where it was."""
    for name in names:
        if value := _first(facts.metas, (name,)):
            told.append((what, name))
            return tidy(value)
    for name in properties:
        for source, value in _said(facts, name):
            told.append((what, source))
            return tidy(value)
    return None


def _language(facts: PageFacts, told: Told) -> str | None:
    """Return the language tag, <html lang> before all."""
    for where, value in (
        ("html lang", facts.language),
        *((name, _first(facts.metas, (name,))) for name in LANGUAGES),
        *_said(facts, "inLanguage"),
    ):
        if _LANGUAGE.fullmatch(value.strip()):
            told.append(("language", where))
            return value.strip().replace("_", "-")
    return None


def _moment(
    facts: PageFacts, told: Told, what: str, name: str, metas: Sequence[str]
) -> datetime.datetime | None:
    """Return the first readable moment of publication or change."""
    candidates = list(_said(facts, name))
    candidates += [(meta, facts.metas[meta][0]) for meta in metas if meta in facts.metas]
    for where, value in candidates:
        moment = parse_moment(value)
        if moment is not None:
            told.append((what, where))
            return moment
    return None


def _time(root: Element, told: Told) -> datetime.datetime | None:
    """Return the moment of the <time> that is marked as that of publication, or of the first one."""
    times = [element for element, _ in zip(root.iter("time"), range(MAX_TIMES), strict=False)]
    for element in sorted(times, key=lambda element: not _is_publication(element)):
        moment = parse_moment(element.get("datetime") or "")
        if moment is not None:
            told.append(("published", "time datetime"))
            return moment
    return None


def _is_publication(element: Element) -> bool:
    """Tell whether a <time> is marked as the moment of publication."""
    names = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
    return element.get("pubdate") is not None or "publish" in names or "entry-date" in names


def _authors(facts: PageFacts, told: Told) -> tuple[str, ...]:
    """Return the names of the authors, JSON-LD before microdata and metas; links to profiles are no names."""
    metas = [(name, value) for name in AUTHORS for value in facts.metas.get(name, ())]
    given = [*_said(facts, "author"), *_said(facts, "creator"), *metas]
    named = [(source, name) for source, value in given if (name := _author(value))]
    if not named:
        return ()
    where = named[0][0]
    told.append(("authors", where))
    return tuple(dict.fromkeys(name for source, name in named if source == where))[:MAX_AUTHORS]


def _author(value: str) -> str:
    """Return an author's name, or "" for an address."""
    name = _BY.sub("", tidy(value))
    return "" if _NO_NAME.search(name) else name
