"""What input is: HTML, text or neither (the tags are those of the HTML standard, section 4)."""

from __future__ import annotations

import os
import re
from itertools import islice

from newsclean.errors import NotAPageError
from newsclean.readers.decode import decode
from newsclean.readers.signatures import not_a_page
from newsclean.text import ends_sentence

__all__ = ["require_page", "sniff"]

SNIFF_CHARS = 200_000
LEAD = "\ufeff\x00 \t\r\n\f\v"
"""What may stand before the first tag of a page."""
MAX_LEAD = 4000
"""Characters that are searched for it."""
MIN_TAGS = 2
"""A text that talks of one tag, such as "use <br> here", is text; two tags of blocks make HTML."""
MIN_PROSE_CHARS = 40
"""A shorter line may be a label or the end of a wrapped one."""
MIN_PROSE_LINES = 2
"""So many sentences that end with their lines, and half of the lines, are paragraphs; wrapped text has one in eight."""

MAX_NAME = 2000
"""A longer text is no address and no name of a file."""

_ADDRESS = re.compile(r"(?:(?:https?|ftp|file)://|www\.)\S+", re.IGNORECASE)
_SHARES = ("//", "\\\\")
"""How names of files on other machines begin: looking for one would use the network."""
_PLAIN_START = re.compile(rb"[ \t\r\n]*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
_ROOT = re.compile(r"<(?:!doctype\s+html|html[\s>]|head>|body[\s>]|meta\s)", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|br|dd|div|dl|dt|fig(?:ure|caption)|footer|form|h[1-6]|header|hr|li|main|nav"
    r"|ol|p|pre|section|table|t[dhr]|tbody|ul)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
"""Tags that begin or end a block of text."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_UNSEEN = re.compile(r"<(script|style|pre|textarea)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def sniff(data: str | bytes) -> str:
    """Return "html" or "text".

    HTML begins with a tag, and has the tags of a document or of blocks. A text that begins with a leftover of its
    links and pictures is text, and so is one whose paragraphs no tag divides.

    Raises NotAPageError, naming what it is, for bytes that are neither: PDF, JPEG, gzip, JSON, a feed ...

    >>> sniff("<p>One.</p>"), sniff("Is 3 < 4? Use the <br> tag."), sniff('<a href="/">Home</a>\\nRain in Vell')
    ('html', 'text', 'text')
    >>> sniff(b"%PDF-1.7 ...")
    Traceback (most recent call last):
    newsclean.errors.NotAPageError: this is a PDF document, neither HTML nor text
    """
    what = not_a_page(data) if isinstance(data, bytes) or "<" in data[:MAX_LEAD] else None
    if what is not None and isinstance(data, bytes):
        raise NotAPageError(f"this is {what}, neither HTML nor text")
    if isinstance(data, bytes) and _PLAIN_START.match(data):
        return "html"
    head = data[:SNIFF_CHARS]
    text = decode(head) if isinstance(head, bytes) else head
    if what is not None or not text[:MAX_LEAD].lstrip(LEAD).startswith("<"):
        return "text"
    if _ROOT.search(text):
        return "html"
    is_html = len(list(islice(_BLOCK.finditer(text), MIN_TAGS))) == MIN_TAGS and not _is_lumped(text)
    return "html" if is_html else "text"


def require_page(text: str) -> None:
    """Raise NotAPageError for a text that is nothing but the address of a page, or the name of a file that is there.

    >>> require_page("https://vell.example/2024/harbour-bridge")
    Traceback (most recent call last):
    newsclean.errors.NotAPageError: 'https://vell.example/2024/harbour-bridge' is an address, not a page: newsclean ...
    """
    if len(text) > MAX_NAME:
        return
    name = text.strip()
    if _ADDRESS.fullmatch(name):
        raise NotAPageError(
            f"{name!r} is an address, not a page: newsclean fetches nothing, so give it the content"
        )
    if name.isprintable() and not name.startswith(_SHARES) and os.path.isfile(name):
        raise NotAPageError(
            f"{name!r} is the name of a file, not a page: read it first, Path({name!r}).read_bytes()"
        )


def _is_lumped(text: str) -> bool:
    """Tell whether half of a text are paragraphs that would become one block: no tag stands between them."""
    parts = [_TAG.sub("", part) for part in _BLOCK.split(_UNSEEN.sub("<br>", text))]
    lumped = sum(len(part) for part in parts if _holds_paragraphs(part))
    return 2 * lumped > sum(map(len, parts))


def _holds_paragraphs(part: str) -> bool:
    """Tell whether what stands between two tags has paragraphs, each on a line or between blank lines."""
    lines = _BLANK_LINE.split(part) if len(_BLANK_LINE.findall(part)) > 1 else part.splitlines()
    long = [line for line in map(str.strip, lines) if len(line) >= MIN_PROSE_CHARS]
    ended = sum(map(ends_sentence, long))
    return ended >= MIN_PROSE_LINES and 2 * ended >= len(long)
