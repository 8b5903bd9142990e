"""The pipeline: run filters in order over a draft, settle the draft into an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.assemble import assemble, merge
from newsclean.credits.settle import credited
from newsclean.draft import Draft, Filter, Line, PageContext
from newsclean.errors import NewscleanError, UnknownNameError
from newsclean.filters.main_content import MainContent
from newsclean.filters.surroundings import main_choice
from newsclean.judge.html import AUTO, OWN, MainChoice
from newsclean.judge.stated import settle_page
from newsclean.lexicon import Lexicon, guess_language, lexicon_for
from newsclean.limits import LIMITS, cut_verdicts, is_over
from newsclean.model import ROLES, Article, Page, PageVerdict, Verdict
from newsclean.plugins import FunctionFilter, find_plugin, is_own, note_filter, require_filter
from newsclean.readers.plain import read_text

if TYPE_CHECKING:
    from newsclean.readers.source import Source
    from newsclean.rules.site_rules import RulesFound
    from newsclean.standing.lines import Standing

__all__ = ["Pipeline", "summary"]

FIRST = "site_rules"
"""The filter of what a person said of a site acts before all; then those act that have an early turn."""
OWN_PHRASES = "own_phrases"
"""The filter of a caller's phrases; a caller's filters act right behind it."""
SAMPLE_CHARS = 1500
"""Characters of a page that tell its language."""

MAX_NAMED = 4
"""Filters that a pipeline's repr() names; of more it names the first."""
MAX_LOOKS = 8
"""How often a body is looked at again; each look must remove something, and two are nearly always enough."""
MAX_LINES_AGAIN = 5_000
"""Lines that are looked at again in all but the first of these looks: a text of 14,000 lines "Q: why?" took eight."""


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
        context = PageContext(self._engine(page, source), source, standing, rules)
        if not page.blocks:
            return _judged(assemble(Draft(page)), page, _Lines(context))
        turns = _turns(self.filters)
        draft, lines = self._look(page, turns, _Lines(context), deadline)
        article = assemble(draft)
        if page.source != "text":  # the filters of text know less of a page than its structure said
            return _judged(article, page, lines)
        again = [turn for turn in turns if turn.name in self.looks_again]
        seen = 0
        for _ in range(MAX_LOOKS):
            if lines.is_late or seen > MAX_LINES_AGAIN:
                break
            left = str(article.body)
            if not draft.claims and left == page.text:
                break  # the first look found nothing in this very text
            body = read_text(left, url=page.url, language=article.language)
            seen += len(body.blocks)
            draft, lines = self._look(body, again, lines._replace(lines=draft.lines()), deadline)
            if not draft.claims:
                break
            found = assemble(draft, body=False)
            if not (found.removed or found.title or found.dateline):
                break
            merged = merge(article, found, page)
            if merged.body == article.body:
                break
            article = merged
        return _judged(article, page, lines)

    def _engine(self, page: Page, source: Source | None) -> str:
        """Return who chooses the main content; raise where that one has nothing to read."""
        engine = next((each.engine for each in self.filters if isinstance(each, MainContent)), OWN)
        if engine not in (OWN, AUTO) and page.source == "html" and source is None:
            raise NewscleanError(
                f"engine {engine!r} reads the page's HTML again: give run() its source=Source(html), "
                "or use newsclean.clean(html, pipeline=...)"
            )
        return engine

    def _look(
        self, page: Page, turns: Iterable[_Turn], known: _Lines, deadline: float | None
    ) -> tuple[Draft, _Lines]:
        """Let filters judge a page once; return the settled draft, and what the next look must know."""
        if page.language is None:
            page = replace(page, language=guess_language(_sample(page.text)))
        lexicon = _lexicon(page.language, self.phrases)
        lines = known.lines if known.lexicon is lexicon else None
        draft = Draft(page, lexicon.scan, lines, lexicon.most_words, known.context)
        draft.settle(LIMITS, cut_verdicts(draft))
        for turn in turns:
            if deadline is not None and not turn.is_early and is_over(deadline):
                return draft, _Lines(known.context, lexicon, is_late=True)
            if not draft.open:
                break
            self._take(turn, draft)
        found = main_choice(draft) if page.source == "html" else None
        return draft, _Lines(known.context, lexicon, found=found)

    def _take(self, turn: _Turn, draft: Draft) -> None:
        """Let one filter judge, and settle its verdicts; an error of a caller's filter or `observe` gets its name."""
        is_callers = turn.is_callers
        try:
            verdicts = _checked(turn.name, turn.call(draft))
            if verdicts and draft.settle(turn.name, verdicts) and self.observe:
                is_callers = True
                self.observe(turn.name, draft)
        except Exception as error:
            if is_callers:
                note_filter(error, turn.name)
            raise

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
        _lexicon(None, grown.phrases)  # raises now, not on the first page
        return grown

    def describe(self) -> str:
        """Return a text that lists the filters in running order, each on a line with what it does."""
        width = max((len(name) for name in self.names), default=0)
        return "\n".join(f"{each.name:<{width}}  {summary(each)}" for each in self.filters)

    def _known(self, name: str) -> str:
        if name not in self.names:
            raise UnknownNameError("filter", name, self.names)
        return name


