"""The task of a worker in a batch: from an input record to the bytes of its output record, with its figures."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any, NamedTuple

from newsclean.catalogue import DEFAULT
from newsclean.cleaner import Cleaner
from newsclean.draft import Filter
from newsclean.errors import NewscleanError
from newsclean.jobs.csv_rows import article_line, fault_line
from newsclean.jobs.known import KnownSites
from newsclean.jobs.records import Fields, Record, identity, open_record
from newsclean.jobs.rows import as_json, as_markdown, error_row, row_of
from newsclean.jobs.worker import Fault
from newsclean.line import LineMemory
from newsclean.model import Article
from newsclean.pipeline import Pipeline
from newsclean.plugins import filter as made_filter
from newsclean.plugins import require_filter

__all__ = ["Done", "Recipe", "Task", "failed", "other_language"]


LOW_CONFIDENCE, OTHER_LANGUAGE = "low_confidence", "other_language"
"""The kinds of error of a page that is set aside."""


class Form(NamedTuple):
    """How a form of output writes a record."""

    of_article: Callable[[Article, str, str | None, tuple[str, ...], Fault | None], Any]
    """The last is why an article is set aside, where it is. What it returns is encoded below."""
    encode: Callable[[Any], bytes]
    of_fault: Callable[[str, str | None, Fault, tuple[str, ...]], bytes]


def _form_of(encode: Callable[[dict[str, Any]], bytes]) -> Form:
    """Return the form that encodes the records of JSON."""
    return Form(row_of, encode, lambda name, url, fault, _: encode(error_row(name, url, fault)))


FORMS = {
    "json": _form_of(as_json),
    "markdown": _form_of(as_markdown),
    "csv": Form(partial(article_line, is_safe=True), bytes, partial(fault_line, is_safe=True)),
    "csv_as_it_is": Form(article_line, bytes, fault_line),
}


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to make a pipeline in any process: by names, so that functions need not be picklable."""

    filters: tuple[str, ...] = ()
    """Filters to be added, as "module:name"."""
    without: tuple[str, ...] = ()
    """Names of filters to be left out."""

    def pipeline(self) -> Pipeline:
        """Return the pipeline. Raises NewscleanError for a name that is not there.

        >>> "byline" in Recipe(without=("byline",)).pipeline().names
        False
        """
        return _pipeline(self)


@lru_cache(maxsize=4)
def _pipeline(recipe: Recipe) -> Pipeline:
    pipeline = DEFAULT
    for name in recipe.filters:
        pipeline = pipeline.plus(_load(name))
    return pipeline.without(*recipe.without)


def _load(name: str) -> Filter:
    """Import "module:name": a filter, a class of filters, or a plain function from draft to verdicts."""
    module, _, path = name.partition(":")
    if not path:
        raise NewscleanError(f"a filter must be named as module:function, not {name!r}")
    try:
        found: Any = attrgetter(path)(importlib.import_module(module))
    except Exception as error:  # the module is the caller's, and may raise anything
        raise NewscleanError(f"cannot load filter {name!r}: {type(error).__name__}: {error}") from error
    if callable(found) and not isinstance(found, type) and not hasattr(found, "reasons"):
        found = made_filter()(found)
    try:
        return require_filter(found() if isinstance(found, type) else found)
    except TypeError as error:
        raise NewscleanError(f"cannot use filter {name!r}: {error}") from error


class Done(NamedTuple):
    """What came of one record."""

    row: bytes
    id: str
    url: str | None
    seconds: float = 0.0
    kept: int = 0
    """Characters of the body."""
    removed: tuple[tuple[str, int, int], ...] = ()
    """(filter, pieces, characters) of what was removed."""
    labels: tuple[tuple[str, int, int], ...] = ()
    """(label, pieces, characters) of the same: what it was."""
    fault: Fault | None = None
    kind: str = ""
    """What the page is; "" for one that failed."""
    is_aside: bool = False
    """Whether it was set aside: cleaned, but less sure than was asked for."""


@dataclass(frozen=True, slots=True)
class Task:
    """The job of one batch."""

    recipe: Recipe
    fields: Fields
    output: tuple[str, ...]
    """The fields of an output record."""
    max_bytes: int
    form: str = "json"
    """One of FORMS."""
    known: KnownSites = field(default_factory=KnownSites)
    min_confidence: float | None = None
    """Articles that are less sure than this are set aside."""
    languages: tuple[str, ...] = ()
    """Articles in another language than these are set aside; () takes all."""
    links: bool = False
    """Whether the links of a story are kept."""

    def __call__(self, record: Record) -> Done | Fault:
        began = time.perf_counter()
        opened = open_record(record, self.fields, self.max_bytes)
        if isinstance(opened, Fault):
            return opened
        article = _cleaner(self.recipe, self.known, self.links).clean(
            opened.page, kind=opened.kind, url=opened.url, language=opened.language, charset=opened.charset
        )
        aside, form = self._aside(article), FORMS[self.form]
        row = form.of_article(article, opened.id, opened.url, self.output, aside)
        sizes = [len(removal.text) for removal in article.removed]
        return Done(
            form.encode(row),
            opened.id,
            opened.url,
            time.perf_counter() - began,
            sum(len(paragraph.text) for paragraph in article.body),
            _counts([removal.filter for removal in article.removed], sizes),
            _counts(_labels(article, row), sizes),
            kind=article.verdict.kind,
            is_aside=aside is not None,
        )

    def _aside(self, article: Article) -> Fault | None:
        """Return why an article is set aside, or None; one whose confidence nobody judged stays."""
        if self.languages and article.language not in self.languages:
            return Fault(OTHER_LANGUAGE, other_language(article.language, self.languages))
        confidence, least = article.verdict.confidence, self.min_confidence
        if confidence is None or least is None or confidence >= least:
            return None
        return Fault(LOW_CONFIDENCE, f"a confidence of {confidence:.3f} is below {least:g}")


def other_language(found: str | None, wanted: Iterable[str]) -> str:
    """Return what is said of a page in another language than was asked for.

    >>> other_language("de", ("en", "fr"))
    'the language is de, not en or fr'
    """
    return f"the language is {found or 'not known'}, not {' or '.join(wanted)}"


@lru_cache(maxsize=4)
def _cleaner(recipe: Recipe, known: KnownSites, links: bool) -> Cleaner:
    pipeline = replace(recipe.pipeline(), lines=LineMemory())
    return Cleaner(pipeline=pipeline, sites=known.sites(), rules=known.site_rules(), links=links)


def failed(task: Task, record: Record, fault: Fault) -> Done:
    """Return what stands for a record that failed."""
    name, url = identity(record, task.fields)
    row = FORMS[task.form].of_fault(name, url, fault, task.output)
    return Done(row, name, url, fault=fault)


def _labels(article: Article, row: Any) -> list[str]:
    """Return the label of each removal, from the record where it has them: working one out takes time."""
    if isinstance(row, dict) and "removed" in row:
        return [entry["label"] for entry in row["removed"]]
    return [removal.label for removal in article.removed]


def _counts(names: Iterable[str], sizes: Iterable[int]) -> tuple[tuple[str, int, int], ...]:
    counts: dict[str, tuple[int, int]] = {}
    for name, size in zip(names, sizes, strict=True):
        pieces, chars = counts.get(name, (0, 0))
        counts[name] = (pieces + 1, chars + size)
    return tuple((name, pieces, chars) for name, (pieces, chars) in counts.items())
