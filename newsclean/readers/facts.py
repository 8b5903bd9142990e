"""What a page holds beside its text, unjudged: metas, <title>, the canonical link, JSON-LD and microdata."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from newsclean.readers.jsonld import article_among, credits_among, objects_of
from newsclean.readers.microdata import find_items
from newsclean.readers.nodes import Element
from newsclean.readers.stated import is_free, stated_types

__all__ = ["MAX_FIELD_CHARS", "PageFacts", "page_facts", "unescaped"]

MAX_FIELD_CHARS = 5000
"""Longer values are no title, description or name."""
MAX_ESCAPES = 3
"""How often a text may have been escaped, once more than it was parsed."""
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_META_NAMES = ("property", "name", "itemprop", "http-equiv")
_PREFIXES = {"dc:": "dc.", "dcterms:": "dcterms.", "schema:": "", "dc.terms.": "dcterms."}
"""Other ways to write the vocabulary before a name."""
_STARTS = tuple(_PREFIXES)


@dataclass(slots=True)
class PageFacts:
    """What the head of a page holds, unjudged."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    """Contents of <meta> by lower-case name."""
    article: dict[str, Any] = field(default_factory=dict)
    """Properties of the article in JSON-LD."""
    credits: dict[str, Any] = field(default_factory=dict)
    """Writers and dates in JSON-LD: of the article, or of another object that describes the page."""
    items: dict[str, list[str]] = field(default_factory=dict)
    """Properties of the article in microdata; looked for only where no JSON-LD describes one."""
    types: tuple[str, ...] = ()
    """All types that the page states."""
    free: bool | None = None
    """Whether all may read it."""
    title: str = ""
    canonical: str = ""
    language: str = ""


def page_facts(root: Element) -> PageFacts:
    """Collect what a tree holds beside its text.

    >>> from lxml import html
    >>> page_facts(html.document_fromstring("<title>Rain</title><meta name='DC:Title' content='Rain again'>")).metas
    {'dc.title': ['Rain again']}
    """
    facts, scripts = PageFacts(), []
    facts.language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    for element in root.iter("meta", "link", "title", "script"):
        tag = element.tag
        if tag == "meta":
            _add_meta(facts.metas, element)
        elif tag == "title":
            facts.title = facts.title or _own_title(element)
        elif tag == "link":
            if not facts.canonical and "canonical" in (element.get("rel") or "").lower().split():
                facts.canonical = element.get("href") or ""
        elif "ld+json" in (element.get("type") or "").lower() and element.text:
            scripts.append(element.text)
    objects = objects_of(scripts)
    facts.article = article_among(objects)
    facts.credits = credits_among(objects)
    facts.types = stated_types(root, objects, facts.metas)
    facts.free = is_free(root, objects, facts.metas)
    if not facts.article:
        facts.items = find_items(root)
    return facts


def unescaped(text: str) -> str:
    """Return a text without the references of HTML that were escaped again, once or more.

    >>> unescaped("Rain &amp;hellip; and AT&amp;amp;T"), unescaped("?page=1&region=2")
    ('Rain … and AT&T', '?page=1&region=2')
    """
    for _ in range(MAX_ESCAPES if "&" in text else 0):
        text = _REFERENCE.sub(lambda found: unescape(found[0]), text)
    return text


def _add_meta(metas: dict[str, list[str]], element: Element) -> None:
    content = element.get("content")
    if not content or len(content) > MAX_FIELD_CHARS:
        return
    for attribute in _META_NAMES:
        name = element.get(attribute)
        if not name:
            continue
        names = name.lower()
        for each in names.split() if attribute == "property" else (names,):  # RDFa takes several
            metas.setdefault(_plain_name(each), []).append(unescaped(content))


def _plain_name(name: str) -> str:
    """Return the name of a meta as most pages write it.

    >>> _plain_name("dc:date.issued"), _plain_name("og:title")
    ('dc.date.issued', 'og:title')
    """
    for prefix, usual in _PREFIXES.items() if name.startswith(_STARTS) else ():
        if name.startswith(prefix):
            return usual + name[len(prefix) :]
    return name


def _own_title(element: Element) -> str:
    """Return the text of the page's <title>; a drawing's is none."""
    parent = element.getparent()
    return "" if parent is not None and parent.tag == "svg" else unescaped("".join(element.itertext()))
