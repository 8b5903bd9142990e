"""The task of a worker in a batch: from an input record to the bytes of its output record, with its figures."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, NamedTuple

from newsclean.cleaner import Cleaner
from newsclean.jobs.csv_rows import article_cells, as_csv, fault_cells
from newsclean.jobs.known import KnownSites
from newsclean.jobs.records import Record, identity, open_record
from newsclean.jobs.rows import as_json, as_markdown, error_row, row_of
from newsclean.jobs.settings import Batch, Recipe
from newsclean.jobs.worker import Fault
from newsclean.line import LineMemory
from newsclean.model import Article

__all__ = ["Done", "Task", "failed", "other_language"]

LOW_CONFIDENCE, OTHER_LANGUAGE = "low_confidence", "other_language"
"""The kinds of error of a page that is set aside."""


class Form(NamedTuple):
    """How a form of output makes a record, and how it is encoded."""

    of_article: Callable[[Article, str, str | None, tuple[str, ...], Fault | None], Any]
    """The last is why an article is set aside, where it is."""
    of_fault: Callable[[str, str | None, Fault, tuple[str, ...]], Any]
    encode: Callable[[Any], bytes]


def _error_row(name: str, url: str | None, fault: Fault, _: tuple[str, ...]) -> dict[str, Any]:
    return error_row(name, url, fault)


FORMS = {
    "json": Form(row_of, _error_row, as_json),
    "markdown": Form(row_of, _error_row, as_markdown),
    "csv": Form(article_cells, fault_cells, partial(as_csv, is_safe=True)),
    "csv_as_it_is": Form(article_cells, fault_cells, as_csv),
}


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

    batch: Batch
    form: str = "json"
    """One of FORMS."""

    def __call__(self, record: Record) -> Done | Fault:
        began = time.perf_counter()
        batch = self.batch
        opened = open_record(record, batch.names, batch.max_bytes)
        if isinstance(opened, Fault):
            return opened
        article = _cleaner(batch.recipe, batch.known, batch.links).clean(
            opened.page, kind=opened.kind, url=opened.url, language=opened.language, charset=opened.charset
        )
        aside, form = self._aside(article), FORMS[self.form]
        row = form.of_article(article, opened.id, opened.url, batch.fields, aside)
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
        wanted = self.batch.languages
        if wanted and article.language not in wanted:
            return Fault(OTHER_LANGUAGE, other_language(article.language, wanted))
        confidence, least = article.verdict.confidence, self.batch.min_confidence
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
    name, url = identity(record, task.batch.names)
    form = FORMS[task.form]
    row = form.encode(form.of_fault(name, url, fault, task.batch.fields))
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
