"""Links of a story: which addresses may be one, in which paragraph each stands, and where in its text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from newsclean.export.printable import http_url, quoted
from newsclean.model import Article, Body, Link

__all__ = ["MAX_ADDRESS_CHARS", "PlacedLink", "by_paragraph", "link_address", "linked_parts", "placed_links"]

MAX_ADDRESS_CHARS = 2048
"""A longer address is no link: ten thousand links that one long <base> completes would make a page of gigabytes."""
MAX_SHIFT = 1000
"""Invisible characters, such as soft hyphens, that may be gone before a link in its paragraph."""
_EDGES = "".join(map(chr, range(33)))
_INSIDE = re.compile(r"[\t\n\r]+")
"""What browsers take out of an address before they read it (WHATWG URL, section 4.4)."""


class PlacedLink(NamedTuple):
    """A link in the text of a paragraph."""

    start: int
    end: int
    address: str


def link_address(address: str | None, base: str | None = None) -> str | None:
    """Return where a link leads, in ASCII characters; None for a script, a file, or a place on the same page.

    A relative address stays one unless you give the address of its page as `base`.

    >>> link_address("../tide?day=3", "https://gazette.example/news/bridge"), link_address("tide")
    ('https://gazette.example/tide?day=3', 'tide')
    >>> link_address("mailto:ada@gazette.example"), link_address("java\\nscript:alert(1)"), link_address("#notes")
    ('mailto:ada@gazette.example', None, None)
    """
    bare = _INSIDE.sub("", address or "").strip(_EDGES)
    if not bare or bare[0] == "#" or len(bare) > MAX_ADDRESS_CHARS:
        return None
    try:
        found = _checked(urljoin(base, bare) if base else bare)
    except ValueError:  # a bracket without its pair, half a surrogate pair
        return None
    return found if found and len(found) <= MAX_ADDRESS_CHARS else None


def _checked(address: str) -> str | None:
    """Return an address of http, https or mailto, or a relative one, as a URI; None for any other."""
    scheme, netloc, path, query, fragment = urlsplit(address)
    if scheme in ("http", "https"):
        return http_url(address)
    if not scheme and netloc:
        whole = http_url("https:" + address)
        return whole and whole.removeprefix("https:")
    is_relative = not scheme and ":" not in path.partition("/")[0]
    if (is_relative or (scheme == "mailto" and path)) and not netloc:
        return urlunsplit((scheme, "", quoted(path), quoted(query), quoted(fragment)))
    return None


def by_paragraph(body: Body, links: Iterable[Link]) -> list[list[Link]]:
    """Return for each paragraph of a body the links whose text lies in it as a whole."""
    starts = [paragraph.span.start for paragraph in body]
    found: list[list[Link]] = [[] for _ in starts]
    for link in links:
        at = bisect_right(starts, link.span.start) - 1
        if at >= 0 and link.span.end <= body[at].span.end:
            found[at].append(link)
    return found


def placed_links(article: Article) -> list[tuple[PlacedLink, ...]]:
    """Return for each paragraph its links, where their texts stand in it.

    >>> from newsclean.model import Paragraph, Span
    >>> body = Body((Paragraph("The report says no.", "paragraph", Span(10, 29)),))
    >>> placed_links(Article(body=body, links=(Link("report", "https://vell.example/1", Span(14, 20)),)))
    [(PlacedLink(start=4, end=10, address='https://vell.example/1'),)]
    """
    pairs = zip(article.body, by_paragraph(article.body, article.links), strict=True)
    return [tuple(_placed(paragraph.text, paragraph.span.start, links)) for paragraph, links in pairs]


def _placed(text: str, start: int, links: Iterable[Link]) -> Iterator[PlacedLink]:
    """Yield where links stand in the text of a paragraph, which begins at `start` of the page.

    Spans count in the page, and tidying only takes characters away: a link stands at that distance or before it.
    """
    done = 0
    for link in links:
        address, most = link_address(link.address), link.span.start - start
        if not address or not link.text:
            continue
        at = text.rfind(link.text, max(done, most - MAX_SHIFT), max(0, most) + len(link.text))
        if at >= 0:
            done = at + len(link.text)
            yield PlacedLink(at, done, address)


def linked_parts(text: str, links: Iterable[PlacedLink]) -> Iterator[tuple[str, str | None]]:
    """Yield a text in parts, each with the address that it leads to, or None.

    >>> list(linked_parts("See the report.", [PlacedLink(8, 14, "https://vell.example/1")]))
    [('See the ', None), ('report', 'https://vell.example/1'), ('.', None)]
    """
    done = 0
    for start, end, address in links:
        if start > done:
            yield text[done:start], None
        yield text[start:end], address
        done = end
    if done < len(text):
        yield text[done:], None
