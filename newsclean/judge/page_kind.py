"""What kind of page it is: what states itself or stands in for an article by rule, the rest by a forest a kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from newsclean.judge.kind_features import KIND_FEATURES, kind_numbers
from newsclean.judge.stand_ins import is_error, is_gallery, is_listing, is_live, is_wall
from newsclean.learned.forest import Totals, compiled
from newsclean.learned.store import read_data
from newsclean.model import Page
from newsclean.observe.page_view import PageView

__all__ = ["LEARNED_KINDS", "MODEL", "PageKind", "judge_kind", "load_kinds"]

MODEL = "page_kind"
LEARNED_KINDS = ("article", "listing", "forum", "product", "service")
"""Kinds that are told apart by forests, in the order of the data; documentation is article, a collection listing."""
MIN_LISTED_BLOCKS = 8
"""A page of fewer blocks and without a body lists nothing and sells nothing."""
_RULES = (
    ("live", is_live),
    ("error", is_error),
    ("wall", is_wall),
    ("gallery", is_gallery),
    ("listing", is_listing),
)
"""Kinds that a rule tells, the first one that holds."""


class PageKind(NamedTuple):
    """The kind of a page, and how strongly the page speaks for each kind that is learned."""

    kind: str = "empty"
    scores: tuple[tuple[str, float], ...] = ()
    """(kind, score 0-1); () where a rule told the kind."""


def judge_kind(page: Page, view: PageView, body: Sequence[int]) -> PageKind:
    """Return the kind of an HTML page with blocks; `body` are the blocks of its main content, in order.

    A page that would be an article and has no body is "empty".
    """
    for kind, holds in _RULES:
        if holds(page, view, body):
            return PageKind(kind)
    if not body and len(view.texts) < MIN_LISTED_BLOCKS:
        return PageKind("empty")
    row = [kind_numbers(page, view, body)]
    scores = {kind: 1.0 / (1.0 + exp(-totals(row)[0])) for kind, totals in load_kinds().items()}
    best = max(scores, key=scores.__getitem__)
    return PageKind("empty" if best == "article" and not body else best, tuple(scores.items()))


@cache
def load_kinds() -> dict[str, Totals]:
    """Return the forest of each learned kind. Raises NewscleanError where they are for other features."""
    data = read_data(MODEL, KIND_FEATURES)
    return {
        kind: compiled(forest, len(KIND_FEATURES))
        for kind, forest in zip(LEARNED_KINDS, data["forests"], strict=True)
    }
