"""Which blocks of a page are the article by its gold answer, and how much each one counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy

from newsclean.evaluate.gold import GoldPage

LABEL_BAR = 0.5
"""A block that is in the gold text with more than this share is the article's."""
NEWS_WEIGHT = 3.0
"""Pages with a list of paragraphs are news, labelled without gaps; the others are articles of all kinds."""
SNIPPET_WEIGHT = 5.0
PAGE_WEIGHT = 10.0
MIN_WORDS = 4
"""A shorter text must be a line of the gold as a whole."""
_WORD = re.compile(r"\w+")


def block_labels(gold: GoldPage, texts: Sequence[str], parents: Sequence[str]) -> numpy.ndarray:
    """Return for each block the share of it, 0-1, that is the article."""
    if gold.body is not None:
        return _body_labels(texts, parents, gold.body)
    return numpy.array([float(any(_line(each) in _line(text) for each in gold.wanted)) for text in texts])


def block_weights(gold: GoldPage, texts: Sequence[str]) -> numpy.ndarray:
    """Return how much each block counts: by the root of its length, and of its page's number of blocks.

    On a page with snippets only the blocks that hold one count.
    """
    sizes = numpy.array([len(text) for text in texts], dtype=float)
    weight = numpy.minimum(numpy.sqrt(sizes + 10), 30)
    if gold.body is not None:
        news = NEWS_WEIGHT if gold.lines is not None else 1.0
        return weight * news * PAGE_WEIGHT * numpy.sqrt(len(sizes)) / weight.sum()
    snippets = [_line(each) for each in (*gold.wanted, *gold.unwanted)]
    known = [any(each in text for each in snippets) for text in map(_line, texts)]
    return SNIPPET_WEIGHT * numpy.array(known, dtype=float)


def _line(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").casefold().split())


def _body_labels(texts: Sequence[str], parents: Sequence[str], gold: str) -> numpy.ndarray:
    """Return the shares of the blocks' runs of three words that are in the gold text.

    Of blocks that say the same only the one counts that stands among most of the article.
    """
    lines = {_line(each) for each in gold.split("\n")}
    words = _WORD.findall(_line(gold))
    known = set(zip(words, words[1:], words[2:], strict=False))
    labels = numpy.zeros(len(texts))
    for index, text in enumerate(map(_line, texts)):
        mine = _WORD.findall(text)
        runs = list(zip(mine, mine[1:], mine[2:], strict=False))
        if text in lines:
            labels[index] = 1.0
        elif len(mine) >= MIN_WORDS:
            labels[index] = sum(each in known for each in runs) / len(runs)
    return _without_copies(labels, texts, parents)


def _without_copies(labels: numpy.ndarray, texts: Sequence[str], parents: Sequence[str]) -> numpy.ndarray:
    chars: Counter[str] = Counter()
    for text, parent, label in zip(texts, parents, labels, strict=True):
        chars[parent] += len(text) * (label > LABEL_BAR)
    first: dict[str, int] = {}
    for index in sorted(range(len(texts)), key=lambda each: (-chars[parents[each]], each)):
        if labels[index] > LABEL_BAR and first.setdefault(_line(texts[index]), index) != index:
            labels[index] = 0.0
    return labels
