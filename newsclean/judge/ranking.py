"""Which candidate is the article, and how sure that is: learned from whole answers on pages of other publishers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from newsclean.judge.answers import Answer, answer_by_scores, answer_of_blocks, find_bars
from newsclean.judge.candidates import OWN_ANSWER, find_candidates
from newsclean.learned.forest import load_forest
from newsclean.model import Page
from newsclean.observe.answer_features import ANSWER_FEATURES, COMPARED_FEATURES, AnswerMeasure
from newsclean.observe.page_view import PageView

__all__ = [
    "CONFIDENCE_MODEL",
    "RANKED_FEATURES",
    "RANKER",
    "RANKER_FEATURES",
    "RANK_CONFIDENCE_MODEL",
    "Ranked",
    "best_answer",
    "candidate_rows",
    "rank_candidates",
    "ranked_row",
]

CONFIDENCE_MODEL, RANKER, RANK_CONFIDENCE_MODEL = "answer_confidence", "answer_ranker", "ranked_confidence"
RANKER_FEATURES = (*ANSWER_FEATURES, *COMPARED_FEATURES)
RANKED_FEATURES = (*RANKER_FEATURES, "rank", "ahead", "ahead_of_third", "candidates")
"""What the confidence in a winner is worked out from: the winner's numbers, and how far it is ahead."""
RANKED_BELOW = 0.9
"""Expected F1 of the own answer from which no other is looked for: six pages in seven. Ranking more of them gave
nothing more out of fold (swept over .9-1)."""
UNSURE_BELOW = 0.85
"""Expected F1 of the winner below which other engines are asked: one article in twenty."""

Opinions = Callable[[], Mapping[str, frozenset[int]]]
"""Asks other engines; returns the blocks that each keeps."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """The winner among the candidates of a page."""

    way: str
    """How it was found, one of WAYS."""
    answer: Answer
    confidence: float
    """The F1 that is expected of it, 0-1."""


def best_answer(
    page: Page, view: PageView, scores: Sequence[float], opinions: Opinions | None = None
) -> Ranked:
    """Return the best answer for a page whose blocks have scores.

    Where the own answer is likely to be right, nothing is ranked. Where even the winner is unsure, `opinions` add the
    answers of other engines.
    """
    bars = find_bars(page, view)
    own = answer_by_scores(page, view, scores, barred=bars.all)
    measure = AnswerMeasure(view, scores)
    [confidence] = load_forest(CONFIDENCE_MODEL, ANSWER_FEATURES).scores([measure.alone(own.blocks)])
    if confidence >= RANKED_BELOW:
        return Ranked(OWN_ANSWER, own, confidence)
    candidates = find_candidates(page, view, scores, own, bars)
    best = rank_candidates(measure, candidates)
    if best.confidence < UNSURE_BELOW and opinions is not None:
        for name, blocks in opinions().items():
            candidates[name] = answer_of_blocks(page, view, scores, blocks, bars.without_threads)
        best = rank_candidates(measure, candidates)
    return best


def rank_candidates(measure: AnswerMeasure, candidates: Mapping[str, Answer]) -> Ranked:
    """Return the winner among candidates; of equal answers the one that was found first."""
    ways: dict[frozenset[int], str] = {}
    for name, answer in candidates.items():
        ways.setdefault(answer.blocks, name)
    rows = candidate_rows(measure, candidates)
    totals = load_forest(RANKER, RANKER_FEATURES).totals(rows.values())
    order = sorted(zip(totals, rows, strict=True), key=lambda each: -each[0])
    winner = ways[order[0][1]]
    row = ranked_row(rows[order[0][1]], [total for total, _ in order])
    [confidence] = load_forest(RANK_CONFIDENCE_MODEL, RANKED_FEATURES).scores([row])
    return Ranked(winner, candidates[winner], confidence)


def candidate_rows(
    measure: AnswerMeasure, candidates: Mapping[str, Answer]
) -> dict[frozenset[int], tuple[float, ...]]:
    """Return the row of RANKER_FEATURES of each different answer."""
    compared = measure.compared({name: answer.blocks for name, answer in candidates.items()})
    return {blocks: (*measure.alone(blocks), *row) for blocks, row in compared.items()}


def ranked_row(winner: Sequence[float], totals: Sequence[float]) -> tuple[float, ...]:
    """Return the row of RANKED_FEATURES of a winner; `totals` are those of all candidates, the best first."""
    best, second, third = (*totals, totals[-1], totals[-1])[:3]
    return (*winner, best, best - second, best - third, float(len(totals)))
