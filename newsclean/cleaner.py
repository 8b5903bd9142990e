"""The way of one page, the same at every door: read, looked up, judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsclean.catalogue import DEFAULT
from newsclean.errors import NewscleanError, UnknownNameError
from newsclean.fallback import NO_FAULTS, plain_article, warn
from newsclean.hosts import host_of
from newsclean.lexicon.codes import language_code, require_language
from newsclean.limits import MAX_INPUT, check_budget, check_size, deadline_of
from newsclean.model import Article, Page
from newsclean.pipeline import Pipeline
from newsclean.plugins import is_callers
from newsclean.readers.source import KINDS, Source, require_content
from newsclean.rules.site_rules import SiteRules

if TYPE_CHECKING:
    from newsclean.readers.source import Content
    from newsclean.sites.profile import SiteProfile
    from newsclean.sites.profiles import SiteProfiles

__all__ = ["Cleaner", "require_text", "sites_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaner:
    """The settings of `clean()` as one object. Its settings are checked once, never change, and can be pickled.

    Everything that cleans pages goes through a Cleaner: `clean()`, `clean_many()`, the command line, data frames and
    frameworks. So the same settings give the same article everywhere.

    Args:
        pipeline: The filters to run.
        kind: What the pages are: "html", "text" or "auto", which finds out.
        language: The language of the pages, as a two-letter code. Without it newsclean takes the language that each
            page names, or guesses it.
        sites: What was learned of sites: a `SiteProfile` for all pages, or a mapping from host to profile. A page gets
            the profile of its host, or of the nearest domain above it.
        rules: Rules for sites, chosen in the same way.
        max_chars: The longest page to clean, in characters or bytes.
        budget: Seconds for one page, as in `clean()`.
        links: Keep the links of the story, as in `clean()`.

    Raises:
        UnknownNameError: You gave an unknown kind or language.
        TypeError: An argument has a wrong type.

    Example:
    >>> cleaner = Cleaner(kind="text", pipeline=DEFAULT.without("byline"))
    >>> article = cleaner.clean("Harbour bridge closed\\n\\nThe bridge was closed on Friday, the town said.")
    >>> article.title.text
    'Harbour bridge closed'
    """

    pipeline: Pipeline = DEFAULT
    kind: str = "auto"
    language: str | None = None
    sites: SiteProfile | Mapping[str, SiteProfile] | SiteProfiles | None = None
    rules: SiteRules | None = None
    max_chars: int = MAX_INPUT
    budget: float | None = None
    links: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.pipeline, Pipeline):
            raise TypeError(f"pipeline must be Pipeline, not {type(self.pipeline).__name__}")
        if self.rules is not None and not isinstance(self.rules, SiteRules):
            raise TypeError(f"rules must be SiteRules or None, not {type(self.rules).__name__}")
        if self.kind not in KINDS:
            raise UnknownNameError("kind", self.kind, KINDS)
        require_text("language", self.language)
        if not isinstance(self.links, bool):
            raise TypeError(f"links must be bool, not {type(self.links).__name__}")
        check_budget(self.budget)
        check_size(None, self.max_chars)
        if self.language is not None:
            object.__setattr__(self, "language", require_language(self.language) if self.language else None)
        if self.sites is not None:
            from newsclean.sites.profiles import profiles_of

            object.__setattr__(self, "sites", profiles_of(self.sites))

    def clean(
        self,
        page: Content,
        *,
        url: str | None = None,
        language: str | None = None,
        charset: str | None = None,
        kind: str | None = None,
    ) -> Article:
        """Clean one page.

        Args:
            page: HTML (str, bytes or a parsed lxml tree, which stays as it is), or text that another tool extracted.
            url: The address of the page. It chooses among sites and rules. If it names no host, the address counts
                that the page gives itself.
            language: The language that a record names. An unknown one is ignored.
            charset: The charset that a record or a server names. An unknown one is ignored.
            kind: What this page is, in place of the cleaner's kind.

        Returns:
            The article. The content of a page never raises. If newsclean itself fails on a page, you get a
            `FallbackWarning`, and the text of the page is the body, with "exception" in `article.verdict.limits`.

        Raises:
            NotAPageError: The bytes are no page, or the str is an address or the name of a file, as in `clean()`.
            TooLargeError: The page is longer than `max_chars`.
            UnknownNameError: You gave an unknown kind.
            TypeError: An argument has a wrong type.
            ImportError: A package that newsclean needs is missing or broken.
            Exception: Whatever a filter of your own raises.

        Example:
        >>> Cleaner().clean("It rained in Vell on Friday.".encode("utf-16"), charset="klingon").body[0].text
        'It rained in Vell on Friday.'
        """
        for name, value in (("url", url), ("language", language), ("charset", charset)):
            require_text(name, value)
        require_content(page)
        check_size(page, self.max_chars)
        deadline = deadline_of(self.budget)
        source: Source | None = None
        read: Page | None = None
        try:
            source = Source(page, kind=kind or self.kind, charset=charset, keep_tree=self.rules is not None)
            code = language_code(language or "") or self.language
            read = source.page(url=url, language=code, links=self.links)
            return self._judged(read, source, url, deadline)
        except NO_FAULTS:
            raise
        except Exception as error:
            if is_callers(error):
                raise
            warn(error)
        form = source.kind if source else "text" if (kind or self.kind) == "text" else "html"
        return plain_article(read, lambda: source.text if source else page, kind=form, url=url)

    def _judged(self, read: Page, source: Source, url: str | None, deadline: float | None) -> Article:
        """Return the article of a page that was read."""
        if self.sites is None and self.rules is None:
            return self.pipeline.run(read, source=source, deadline=deadline)
        address = url if host_of(url) else read.meta.canonical
        standing = self._standing(address)
        read, found = self._ruled(read, source, address)
        return self.pipeline.run(read, source=source, standing=standing, rules=found, deadline=deadline)

    def _standing(self, address: str | None) -> Any:
        """Return the standing lines of the site of an address."""
        profiles: Any = self.sites
        profile = profiles.of(address) if profiles is not None else None
        return profile.standing if profile is not None else None

    def _ruled(self, page: Page, source: Source, address: str | None) -> tuple[Page, Any]:
        """Return a page with what the rules for its host say of it."""
        rules = self.rules.of(address) if self.rules is not None else None
        if rules is None or "site_rules" not in self.pipeline.names:
            return page, None
        from newsclean.readers.ruled import rule_page

        return rule_page(page, source.root, rules)


def require_text(name: str, value: object) -> None:
    """Raise TypeError for an argument that is neither str nor None."""
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} must be str or None, not {type(value).__name__}")


def sites_of(site: SiteProfile | None, sites: Mapping[str, SiteProfile] | None = None) -> Any:
    """Return the sites of a door that takes one profile for every page, or several by host.

    Raises TypeError for what is neither, NewscleanError for both.
    """
    if sites is not None and not isinstance(sites, Mapping):
        raise TypeError(f"sites must be a mapping of hosts to SiteProfile, not {type(sites).__name__}")
    if site is None:
        return sites
    from newsclean.sites.profile import SiteProfile

    if not isinstance(site, SiteProfile):
        raise TypeError(f"site must be SiteProfile or None, not {type(site).__name__}")
    if sites is not None:
        raise NewscleanError("give site or sites, not both")
    return site
