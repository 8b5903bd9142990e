"""The figures of a check as tables, and page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean
from typing import Any

from newsclean.evaluate.measures import Overlap
from newsclean.evaluate.scores import PageScores, means_of
from tools.set_scores import BAD, OVERLAPS, page_f1, set_shares
from tools.training.check import Scored
from tools.training.text_scores import TextScores

HTML_HEAD = (
    f"{'':<24}{'pages':>6}{'F1':>8}{'P':>8}{'R':>8}{'exact':>8}{'title':>8}{'<' + str(BAD):>6}{'empty':>6}"
)
TEXT_HEAD = f"{'':<24}{'texts':>6}{'F1':>8}{'P':>8}{'R':>8}{'exact':>8}{'gone':>8}{'lost %':>8}{'empty':>6}"


def tables(found: Iterable[Scored]) -> Iterator[str]:
    """Yield the lines of two tables: HTML sets and texts."""
    found = list(found)
    for source, head, row in (("html", HTML_HEAD, _html_row), ("text", TEXT_HEAD, _text_row)):
        sets = [each for each in found if each.set.source == source]
        if sets:
            yield head
            yield from [f"{each.set.name:<24}" + row(each.scores) for each in sets]


def by_page(found: Iterable[Scored]) -> dict[str, Any]:
    """Return each page's figures, by set and id."""
    return {each.set.name: {page.name: _page(page) for page in each.scores} for each in found}


def _html_row(pages: Sequence[PageScores]) -> str:
    means = means_of(tuple(pages))
    f1, precision, recall = set_shares(pages, means)
    return (
        f"{len(pages):>6}{_cell(f1)}{_cell(precision)}{_cell(recall)}{_cell(means.exact)}{_cell(means.title)}"
        f"{sum(page_f1(page) < BAD for page in pages):>6}{means.empty:>6}"
    )


def _page(page: PageScores | TextScores) -> dict[str, Any]:
    if isinstance(page, TextScores):
        return {**_shares(page.shingles), "exact": page.exact, "chars": page.chars, "lost": round(page.lost, 1),
                "residue": page.residue, "gone": page.gone}  # fmt: skip
    overlap = next((each for each in (page.words, page.snippets) if each is not None), None)
    found: dict[str, Any] = {} if overlap is None else _shares(overlap)
    if page.lines is not None and page.shingles is not None:
        found["shingles_f1"] = round(page.shingles.f1, 4)
    counts = {name: list(of) for name in OVERLAPS if (of := getattr(page, name)) is not None}
    return {
        **found, "exact": page.exact, "title_ok": page.title, "empty": page.empty, "rejected": page.rejected, **counts
    }  # fmt: skip


def _shares(overlap: Overlap) -> dict[str, float]:
    return {
        "f1": round(overlap.f1, 4),
        "p": round(overlap.precision or 0.0, 4),
        "r": round(overlap.recall or 0.0, 4),
    }


def _text_row(texts: Sequence[TextScores]) -> str:
    precision = fmean(share for text in texts if (share := text.shingles.precision) is not None)
    recall = fmean(share for text in texts if (share := text.shingles.recall) is not None)
    gone = sum(text.gone for text in texts) / (sum(text.residue for text in texts) or 1)
    lost = 100 * sum(text.lost for text in texts) / (sum(text.chars for text in texts) or 1)
    f1 = 2 * precision * recall / (precision + recall or 1)
    return (
        f"{len(texts):>6}{_cell(f1)}{_cell(precision)}{_cell(recall)}{_cell(fmean(t.exact for t in texts))}"
        f"{_cell(gone)}{lost:>8.2f}{sum(text.empty for text in texts):>6}"
    )


def _cell(value: float | None) -> str:
    return f"{'-':>8}" if value is None else f"{value:>8.4f}"
