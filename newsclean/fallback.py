"""The last guard: a page that newsclean fails on becomes an article of its plain text, with nothing judged."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsclean.assemble import assemble
from newsclean.draft import Draft
from newsclean.errors import FallbackWarning, NewscleanError
from newsclean.model import Article, Body, Page, PageVerdict, Paragraph, Span
from newsclean.text import tidy

__all__ = ["LIMIT", "NO_FAULTS", "plain_article", "warn"]

NO_FAULTS = (NewscleanError, MemoryError, ImportError)
"""Errors that say what is wrong outside of newsclean, such as a package that is missing: they are raised."""
LIMIT = "exception"
"""What `verdict.limits` names."""
_NO_TEXT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?[a-z!?][^<>]*>", re.IGNORECASE | re.DOTALL
)
"""Comments, scripts, styles and tags; what has no end runs to the end of the page, so that time is linear."""


def plain_article(
    page: Page | None, source: Callable[[], Any], *, kind: str, url: str | None = None
) -> Article:
    """Return an article of which nothing was judged: the blocks that were read, or else the bare text.

    Args:
        page: The page, where it was read.
        source: Gives what it was read from: str, bytes or a tree.
        kind: "html" or "text".
        url: The address of the page.

    Returns:
        An article whose verdict has the limit "exception".

    Example:
    >>> article = plain_article(None, lambda: "<p>Rain fell.<script>x</script>", kind="html")
    >>> article.text, article.verdict.limits
    ('Rain fell.', ('exception',))
    """
    article = None
    if page is not None:
        with suppress(Exception):
            article = assemble(Draft(page))
    if article is None:
        article = _bare(_as_text(source()), kind, url)
    limits = tuple(sorted({LIMIT, *(page.limits if page is not None else ())}))
    return replace(article, verdict=PageVerdict(limits=limits, kind="article" if article.body else "empty"))


def _bare(source: str, kind: str, url: str | None) -> Article:
    """Return the text without tags as one paragraph."""
    text = tidy(_NO_TEXT.sub(" ", source) if kind == "html" else source).strip()
    body = (Paragraph(text, "paragraph", Span(0, len(text)), "line 1"),) if text else ()
    return Article(body=Body(body), source=kind, url=url)


def _as_text(source: Any) -> str:
    if isinstance(source, str):
        return source
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source).decode("utf-8", "replace")
    return " ".join(text for text in source.itertext() if isinstance(text, str))


def warn(error: Exception, outcome: str = "whose text is given as it is") -> None:
    """Warn: name the fault of newsclean, say what becomes of the page, and ask for a report."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno})" if trace else ""
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    warnings.warn(
        f"newsclean failed on a page, {outcome}: {said}{where}; please report it",
        FallbackWarning,
        stacklevel=4,
    )
