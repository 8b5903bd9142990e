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
    links: bool = False,
) -> Article:
    """Clean a scraped news page: get title, dateline and body, and a ledger of everything removed.

    Args:
        page: HTML (str, bytes or a parsed lxml tree, which stays as it is), or text that another tool extracted.
            Bytes are best: newsclean then finds the charset itself.
        url: The address of the page. It tells the name of the site, and chooses among `rules`.
        language: A two-letter code, such as "en"; "en-GB" counts as "en". Without it newsclean takes the language that
            the page names, or guesses it.
        kind: What the page is: "html", "text" or "auto", which finds out.
        charset: The charset that the server named for bytes. newsclean uses it if the bytes fit.
        pipeline: The filters to run.
        site: What was learned of the page's site. Its standing lines are removed too.
        rules: Rules for sites. Those for the page's host act before everything else.
        max_chars: The longest page to clean, in characters or bytes.
        budget: Seconds for the page. When they are spent, everything not judged yet stays in the body, and
            `article.verdict.truncated_by` is "time".
        links: Keep the links of the story: `article.links` has them, and `to_markdown()`, `to_html()` and `to_dict()`
            write them. Give `url` too, so that relative addresses become whole ones.

    Returns:
        The article. The content of a page never raises. If newsclean itself fails on a page, you get a
        `FallbackWarning`, and the text of the page is the body, with "exception" in `article.verdict.limits`.

    Raises:
        NotAPageError: The bytes are no page (PDF, JPEG, gzip ...) and `kind` is "auto"; or the str is only an address
            or the name of a file, and `kind` is not "text". newsclean fetches and opens nothing.
        TooLargeError: The page is longer than `max_chars`.
        UnknownNameError: You gave an unknown kind, language or charset.
        TypeError: An argument has a wrong type.

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
        links=links,
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
    """Read a page as `clean()` does, without judging: its visible text in blocks, and what it says about itself.

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
