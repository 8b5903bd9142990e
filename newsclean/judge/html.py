"""Where the article lies on an HTML page: each block scored by the block model, then the best of whole answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from newsclean.judge.answers import Answer, answer_of_blocks, find_bars, title_order
from newsclean.judge.articles import is_article, without_body
from newsclean.judge.candidates import OWN_ANSWER, WAYS
from newsclean.judge.choice import MainChoice, reasons_against
from newsclean.judge.page_kind import judge_kind
from newsclean.judge.ranking import best_answer
from newsclean.judge.second_opinion import ENGINES, kept_by
from newsclean.learned.forest import load_forest
from newsclean.model import Page
from newsclean.observe.block_features import FEATURES, PARTS, feature_parts
from newsclean.observe.context_features import CONTEXT_FEATURES, context_rows
from newsclean.observe.page_view import PageView, view_page

__all__ = ["AUTO", "CHOICES", "OWN", "MainChoice", "block_scores", "find_main"]

OWN, AUTO = "own", "auto"
"""Engines: this room's own ways alone; the same with the answers of the other engines where they are unsure."""
CHOICES = (OWN, AUTO, *ENGINES)
MAX_HTML_CHARS = 1_000_000
"""A larger page is not given to other engines, nor is one that met a limit: they may stall on it."""

MAX_HTML_BLOCKS = 1_000
"""Nor one with more blocks: jusText looks from each short one to the next long one, which takes the square of their
number (8,000 take four seconds), and pages with so many are lists."""

MODEL, CONTEXT_MODEL = "block_model", "context_model"
DOUBTFUL = (0.2, 0.8)
"""Scores between these are judged again, by how blocks like theirs fare: one block in eight. (Trees may stop at a
score beyond .16 or .84, where the rest of them hardly ever changes sides.)"""

_KINDS = {"heading": "subhead", "line": "paragraph"}


def find_main(page: Page, *, engine: str = OWN, html: Callable[[], str] | None = None) -> MainChoice:
    """Return which blocks of an HTML page are its article, as an engine has it.

    Args:
        page: The page, as the reader saw it.
        engine: One of CHOICES.
        html: Gives the page's HTML, which the other engines read again; without it "auto" is "own".

    Returns:
        The choice. A page without an article, such as an index, a login wall or an error page, gives an empty body.
    """
    if not page.blocks:
        return MainChoice(out={})
    view = view_page(page)
    if engine in (OWN, AUTO):
        found = _found(page, view, html if engine == AUTO else None)
    else:
        found = _foreign(page, view, engine, html)
    choice = replace(found, page=judge_kind(page, view, [index for index, _ in found.body]))
    return choice if is_article(page, view, choice) else without_body(choice)


def _found(page: Page, view: PageView, html: Callable[[], str] | None) -> MainChoice:
    """Return the best answer of this room, whatever kind of page it is."""
    scores = block_scores(page, view)
    best = best_answer(
        page, view, scores, partial(_opinions, page, html) if html and not page.limits else None
    )
    out = reasons_against(view, scores, {*best.answer.blocks, *best.answer.barred})
    if best.way != OWN_ANSWER:
        out = {index: f"not among {WAYS[best.way]}: {why}" for index, why in out.items()}
    return _choice(view, best.answer, out, best.confidence)


def _opinions(page: Page, html: Callable[[], str]) -> dict[str, frozenset[int]]:
    """Return what other engines keep of a page that is not too large for them."""
    text = html() if len(page.blocks) <= MAX_HTML_BLOCKS else ""
    return {each: kept_by(each, page, text) for each in ENGINES} if 0 < len(text) <= MAX_HTML_CHARS else {}


def _foreign(page: Page, view: PageView, engine: str, html: Callable[[], str] | None) -> MainChoice:
    """Return the choice of another engine alone; where captions go is not for it to say."""
    kept = kept_by(engine, page, html() if html else "")
    captions = {index: "caption" for index, kind in enumerate(view.kinds) if kind == "caption"}
    scores = [float(index in kept) for index in range(len(page.blocks))]
    found = answer_of_blocks(
        page, view, scores, kept.difference(captions), find_bars(page, view).without_threads
    )
    answer = Answer(found.blocks, found.standfirst, {**found.barred, **captions})
    rest = set(range(len(page.blocks))) - answer.blocks - set(answer.barred)
    return _choice(view, answer, dict.fromkeys(rest, f"{engine} leaves it out"), None)


def _choice(
    view: PageView, answer: Answer, reasons: Mapping[int, str], confidence: float | None
) -> MainChoice:
    """Return an answer as the choice that the filters read, with the reason against each other block."""
    body = tuple([(i, _kind(view.kinds[i], i == answer.standfirst)) for i in sorted(answer.blocks)])
    out = {index: why for index, why in answer.barred.items() if index not in answer.blocks}
    return MainChoice(
        body, answer.standfirst, title_order(view), out={**reasons, **out}, confidence=confidence
    )


def _kind(kind: str, is_standfirst: bool) -> str:
    return "standfirst" if is_standfirst else _KINDS.get(kind, kind)


def block_scores(page: Page, view: PageView) -> list[float]:
    """Return the score of each block, 0-1; for a doubtful one, the mean with a second one that knows the others'."""
    parts = list(feature_parts(page, view))
    scores = load_forest(MODEL, FEATURES, PARTS).scores(parts)
    low, high = DOUBTFUL
    asked = [index for index, score in enumerate(scores) if low < score < high]
    if asked:
        context = context_rows(view, scores, asked)
        rows = [(*parts[index], row) for index, row in zip(asked, context, strict=True)]
        again = load_forest(
            CONTEXT_MODEL, (*FEATURES, *CONTEXT_FEATURES), (*PARTS, len(CONTEXT_FEATURES))
        ).scores(rows)
        for index, score in zip(asked, again, strict=True):
            scores[index] = (scores[index] + score) / 2
    return scores
