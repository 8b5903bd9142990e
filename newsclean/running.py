"""One run over a page: filters judge a draft in turn, the draft becomes an article, and a text is looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from newsclean.assemble import assemble, merge
from newsclean.credits.settle import credited
from newsclean.draft import Draft, Filter, Line, PageContext
from newsclean.errors import UnknownNameError
from newsclean.filters.surroundings import main_choice
from newsclean.judge.html import MainChoice
from newsclean.lexicon import Lexicon, guess_language, lexicon_for
from newsclean.limits import LIMITS, cut_verdicts, is_over
from newsclean.model import ROLES, Article, Page, PageVerdict, Verdict
from newsclean.plugins import is_own, note_filter
from newsclean.readers.plain import read_text

__all__ = ["Run", "phrase_lexicon", "turns_of"]

FIRST = "site_rules"
"""The filter of what a person said of a site acts before all; then those act that have an early turn."""
SAMPLE_CHARS = 1500
"""Characters of a page that tell its language."""
MAX_LOOKS = 8
"""How often a body is looked at again; each look must remove something, and two are nearly always enough."""
MAX_LINES_AGAIN = 5_000
"""Lines that are looked at again in all but the first of these looks: a text of 14,000 lines "Q: why?" took eight."""


@dataclass(frozen=True, slots=True)
class Run:
    """The settings of a pipeline's run; each field is the pipeline's."""

    filters: tuple[Filter, ...]
    phrases: tuple[tuple[str, tuple[str, ...]], ...]
    looks_again: frozenset[str]
    observe: Callable[[str, Draft], None] | None

    def article(self, page: Page, context: PageContext, deadline: float | None) -> Article:
        """Return the article of a page whose title is settled."""
        if not page.blocks:
            return _judged(assemble(Draft(page)), page, _Lines(context))
        turns = turns_of(self.filters)
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

    def _look(
        self, page: Page, turns: Iterable[_Turn], known: _Lines, deadline: float | None
    ) -> tuple[Draft, _Lines]:
        """Let filters judge a page once; return the settled draft, and what the next look must know."""
        if page.language is None:
            page = replace(page, language=guess_language(_sample(page.text)))
        lexicon = phrase_lexicon(page.language, self.phrases)
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


@lru_cache(maxsize=64)
def phrase_lexicon(language: str | None, phrases: tuple[tuple[str, tuple[str, ...]], ...]) -> Lexicon:
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


def turns_of(filters: tuple[Filter, ...]) -> tuple[_Turn, ...]:
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
