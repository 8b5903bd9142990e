"""A page as a reader saw it: spans, blocks, and what the page says about itself."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = [
    "RULED",
    "Block",
    "HeadingPart",
    "Link",
    "Page",
    "PageMeta",
    "Span",
    "StatedAuthor",
    "StatedDate",
    "StatedTitle",
    "TitleCandidate",
    "new_tuple",
]

new_tuple = tuple.__new__
"""Makes a named tuple from all its fields in half the time: for those of which a page has hundreds."""


class Span(NamedTuple):
    """A half-open range of code points in `Page.text`."""

    start: int
    end: int


class Block(NamedTuple):
    """A line, paragraph or other piece of a page that a reader kept together."""

    span: Span
    kind: str = "paragraph"
    """paragraph, heading, list_item, quote, caption, table_row, code or line; a reader's guess, never a judgement."""
    path: str = ""
    """Where it stood: an XPath in HTML, "line 12" in text."""
    link_ratio: float = 0.0
    """Share of its characters that are link text, 0-1."""
    hints: frozenset[str] = frozenset()
    """Tags above it and the tokens of their class, id and role; empty for text."""
    gap: int = 0
    """Blank lines above it in text; 0 in HTML."""


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page says about itself; None or () if it says nothing."""

    title: str | None = None
    description: str | None = None
    site_name: str | None = None
    canonical: str | None = None
    language: str | None = None
    published: datetime.datetime | None = None
    modified: datetime.datetime | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    sources: tuple[tuple[str, str], ...] = ()
    """(field, where it was read), such as ("title", "og:title")."""
    dateline: str | None = None
    """The dateline that JSON-LD names; evidence for one in the text, never taken as one."""
    location: str | None = None
    """Where the story was written or plays, as JSON-LD has it."""
    type: str | None = None
    """What the page calls itself: the type in JSON-LD or microdata, such as "NewsArticle", else that of OpenGraph."""
    types: tuple[str, ...] = ()
    """All types that it states in JSON-LD, microdata and OpenGraph, each once, in the order of the page."""
    free: bool | None = None
    """Whether all may read it, as the page says it (`isAccessibleForFree` and the like)."""
    image: str | None = None
    """The address of the main picture, as the page writes it."""
    tags: tuple[str, ...] = ()
    """Topics and keywords, each once."""

    def _repr_html_(self) -> str:
        """Return what the page says as a table for a notebook."""
        from newsclean.export.part_views import meta_view

        return meta_view(self)


class StatedTitle(NamedTuple):
    """A title that a page's metadata give."""

    source: str
    """Where it was read, such as "og:title"."""
    text: str


RULED = "rule"
"""The kind of an author that a rule for the site found; nothing that the page says counts beside it."""


class StatedAuthor(NamedTuple):
    """What a page's metadata, or a link to an author's page, give as the name of a writer."""

    source: str
    """Where it was read, such as "json-ld author"."""
    text: str
    kind: str = ""
    """Its type in JSON-LD, such as "Person", or RULED."""
    role: str | None = None
    affiliation: str | None = None


class StatedDate(NamedTuple):
    """What a page's metadata, or a <time> element, give as the date of publication or of a change."""

    source: str
    """Where it was read, such as "json-ld datePublished"."""
    text: str
    is_change: bool = False
    shown: str | None = None
    """What a <time> element shows; None for what stands in the head of the page."""
    is_ruled: bool = False
    """Whether a rule for the site found it; nothing that the page says counts beside it."""


class HeadingPart(NamedTuple):
    """What one element inside a heading says, such as the kicker beside a headline."""

    span: Span
    hints: frozenset[str] = frozenset()
    """Tags and names of the elements between the heading and its text; empty for the heading's own text."""


class Link(NamedTuple):
    """A link of the page."""

    text: str
    """What it shows, spacing repaired."""
    address: str
    """Where it leads: an address of http, https or mailto, or a relative one where that of the page is not known."""
    span: Span
    """Where its text stands in the page."""


class TitleCandidate(NamedTuple):
    """A headline that a page gives itself."""

    text: str
    source: str = ""
    """Where it was read: "h1", "heading", "og:title" and the like in HTML, "line 3" in text."""
    visible: bool = False
    """Whether it stands on the page; False where only the metadata have it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a reader saw it: its visible text, cut into blocks that hold every non-blank character once."""

    text: str
    blocks: tuple[Block, ...]
    meta: PageMeta = PageMeta()
    language: str | None = None
    """Two-letter code, or None where unknown."""
    url: str | None = None
    source: str = "text"
    """"text" or "html"."""
    limits: tuple[str, ...] = ()
    """Limits that the reader met, sorted: "attributes", "crowd", "depth"; all the text is there nevertheless."""
    elements: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False, hash=False)
    """By path: the hints of each element around a block of HTML, as far as it says them for itself."""
    stated_titles: tuple[StatedTitle, ...] = ()
    """The titles that the page's metadata give, unjudged. `meta.title` is None until a pipeline has settled it."""
    stated_body: str | None = field(default=None, repr=False)
    """The article's text as JSON-LD gives it, unjudged."""
    stated_authors: tuple[StatedAuthor, ...] = field(default=(), repr=False)
    """The writers that the page's metadata and links give, unjudged."""
    stated_dates: tuple[StatedDate, ...] = field(default=(), repr=False)
    """The dates that the page's metadata and <time> elements give, unjudged."""
    heading_parts: tuple[HeadingPart, ...] = field(default=(), repr=False)
    """The parts of the headings in which several elements hold text, in order."""
    titles: tuple[TitleCandidate, ...] = ()
    """The candidates for the title in order, once a pipeline has settled it; empty for text."""
    kicker: str | None = None
    """The line above the headline, or its first part, once the title is settled."""
    subtitle: str | None = None
    """The second headline, once the title is settled."""
    links: tuple[Link, ...] = field(default=(), repr=False)
    """The links of HTML in order, where they were asked for."""
