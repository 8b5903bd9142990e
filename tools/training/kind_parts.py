"""The part that judges a page as a whole: what kind of page it is, by a forest a kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy

from newsclean.judge.html import choose_main
from newsclean.judge.kind_features import KIND_FEATURES, kind_numbers
from newsclean.judge.page_kind import LEARNED_KINDS, MODEL
from newsclean.learned.forest import compiled
from newsclean.learned.store import feature_digest
from newsclean.model import Page, PageMeta, Span
from newsclean.observe.page_view import PageView, view_page
from tools.training.forests import ForestFit, Rows
from tools.training.html_parts import page_of
from tools.training.measures import Judged
from tools.training.pages import read_page
from tools.training.parts import Part, Scores, Source

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


def see_kind(source: Source) -> Rows | None:
    """Return the numbers of a page and its kind, then those of pages made of it; without a kind it is an article."""
    gold = page_of(source)
    kind = gold.page_kind or "article"
    kind = TAUGHT_AS.get(kind, kind)
    page = read_page(source.html, gold.url)
    if not page.blocks or kind not in LEARNED_KINDS:
        return None
    view = view_page(page)
    body = [index for index, _ in choose_main(page, view).body]
    pages = [page, bare(page)]
    if kind == "article":
        pages += [shortened(bare(page), view, body, paragraphs) for paragraphs in SHORT if body]
    else:
        pages.append(halved(bare(page), view))
    x = numpy.array([kind_numbers(each, view_page(each), chosen(each)) for each in pages])
    count = len(pages)
    weight = numpy.array([1.0, *[VARIANT_WEIGHT] * (count - 1)])
    return Rows(x, numpy.full(count, float(LEARNED_KINDS.index(kind))), weight)


def chosen(page: Page) -> list[int]:
    """Return the blocks of a page's main content, in order."""
    return [index for index, _ in choose_main(page, view_page(page)).body]


def bare(page: Page) -> Page:
    """Return a page that says nothing of itself but its title: no one sign may be trusted alone."""
    return replace(page, meta=PageMeta(title=page.meta.title, language=page.meta.language), url=None)


def shortened(page: Page, view: PageView, body: Sequence[int], paragraphs: int) -> Page:
    """Return a page with the first paragraphs of its article, and a part of what stands around it."""
    kept, rest = set(body[:paragraphs]), set(body[paragraphs:])
    kept |= set(view.title_at)
    kept |= {index for index in range(len(page.blocks)) if index not in rest and index % LEFT_OUT == 0}
    return _only(page, view, sorted(kept))


def halved(page: Page, view: PageView) -> Page:
    """Return the upper half of a page."""
    return _only(page, view, range((len(page.blocks) + 1) // 2))


def _only(page: Page, view: PageView, kept: Sequence[int]) -> Page:
    blocks, texts, at = [], [], 0
    for index in kept:
        text = view.texts[index]
        blocks.append(page.blocks[index]._replace(span=Span(at, at + len(text))))
        texts.append(text)
        at += len(text) + 1
    return replace(page, text="\n".join(texts), blocks=tuple(blocks))


def kind_rows(seen: Rows, _: Scores) -> Rows:
    return seen


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
    see_kind,
    kind_rows,
    KindFit(
        ForestFit(
            objective="binary",
            trees=100,
            leaves=8,
            rate=12.5,
            min_leaf=5,
            feature_share=0.4,
            more={"extra_trees": True},
        )
    ),
    kind_scores,
    of_kinds,
)
