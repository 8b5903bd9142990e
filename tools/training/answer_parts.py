"""The parts that judge whole answers: how sure the own one is, which candidate is best, how sure that one is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import lightgbm
import numpy

from newsclean.judge.answers import answer_by_scores, find_bars
from newsclean.judge.candidates import find_candidates
from newsclean.judge.html import DOUBTFUL
from newsclean.judge.ranking import (
    CONFIDENCE_MODEL,
    RANK_CONFIDENCE_MODEL,
    RANKED_FEATURES,
    RANKER,
    RANKER_FEATURES,
    candidate_rows,
    ranked_row,
)
from newsclean.learned.forest import Forest, compiled
from newsclean.observe.answer_features import ANSWER_FEATURES, AnswerMeasure
from tools.training.forests import ForestFit, Rows
from tools.training.html_parts import SeenBlocks, forest_scores, is_article, see_blocks
from tools.training.measures import GRADES, of_confidence, of_ranking
from tools.training.parts import Part, Scores

SNIPPET_PAGE_WEIGHT = 0.7
"""A few snippets tell less of an answer than a whole text."""


def final_scores(scores: Scores) -> list[float]:
    """Return the scores of blocks as the package works them out: doubtful ones are the mean of two."""
    low, high = DOUBTFUL
    both = zip(scores["block_model"], scores["context_model"], strict=True)
    return [(first + second) / 2 if low < first < high else first for first, second in both]


def own_rows(seen: SeenBlocks, scores: Scores) -> Rows:
    """Return the row of the own answer of a page, with its F1."""
    found = final_scores(scores)
    own = answer_by_scores(seen.page, seen.view, found)
    row = AnswerMeasure(seen.view, found).alone(own.blocks)
    return _rows(seen, [row], [seen.scorer.f1(own.blocks)])


def answer_rows(seen: SeenBlocks, scores: Scores) -> Rows:
    """Return the row of each candidate of a page, with its F1 in grades."""
    rows = _candidates(seen, scores)
    grades = [round(GRADES * seen.scorer.f1(blocks)) for blocks in rows]
    return _rows(seen, list(rows.values()), grades)


def winner_rows(seen: SeenBlocks, scores: Scores) -> Rows:
    """Return the row of the best candidate by a ranker that has not seen the page, with its F1."""
    rows = _candidates(seen, scores)
    order = sorted(zip(scores[RANKER], rows, strict=True), key=lambda each: -each[0])
    winner = order[0][1]
    row = ranked_row(rows[winner], [total for total, _ in order])
    return _rows(seen, [row], [seen.scorer.f1(winner)])


def _candidates(seen: SeenBlocks, scores: Scores) -> dict[frozenset[int], tuple[float, ...]]:
    """Return the rows of a page's own candidates: with those of other engines among them it learned less well."""
    found = final_scores(scores)
    bars = find_bars(seen.page, seen.view)
    own = answer_by_scores(seen.page, seen.view, found, barred=bars.all)
    candidates = find_candidates(seen.page, seen.view, found, own, bars)
    return candidate_rows(AnswerMeasure(seen.view, found), candidates)


def _rows(seen: SeenBlocks, x: Sequence[Sequence[float]], y: Sequence[float]) -> Rows:
    weight = SNIPPET_PAGE_WEIGHT if seen.scorer.gold is None else 1.0
    return Rows(numpy.array(x, dtype=numpy.float32), numpy.array(y, dtype=float), numpy.full(len(y), weight))


def totals(data: Any, features: Sequence[str]) -> Callable[[Any], list[float]]:
    return Forest(compiled(data, len(features))).totals


@dataclass(frozen=True, slots=True)
class ConfidenceFit(ForestFit):
    """A forest that learns whether an answer is good or bad, more than how good a good one is."""

    bad: float = 0.6
    good: float = 0.9
    """F1 up to which an answer counts as wholly bad, and from which as wholly good: what the forest says is near to the
    F1 that is expected all the same, and tells bad pages better. Swept over .4-.6 and .8-.9."""

    def grown(self, pages: Sequence[Rows]) -> lightgbm.Booster:
        # no super(): a dataclass with slots is another class than the one that the method was defined in
        return ForestFit.grown(self, [replace(page, y=self._good(page.y)) for page in pages])

    def _good(self, f1: numpy.ndarray) -> numpy.ndarray:
        return numpy.clip((f1 - self.bad) / (self.good - self.bad), 0.0, 1.0)


_CONFIDENCE = ConfidenceFit(
    objective="cross_entropy",
    trees=100,
    leaves=6,
    rate=6.0,
    min_leaf=25,
    feature_share=0.5,
    more={"lambda_l2": 10},
)
_PART = partial(Part, source="html", observe=see_blocks, teaches=is_article, varied=True)
_SURENESS = partial(_PART, fit=_CONFIDENCE, scorer=forest_scores, measure=of_confidence)
CONFIDENCE = _SURENESS(
    name=CONFIDENCE_MODEL,
    judges="the own answer of an HTML page: the F1 that is expected of it",
    features=ANSWER_FEATURES,
    rows=own_rows,
    needs=("block_model", "context_model"),
)
CANDIDATES = _PART(
    name=RANKER,
    judges="the candidates of an HTML page: which is nearest to the article",
    features=RANKER_FEATURES,
    rows=answer_rows,
    fit=ForestFit(
        objective="lambdarank",
        trees=120,
        leaves=8,
        rate=9.6,
        min_leaf=25,
        feature_share=0.6,
        more={"label_gain": [float(grade) for grade in range(GRADES + 1)], "lambdarank_truncation_level": 12},
    ),
    scorer=totals,
    measure=of_ranking,
    needs=("block_model", "context_model"),
)
WINNER = _SURENESS(
    name=RANK_CONFIDENCE_MODEL,
    judges="the best candidate of an HTML page: the F1 that is expected of it",
    features=RANKED_FEATURES,
    rows=winner_rows,
    needs=("block_model", "context_model", RANKER),
)
