"""Pages made of gold pages, without what they say of themselves, or shortened: no one sign may be trusted alone."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace

import lxml.html

from newsclean.evaluate.gold import GoldPage
from tools.training.parts import Source

__all__ = ["bare_page", "short_page", "variants_of"]

SHORT = (2, 3, 4, 6)
"""Paragraphs of shortened articles."""
MIN_LINES = 8
"""An article with fewer lines is short as it is."""
_META = re.compile(
    rb"<meta\b[^>]*(?:description|og:|article:|twitter:|author|publish|date)[^>]*>", re.IGNORECASE
)
_JSON_LD = re.compile(rb"<script\b[^>]*ld\+json[^>]*>.*?</script>", re.IGNORECASE | re.DOTALL)
_PARTS = ("p", "li", "h2", "h3", "h4", "blockquote")


def variants_of(source: Source) -> Iterator[Source]:
    """Yield the page that is made of a gold page: bare, and short as well for every other article."""
    if not isinstance(source.item, GoldPage):
        return
    number = zlib.crc32(source.item.name.encode())
    if number % 2:
        source = short_page(source, SHORT[number // 2 % len(SHORT)])
    yield replace(source, html=bare_page(source.html))


def bare_page(html: bytes) -> bytes:
    """Return a page without JSON-LD and without the metadata that tell of its article.

    >>> bare_page(b'<meta property="og:type" content="article"><p>Rain</p>')
    b'<p>Rain</p>'
    """
    return _JSON_LD.sub(b"", _META.sub(b"", html))


def short_page(source: Source, paragraphs: int) -> Source:
    """Return a page with the first lines of its article alone, and its gold answer to match.

    A page whose gold has no text, or few lines, stays as it is.
    """
    gold = source.item
    if not isinstance(gold, GoldPage) or not gold.body:
        return source
    lines = [line for line in gold.body.split("\n") if line.strip()]
    if len(lines) < MIN_LINES:
        return source
    kept, dropped = lines[:paragraphs], {_words(line) for line in lines[paragraphs:]}
    tree = lxml.html.fromstring(source.html)
    gone = [each for each in tree.iter(*_PARTS) if _words(each.text_content()) in dropped]
    for element in gone:
        element.drop_tree()
    short = replace(gold, body="\n".join(kept), lines=tuple(kept) if gold.lines is not None else None)
    return Source(short, lxml.html.tostring(tree, encoding="utf-8"))


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
