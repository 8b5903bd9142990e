"""The links of a page: what each shows, where it leads, and where its text stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from newsclean.export.links import MAX_ADDRESS_CHARS, link_address
from newsclean.export.printable import http_url
from newsclean.hosts import host_of
from newsclean.model import Block, Link, Span
from newsclean.readers.blocks import Built
from newsclean.readers.nodes import Element
from newsclean.readers.passages import runs_in_order
from newsclean.readers.runs import Flow
from newsclean.text import INVISIBLE, solid, tidy

__all__ = ["base_of", "read_links"]

MAX_BLOCKS = 3
"""A link around the texts of more blocks was never closed, and is none; a teaser has its headline, text and date."""
_SOLID = re.compile(rf"[^\s{INVISIBLE}]+")


class _Stretch(NamedTuple):
    """The text of a link, counted in the solid characters of the page, which spacing and joins leave as they are."""

    start: int
    end: int
    element: Element


def base_of(root: Element, url: str | None, canonical: str | None) -> str | None:
    """Return the address that relative ones start from: that of <base>, of the page, or None where nothing says it."""
    page = http_url(url if host_of(url) else canonical)
    found = next((each.get("href") for each in root.iter("base") if each.get("href")), None)
    try:
        base = http_url(urljoin(page or "", found.strip())) if found else None
    except ValueError:
        base = None
    return base if base and len(base) <= MAX_ADDRESS_CHARS else page


def read_links(flows: Iterable[Flow], built: Built, base: str | None) -> tuple[Link, ...]:
    """Return the links of a page in order; one whose text falls into several blocks is a link in each of them."""
    placed = list(_placed(built.text, built.blocks, _stretches(flows)))
    counts = Counter([element for element, _ in placed])
    addresses = {element: link_address(element.get("href"), base) for element in counts}
    return tuple(
        [
            Link(tidy(built.text[span.start : span.end]), address, span)
            for element, span in placed
            if counts[element] <= MAX_BLOCKS and (address := addresses[element])
        ]
    )


def _stretches(flows: Iterable[Flow]) -> list[_Stretch]:
    """Return the texts of links in order, each in one piece."""
    found: list[_Stretch] = []
    at = 0
    for text, _, link in runs_in_order(flows):
        start, at = at, at + len(solid(text))
        if link is None or start == at:
            continue
        if found and found[-1].element is link and found[-1].end == start:
            found[-1] = found[-1]._replace(end=at)
        else:
            found.append(_Stretch(start, at, link))
    return found


def _placed(text: str, blocks: Iterable[Block], stretches: list[_Stretch]) -> Iterator[tuple[Element, Span]]:
    """Yield the spans of links; the blocks hold the solid characters of the page in the order of its runs."""
    at = done = 0
    for block in blocks:
        before = done
        done += len(solid(text[block.span.start : block.span.end]))
        if at == len(stretches) or stretches[at].start >= done:
            continue
        words = _SOLID.finditer(text, block.span.start, block.span.end)
        places = [place for word in words for place in range(word.start(), word.end())]
        while at < len(stretches) and stretches[at].start < done:
            start, end, element = stretches[at]
            first, last = max(start, before) - before, min(end, done) - before - 1
            yield element, Span(places[first], places[last] + 1)
            if end > done:
                break  # it goes on in the next block
            at += 1
