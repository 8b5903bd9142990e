"""The article that a page describes in JSON-LD (schema.org), out of graphs, lists and broken JSON."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

__all__ = ["find_article", "loads_leniently"]

ARTICLE_TYPES = frozenset(
    "Article NewsArticle AdvertiserContentArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle "
    "OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting SocialMediaPosting Report "
    "ScholarlyArticle TechArticle SatiricalArticle Review Recipe HowTo VideoObject WebPage ItemPage".split()
)
WEAK_TYPES = frozenset(("VideoObject", "WebPage", "ItemPage"))
"""Types that describe the article only where nothing else does."""
MAX_OBJECTS = 2000
"""Objects of one page that are looked at; larger graphs list a whole shop or archive."""
MAX_CHARS = 5_000_000
"""Longer scripts are left alone."""

Facts = dict[str, Any]


def find_article(scripts: Iterable[str]) -> Facts:
    """Return the properties of the article in the JSON-LD scripts of a page; {} where none describes one.

    >>> find_article(['{"@graph": [{"@type": "Person"}, {"@type": ["NewsArticle"], "headline": "Rain"}]}'])["headline"]
    'Rain'
    >>> find_article(['{"@type": "Organization", "name": "The Harrow Gazette"}'])
    {}
    """
    best: Facts = {}
    for script in scripts:
        if len(script) <= MAX_CHARS:
            for found in _objects(loads_leniently(script)):
                best = max(best, found, key=_weight)
    return best


def _weight(found: Facts) -> int:
    """Return how much an object says of the article."""
    types = _types(found)
    if not types & ARTICLE_TYPES:
        return 0
    told = sum(
        name in found for name in ("headline", "datePublished", "articleBody", "author", "mainEntityOfPage")
    )
    return 1 + told + (0 if types <= WEAK_TYPES else 10)


def _types(found: Facts) -> set[str]:
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

    Comments, CDATA marks, line ends in strings, commas before a bracket and HTML entities around are forgiven.

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
    return _salvage(script)


def _bare(script: str) -> str:
    """Return a script without marks around it and without commas before a closing bracket."""
    text = _MARKS.sub("", script).strip().rstrip(";")
    return _COMMA.sub(r"\1", text)


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
_COMMA = re.compile(r",\s{0,99}([}\]])")
_PROPERTY = re.compile(
    r'"(@type|headline|name|description|datePublished|dateModified|articleSection|articleBody|inLanguage)"\s{0,9}:\s{0,9}'
    r'("(?:[^"\\]|\\.)*+")'
)
