"""Candidates: whole answers to the question where a page's article is, found in different ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from newsclean.judge.answers import Answer, Bars, answer_by_scores, answer_of_blocks
from newsclean.judge.regions import regions
from newsclean.judge.smoothing import smoothed
from newsclean.model import Page
from newsclean.observe.context_features import MIN_SCORE
from newsclean.observe.page_view import PageView

__all__ = ["OWN_ANSWER", "WAYS", "find_candidates"]

OWN_ANSWER = "own"
LOW, HIGH = 0.25, 0.75
"""Bars of the two answers that take more and less than the own one."""
REGION_GAIN, REGION_COST = 0.5, 0.6
"""What a block's score gains inside the element with most paragraphs, as a part of the way, and keeps outside."""
MAX_STRETCH_LINKS = 0.6
MOST_OF_VOTES = 0.5

WAYS = {
    OWN_ANSWER: "the blocks that read like the article",
    "free": "the blocks that read like the article, threads among them",
    "low": "the blocks that may be the article",
    "high": "the blocks that surely read like the article",
    "raw": "the blocks with a high score",
    "smoothed": "the likeliest stretches of the page",
    "anchored": "the element around the article's opening",
    "readability": "the element with most paragraphs",
    "semantic": "the element that is named as the article",
    "mass": "the element with most prose",
    "in_region": "the likely blocks of the element with most paragraphs",
    "joined": "the element with most paragraphs, and the blocks that read like the article",
    "vote": "the blocks that most ways of finding the article keep",
    "trafilatura": "what trafilatura keeps",
    "justext": "what jusText keeps",
}
"""What each way of finding the article keeps, in words for the ledger."""


def find_candidates(
    page: Page, view: PageView, scores: Sequence[float], own: Answer, bars: Bars
) -> dict[str, Answer]:
    """Return the candidates of a page by the way they were found, the own answer first.

    Variety matters, not any of them alone: they share the scores of the blocks, or know nothing of them.
    """
    found = {
        OWN_ANSWER: own,
        "free": answer_by_scores(page, view, scores, barred=bars.without_threads),
        "low": answer_by_scores(page, view, scores, bar=LOW, barred=bars.all),
        "high": answer_by_scores(page, view, scores, bar=HIGH, barred=bars.all),
    }
    sets = {
        "raw": [index for index, score in enumerate(scores) if score >= MIN_SCORE],
        "smoothed": [i for i in smoothed(scores, view.sizes) if view.ratios[i] < MAX_STRETCH_LINKS],
        **regions(page, view),
    }
    take = partial(answer_of_blocks, page, view, scores, barred=bars.without_threads)
    found |= {name: take(blocks) for name, blocks in sets.items()}
    if "readability" in found:
        region = found["readability"].blocks
        weighted = _weighted(scores, region)
        found["in_region"] = answer_by_scores(page, view, weighted, barred=bars.all)
        found["joined"] = take(own.blocks | region)
    found["vote"] = take(_most_voted(found))
    return found


def _weighted(scores: Sequence[float], region: frozenset[int]) -> list[float]:
    """Return the scores of blocks, higher inside a region and lower outside."""
    return [
        (score + REGION_GAIN) / (1 + REGION_GAIN) if index in region else score * REGION_COST
        for index, score in enumerate(scores)
    ]


def _most_voted(found: Mapping[str, Answer]) -> list[int]:
    """Return the blocks that more than half of the candidates keep."""
    votes: dict[int, int] = {}
    for answer in found.values():
        for index in answer.blocks:
            votes[index] = votes.get(index, 0) + 1
    return [index for index, count in votes.items() if count > MOST_OF_VOTES * len(found)]
