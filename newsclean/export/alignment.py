"""Several articles of one page laid side by side: which pieces have the same fate everywhere, and which differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.export.fates import Fate, fates
from newsclean.model import Article

__all__ = ["Row", "align"]


class Row(NamedTuple):
    """A stretch of a page and what each article made of it."""

    cells: tuple[tuple[Fate, ...], ...]
    """For each article its pieces of this stretch, in order."""

    @property
    def same(self) -> bool:
        """Whether all articles say the same: each removed it all, by whatever filter, or each kept the same."""
        return len({_said(cell) for cell in self.cells}) == 1

    @property
    def removed(self) -> bool:
        """Whether every article removed all of it."""
        return all(fate.removal for cell in self.cells for fate in cell)


def align(articles: Sequence[Article]) -> tuple[Row, ...]:
    """Return the page of several articles, cut where the cuts of all of them meet.

    The articles must come from one page: their spans count in the same text.

    >>> from newsclean.model import Body, Paragraph, Removal, Span
    >>> kept = Article(body=Body((Paragraph("By Ada Marsh", "paragraph", Span(0, 12)),)))
    >>> gone = Article(removed=(Removal("By Ada Marsh", "byline", "byline", "'By'", Span(0, 12)),))
    >>> [(len(row.cells), row.same) for row in align([kept, gone])]
    [(2, False)]
    """
    pieces = [(fate, column) for column, article in enumerate(articles) for fate in fates(article)]
    pieces.sort(key=lambda piece: piece[0].span)
    rows: list[list[list[Fate]]] = []
    start, end = -2, -2
    for fate, column in pieces:
        if fate.span.start >= end and fate.span.start != start:
            rows.append([[] for _ in articles])
            start = fate.span.start
        rows[-1][column].append(fate)
        end = max(end, fate.span.end)
    return tuple(Row(tuple(tuple(cell) for cell in row)) for row in rows)


def _said(cell: tuple[Fate, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return what tells one cell from another; a removal counts as one, however it is cut."""
    said: list[tuple[str, str, str]] = []
    for fate in cell:
        part = ("removed", "", "") if fate.removal else (fate.role, fate.kind, fate.text)
        if not said or part != said[-1] or not fate.removal:
            said.append(part)
    return tuple(said)
