"""The front door: clean() turns a page into an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.catalogue import DEFAULT
from newsclean.cleaner import Cleaner, require_text, sites_of
from newsclean.lexicon.codes import require_language
from newsclean.limits import MAX_INPUT
from newsclean.model import Article, Page
from newsclean.pipeline import Pipeline
from newsclean.readers.charsets import require_charset
from newsclean.readers.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsclean.rules.site_rules import SiteRules
    from newsclean.sites.profile import SiteProfile

__all__ = ["clean", "read_page"]


def clean(
    page: str | bytes | _Element,
    *,
    url: str | None = None,
    language: str | None = None,
    kind: str = "auto",
    charset: str | None = None,
    pipeline: Pipeline = DEFAULT,
    site: SiteProfile | None = None,
    rules: SiteRules | None = None,
    max_chars: int = MAX_INPUT,
    budget: float | None = None,
) -> Article:
    """Clean a scraped news page: title, dateline and body, and a ledger of all that was removed.

    Args:
        page: HTML (str, bytes or a parsed lxml tree, left as it was), or text that some extractor made.
        url: The address of the page; it tells the site's name.
        language: A two-letter code, such as "en"; of "en-GB" the first part counts. Without it the page says its
            language, or it is guessed.
        kind: "html" or "text" says what the page is; "auto" looks.
        charset: What the server said of bytes; believed where it fits.
        pipeline: The filters.
        site: What was learned of the page's site: its standing lines go too.
        rules: Rules for many sites: those for the page's host act before all else.
        max_chars: The longest page that you want cleaned, in characters or bytes.
        budget: A number of seconds: when it is spent, what no filter has judged stays body, and
            `article.verdict.truncated_by` is "time".

    Returns:
        The article. No text of a page raises.

    Raises:
        NotAPageError: Bytes of kind "auto" that are no page (PDF, JPEG, gzip ...); and, unless `kind` is "text", a
            str that is nothing but an address or the name of a file that exists: newsclean fetches and opens nothing.
        TooLargeError: A page of more than `max_chars`.
        UnknownNameError: A kind, language or charset that is not known.
        TypeError: A wrong type.

    Example:
    >>> article = clean(
    ...     "Harbour bridge closed\\n\\n"
    ...     "The bridge over the harbour was closed on Friday, the town said.\\n\\nLeave a Reply"
    ... )
    >>> article.title.text, article.text
    ('Harbour bridge closed', 'The bridge over the harbour was closed on Friday, the town said.')
    >>> [(removal.text, removal.filter) for removal in article.removed]
    [('Leave a Reply', 'comment_tail')]
    """
    if charset:
        require_text("charset", charset)
        require_charset(charset)
    cleaner = Cleaner(
        pipeline=pipeline,
        kind=kind,
        language=language,
        sites=sites_of(site),
        rules=rules,
        max_chars=max_chars,
        budget=budget,
    )
    return cleaner.clean(page, url=url, charset=charset)


def read_page(
    page: str | bytes | _Element,
    *,
    url: str | None = None,
    language: str | None = None,
    kind: str = "auto",
    charset: str | None = None,
) -> Page:
    """Read a page as `clean()` does, without judging: its visible text in blocks, and what it says of itself.

    >>> [block.path for block in read_page("Harbour bridge closed\\n\\nThe bridge was closed on Friday.").blocks]
    ['line 1', 'line 3']
    """
    for name, value in (("url", url), ("language", language), ("charset", charset)):
        require_text(name, value)
    if charset:
        require_charset(charset)
    return Source(page, kind=kind, charset=charset, keep_tree=False).page(
        url=url, language=require_language(language) if language else None
    )
