"""Answers: the blocks that are taken for a page's article, by their scores and by what the page's structure says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsclean.judge.beside import beside_blocks
from newsclean.judge.choice import MOST
from newsclean.judge.corrections import completed, out_of_place
from newsclean.judge.entries import entry_blocks
from newsclean.judge.standfirst import find_standfirst
from newsclean.model import Page
from newsclean.observe.context_features import MIN_SCORE
from newsclean.observe.page_view import PageView
from newsclean.observe.signs import BITS, EXCLUSIVE, MARKS

__all__ = ["Answer", "answer_by_scores", "answer_of_blocks", "title_order"]

MIN_NEWS_SCORE = 0.6
"""The bar on pages that call themselves news: their boxes and promos look most like prose. Swept over .45-.65."""
MIN_REST_CHARS = 2_000
"""So much prose without them, and comments are comments however many they are. Of eight pages with most of their prose
under such a sign this parted all: above it none of that was the article's, below it nearly all."""
MIN_SENTENCE_CHARS = 40
MIN_SEEN_SHARE = 0.3
"""Where the page shows less than this of what its JSON-LD gives as the article's text, a script puts it there."""

_BARS = (*(BITS[sign] for sign in reversed(EXCLUSIVE)), MARKS["unseen"])


@dataclass(frozen=True, slots=True)
class Answer:
    """A set of blocks taken for the article."""

    blocks: frozenset[int]
    standfirst: int | None = None
    barred: Mapping[int, str] = field(default_factory=dict)
    """Blocks that no score brings in, each with the reason."""


def answer_by_scores(
    page: Page,
    view: PageView,
    scores: Sequence[float],
    *,
    bar: float | None = None,
    bars_threads: bool = True,
) -> Answer:
    """Return the blocks whose scores reach a bar, without what is out of place, and with what belongs to them.

    Args:
        page: The page.
        view: What is seen of it.
        scores: The score of each block, 0-1.
        bar: The least score; without one that of the page's type.
        bars_threads: Whether comments and consent boxes are barred whatever their scores.
    """
    barred = _barred(page, view, bars_threads)
    if bar is None:
        bar = MIN_NEWS_SCORE if (page.meta.type or "").endswith("NewsArticle") else MIN_SCORE
    chosen = {index for index, score in enumerate(scores) if score >= bar and index not in barred}
    _drop(chosen, barred, dict.fromkeys(_doubles(view, chosen), "said twice"))
    _drop(chosen, barred, out_of_place(page, view, chosen))
    chosen |= completed(page, view, chosen, barred, scores)
    return _finished(page, view, chosen, barred, scores)


def answer_of_blocks(page: Page, view: PageView, scores: Sequence[float], blocks: Iterable[int]) -> Answer:
    """Return an answer of given blocks, such as an element's, without the title and with the standfirst.

    It is not corrected otherwise: with that the candidates are less different, and the best one is worse (measured).
    """
    barred = {**_barred(page, view, bars_threads=False), **entry_blocks(page, view)}
    return _finished(page, view, {index for index in blocks if index not in barred}, barred, scores)


def title_order(view: PageView) -> tuple[int, ...]:
    """Return the blocks that say the title, headings of the first level before others."""
    return tuple(sorted(view.title_at, key=lambda index: (not view.signs[index] & MARKS["h1"], index)))


def _finished(
    page: Page, view: PageView, chosen: set[int], barred: dict[int, str], scores: Sequence[float]
) -> Answer:
    """Return the choice with its standfirst, or JSON-LD's text where a script would put that on the page."""
    standfirst = find_standfirst(page, view, scores, chosen, barred)
    if standfirst is not None:
        chosen.add(standfirst)
    unseen = {index for index, bits in enumerate(view.signs) if bits & MARKS["unseen"]}
    if unseen and view.chars(chosen) < MIN_SEEN_SHARE * view.chars(unseen):
        return Answer(frozenset(unseen), None, {**barred, **dict.fromkeys(chosen, "json-ld has the text")})
    return Answer(frozenset(chosen), standfirst, barred)


def _drop(chosen: set[int], barred: dict[int, str], reasons: Mapping[int, str]) -> None:
    chosen.difference_update(reasons)
    barred.update(reasons)


def _barred(page: Page, view: PageView, bars_threads: bool) -> dict[int, str]:
    """Return the blocks that no score brings into the body, with the reason."""
    barred = {**dict.fromkeys(view.title_at, "title"), **beside_blocks(page, view)}
    why = {MARKS["unseen"]: "json-ld"}
    if bars_threads:
        why |= {
            bit: sign for share, bit, sign in view.furniture if sign in EXCLUSIVE and _is_settled(view, share)
        }
    bars = sum(why)
    barred |= {index: "form" for index, path in enumerate(view.paths) if "/textarea[" in path}
    for index, bits in enumerate(view.signs):
        if bits & bars:
            barred[index] = next(why[bit] for bit in _BARS if bits & bars & bit)
    return {**barred, **entry_blocks(page, view)} if bars_threads else barred


def _is_settled(view: PageView, share: float) -> bool:
    """Tell whether an exclusive sign that covers a share of the prose settles the matter: the rest is an article."""
    return 0 < share < MOST or (share < 1 and view.prose * (1 - share) >= MIN_REST_CHARS)


def _doubles(view: PageView, chosen: set[int]) -> list[int]:
    """Return the chosen paragraphs that say again what another one says, as copies for small screens do.

    Of two the one stays that stands among more of the chosen text, or comes first.
    """
    copies = [i for i in chosen if view.counts[view.texts[i]] > 1 and view.sizes[i] >= MIN_SENTENCE_CHARS]
    if len(copies) < 2:
        return []
    weight: dict[str, int] = {}
    for index in chosen:
        weight[view.parents[index]] = weight.get(view.parents[index], 0) + view.sizes[index]
    said: set[str] = set()
    doubles = []
    for index in sorted(copies, key=lambda index: (-weight[view.parents[index]], index)):
        if view.texts[index] in said:
            doubles.append(index)
        said.add(view.texts[index])
    return doubles
