"""The part that judges lines of texts."""

from __future__ import annotations

from functools import partial
from itertools import takewhile
from typing import Any

import numpy

from newsclean.catalogue import DEFAULT
from newsclean.draft import Draft
from newsclean.filters.surroundings import article_start
from newsclean.filters.title import could_be_title
from newsclean.lexicon import guess_language, lexicon_for
from newsclean.model import Page
from newsclean.observe.line_features import FEATURES, line_features
from newsclean.observe.text_titles import TEXT_TITLE_FEATURES, line_titles
from newsclean.readers.plain import read_text
from tools.training.forests import ForestFit, Rows
from tools.training.gold import LabelledText
from tools.training.html_parts import forest_scores, is_same_title, vote_scores
from tools.training.measures import of_shares, of_votes
from tools.training.parts import Part, Source
from tools.training.votes import VoteFit

WHOLE_PAGES = ("bs4", "htmltext", "inscriptis")
LIGHT_WEIGHT = 3.0
"""Lines of texts that an extractor made weigh more: they are few, and hard."""
MAX_BLOCKS = 3000
MAX_CHARS = 600
"""A line that is longer counts no more."""


def see_lines(source: Source) -> Rows | None:
    """Run every filter but the model over a text; return the rows of what is left."""
    case = source.item
    if not isinstance(case, LabelledText):
        raise TypeError(f"a labelled text is needed, not {type(case).__name__}")
    page = read_text(case.text, url=case.url, language=guess_language(case.text))
    if len(page.blocks) > MAX_BLOCKS:
        return None
    draft = Draft(page, lexicon_for(page.language).scan)
    for each in DEFAULT.filters:
        if each.name != "residue":
            draft.settle(each.name, each(draft))
    if not draft.open:
        return None
    labels = line_labels(page, case)
    chars = numpy.array([len(draft.line(i).text) for i in draft.open])
    light = 1.0 if case.variant in WHOLE_PAGES else LIGHT_WEIGHT
    return Rows(
        numpy.array(line_features(draft, draft.open), dtype=numpy.float32),
        numpy.array([labels[i] in "RT" for i in draft.open], dtype=float),
        (0.4 + numpy.minimum(chars, MAX_CHARS) / 120) * light,
    )


def see_titles(source: Source) -> Rows | None:
    """Run the filters before the title's over a text; return what may be its headline, each with whether it is."""
    case = source.item
    if not isinstance(case, LabelledText):
        raise TypeError(f"a labelled text is needed, not {type(case).__name__}")
    page = read_text(case.text, url=case.url, language=guess_language(case.text))
    if len(page.blocks) > MAX_BLOCKS or not case.title:
        return None
    draft = Draft(page, lexicon_for(page.language).scan)
    for each in takewhile(lambda each: each.name != "title", DEFAULT.filters):
        draft.settle(each.name, each(draft))
    start = article_start(draft)
    first = draft.open[start] if start < len(draft.open) else len(draft.blocks)
    found = line_titles(draft, first, partial(could_be_title, draft))
    right = numpy.array([is_same_title(candidate.text, case.title) for candidate, _ in found], dtype=float)
    if not right.any() or len(found) < 2:
        return None
    x = numpy.array([[numbers[name] for name in TEXT_TITLE_FEATURES] for _, numbers in found])
    return Rows(x, right, numpy.full(len(found), 1.0))


def line_labels(page: Page, case: LabelledText) -> list[str]:
    """Give each block the label of its lines; one line of body makes it body."""
    spans, at = [], 0
    for line in case.text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    found = []
    for block in page.blocks:
        mine = {
            label
            for (start, end), label in zip(spans, case.labels, strict=False)
            if start < block.span.end and end > block.span.start
        }
        found.append(next((label for label in "BMTR" if label in mine), "B"))
    return found


def line_rows(seen: Rows, _: Any) -> Rows:
    return seen


LINES = Part(
    "line_model",
    "each line of a text that no filter named: whether it is residue",
    "text",
    FEATURES,
    see_lines,
    line_rows,
    ForestFit(
        objective="binary",
        trees=110,
        leaves=32,
        rate=6.0,
        min_leaf=80,
        feature_share=0.6,
        more={"max_depth": 6},
        checks=(0.2, 0.4, 0.65),
        bounds=(0.0, 1.2),
        stray=0.002,
        least_high=0.7,
        digits=(4, 5),
    ),
    forest_scores,
    of_shares,
)
LINE_TITLES = Part(
    "text_title_weights",
    "each line of a text above its first prose, and each part of one: whether it is the headline",
    "text",
    TEXT_TITLE_FEATURES,
    see_titles,
    line_rows,
    VoteFit(penalty=0.002),
    vote_scores,
    of_votes,
)
