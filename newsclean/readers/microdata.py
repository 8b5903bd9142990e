"""The article that a page describes in microdata: itemprop inside an item of a type for articles (HTML, section 5)."""

from __future__ import annotations

from newsclean.readers.jsonld import ARTICLE_TYPES, WEAK_TYPES
from newsclean.readers.nodes import Element
from newsclean.text import tidy

__all__ = ["find_items"]

CONTAINERS = ("html", "body", "main", "article", "div", "section")
"""Elements that an article's item is declared on."""
PROPERTIES = frozenset(
    "headline alternativeHeadline description datePublished dateModified dateCreated author creator publisher "
    "articleSection inLanguage dateline locationCreated contentLocation".split()
)
NAMED = frozenset(("author", "creator", "publisher", "locationCreated", "contentLocation"))
"""Properties whose value may be an item with a name."""
MAX_ITEM_CHARS = 1000
"""Longer texts are no value of these properties."""
MAX_VALUES = 20
MAX_DEPTH = 40
"""Elements above a property in which its item is looked for."""

_TYPES = ARTICLE_TYPES - WEAK_TYPES


def find_items(root: Element) -> dict[str, list[str]]:
    """Return the properties of the first article in the microdata of a tree; {} where there is none.

    >>> from lxml import html
    >>> page = '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop=headline>Rain <i>again</i></h1>'
    >>> find_items(html.document_fromstring(page))
    {'headline': ['Rain again']}
    """
    article = next((each for each in root.iter(*CONTAINERS) if _is_article(each.get("itemtype"))), None)
    found: dict[str, list[str]] = {}
    if article is None:
        return found
    for element in article.iter():
        if "itemprop" not in element.keys() or element is article:  # noqa: SIM118 - an element's children are no keys
            continue
        for each in element.get("itemprop", "").split():
            name = _property(element, each, article)
            value = _value(element) if name else ""
            if value and len(found.setdefault(name, [])) < MAX_VALUES and value not in found[name]:
                found[name].append(value)
    return found


def _is_article(types: str | None) -> bool:
    return types is not None and any(name.rsplit("/", 1)[-1] in _TYPES for name in types.split())


def _property(element: Element, name: str, article: Element) -> str:
    """Return which property of the article an element is the value of: its own, or the name of its author; or ""."""
    item = _item(element)
    if item is article:
        is_item = name in NAMED and element.get("itemscope") is not None
        return name if name in PROPERTIES and not is_item else ""
    if name != "name" or item is None or _item(item) is not article:
        return ""
    return next((each for each in (item.get("itemprop") or "").split() if each in NAMED), "")


def _item(element: Element) -> Element | None:
    """Return the item that an element belongs to."""
    for _ in range(MAX_DEPTH):
        element = element.getparent()
        if element is None or element.get("itemscope") is not None:
            return element
    return None


def _value(element: Element) -> str:
    """Return the value of a property: its content, its moment, or its text."""
    given = element.get("content") or element.get("datetime")
    if given is None:
        parts: list[str] = []
        for text in element.itertext(with_tail=False):
            parts.append(text)
            if sum(map(len, parts)) > MAX_ITEM_CHARS:
                return ""
        given = "".join(parts)
    return tidy(given) if len(given) <= MAX_ITEM_CHARS else ""
