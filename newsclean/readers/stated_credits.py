"""Who wrote a page and when, as its head, its structured data, its links and its <time> elements say it, unjudged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from newsclean.lexicon.headwords import kind_of
from newsclean.model import StatedAuthor, StatedDate
from newsclean.readers.facts import MAX_FIELD_CHARS, PageFacts, unescaped
from newsclean.readers.jsonld import types_of
from newsclean.readers.microdata import find_items
from newsclean.readers.nodes import Element
from newsclean.text import is_blank, tidy

__all__ = ["stated_authors", "stated_dates"]

MAX_AUTHORS = 60
MAX_DATES = 60
MAX_NAME_CHARS = 300
MAX_LINKS = 2000
"""Links of a page that are looked at; a page with more is no article."""
MAX_NESTED = 3
"""Levels of objects in which the name of an author is looked for."""

AUTHORS = tuple(
    "author article:author og:article:author parsely-author sailthru.author byl cxenseparse:author citation_author "
    "dc.creator dcterms.creator dc.creator.personalname article:author_name shareaholic:article_author_name "
    "author-name authors rbauthors article.author news_author og:author twitter:author".split()
)
"""Names of <meta> that give writers, those that people fill with care first."""
DATES = ("datePublished", "dateCreated", "uploadDate", "dateModified")
"""Properties of schema.org that give dates."""
PUBLISHED = tuple(
    "article:published_time article:published og:published_time og:article:published_time og:pubdate "
    "dc.date.issued dcterms.issued dc.date.created dcterms.created parsely-pub-date sailthru.date "
    "cxenseparse:recs:publishtime cxenseparse:publishtime citation_publication_date citation_online_date "
    "pubdate publishdate publish-date publish_date published_time".split()
)
MARKED = ("datepublished",)
"""<meta itemprop>, which may stand in a part of the page."""
LOOSE = tuple("dcterms.date dc.date date citation_date article:published_date datecreated".split())
"""Names of <meta> that some pages fill with the day of a change, or of a first draft."""
MODIFIED = tuple(
    "article:modified_time article:modified og:updated_time og:article:modified_time datemodified dcterms.modified "
    "dc.date.modified lastmod last-modified revised cxenseparse:recs:modifiedtime article:updated_time".split()
)
_PUBLICATION = re.compile(
    r"publi(?:sh|c)\w*[-_.:]?(?:date|time|at|on)\b|(?:date|time)[-_.:]?publi", re.IGNORECASE
)
_CHANGE = re.compile(r"modif|updat|revis|chang|aktualis|geaendert")
_OF_PUBLICATION = ("publish", "entry-date", "datecreated", "post-date")
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|autor(?:en|es|i|a)?|auteurs?|autore|by|byline|columnists?|contributors?|correspondents?|journalists?|"
    r"profiles?|reporters?|staff|writers?|skribenter|journalister|redakteure|redaktion)/[^/?#]",
    re.IGNORECASE,
)


def stated_authors(root: Element, facts: PageFacts) -> tuple[StatedAuthor, ...]:
    """Return all that a page gives as names of its writers, the surest source first.

    >>> from lxml import html
    >>> from newsclean.readers.facts import page_facts
    >>> root = html.document_fromstring("<meta name=author content='Ada Marsh'><a rel=author>Tom Reed</a>")
    >>> [(each.source, each.text) for each in stated_authors(root, page_facts(root))]
    [('author', 'Ada Marsh'), ('rel=author', 'Tom Reed')]
    """
    found = list(_in_data(facts, root))
    if not any(
        each.kind == "Person" and " " in each.text for each in found
    ):  # links help where names are unsure
        found += [*_in_metas(facts.metas), *_in_links(root)]
    return tuple(dict.fromkeys(found[:MAX_AUTHORS]))


def stated_dates(root: Element, facts: PageFacts) -> tuple[StatedDate, ...]:
    """Return all that a page gives as its dates, the surest source first.

    >>> from lxml import html
    >>> from newsclean.readers.facts import page_facts
    >>> root = html.document_fromstring("<meta name=lastmod content='2024-03-08'><time>8 March</time>")
    >>> [(each.source, each.text, each.is_change) for each in stated_dates(root, page_facts(root))]
    [('lastmod', '2024-03-08', True), ('time', '8 March', False)]
    """
    metas = list(_dates_in_metas(facts.metas))
    found = [
        *_dates_in_json(facts),
        *[each for each in metas if each.source in PUBLISHED],
        *_dates_in_items(facts, root),
        *[each for each in metas if each.source not in PUBLISHED],
        *_times(root),
    ]
    return tuple(dict.fromkeys(found[:MAX_DATES]))


def _in_data(facts: PageFacts, root: Element) -> Iterator[StatedAuthor]:
    """Yield the writers of JSON-LD and microdata."""
    for name in ("author", "creator"):
        yield from _people(facts.credits.get(name), f"json-ld {name}", 0)
    for name in ("author", "creator"):
        for text in _items(facts, root).get(name, ()):
            yield StatedAuthor(f"itemprop {name}", unescaped(text))


def _items(facts: PageFacts, root: Element) -> Mapping[str, list[str]]:
    """Return the microdata of a page; looked for only where JSON-LD says nothing of writer or date."""
    if facts.items or facts.credits.keys() & {"author", "datePublished"} or not facts.article:
        return facts.items
    return find_items(root)


def _people(value: Any, source: str, depth: int) -> Iterator[StatedAuthor]:
    """Yield the writers of a value of JSON-LD: names, objects with names, lists of either."""
    if isinstance(value, str):
        if 0 < len(value) <= MAX_NAME_CHARS and not is_blank(value):
            yield StatedAuthor(source, tidy(unescaped(value)))
    elif depth > MAX_NESTED:
        return
    elif isinstance(value, list):
        for each in value[:MAX_AUTHORS]:
            yield from _people(each, source, depth + 1)
    elif isinstance(value, dict):
        name = (
            value.get("name")
            or value.get("@list")
            or value.get("@value")
            or value.get("author")
            or _whole(value)
        )
        kind, role, where = (
            _kind(value),
            _text(value.get("jobTitle")),
            value.get("worksFor") or value.get("affiliation"),
        )
        for each in _people(name, source, depth + 1):
            yield each._replace(
                kind=each.kind or kind, role=each.role or role, affiliation=each.affiliation or _text(where)
            )


def _kind(value: Mapping[str, Any]) -> str:
    return next(iter(sorted(types_of(value))), "")


def _whole(value: Mapping[str, Any]) -> str | None:
    """Return the name of a person who has only its parts."""
    parts = [_text(value.get("givenName")), _text(value.get("familyName"))]
    return " ".join(part for part in parts if part) or None


def _text(value: Any) -> str | None:
    """Return a text, or the name of an object."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str) or len(value) > MAX_NAME_CHARS:
        return None
    return tidy(unescaped(value)) or None


