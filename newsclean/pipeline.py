"""The pipeline: filters in running order, and how other pipelines are made of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newsclean.draft import Draft, Filter, PageContext
from newsclean.errors import NewscleanError, UnknownNameError
from newsclean.filters.main_content import MainContent
from newsclean.judge.html import AUTO, OWN
from newsclean.judge.stated import settle_page
from newsclean.line import LineMemory
from newsclean.model import Article, Page
from newsclean.plugins import FunctionFilter, find_plugin, require_filter
from newsclean.running import Run, phrase_lexicon

if TYPE_CHECKING:
    from newsclean.readers.source import Source
    from newsclean.rules.site_rules import RulesFound
    from newsclean.standing.lines import Standing

__all__ = ["Pipeline", "summary"]

OWN_PHRASES = "own_phrases"
"""The filter of a caller's phrases; a caller's filters act right behind it."""
MAX_NAMED = 4
"""Filters that a pipeline's repr() names; of more it names the first."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Filters in running order. A pipeline never changes: every method returns a new one.

    Example:
    >>> from newsclean import DEFAULT
    >>> pipeline = DEFAULT.without("image_caption").with_phrases({"our_promo": ["Download the Gazette app"]})
    >>> "image_caption" in pipeline.names
    False
    """

    filters: tuple[Filter, ...] = ()
    phrases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The caller's own phrases by reason."""
    looks_again: frozenset[str] = frozenset()
    """Names of the filters that look at the body a second time; a caller's own filters look once."""
    observe: Callable[[str, Draft], None] | None = field(default=None, repr=False)
    """Called with a filter's name and the draft after each filter that had an effect; for looking on."""
    lines: LineMemory | None = field(default=None, repr=False, compare=False)
    """Keeps lines from page to page, for a job that cleans one text after the other."""

    @property
    def names(self) -> tuple[str, ...]:
        """The filters' names in running order."""
        return tuple(each.name for each in self.filters)

    def run(
        self,
        page: Page,
        *,
        source: Source | None = None,
        standing: Standing | None = None,
        rules: RulesFound | None = None,
        deadline: float | None = None,
    ) -> Article:
        """Clean a page that was read already; `Cleaner.clean()` does both.

        On a page of text, the built-in filters look at the body a second time and remove what they find. So cleaning
        the body of an article again removes nothing more.

        Args:
            page: The page as a reader saw it.
            source: What the page was read from. `MainContent` with another engine than "own" reads its HTML again.
            standing: The standing lines of its site.
            rules: What the rules for its host found on it.
            deadline: A moment on the clock of `time.monotonic()`. What no filter has judged by then stays in the body.

        Returns:
            The article with its ledger.

        Raises:
            NewscleanError: Another engine must read the HTML again, and you gave no `source`.

        Example:
        >>> from newsclean import DEFAULT
        >>> from newsclean.readers.source import Source
        >>> source = Source("<h1>Rain in Vell</h1><p>By Ada Marsh</p>")
        >>> [removal.filter for removal in DEFAULT.only("byline").run(source.page(), source=source).removed]
        ['byline']
        """
        page = settle_page(page)
        lines = self.lines if page.source == "text" else None
        context = PageContext(self._engine(page, source), source, standing, rules, lines)
        run = Run(self.filters, self.phrases, self.looks_again, self.observe)
        return run.article(page, context, deadline)

    def _engine(self, page: Page, source: Source | None) -> str:
        """Return who chooses the main content; raise where that one has nothing to read."""
        engine = next((each.engine for each in self.filters if isinstance(each, MainContent)), OWN)
        if engine not in (OWN, AUTO) and page.source == "html" and source is None:
            raise NewscleanError(
                f"engine {engine!r} reads the page's HTML again: give run() its source=Source(html), "
                "or use newsclean.clean(html, pipeline=...)"
            )
        return engine

    def __repr__(self) -> str:
        """Return a short form, which help() shows in signatures; `names` and `describe()` tell all filters."""
        count = len(self.filters)
        named = ", ".join(self.names) if count <= MAX_NAMED else f"{self.names[0]} ..."
        said = f"{count} filter{'s' * (count != 1)}{': ' * bool(count)}{named}"
        own = ", ".join(reason for reason, _ in self.phrases)
        return f"<Pipeline of {said}{'; own phrases: ' * bool(own)}{own}>"

    def _repr_html_(self) -> str:
        """Return the filters in running order for a notebook, each with what it does."""
        from newsclean.export.part_views import table_view

        rows = [(each.name, summary(each)) for each in self.filters]
        return table_view("filters, in running order", ("filter", "what it does"), rows)

    # --- making other pipelines ---

    def without(self, *names: str) -> Pipeline:
        """Leave filters out.

        Args:
            names: Names of filters in this pipeline.

        Returns:
            The new pipeline.

        Raises:
            UnknownNameError: This pipeline has no filter of that name.
        """
        dropped = {self._known(name) for name in names}
        return replace(self, filters=tuple(each for each in self.filters if each.name not in dropped))

    def only(self, *names: str) -> Pipeline:
        """Keep only these filters, in the order of the pipeline.

        Args:
            names: Names of filters in this pipeline.

        Returns:
            The new pipeline.

        Raises:
            UnknownNameError: This pipeline has no filter of that name.
        """
        kept = {self._known(name) for name in names}
        return replace(self, filters=tuple(each for each in self.filters if each.name in kept))

    def plus(self, added: Filter | str, *, before: str | None = None, after: str | None = None) -> Pipeline:
        """Add a filter.

        Without `before` and `after` the filter comes right behind `own_phrases` and earlier additions, so that it acts
        before the built-in filters judge. In a pipeline without `own_phrases` it comes last.

        Args:
            added: A filter, or the name of a plug-in.
            before: The name of the filter that comes right behind the new one.
            after: The name of the filter that comes right before the new one.

        Returns:
            The new pipeline.

        Raises:
            NewscleanError: The pipeline has a filter of that name already, or you gave both `before` and `after`.
            UnknownNameError: There is no filter or plug-in of a name that you gave.
            TypeError: `added` is not a filter.
        """
        new = find_plugin(added, self.names) if isinstance(added, str) else require_filter(added)
        if new.name in self.names:
            raise NewscleanError(f"filter {new.name!r} is in the pipeline already; swap() replaces it")
        if before is not None and after is not None:
            raise NewscleanError("give before or after, not both")
        at = self._callers_place()
        if before is not None:
            at = self.names.index(self._known(before))
        elif after is not None:
            at = self.names.index(self._known(after)) + 1
        return replace(self, filters=(*self.filters[:at], new, *self.filters[at:]))

    def _callers_place(self) -> int:
        """Return where a caller's filter comes: it must see what the built-in filters would take."""
        if OWN_PHRASES not in self.names:
            return len(self.filters)
        at = self.names.index(OWN_PHRASES) + 1
        while at < len(self.filters) and self.names[at] not in self.looks_again:
            at += 1
        return at

    def swap(self, new: Filter) -> Pipeline:
        """Put a filter in the place of the one with the same name, for example to change its options.

        Args:
            new: The filter.

        Returns:
            The new pipeline.

        Raises:
            UnknownNameError: This pipeline has no filter of that name.
            TypeError: `new` is not a filter.

        Example:
        >>> from newsclean import DEFAULT
        >>> from newsclean.filters.related_links import RelatedLinks
        >>> DEFAULT.swap(RelatedLinks(max_items=20)).names == DEFAULT.names
        True
        """
        name = self._known(require_filter(new).name)
        return replace(self, filters=tuple(new if each.name == name else each for each in self.filters))

    def with_phrases(self, phrases: Mapping[str, Iterable[str]]) -> Pipeline:
        """Add your own phrases. Every line that holds one of them is removed.

        The phrases act before the built-in filters compare lines with their neighbours. Upper and lower case, kinds of
        quotes and runs of spaces do not matter, and `#` in a phrase stands for any number.

        Args:
            phrases: Lists of phrases by reason. The ledger shows the reason.

        Returns:
            The new pipeline.

        Raises:
            LexiconError: A phrase is blank.
            TypeError: `phrases` is not a mapping from reason to a list of phrases.

        Example:
        >>> from newsclean import DEFAULT, clean
        >>> ours = DEFAULT.with_phrases({"our_counter": ["you have # stories left"]})
        >>> page = "Rain in Vell\\n\\nIt rained in Vell on Friday, the town said.\\n\\nYou have 3 stories left"
        >>> [removal.reason for removal in clean(page, pipeline=ours).removed]
        ['our_counter']
        """
        if not isinstance(phrases, Mapping):
            raise TypeError(f"phrases must be a mapping of reason to phrases, not {type(phrases).__name__}")
        added = tuple((reason, _phrase_list(reason, texts)) for reason, texts in phrases.items())
        grown = replace(self, phrases=(*self.phrases, *added))
        phrase_lexicon(None, grown.phrases)  # raises now, not on the first page
        return grown

    def describe(self) -> str:
        """Return a text that lists the filters in running order, each on a line with what it does."""
        width = max((len(name) for name in self.names), default=0)
        return "\n".join(f"{each.name:<{width}}  {summary(each)}" for each in self.filters)

    def _known(self, name: str) -> str:
        if name not in self.names:
            raise UnknownNameError("filter", name, self.names)
        return name


def summary(of: Filter) -> str:
    """Return the first line of a filter's docstring."""
    described = of.function if isinstance(of, FunctionFilter) else type(of)
    return (described.__doc__ or "").strip().partition("\n")[0]


def _phrase_list(reason: str, texts: Iterable[str]) -> tuple[str, ...]:
    if isinstance(texts, str):
        raise TypeError(f"phrases of {reason!r} must be a list of str, not one str")
    return tuple(texts)