@lru_cache(maxsize=64)
def _lexicon(language: str | None, phrases: tuple[tuple[str, tuple[str, ...]], ...]) -> Lexicon:
    """Return the lexicon of a language with a caller's own phrases, which count as one section a reason."""
    lexicon = lexicon_for(language)
    for reason, texts in phrases:
        lexicon = lexicon.with_phrases({reason: texts})
    return lexicon


class _Lines(NamedTuple):
    """What one look knows of the page and learned of the lines that stay, and the lexicon that it asked."""

    context: PageContext
    lexicon: Lexicon | None = None
    lines: Mapping[str, Line] | None = None
    is_late: bool = False
    """Whether the deadline passed before the last filter."""
    found: MainChoice | None = None
    """Where the article lies on an HTML page, what kind of page it is, and how sure that is."""


class _Turn(NamedTuple):
    """One call of a filter."""

    name: str
    call: Callable[[Draft], Iterable[Verdict]]
    is_early: bool = False
    is_callers: bool = False
    """Whether a caller wrote the filter."""


def _turns(filters: tuple[Filter, ...]) -> tuple[_Turn, ...]:
    """Return the calls in order: each filter once, and behind FIRST the early turns of those that have one."""
    once = [_Turn(each.name, each, is_callers=is_own(each)) for each in filters]
    early = [_Turn(each.name, each.early, True, is_own(each)) for each in filters if hasattr(each, "early")]
    first = next((at + 1 for at, turn in enumerate(once) if turn.name == FIRST), 0)
    return (*once[:first], *early, *once[first:])


def _judged(article: Article, page: Page, lines: _Lines) -> Article:
    """Return an article with what is said of its page; nearly all pages meet no limit."""
    cut = {removal.reason for removal in article.removed if removal.filter == LIMITS}
    first = "time" if lines.is_late else "size" if "size" in cut else "line" if cut else None
    met = {*cut, *page.limits, *(("time",) if lines.is_late else ())}
    paywalled = None if page.meta.free is None else not page.meta.free
    kind = lines.found.page.kind if lines.found else "article"
    if kind in ("article", "empty"):
        kind = "article" if article.body else "empty"
    return replace(
        credited(article, page),
        verdict=PageVerdict(first, tuple(sorted(met)), kind, _confidence(lines.found), paywalled),
    )


def _confidence(found: MainChoice | None) -> float | None:
    """Return the F1 that is expected of the body, in three places."""
    return None if found is None or found.confidence is None else round(found.confidence, 3)


def summary(of: Filter) -> str:
    """Return the first line of a filter's docstring."""
    described = of.function if isinstance(of, FunctionFilter) else type(of)
    return (described.__doc__ or "").strip().partition("\n")[0]


def _sample(text: str) -> str:
    """Return the middle of a text, where an article's prose is likelier than menus."""
    start = max(0, (len(text) - SAMPLE_CHARS) // 2)
    return text[start : start + SAMPLE_CHARS]


_VERDICTS = {Verdict}
_ROLES = frozenset(ROLES)


def _checked(name: str, said: Iterable[Verdict]) -> list[Verdict]:
    """Return what a filter says; raise TypeError naming the filter where it yields something else."""
    if not hasattr(said, "__iter__"):
        raise TypeError(f"filter {name!r} returned {type(said).__name__}, not verdicts")
    verdicts = list(said)
    if not verdicts or (
        {*map(type, verdicts)} <= _VERDICTS and {verdict[1] for verdict in verdicts} <= _ROLES
    ):
        return verdicts  # a page has a hundred
    for verdict in verdicts:
        if not isinstance(verdict, Verdict):
            raise TypeError(f"filter {name!r} yielded {type(verdict).__name__}, not Verdict")
        if verdict.role not in ROLES:
            raise UnknownNameError(f"role from filter {name!r}", verdict.role, ROLES)
    return verdicts


def _phrase_list(reason: str, texts: Iterable[str]) -> tuple[str, ...]:
    if isinstance(texts, str):
        raise TypeError(f"phrases of {reason!r} must be a list of str, not one str")
    return tuple(texts)
