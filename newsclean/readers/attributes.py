"""Tags with very many attributes: the parser compares each attribute with all others, so the first ones are kept."""

from __future__ import annotations

import re

__all__ = ["MAX_ATTRIBUTES", "trim_attributes"]

MAX_ATTRIBUTES = 1_000
"""About how many attributes of one tag are read; the tags of real pages have a few dozen at most."""

HARMLESS = 5_000
"""So many attributes of one tag take the parser less than a tenth of a second."""

_START = rb"<[a-zA-Z][\s/]*+"
_PART = rb"""(?> [^\s>=/]++ [\s/]*+                      # a name, or a value without quotes
    | = \s*+ (?> "[^"]*+" | '[^']*+' )?+ [\s/]*+ )"""
"""What a tag consists of as the parser sees it: a quotation mark opens a value only behind an equals sign."""
_TAG = re.compile(_START + _PART + rb"*+", re.VERBOSE)
_FIRST = re.compile(_START + _PART + rb"{%d}+" % (2 * MAX_ATTRIBUTES), re.VERBOSE)


def trim_attributes(data: bytes) -> bytes:
    """Return a document without the attributes beyond MAX_ATTRIBUTES of a tag: the same object where there are none.

    >>> page = b"<p " + b"a=x " * 5_000 + b">Rain.</p>"
    >>> trimmed = trim_attributes(page)
    >>> len(trimmed) < 5_000, trimmed[-10:]
    (True, b'>Rain.</p>')
    """
    if data.count(b"=") < HARMLESS and not _has_long_tag(data):
        return data  # a tag of more has more equals signs, or as many bytes without a quoted value
    parts: list[bytes] = []
    at = 0
    for tag in _TAG.finditer(data):
        if tag.end() - tag.start() > 2 * MAX_ATTRIBUTES:
            first = _FIRST.match(data, tag.start())
            if first is not None and first.end() < tag.end():
                parts.append(data[at : first.end()])
                at = tag.end()
    return b"".join([*parts, data[at:]]) if parts else data


def _has_long_tag(data: bytes) -> bool:
    """Tell whether a tag of very many parts goes on for HARMLESS bytes without an end; looks at few bytes of a page."""
    seen = 0
    for at in range(0, len(data) - HARMLESS, HARMLESS):
        if at >= seen and data.find(b">", at, at + HARMLESS) < 0:
            start = data.rfind(b"<", seen, at + 1)
            tag = _TAG.match(data, start) if start >= 0 else None
            if tag is not None and tag.end() > at + 1 and _FIRST.match(data, start):
                return True
            # a script or a text, and so is what follows without a tag; or a tag of few long parts
            seen = at if tag is None else max(at, tag.end())
    return False
