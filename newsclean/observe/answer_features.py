"""What can be measured of a whole answer, a set of blocks taken for the article, as numbers for the learned parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log
from statistics import median

from newsclean.observe.page_view import PageView
from newsclean.observe.prose import is_prose_block
from newsclean.observe.signs import BITS, FURNITURE_BITS
from newsclean.text import ends_sentence, fold_tidied

__all__ = ["ANSWER_FEATURES", "COMPARED", "COMPARED_FEATURES", "AnswerMeasure"]

COMPARED = ("own", "readability", "semantic", "anchored", "mass", "smoothed", "low", "high")
"""Answers that each answer is compared with."""
ANSWER_FEATURES = ("width", "kept", "precision", "expected_f1", "cut", "strongest_cut", "edge_cut", "described",
                   "prose_skipped", "ended", "links", "headings", "blocks", "in_p", "thread", "furniture", "holes",
                   "one_parent", "above_title", "lists", "sureness", "page_prose", "has_anchor")  # fmt: skip
"""Names of the columns that need no other answer."""
COMPARED_FEATURES = (
    "expected_gain",
    "against_median",
    "nearest",
    "agreement",
    *(f"overlap_{name}" for name in COMPARED),
)
"""Names of the columns that compare an answer with the others of its page."""
MISSING = -1.0
"""Stands for what a page does not have."""
FULL_WIDTH = 80
"""Width from which a block that was cut counts in full."""
FIRST_BLOCKS = 12
"""Blocks of an answer in which the words of the page's description are looked for."""
_THREAD = BITS["comment"] | BITS["consent"]

Row = tuple[float, ...]
Answer = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Sums:
    """Sums over the blocks of an answer, each weighted by width."""

    width: float
    scored: float
    ended: float
    linked: float
    in_p: float
    thread: float
    furniture: float
    lists: float


