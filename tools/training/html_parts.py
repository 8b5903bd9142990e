"""The parts that judge HTML pages: the blocks, the doubtful blocks again, the title."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy

from newsclean.evaluate.gold import GoldPage
from newsclean.maincontent import title_vote
from newsclean.maincontent.block_features import FEATURES, block_features
from newsclean.maincontent.context_features import CONTEXT_FEATURES, context_rows, markup
from newsclean.maincontent.forest import Forest, compiled
from newsclean.maincontent.page_view import PageView, view_page
from newsclean.maincontent.title_features import title_context, title_features
from newsclean.model import Page
from newsclean.readers.html import read_html
from newsclean.text import fold
from tools.training.forests import ForestFit, Rows
from tools.training.labels import NEWS_WEIGHT, block_labels, block_weights
from tools.training.parts import Part, Scores
from tools.training.votes import VoteFit


@dataclass(frozen=True, slots=True)
class SeenBlocks:
    """What the block model sees of a page, and what else the context model needs."""

    rows: Rows
    view: PageView
    alike: Sequence[Any]


def see_blocks(page: Page, gold: GoldPage, _: bytes) -> SeenBlocks | None:
    if not page.blocks:
        return None
    view = view_page(page)
    x = numpy.array(block_features(page, view), dtype=numpy.float32)
    labels = block_labels(gold, view.texts, view.parents)
    return SeenBlocks(Rows(x, labels, block_weights(gold, view.texts)), view, markup(page, view))


def block_rows(seen: SeenBlocks, _: Scores) -> Rows:
    return seen.rows


def context_rows_of(seen: SeenBlocks, scores: Scores) -> Rows:
    first = scores["block_model"]
    context = context_rows(seen.view, seen.alike, first, range(len(first)))
    both = numpy.hstack([seen.rows.x, numpy.array(context, dtype=numpy.float32)])
    return Rows(both, seen.rows.y, seen.rows.weight)


def forest_scores(data: Any, features: Sequence[str]) -> Callable[[Any], list[float]]:
    return Forest(tuple(features), compiled(data)).scores


def see_titles(_: Page, gold: GoldPage, data: bytes) -> Rows | None:
    """Return the candidates of a page, each with whether it is the title."""
    if not gold.title:
        return None
    seen: list[tuple[list[float], bool]] = []

    def watch(found, headings, sites, address, news):
        context = title_context(found, headings, sites=sites, address=address, news=news)
        for candidate in found.values():
            features = title_features(candidate, context)
            seen.append(([features[name] for name in TITLE_FEATURES], _same(candidate.text, gold.title)))
        return next(iter(found.values()), None)

    best, agreed = title_vote._best, title_vote._agreed
    title_vote._best, title_vote._agreed = watch, lambda *_: None
    try:
        read_html(data, url=gold.url)
    finally:
        title_vote._best, title_vote._agreed = best, agreed
    if not any(right for _, right in seen):
        return None
    news = NEWS_WEIGHT if gold.lines is not None else 1.0
    return Rows(
        numpy.array([row for row, _ in seen]),
        numpy.array([right for _, right in seen], dtype=float),
        numpy.full(len(seen), news),
    )


TITLE_FEATURES = tuple(title_vote._weights())


def _same(text: str, title: str | None) -> bool:
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
)
CONTEXT = Part(
    "context_model",
    "the blocks of an HTML page with a doubtful score: the same again, by how blocks like them fare",
    "html",
    (*FEATURES, *CONTEXT_FEATURES),
    None,
    context_rows_of,
    _GROW(trees=60, leaves=12),
    forest_scores,
    needs=("block_model",),
)
TITLE = Part(
    "title_weights",
    "each title that an HTML page gives itself: whether it is the headline",
    "html",
    TITLE_FEATURES,
    see_titles,
    lambda seen, _: seen,
    VoteFit(0.002),
)
