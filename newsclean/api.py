"""The front door: clean() turns a page into an article."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING, Any

from newsclean.catalogue import DEFAULT
from newsclean.errors import UnknownNameError
from newsclean.filters.main_content import MainContent
from newsclean.judge.html import OWN
from newsclean.lexicon.codes import language_code, require_language
from newsclean.limits import MAX_INPUT, check_budget, check_size, deadline_of
from newsclean.model import Article, Page
from newsclean.pipeline import Pipeline
from newsclean.readers.charsets import codec_of, require_charset
from newsclean.readers.decode import decode
from newsclean.readers.kinds import require_page, sniff
from newsclean.readers.plain import read_text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsclean.sites.profile import SiteProfile
    from newsclean.sites.rules import SiteRules

__all__ = ["clean", "hints", "read_page"]

KINDS = ("auto", "html", "text")


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
    if not isinstance(pipeline, Pipeline):
        raise TypeError(f"pipeline must be Pipeline, not {type(pipeline).__name__}")
    check_budget(budget)
    check_size(page, max_chars)
    deadline = deadline_of(budget)
    read = read_page(page, url=url, language=language, kind=kind, charset=charset)
    engine = next((each.engine for each in pipeline.filters if isinstance(each, MainContent)), OWN)
    if engine != OWN and read.source == "html":
        read = _with_source(read, page, engine, charset)
    if rules is not None:
        pipeline, read = _with_rules(pipeline, read, rules, page, charset)
    return (pipeline if site is None else _with_site(pipeline, site)).run(read, deadline=deadline)


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
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be str or None, not {type(value).__name__}")
    if kind not in KINDS:
        raise UnknownNameError("kind", kind, KINDS)
    if charset:
        require_charset(charset)
    return _read(page, url, require_language(language) if language else None, kind, charset)


def hints(*, language: Any = None, charset: Any = None, **said: Any) -> dict[str, Any]:
    """Return what a record or a server says of a page as arguments of `clean()`: names that mean nothing are left out.

    >>> hints(url="https://vell.example/1", language="de-AT", charset="klingon")
    {'url': 'https://vell.example/1', 'language': 'de', 'charset': None}
    """
    if isinstance(language, str):
        language = language_code(language)
    if isinstance(charset, str) and codec_of(charset) is None:
        charset = None
    return {**said, "language": language, "charset": charset}


def _with_source(read: Page, page: Any, engine: str, charset: str | None) -> Page:
    """Give a page its source, for an engine that reads it anew."""
    from newsclean.readers.html import source_of

    return replace(read, engine=engine, html=source_of(page, charset=charset))


def _with_rules(
    pipeline: Pipeline, read: Page, rules: SiteRules, page: Any, charset: str | None
) -> tuple[Pipeline, Page]:
    """Give a pipeline the rules for a page's host, and the page what they say of it."""
    from newsclean.filters.site_rules import SiteRulesFilter
    from newsclean.sites.rules import SiteRules

    if not isinstance(rules, SiteRules):
        raise TypeError(f"rules must be SiteRules or None, not {type(rules).__name__}")
    ours = rules.of(read.url or read.meta.canonical)
    if ours is None or SiteRulesFilter.name not in pipeline.names:
        return pipeline, read
    if read.source != "html" or not ours.has_selectors:
        return pipeline.swap(SiteRulesFilter(ours.host, ours.phrases)), read
    from newsclean.readers.ruled import rule_page

    ruled = rule_page(read, page, ours, charset)
    if ruled.outside is not None and "main_content" in pipeline.names:
        pipeline = pipeline.without("main_content")  # the rule says where the article is
    given = SiteRulesFilter(ours.host, ours.phrases, ruled.named, ruled.outside or ())
    return pipeline.swap(given), ruled.page


def _with_site(pipeline: Pipeline, site: SiteProfile) -> Pipeline:
    """Give a pipeline what was learned of a site, in place of what it had; one without the filter stays without."""
    from newsclean.filters.site_boilerplate import SiteBoilerplate
    from newsclean.sites.profile import SiteProfile

    if not isinstance(site, SiteProfile):
        raise TypeError(f"site must be SiteProfile or None, not {type(site).__name__}")
    if SiteBoilerplate.name not in pipeline.names:
        return pipeline
    late = pipeline.swap(SiteBoilerplate(site)).filters
    first = int(late[0].name == "site_rules")
    return replace(pipeline, filters=(*late[:first], SiteBoilerplate(site, early=True), *late[first:]))


def _read(page: Any, url: str | None, language: str | None, kind: str, charset: str | None) -> Page:
    """Choose the reader. lxml is imported for HTML alone, and for bytes whose charset must be found."""
    if isinstance(page, str):
        if kind != "text":
            require_page(page)
        kind = sniff(page) if kind == "auto" else kind
    elif isinstance(page, bytes | bytearray | memoryview):
        page = bytes(page)
        kind = sniff(page) if kind == "auto" else kind
        page = page if kind == "html" else decode(page, charset=charset)
    elif type(page).__module__.startswith("lxml.") and hasattr(page, "xpath"):
        kind = "html"
    else:
        raise TypeError(f"page must be str, bytes or an lxml tree, not {_named(page)}")
    return (
        _read_html(page, url, language, charset)
        if kind == "html"
        else read_text(page, url=url, language=language)
    )


def _named(page: object) -> str:
    """Return what a thing is that is no page, and what a path should have been."""
    name = type(page).__name__
    return f"{name}: give its content, .read_bytes()" if isinstance(page, PathLike) else name


def _read_html(page: Any, url: str | None, language: str | None, charset: str | None = None) -> Page:
    from newsclean.readers.html import read_html

    read = read_html(page, url=url, charset=charset)
    return replace(read, language=language) if language else read
