"""Whether what was found on a page is an article at all: a notice, a wall or a list of excerpts is none."""

from __future__ import annotations

import re
from dataclasses import replace

from newsclean.judge.choice import MENU_LINKS, MainChoice
from newsclean.model import Page
from newsclean.observe.page_view import PageView
from newsclean.observe.signs import MARKS
from newsclean.text import ends_sentence

__all__ = ["is_article", "without_body"]

MIN_WIDTH, MIN_SENTENCE = 60, 50
"""Less prose than this is a label or a notice; the shortest briefs have one sentence, which is shorter still."""
MIN_STAND_IN_WIDTH = 120
"""So much prose of an article is shown in front of a wall; less is the wall's own."""
MIN_SENTENCE_WIDTH = 40
STAND_INS = ("error", "wall")
"""Kinds of pages that stand in the place of an article."""
MOST = 0.5
"""Share of excerpts from which a list has no text of its own."""
ARTICLE_TYPES = ("article", "posting", "report", "review", "recipe", "howto")
_EXCERPT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\W*\Z")


def is_article(page: Page, view: PageView, choice: MainChoice) -> bool:
    """Tell whether the body of a choice is an article's, by the kind of its page and how much prose it holds.

    A page with a title and prose is never empty, unless it stands in for an article, or lists excerpts.
    """
    prose = [index for index, _ in choice.body if _is_sentence(view, index)]
    width = sum([view.widths[index] for index in prose])
    kind = choice.page.kind
    if kind in STAND_INS:
        return _is_called_article(page, view) and width >= MIN_STAND_IN_WIDTH
    if kind == "listing" and not _is_called_article(page, view):
        excerpts = [view.widths[index] for index in prose if _EXCERPT.search(view.texts[index])]
        return width >= MIN_WIDTH and sum(excerpts) <= MOST * width
    return width >= MIN_WIDTH or (width >= MIN_SENTENCE and _is_brief(view, prose))


def _is_brief(view: PageView, prose: list[int]) -> bool:
    return all(view.kinds[index] == "paragraph" and ends_sentence(view.texts[index]) for index in prose)


def without_body(choice: MainChoice) -> MainChoice:
    """Return a choice whose body is no article: all of it goes to the ledger."""
    reasons = dict.fromkeys([index for index, _ in choice.body], "too little prose for an article")
    kind = choice.page._replace(kind="empty") if choice.page.kind == "article" else choice.page
    return replace(choice, body=(), standfirst=None, out={**reasons, **(choice.out or {})}, page=kind)


def _is_sentence(view: PageView, index: int) -> bool:
    """Tell whether a block is longer than a label, and no heading unless it ends as a sentence does."""
    is_long = view.widths[index] >= MIN_SENTENCE_WIDTH and view.ratios[index] < MENU_LINKS
    return is_long and (view.kinds[index] != "heading" or ends_sentence(view.texts[index]))


def _is_called_article(page: Page, view: PageView) -> bool:
    """Tell whether a page calls itself an article, or has what only articles have: a day, an author, its text apart."""
    meta = page.meta
    if meta.published or meta.authors or meta.section or (meta.type or "").lower().endswith(ARTICLE_TYPES):
        return True
    return bool(view.all_signs & MARKS["json-ld-body"])
