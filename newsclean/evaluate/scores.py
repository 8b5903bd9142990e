"""The scores of one system: page by page, and their means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean, median
from typing import Any

from newsclean.evaluate import measures
from newsclean.evaluate.gold import DAY_CHARS, GoldPage
from newsclean.evaluate.measures import Overlap
from newsclean.evaluate.systems import Extract

__all__ = ["Means", "PageScores", "means_of", "score_page"]

PLAIN = ("same_words", "exact", "wanted_kept", "unwanted_kept", "title", "authors", "date")
"""Scores of a page that are averaged as they are."""


@dataclass(frozen=True, slots=True)
class PageScores:
    """What a system scores on one page; None where the gold says nothing that the score could be made of."""

    name: str
    """The id of the gold page."""
    milliseconds: float
    failure: str | None = None
    """The error that the system raised; its article counts as empty then."""
    empty: bool = False
    shingles: Overlap | None = None
    words: Overlap | None = None
    same_words: bool | None = None
    """Whether all words are right, in order."""
    lines: Overlap | None = None
    exact: bool | None = None
    """Whether all lines are right, in order."""
    snippets: Overlap | None = None
    """Snippets kept rightly, kept wrongly and lost."""
    rejected: int = 0
    """Unwanted snippets that were kept out."""
    wanted_kept: float | None = None
    unwanted_kept: float | None = None
    title: bool | None = None
    authors: bool | None = None
    """Whether the words of all authors' names are those of the gold."""
    date: bool | None = None
    """Whether the day of publication is right."""

    @property
    def f1(self) -> float:
        """The score that pages are ranked by: F1 of shingles, else of snippets, else whether the title is right."""
        for overlap in (self.shingles, self.snippets):
            if overlap is not None:
                return overlap.f1
        return float(bool(self.title))


@dataclass(frozen=True, slots=True)
class Means:
    """The means of a system over the pages that have the gold for them, 0-1; None where no page has."""

    pages: int
    failed: int
    empty: int
    f1: float | None
    """Of the two means below: shingles of four words."""
    precision: float | None
    """Without pages for which nothing was extracted."""
    recall: float | None
    same_words: float | None
    words_f1: float | None
    words_precision: float | None
    words_recall: float | None
    line_precision: float | None
    line_recall: float | None
    exact: float | None
    snippets_f1: float | None
    """This and the next four are of the snippets of all pages together, not means of pages."""
    snippets_precision: float | None
    snippets_recall: float | None
    snippets_rejection: float | None
    snippets_accuracy: float | None
    wanted_kept: float | None
    unwanted_kept: float | None
    title: float | None
    authors: float | None
    date: float | None
    milliseconds: float
    median_milliseconds: float


def score_page(
    gold: GoldPage,
    extract: Extract,
    milliseconds: float,
    *,
    has_title: bool = True,
    failure: str | None = None,
) -> PageScores:
    """Score what a system made of a gold page. `has_title` is False for a system that gives no titles."""
    text, body, lines = extract.text, gold.body, gold.lines
    scores: dict[str, Any] = {}
    if body is not None:
        scores["shingles"], scores["words"] = (
            measures.shingle_overlap(text, body),
            measures.word_overlap(text, body),
        )
        scores["same_words"] = measures.words_of(measures.visible(text)) == measures.words_of(
            measures.visible(body)
        )
    if lines is not None:
        scores["lines"] = measures.line_overlap(text, lines)
        scores["exact"] = measures.tidy_lines(text.split("\n")) == measures.tidy_lines(lines)
    if gold.title and has_title:
        scores["title"] = measures.same_title(extract.title, gold.title)
    if gold.authors and extract.authors is not None:
        scores["authors"] = measures.same_names(extract.authors, gold.authors)
    if gold.date and extract.date is not None:
        scores["date"] = extract.date[:DAY_CHARS] == gold.date
    kept, slipped = measures.snippets_found(text, gold.wanted), measures.snippets_found(text, gold.unwanted)
    return PageScores(
        gold.name,
        milliseconds,
        failure,
        empty=not text.strip(),
        snippets=Overlap(kept, slipped, len(gold.wanted) - kept) if gold.wanted or gold.unwanted else None,
        rejected=len(gold.unwanted) - slipped,
        wanted_kept=measures.share_found(text, gold.wanted),
        unwanted_kept=measures.share_found(text, gold.unwanted),
        **scores,
    )


def means_of(pages: tuple[PageScores, ...]) -> Means:
    """Return the means of at least one page."""
    precision, recall = _shingle_means(pages)
    times = [page.milliseconds for page in pages]
    return Means(
        pages=len(pages),
        failed=sum(page.failure is not None for page in pages),
        empty=sum(page.empty for page in pages),
        f1=_harmonic(precision, recall),
        precision=precision,
        recall=recall,
        words_f1=_mean(page.words and page.words.f1 for page in pages),
        words_precision=_mean(_strict(page.words, "precision") for page in pages),
        words_recall=_mean(_strict(page.words, "recall") for page in pages),
        line_precision=_mean(_strict(page.lines, "precision") for page in pages),
        line_recall=_mean(_strict(page.lines, "recall") for page in pages),
        **_snippet_means(pages),
        **{name: _mean(getattr(page, name) for page in pages) for name in PLAIN},
        milliseconds=fmean(times),
        median_milliseconds=median(times),
    )


def _shingle_means(pages: tuple[PageScores, ...]) -> tuple[float | None, float | None]:
    """Return mean precision and recall; a page without text tells nothing of precision, and has recall 0."""
    overlaps = [page.shingles for page in pages if page.shingles is not None]
    if not overlaps:
        return None, None
    return _mean(each.precision for each in overlaps) or 0.0, _mean(each.recall for each in overlaps) or 0.0


def _snippet_means(pages: tuple[PageScores, ...]) -> dict[str, float | None]:
    overlaps = [page.snippets for page in pages if page.snippets is not None]
    total = Overlap(*map(sum, zip(*overlaps, strict=True))) if overlaps else Overlap(0, 0, 0)
    rejected = sum(page.rejected for page in pages)
    count = sum(total) + rejected
    return {
        "snippets_f1": total.f1 if overlaps else None,
        "snippets_precision": (total.precision or 0.0) if overlaps else None,
        "snippets_recall": total.recall,
        "snippets_rejection": Overlap(rejected, total.extra, 0).precision,
        "snippets_accuracy": (total.both + rejected) / count if count else None,
    }


def _strict(overlap: Overlap | None, share: str) -> float | None:
    """Return precision or recall of a page; where one side alone is empty both are 0, as WCXB counts."""
    if overlap is None:
        return None
    value: float | None = getattr(overlap, share)
    return value if value is not None else float(overlap == (0, 0, 0))


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def _harmonic(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
