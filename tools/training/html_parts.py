"""The parts that judge HTML pages: the blocks, the doubtful blocks again, the title."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy

from newsclean.evaluate.gold import GoldPage
from newsclean.learned.forest import Forest, compiled
from newsclean.model import Page
from newsclean.observe.block_features import FEATURES, block_features
from newsclean.observe.context_features import CONTEXT_FEATURES, context_rows
from newsclean.observe.page_view import PageView, view_page
from newsclean.observe.title_features import TITLE_FEATURES
from newsclean.text import fold
from tools.training.answer_scores import AnswerScorer, answer_scorer
from tools.training.forests import ForestFit, Rows
from tools.training.labels import NEWS_WEIGHT, block_labels, block_weights
from tools.training.measures import of_shares, of_votes
from tools.training.pages import ballot_of, read_page
from tools.training.parts import Part, Scores, Source
from tools.training.votes import VoteFit

ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class SeenBlocks:
    """What the block model sees of a page, and what else the parts need that learn from its scores."""

    rows: Rows
    page: Page
    view: PageView
    scorer: AnswerScorer
    kind: str
    """The kind of the page, as its gold has it; "article" where it names none."""


def see_blocks(source: Source) -> SeenBlocks | None:
    """Return the blocks of a page with their labels."""
    gold = page_of(source)
    page = read_page(source.html, gold.url)
    if not page.blocks or not (gold.body is not None or gold.wanted or gold.unwanted):
        return None
    view = view_page(page)
    x = numpy.array(block_features(page, view), dtype=numpy.float32)
    labels = block_labels(gold, view.texts, view.parents)
    rows = Rows(x, labels, block_weights(gold, view.texts))
    return SeenBlocks(
        rows=rows,
        page=page,
        view=view,
        scorer=answer_scorer(gold, view.texts),
        kind=gold.page_kind or ARTICLE,
    )


def is_article(seen: SeenBlocks) -> bool:
    """Tell whether a page is one of those that the parts for articles learn from."""
    return seen.kind == ARTICLE


def page_of(source: Source) -> GoldPage:
    """Return the gold of a source that is a page."""
    if not isinstance(source.item, GoldPage):
        raise TypeError(f"a gold page is needed, not {type(source.item).__name__}")
    return source.item


def block_rows(seen: SeenBlocks, _: Scores) -> Rows:
    return seen.rows


def context_rows_of(seen: SeenBlocks, scores: Scores) -> Rows:
    first = scores["block_model"]
    context = context_rows(seen.view, first, range(len(first)))
    both = numpy.hstack([seen.rows.x, numpy.array(context, dtype=numpy.float32)])
    return Rows(both, seen.rows.y, seen.rows.weight)


def forest_scores(data: Any, features: Sequence[str]) -> Callable[[Any], list[float]]:
    return Forest(compiled(data, len(features))).scores


def see_titles(source: Source) -> Rows | None:
    """Return the candidates of a page, each with whether it is the title."""
    gold = page_of(source)
    if not gold.title:
        return None
    rows = list(ballot_of(source.html, gold.url).rows())
    right = [is_same_title(candidate.text, gold.title) for candidate, _ in rows]
    if not any(right):
        return None
    news = NEWS_WEIGHT if gold.lines is not None else 1.0
    x = numpy.array([[numbers[name] for name in TITLE_FEATURES] for _, numbers in rows])
    return Rows(x, numpy.array(right, dtype=float), numpy.full(len(rows), news))


def title_rows(seen: Rows, _: Scores) -> Rows:
    return seen


def vote_scores(data: Any, _: Sequence[str]) -> Callable[[Any], list[float]]:
    return lambda rows: [float(score) for score in numpy.array(rows) @ numpy.array(data["weights"])]


def is_same_title(text: str, title: str | None) -> bool:
    """Tell whether two titles say the same, spaces, quotes and capitals aside."""
    return fold(unicodedata.normalize("NFKC", text)) == fold(unicodedata.normalize("NFKC", title or ""))


_GROW = partial(
    ForestFit,
    objective="cross_entropy",
    rate=13.0,
    min_leaf=30,
    feature_share=0.5,
    more={},
    checks=(0.15, 0.35, 0.65),
    bounds=(-0.5, 0.5),
    stray=0.001,
)
BLOCKS = Part(
    "block_model",
    "each block of an HTML page: how much of it is the article",
    "html",
    FEATURES,
    see_blocks,
    block_rows,
    _GROW(trees=130, leaves=24),
    forest_scores,
    of_shares,
    teaches=is_article,
    varied=True,
)
CONTEXT = Part(
    "context_model",
    "the blocks of an HTML page with a doubtful score: the same again, by how blocks like them fare",
    "html",
    (*FEATURES, *CONTEXT_FEATURES),
    see_blocks,
    context_rows_of,
    _GROW(trees=60, leaves=12),
    forest_scores,
    of_shares,
    needs=("block_model",),
    teaches=is_article,
    varied=True,
)
TITLE = Part(
    "title_weights",
    "each title that an HTML page gives itself: whether it is the headline",
    "html",
    TITLE_FEATURES,
    see_titles,
    title_rows,
    VoteFit(penalty=0.002),
    vote_scores,
    of_votes,
)
