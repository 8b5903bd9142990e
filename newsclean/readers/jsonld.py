"""The article that a page describes in JSON-LD (schema.org), out of graphs, lists and broken JSON."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

__all__ = [
    "WEAK_TYPES",
    "article_among",
    "credits_among",
    "find_article",
    "loads_leniently",
    "objects_of",
    "types_of",
]

ARTICLE_TYPES = frozenset(
    "Article NewsArticle AdvertiserContentArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle "
    "OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting SocialMediaPosting Report "
    "ScholarlyArticle TechArticle SatiricalArticle Review Recipe HowTo VideoObject WebPage ItemPage".split()
)
WEAK_TYPES = frozenset(("VideoObject", "WebPage", "ItemPage"))
"""Types that describe the article only where nothing else does."""
MAX_OBJECTS = 2000
"""Objects of one page that are looked at; larger graphs list a whole shop or archive."""
MAX_GAP = 64
"""Characters between two objects in a row."""
MAX_CHARS = 5_000_000
"""Longer scripts are left alone."""

REFERENCES = ("author", "creator", "publisher", "locationCreated", "contentLocation")
"""Properties that may name another object of the graph."""
CREDITS = ("author", "creator", "datePublished", "dateCreated", "uploadDate", "dateModified")
"""Properties that say who wrote a page, and when."""

Facts = dict[str, Any]


def find_article(scripts: Iterable[str]) -> Facts:
    """Return the properties of the article in the JSON-LD scripts of a page; {} where none describes one.

    >>> find_article(['{"@graph": [{"@type": "Person"}, {"@type": ["NewsArticle"], "headline": "Rain"}]}'])["headline"]
    'Rain'
    >>> find_article(['{"@type": "Organization", "name": "The Harrow Gazette"}'])
    {}
    """
    return article_among(objects_of(scripts))


def objects_of(scripts: Iterable[str]) -> list[Facts]:
    """Return the objects in the JSON-LD scripts of a page, those of one script breadth first."""
    return [
        found for script in scripts if len(script) <= MAX_CHARS for found in _objects(loads_leniently(script))
    ]


def article_among(objects: Iterable[Facts]) -> Facts:
    """Return the properties of the article among the objects of a page; {} where none describes one."""
    best: Facts = {}
    most = 0
    named: dict[str, Facts] = {}
    for found in objects:
        weight = _weight(found)
        if weight > most:
            best, most = found, weight
        if isinstance(found.get("@id"), str) and "name" in found:
            named[found["@id"]] = found
    return {**best, **{name: _resolved(best[name], named) for name in REFERENCES if name in best}}


def credits_among(objects: Iterable[Facts]) -> Facts:
    """Return writers and dates out of the objects of a page: those of the article, else of what describes the page.

    >>> credits_among([{"@type": "WebPage", "datePublished": "2024-03-08"}, {"@type": "NewsArticle", "author": "Ada"}])
    {'author': 'Ada', 'datePublished': '2024-03-08'}
    """
    listed = list(objects)
    named = {each["@id"]: each for each in listed if isinstance(each.get("@id"), str) and "name" in each}
    weighed = sorted(((_weight(each), each) for each in listed), key=lambda pair: -pair[0])
    found: Facts = {}
    for weight, each in weighed:
        for name in CREDITS if weight else ():
            if each.get(name) and name not in found:
                found[name] = _resolved(each[name], named)
    return found


def _resolved(value: Any, named: dict[str, Facts]) -> Any:
    """Return a value with each bare reference replaced by the object of the graph that it names."""
    if isinstance(value, list):
        return [_resolved(each, named) for each in value[:MAX_OBJECTS] if not isinstance(each, list)]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _weight(found: Facts) -> int:
    """Return how much an object says of the article."""
    types = types_of(found)
    if not types & ARTICLE_TYPES:
        return 0
    known = sum(
        name in found for name in ("headline", "datePublished", "articleBody", "author", "mainEntityOfPage")
    )
    return 1 + known + (0 if types <= WEAK_TYPES else 10)


def types_of(found: Mapping[str, Any]) -> set[str]:
    """Return the names of an object's types, without the address of the vocabulary.

    >>> sorted(types_of({"@type": ["https://schema.org/NewsArticle", "Thing"]}))
    ['NewsArticle', 'Thing']
    """
    kind = found.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return {name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)}


def _objects(data: Any) -> Iterator[Facts]:
    """Yield the objects in lists, graphs and main entities, breadth first."""
    queue, seen = deque([data]), 0
    while queue and seen < MAX_OBJECTS:
        seen += 1
        item = queue.popleft()
        if isinstance(item, list):
            queue.extend(item[:MAX_OBJECTS])
        elif isinstance(item, dict):
            yield item
            queue.extend(
                item[name]
                for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
                if name in item
            )


def loads_leniently(script: str) -> Any:
    """Return what a JSON-LD script holds; None where not even its strings can be read.

    Comments, CDATA marks, line ends in strings, commas before a bracket, escapes that JSON does not know, several
    objects in a row and HTML entities instead of quotes are forgiven.

    >>> loads_leniently('<!-- {"headline": "Two\\nlines",} -->')
    {'headline': 'Two\\nlines'}
    >>> loads_leniently('{"@type": "NewsArticle", "headline": "Cut off", "articleBody": "It was')
    {'@type': 'NewsArticle', 'headline': 'Cut off'}
    """
    for text in (script, _bare(script)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return _in_a_row(_bare(script)) or _salvage(script)


def _in_a_row(text: str) -> list[Any]:
    """Return the objects at the start of a text that stand one behind the other; what follows them is left."""
    found: list[Any] = []
    at = 0
    while at < len(text) and len(found) < MAX_OBJECTS:
        try:
            item, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(item)
        at += len(text[at : at + MAX_GAP]) - len(text[at : at + MAX_GAP].lstrip(" \t\r\n,;"))
    return found


def _bare(script: str) -> str:
    """Return a script without marks around it and without commas before a closing bracket."""
    text = _MARKS.sub("", script).strip().rstrip(";")
    if '"' not in text and "&quot;" in text:
        text = unescape(text)
    return _COMMA.sub(r"\1", _ESCAPE.sub(_known_escape, text))


def _known_escape(match: re.Match[str]) -> str:
    """Return an escape as JSON knows it: \\' is a bare quote, any other unknown one a backslash."""
    return match[0] if match[1] in _ESCAPES else match[1] if match[1] == "'" else "\\\\" + match[1]


def _salvage(script: str) -> Facts | None:
    """Return the string properties of broken JSON, the first of each name."""
    found: Facts = {}
    for match in _PROPERTY.finditer(script):
        try:
            found.setdefault(match[1], json.loads(match[2], strict=False))
        except ValueError:
            continue
    return found or None


_MARKS = re.compile(
    r"<!--|-->|//\s?<!\[CDATA\[|//\s?\]\]>|<!\[CDATA\[|\]\]>|/\*\s?<!\[CDATA\[\s?\*/|/\*\s?\]\]>\s?\*/"
)
_DECODER = json.JSONDecoder(strict=False)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = frozenset('"\\/bfnrtu')
_COMMA = re.compile(r",\s{0,99}([}\]])")
_PROPERTY = re.compile(
    r'"(@type|headline|name|description|datePublished|dateModified|articleSection|articleBody|inLanguage)"\s{0,9}:\s{0,9}'
    r'("(?:[^"\\]|\\.)*+")'
)
