"""Dense documents, with very many small texts: how many are told apart, so that memory stays in proportion."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["MANY", "MAX_JOINED_CHARS", "MIN_OWN_CHARS", "is_dense_html", "most_texts", "raw_lines"]

MANY = 5_000
"""Lines, or elements with text, that are always told apart. The longest live pages have about ten thousand, and
are long enough for as many; 12,000 let a page of 200 kB take three seconds."""
CHARS_A_LINE = 100
"""A further line or element for each so many characters: one takes about 2 kB while a page is cleaned."""
USUAL_CHARS = 100_000
"""Text of nearly every page; so much is cut into lines before they are counted."""
MANY_TAGS = 25_000
CHARS_A_TAG = 64
"""Pages with at least this much source a tag, over the first MANY_TAGS, are not dense by that; usual is 30 to 60."""
CHARS_AN_ELEMENT = 40
"""Nor are pages with at least this much source an element, over the first MANY. Each may be a block, where no tag ends
it: 18,000 of "<p hidden>x" are 200 kB and took 0.8 s. The densest live page has 0.71 of what is allowed."""
MIN_OWN_CHARS = 40
"""A longer text of a dense page still stands alone, as the paragraphs of an article do."""
MAX_JOINED_CHARS = 4_000
"""Characters of short texts that are put together."""

_END = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_SHORT_LINES = re.compile(
    rf"(?:[^{_END}]{{0,{MIN_OWN_CHARS - 1}}}(?:\r\n|[{_END}])){{1,{MAX_JOINED_CHARS // MIN_OWN_CHARS}}}+"
    rf"|[^{_END}]*+(?:\r\n|[{_END}])"
    rf"|[^{_END}]++"
)
"""A run of short lines, or a line of any length, or what stands behind the last line end."""


def most_texts(size: int) -> int:
    """Return how many lines, or elements with text, a source of so many characters may have before it is dense.

    >>> most_texts(200_000)
    7000
    """
    return MANY + size // CHARS_A_LINE


def is_dense_html(data: bytes) -> bool:
    """Tell whether a document has more tags than a tree of them all should take memory for, or more elements.

    >>> is_dense_html(b"<p>x</p>" * 20_000), is_dense_html(b"<p>The mayor said no to it.</p>" * 1_000)
    (True, False)
    >>> is_dense_html(b"<p>The mayor" * 12_000)
    True
    """
    if len(data) <= MANY_TAGS:
        return False
    tags = data.count(b"<")
    most, elements = MANY_TAGS + len(data) // CHARS_A_TAG, MANY + len(data) // CHARS_AN_ELEMENT
    if tags <= min(most, elements):
        return False  # nearly every page
    scripts = data.count(b"</script")
    return tags - 2 * scripts > most or tags - data.count(b"</") - scripts > elements


def raw_lines(text: str) -> list[str]:
    """Return the lines of a text with their ends; beyond the usual number, several short ones as one.

    >>> raw_lines("One.\\r\\nTwo.")
    ['One.\\r\\n', 'Two.']
    >>> len(raw_lines("x\\n" * 100_000))
    7930
    """
    if len(text) <= USUAL_CHARS:
        lines = text.splitlines(keepends=True)
        if 2 * len(lines) <= MANY:  # nearly every page; counting the ends takes longer
            return lines
    if len(text) < 2 * MANY or sum(map(text.count, _END)) <= most_texts(len(text)):
        return text.splitlines(keepends=True)
    return list(_joined_lines(text))


def _joined_lines(text: str) -> Iterator[str]:
    """Yield lines as far as they are told apart, then runs of short ones; blank lines do not count."""
    at, left = 0, most_texts(len(text))
    for match in _LINE.finditer(text):
        yield match[0]
        at, left = match.end(), left - (not match[0].isspace())
        if not left:
            break
    for match in _SHORT_LINES.finditer(text, at):
        yield match[0]


_LINE = re.compile(rf"[^{_END}]*+(?:\r\n|[{_END}])|[^{_END}]++")
