"""Pages made of gold pages, without what they say of themselves: no one sign may be trusted alone."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace

from tools.training.parts import Source

__all__ = ["bare_page", "variants_of"]

_META = re.compile(
    rb"<meta\b[^>]*(?:description|og:|article:|twitter:|author|publish|date)[^>]*>", re.IGNORECASE
)
_JSON_LD = re.compile(rb"<script\b[^>]*ld\+json[^>]*>.*?</script>", re.IGNORECASE | re.DOTALL)


def variants_of(source: Source) -> Iterator[Source]:
    """Yield the bare page of every other gold page, told by its name.

    Shortened articles were tried as well: with them the second set lost .009 out of fold.
    """
    if zlib.crc32(source.item.name.encode()) % 2 == 0:
        yield replace(source, html=bare_page(source.html))


def bare_page(html: bytes) -> bytes:
    """Return a page without JSON-LD and without the metadata that tell of its article.

    >>> bare_page(b'<meta property="og:type" content="article"><p>Rain</p>')
    b'<p>Rain</p>'
    """
    return _JSON_LD.sub(b"", _META.sub(b"", html))
