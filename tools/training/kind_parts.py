"""The part that judges a page as a whole: what kind of page it is, by a forest a kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy

from newsclean.judge.answers import answer_by_scores
from newsclean.judge.kind_features import KIND_FEATURES, kind_numbers
from newsclean.judge.page_kind import LEARNED_KINDS, MODEL
from newsclean.learned.forest import compiled
from newsclean.learned.store import feature_digest
from newsclean.model import Page, PageMeta, Span
from newsclean.observe.page_view import PageView, view_page
from tools.training.answer_parts import final_scores
from tools.training.forests import ForestFit, Rows
from tools.training.html_parts import SeenBlocks, see_blocks
from tools.training.measures import Judged
from tools.training.parts import Part, Scores

TAUGHT_AS = {"documentation": "article", "collection": "listing"}
"""Kinds of gold pages that are a case of a learned one."""
RARE_WEIGHT = 0.85
"""The power of how much rarer a kind is than the most frequent one, by which its pages count more. Swept over .3-1:
below, rare kinds are called article; above, articles are called service."""


VARIANT_WEIGHT = 0.2
"""What a page counts that was made of another one."""
SHORT = (3, 6)
"""Paragraphs of shortened articles."""
LEFT_OUT = 4
"""Of the blocks around a shortened article one in so many stays."""


@dataclass(frozen=True, slots=True)
class KindFit:
    """A forest for each kind, grown as one that tells it from the rest."""

    forest: ForestFit

    def __call__(self, pages: Sequence[Rows], features: Sequence[str]) -> dict[str, Any]:
        """Return the forests' data, in the order of LEARNED_KINDS."""
        counts = numpy.bincount([int(page.y[0]) for page in pages], minlength=len(LEARNED_KINDS))
        rare = (counts.max() / numpy.maximum(counts, 1)) ** RARE_WEIGHT
        forests = []
        for kind in range(len(LEARNED_KINDS)):
            rows = [
                replace(page, y=(page.y == kind).astype(float), weight=page.weight * rare[page.y.astype(int)])
                for page in pages
            ]
            forest = self.forest(rows, features)
            forests.append({"checks": forest["checks"], "trees": forest["trees"]})
        return {"digest": feature_digest(features), "forests": forests}


def kind_rows(seen: SeenBlocks, scores: Scores) -> Rows:
    """Return the numbers of a page and its kind, then those of pages made of it; without a kind it is an article.

    The body is the own answer by scores of models that have not seen the page.
    """
    kind = taught_kind(seen)
    page, view = seen.page, seen.view
    body = sorted(answer_by_scores(page, view, final_scores(scores)).blocks)
    x = [kind_numbers(page, view, body)]
    x += [_numbers(bare(page), view, body, kept) for kept in _variants(view, body, kind)]
    weight = numpy.array([1.0, *[VARIANT_WEIGHT] * (len(x) - 1)])
    return Rows(numpy.array(x), numpy.full(len(x), float(LEARNED_KINDS.index(kind))), weight)


def taught_kind(seen: SeenBlocks) -> str:
    """Return the learned kind that a page is an example of."""
    return TAUGHT_AS.get(seen.kind, seen.kind)


def has_learned_kind(seen: SeenBlocks) -> bool:
    return taught_kind(seen) in LEARNED_KINDS


def _variants(view: PageView, body: Sequence[int], kind: str) -> list[Sequence[int]]:
    """Return the blocks of the pages made of a page: all, and of an article the first paragraphs, else half."""
    count = len(view.texts)
    if kind != "article":
        return [range(count), range((count + 1) // 2)]
    return [range(count), *[_shortened(view, body, paragraphs) for paragraphs in SHORT if body]]


def _numbers(page: Page, view: PageView, body: Sequence[int], kept: Sequence[int]) -> tuple[float, ...]:
    """Return the numbers of a page of which some blocks are kept."""
    part, chosen = _only(page, view, kept), set(body)
    places = [place for place, index in enumerate(kept) if index in chosen]
    return tuple(kind_numbers(part, view_page(part), places))


def bare(page: Page) -> Page:
    """Return a page that says nothing of itself but its title: no one sign may be trusted alone."""
    return replace(page, meta=PageMeta(title=page.meta.title, language=page.meta.language), url=None)


def _shortened(view: PageView, body: Sequence[int], paragraphs: int) -> list[int]:
    """Return the first paragraphs of an article, and a part of what stands around it."""
    kept, rest = set(body[:paragraphs]), set(body[paragraphs:])
    kept |= set(view.title_at)
    kept |= {index for index in range(len(view.texts)) if index not in rest and index % LEFT_OUT == 0}
    return sorted(kept)


def _only(page: Page, view: PageView, kept: Sequence[int]) -> Page:
    blocks, texts, at = [], [], 0
    for index in kept:
        text = view.texts[index]
        blocks.append(page.blocks[index]._replace(span=Span(at, at + len(text))))
        texts.append(text)
        at += len(text) + 1
    return replace(page, text="\n".join(texts), blocks=tuple(blocks))


def kind_scores(data: Any, features: Sequence[str]) -> Callable[[Any], list[float]]:
    """Return what gives each row the place of its best kind."""
    forests = [compiled(forest, len(features)) for forest in data["forests"]]
    return lambda rows: [float(place) for place in numpy.argmax([totals(rows) for totals in forests], axis=0)]


def of_kinds(judged: Judged) -> dict[str, float]:
    """Return the F1 of each kind and their mean, and the share of other pages that are called an article."""
    pairs = [(int(rows.y[0]), int(scores[0])) for rows, scores in judged]
    found = {}
    for place, kind in enumerate(LEARNED_KINDS):
        both = sum(right == said == place for right, said in pairs)
        either = sum(right == place for right, _ in pairs) + sum(said == place for _, said in pairs)
        found[f"f1_{kind}"] = round(2 * both / (either or 1), 4)
    shown = [said == 0 for right, said in pairs if LEARNED_KINDS[right] in ("listing", "product")]
    return {
        "macro_f1": round(sum(found.values()) / len(found), 4),
        **found,
        "listing_or_product_called_article": round(sum(shown) / (len(shown) or 1), 4),
    }


KIND = Part(
    MODEL,
    f"an HTML page as a whole: {', '.join(LEARNED_KINDS)}",
    "html",
    KIND_FEATURES,
    see_blocks,
    kind_rows,
    KindFit(
        ForestFit(
            objective="binary",
            trees=240,
            leaves=8,
            rate=12.5,
            min_leaf=5,
            feature_share=0.4,
            more={"extra_trees": True},
        )
    ),
    kind_scores,
    of_kinds,
    needs=("block_model", "context_model"),
    teaches=has_learned_kind,
)