class AnswerMeasure:
    """Measures the answers of one page whose blocks have scores, 0-1."""

    __slots__ = (
        "_anchor",
        "_before",
        "_description",
        "_known",
        "_prose_before",
        "_said",
        "_scored",
        "_sureness",
        "_title",
        "_total",
        "_view",
        "scores",
    )

    def __init__(self, view: PageView, scores: Sequence[float]) -> None:
        self._view, self.scores = view, scores
        self._scored = [size * score for size, score in zip(view.widths, scores, strict=True)]
        self._total = sum(self._scored)
        self._known: dict[Answer, _Sums] = {}
        self._title = next((i for i in view.title_at if view.kinds[i] == "heading"), -1)
        prose = [
            size if is_prose_block(size, ratio, kind) else 0
            for size, ratio, kind in zip(view.widths, view.ratios, view.kinds, strict=True)
        ]
        self._prose_before = [0, *accumulate(prose)]
        """Prose before each block."""
        self._before = [0.0, *accumulate(self._scored)]
        """What the blocks before each one scored, by width."""
        far = sum([abs(score - 0.5) * 2 * size for score, size in zip(scores, view.widths, strict=True)])
        self._sureness = min(1.0, far / (sum(view.widths) or 1))
        self._description = set(view.description.split())
        self._said: dict[int, set[str]] = {}
        """Words of the description that a block holds."""
        self._anchor = next((i for i, path in enumerate(view.parents) if path == view.anchor), -1)

    def alone(self, answer: Answer) -> Row:
        """Return the row of ANSWER_FEATURES of an answer."""
        view, order = self._view, sorted(answer)
        sums, total = self._sums_of(answer), self._total
        size = sums.width or 1
        first, last = (order[0], order[-1]) if order else (0, -1)
        cut = total - sums.scored
        edge = total - (self._before[last + 1] - self._before[first]) if order else total
        span = sum(view.widths[first : last + 1])
        start = max(self._title + 1, 0)
        above = [index for index in order if index < self._title]
        return (
            log(1 + sums.width),
            sums.scored / (total or 1),
            sums.scored / size,
            self.expected_f1(sums),
            cut / (total or 1),
            self._strongest_cut(answer),
            edge / (total or 1),
            self._described(order),
            max(0, self._prose_before[first] - self._prose_before[start]) / size if first > start else 0.0,
            sums.ended / size,
            sums.linked / size,
            sum([view.kinds[index] == "heading" for index in order]) / (len(order) + 1),
            log(1 + len(order)),
            sums.in_p / size,
            sums.thread / size,
            sums.furniture / size,
            (span - sums.width) / size,
            self._one_parent(order) / size,
            sum([view.widths[index] for index in above]) / size,
            sums.lists / size,
            self._sureness,
            log(1 + self._prose_before[-1]),
            float(self._anchor in answer),
        )

    def compared(self, answers: Mapping[str, Answer]) -> dict[Answer, Row]:
        """Return the row of COMPARED_FEATURES of each answer; equal ones have one row."""
        widths = self._view.widths
        names: dict[Answer, int] = {}
        for answer in answers.values():
            names[answer] = names.get(answer, 0) + 1
        sums = {answer: self._sums_of(answer) for answer in names}
        sizes = {answer: each.width for answer, each in sums.items()}
        expected = {answer: self.expected_f1(each) for answer, each in sums.items()}
        own, middle = expected[answers["own"]], median(sizes.values()) or 1.0
        rows = {}
        for answer in names:
            overlaps = {each: _overlap(answer, each, sizes, widths) for each in names}
            others = sorted(overlaps.values())
            votes = sum([overlap * names[each] for each, overlap in overlaps.items()]) / len(answers)
            rows[answer] = (
                expected[answer] - own,
                sizes[answer] / middle,
                others[-2] if len(others) > 1 else 1.0,
                votes,
                *[overlaps[answers[name]] if name in answers else MISSING for name in COMPARED],
            )
        return rows

    def _sums_of(self, answer: Answer) -> _Sums:
        """Return the sums of an answer, each worked out once."""
        if answer not in self._known:
            self._known[answer] = self._summed(sorted(answer))
        return self._known[answer]

    def _summed(self, order: Sequence[int]) -> _Sums:
        view = self._view
        widths, signs = view.widths, view.signs
        return _Sums(
            width=sum([widths[i] for i in order]),
            scored=sum([self._scored[i] for i in order]),
            ended=sum([widths[i] for i in order if ends_sentence(view.texts[i])]),
            linked=sum([widths[i] * view.ratios[i] for i in order]),
            in_p=sum([widths[i] for i in order if view.leaves[i].startswith("p[")]),
            thread=sum([widths[i] for i in order if signs[i] & _THREAD]),
            furniture=sum([widths[i] for i in order if signs[i] & FURNITURE_BITS]),
            lists=sum([widths[i] for i in order if view.kinds[i] in ("list_item", "table_row")]),
        )

    def expected_f1(self, sums: _Sums) -> float:
        """Return the F1 of an answer if the scores were the shares of its blocks that are the article's."""
        return 2 * sums.scored / ((sums.width + self._total) or 1)

    def _strongest_cut(self, answer: Answer) -> float:
        """Return the highest score among what an answer leaves out, short blocks by their share."""
        widths = self._view.widths
        left = [
            score * min(1.0, widths[index] / FULL_WIDTH)
            for index, score in enumerate(self.scores)
            if score > 0.1 and index not in answer
        ]
        return max(left, default=0.0)

    def _described(self, order: Sequence[int]) -> float:
        """Return the share of the description's words that stand in the first blocks."""
        if not self._description:
            return MISSING
        first = order[:FIRST_BLOCKS]
        for index in first:
            if index not in self._said:
                self._said[index] = self._description.intersection(
                    fold_tidied(self._view.texts[index]).split()
                )
        return len(set().union(*[self._said[index] for index in first])) / len(self._description)

    def _one_parent(self, order: Sequence[int]) -> float:
        """Return the width of the blocks under the element that holds most of them."""
        parents: dict[str, float] = {}
        for index in order:
            parent = self._view.parents[index]
            parents[parent] = parents.get(parent, 0.0) + self._view.widths[index]
        return max(parents.values(), default=0.0)


def _overlap(one: Answer, other: Answer, sizes: Mapping[Answer, float], widths: Sequence[int]) -> float:
    """Return what two answers share of all that either has, by width; 1 for two empty ones."""
    shared = sum([widths[index] for index in one & other])
    both = sizes[one] + sizes[other] - shared
    return shared / both if both else 1.0