def _in_metas(metas: Mapping[str, list[str]]) -> Iterator[StatedAuthor]:
    for name in AUTHORS:
        for text in metas.get(name, ()):
            if len(text) <= MAX_NAME_CHARS and not is_blank(text):
                yield StatedAuthor(name, tidy(text))
    for number in ("1", "2"):
        labels, texts = metas.get(f"twitter:label{number}", ()), metas.get(f"twitter:data{number}", ())
        if labels and texts and any(kind_of(word) == "by" for word in labels[0].split()):
            yield StatedAuthor(f"twitter:data{number}", tidy(texts[0]))


def _in_links(root: Element) -> Iterator[StatedAuthor]:
    """Yield the texts of links to authors' pages."""
    for element in islice(root.iter("a"), MAX_LINKS):
        rel = element.get("rel")
        if rel is not None and "author" in rel.split():
            source = "rel=author"
        else:
            href = element.get("href")
            if href is None or not _AUTHOR_PATH.search(href):
                continue
            source = "author link"
        text = tidy(" ".join(islice(element.itertext(with_tail=False), MAX_AUTHORS)))
        if 0 < len(text) <= MAX_NAME_CHARS:
            yield StatedAuthor(source, text)


def _dates_in_json(facts: PageFacts) -> Iterator[StatedDate]:
    for name in DATES:
        for text in _strings(facts.credits.get(name)):
            yield StatedDate(f"json-ld {name}", text, name == "dateModified")


def _dates_in_items(facts: PageFacts, root: Element) -> Iterator[StatedDate]:
    """Yield the dates of microdata, which may be those of a part of the page."""
    for name in DATES:
        for text in _items(facts, root).get(name, ()):
            yield StatedDate(f"itemprop {name}", text, name == "dateModified")


def _strings(value: Any) -> Iterable[str]:
    values = value if isinstance(value, list) else [value]
    return [text.strip() for text in values[:MAX_DATES] if isinstance(text, str) and not is_blank(text)]


def _dates_in_metas(metas: Mapping[str, list[str]]) -> Iterator[StatedDate]:
    known = {*PUBLISHED, *MARKED, *LOOSE, *MODIFIED}
    named = [name for name in metas if name not in known and _PUBLICATION.search(name)]
    for name in (*PUBLISHED, *MARKED, *named):
        for text in metas.get(name, ()):
            yield StatedDate(name, text.strip(), _CHANGE.search(name) is not None)
    for name in LOOSE:
        for text in metas.get(name, ()):
            yield StatedDate(name, text.strip())
    for name in MODIFIED:
        for text in metas.get(name, ()):
            yield StatedDate(name, text.strip(), True)


def _times(root: Element) -> Iterator[StatedDate]:
    """Yield what <time> elements say and show, those that are marked as the moment of publication first."""
    marked: list[StatedDate] = []
    others: list[StatedDate] = []
    for element in islice(root.iter("time"), MAX_DATES):
        names = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        is_marked = element.get("pubdate") is not None or any(name in names for name in _OF_PUBLICATION)
        is_change = not is_marked and _CHANGE.search(names) is not None
        shown = tidy(" ".join(islice(element.itertext(with_tail=False), MAX_NESTED)))[:MAX_NAME_CHARS]
        value = element.get("datetime") or shown
        if value and len(value) <= MAX_FIELD_CHARS:
            source = "time pubdate" if is_marked else "time"
            (marked if is_marked else others).append(StatedDate(source, value, is_change, shown))
    yield from marked
    yield from others
