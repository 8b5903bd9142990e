"""The front door: clean() turns a page into an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsclean.catalogue import DEFAULT
from newsclean.errors import NotAPageError, UnknownNameError
from newsclean.model import Article, Page
from newsclean.pipeline import Pipeline
from newsclean.readers.plain import read_text

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["clean"]

KINDS = ("auto", "html", "text")
LEAD = "\ufeff\x00 \t\r\n\f\v"
"""What may stand before the first tag of a page."""
MAX_LEAD = 4000
"""Characters that are searched for it."""


def clean(
    page: str | bytes | _Element,
    *,
    url: str | None = None,
    language: str | None = None,
    kind: str = "auto",
    charset: str | None = None,
    pipeline: Pipeline = DEFAULT,
) -> Article:
    """Clean a scraped news page: title, dateline and body, and a ledger of all that was removed.

    `page` is HTML (str, bytes or a parsed lxml tree, left as it was) or text that some extractor made; `kind` says
    which, "auto" looks. `charset` is what the server said of bytes. `language` is a two-letter code; without it the
    page or its stop words tell. No str raises for its content; bytes of kind "auto" that are no page (PDF, JPEG,
    gzip ...) raise NotAPageError naming what they are; a wrong type raises TypeError naming it.

    >>> article = clean(
    ...     "Harbour bridge closed\\n\\n"
    ...     "The bridge over the harbour was closed on Friday, the town said.\\n\\nLeave a Reply"
    ... )
    >>> str(article.title), str(article.body)
    ('Harbour bridge closed', 'The bridge over the harbour was closed on Friday, the town said.')
    >>> [(removal.text, removal.filter) for removal in article.removed]
    [('Leave a Reply', 'comment_tail')]
    """
    for name, value in (("url", url), ("language", language), ("charset", charset)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be str or None, not {type(value).__name__}")
    if kind not in KINDS:
        raise UnknownNameError("kind", kind, KINDS)
    if not isinstance(pipeline, Pipeline):
        raise TypeError(f"pipeline must be Pipeline, not {type(pipeline).__name__}")
    return pipeline.run(_read(page, url, language or None, kind, charset))


def _read(page: Any, url: str | None, language: str | None, kind: str, charset: str | None) -> Page:
    """Choose the reader. lxml is imported for HTML alone, and for bytes whose charset must be found."""
    if isinstance(page, str):
        if kind == "html" or (kind == "auto" and _looks_like_html(page)):
            return _read_html(page, url, language)
        return read_text(page, url=url, language=language)
    if isinstance(page, bytes | bytearray | memoryview):
        return _read_bytes(bytes(page), url, language, kind, charset)
    if type(page).__module__.startswith("lxml.") and hasattr(page, "xpath"):
        return _read_html(page, url, language)
    raise TypeError(f"page must be str, bytes or an lxml tree, not {type(page).__name__}")


def _looks_like_html(page: str) -> bool:
    """Tell whether a str is HTML: it begins with a tag and has what a page has; text may show tags further on."""
    if not _begins_with_tag(page):
        return False
    from newsclean.readers.decode import sniff

    try:
        return sniff(page) == "html"
    except NotAPageError:
        return False


def _begins_with_tag(page: str) -> bool:
    return page[:MAX_LEAD].lstrip(LEAD).startswith("<")


def _read_bytes(page: bytes, url: str | None, language: str | None, kind: str, charset: str | None) -> Page:
    from newsclean.readers.decode import decode, sniff

    if kind == "auto":
        kind = sniff(page)  # raises for what is neither HTML nor text
        if (
            kind == "html"
            and not page.startswith(b"<")
            and not _begins_with_tag(decode(page, charset=charset))
        ):
            kind = "text"
    if kind == "html":
        return _read_html(page, url, language, charset)
    return read_text(decode(page, charset=charset), url=url, language=language)


def _read_html(page: Any, url: str | None, language: str | None, charset: str | None = None) -> Page:
    from newsclean.readers.html import read_html

    read = read_html(page, url=url, charset=charset)
    return replace(read, language=language) if language else read
