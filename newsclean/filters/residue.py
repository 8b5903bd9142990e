"""Lines that no other filter names, but that look like residue: a small learned model judges them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import inf
from typing import ClassVar

from newsclean.draft import Draft, Line
from newsclean.filters.closing_labels import closing_labels
from newsclean.filters.surroundings import is_full_page
from newsclean.learned.forest import load_forest
from newsclean.model import Verdict
from newsclean.observe.line_features import FEATURES, line_features
from newsclean.text import ends_with_figure

__all__ = ["Residue"]

MODEL = "line_model"
INSIDE = "residue_inside"
MENU_SHARE = 0.2
"""Share of its lines that other filters take from nearly every full page with menus. Texts with long lists and tables
look like full pages too, but hold less residue."""
SOME_SHARE, RESIDUE_SHARE = 0.03, 0.1
"""The same of an article's text. From the second on nine in ten lines that score .5 between its paragraphs are residue,
from the first on fourteen in fifteen that score .75."""
TABLE_REACH = 6
"""Lines on each side in which the rows of a table are looked for."""
TABLE_SHARE = 1 / 3
"""Share of them that must be rows."""
_FIGURES = re.compile(r"\d[\d.,]*")
MIN_FIGURES = 2
"""Figures in a row of a table."""
_ROW = re.compile(r"[-•*]?\s?[^\W\d_][^:：\n]{1,40}[:：]\s?\S.{0,80}$")
"""A label and what it stands for: "Camera: Ada Marsh"."""
MAX_ROW_CHARS = 130
"""No longer text is such a row."""
MAX_LEAD_WORDS = 12
MAX_SCORE = 1.0
"""Every line scores less: where so much is asked, none needs to be looked at."""
MIN_LINES = 10
"""The model was made on longer texts and has nothing to say on shorter ones."""
MANY_LINES = 20
"""In a shorter text no score alone takes prose."""
MIN_SENTENCE_WORDS = 2
LONG_WORDS = 15
"""A longer line above the first prose, or below the last, is often a standfirst or a cut sentence of the story."""
SAFE_WORDS = 20
"""A paragraph of so many words between two of prose is not asked about: it is the article."""


@dataclass(frozen=True, slots=True)
class Residue:
    """Lines that no other filter names, but that look like residue: a small learned model judges them.

    An article has lists, tables and subheads of its own between its paragraphs. A line there needs a higher score to
    go, unless other filters took much of the text.
    """

    min_score: float = 0.55
    """Score, 0-1, from which a line above or below the prose of an article's text is removed."""
    min_score_inside: float = 0.6
    """The same between its paragraphs where other filters took much of the text."""
    min_score_some: float = 0.75
    """The same where they took some of it."""
    min_score_little: float = 0.85
    """The same where they took next to nothing."""
    min_score_full: float = 0.53
    """Above or below the prose of a full page with menus and footers, where most lines are residue."""
    min_score_full_inside: float = 0.62
    """Between the paragraphs of a full page."""
    lists: float = 0.25
    """So much more than of an article's text is asked where long lists and tables make a text look like a full page."""
    sentence: float = 0.27
    """So much more is asked of a whole sentence that holds no phrase of residue."""
    hinted: float = 0.25
    """The same where it does hold one, in prose of an article's text."""
    prose: float = 0.46
    """So much more of prose, and of a sentence below it: the last line of a story is often a short one."""
    most_prose: float = 0.7
    """No more is asked of prose of an article's text. Out of fold, 14 in 15 paragraphs of that score were residue."""
    most_sentence: float = 0.8
    """The same of a shorter sentence."""
    name: ClassVar[str] = "residue"
    reasons: ClassVar[tuple[str, ...]] = ("residue_before", "residue_inside", "residue_after")

    def __call__(self, draft: Draft) -> Iterable[Verdict]:
        if draft.page.source != "text" or len(draft.blocks) < MIN_LINES or not _shows_residue(draft):
            return ()
        found = dict(self._found(draft))
        for index in closing_labels(draft, found):
            found[index] = draft.remove(index, "residue_after", "a label above lines that other filters took")
        is_all = len(found) == len(draft.open)
        return () if is_all else found.values()  # a model alone never empties an article

    def _found(self, draft: Draft) -> Iterator[tuple[int, Verdict]]:
        """Yield the lines with a score that is high enough, each with its verdict."""
        full, follows = _has_menus(draft), _follow_prose(draft)
        capped = len(draft.blocks) >= MANY_LINES and not is_full_page(draft)
        outer, inner = self._bars(draft)
        bars: dict[int, float] = {}
        first, last = (draft.prose[0], draft.prose[-1]) if draft.prose else (0, len(draft.blocks))
        for index, line in draft.items:
            bar, most = outer + self._more(line, index in follows, full), self._most(line) if capped else inf
            inside = first <= index <= last
            if inside:
                bar = max(bar, inner)
            elif line.words >= LONG_WORDS:
                bar = max(bar, self.most_sentence)
            bar = min(bar, most)
            if bar < MAX_SCORE and not _safe(draft, index) and (full or not _is_part(draft, index)):
                bars[index] = most if inside and _is_row_of_figures(draft, index) else bar
        scores = load_forest(MODEL, FEATURES).scores(line_features(draft, [*bars]))
        for (index, bar), score in zip(bars.items(), scores, strict=True):
            if score >= bar:
                line = draft.line(index)
                shape = f"{line.words} words, {'an' if line.ended else 'no'} end mark"
                evidence = f"score {score:.2f} of the line model ({shape})"
                yield index, draft.remove(index, _reason(draft, index), evidence)

    def _bars(self, draft: Draft) -> tuple[float, float]:
        """Return the scores that a line needs to go: outside the article's prose, and between its paragraphs."""
        if _has_menus(draft):
            return self.min_score_full, self.min_score_full_inside
        more = self.lists if is_full_page(draft) else 0.0
        taken = _share_taken(draft)
        inner = self.min_score_little if taken < SOME_SHARE else self.min_score_some
        return self.min_score + more, more + (self.min_score_inside if taken >= RESIDUE_SHARE else inner)

    def _most(self, line: Line) -> float:
        """Return the highest bar of a line of an article's text: of a sentence, a high score says enough."""
        if line.is_prose:
            return self.most_prose
        return self.most_sentence if _is_sentence(line) else inf

    def _more(self, line: Line, follows: bool, full: bool) -> float:
        """Return by how much the needed score rises; half as much on a full page, where prose is residue more often."""
        if not _is_sentence(line):
            return 0.0
        if line.cues:
            return self.hinted if line.is_prose and not full else 0.0
        more = self.prose if follows or (line.is_prose and not full) else self.sentence
        return more / 2 if full else more


def _reason(draft: Draft, index: int) -> str:
    """Return the reason for a line: whether it stands above, amid or below the prose."""
    if not draft.prose or draft.prose[0] <= index <= draft.prose[-1]:
        return INSIDE
    return "residue_before" if index < draft.prose[0] else "residue_after"


def _follow_prose(draft: Draft) -> frozenset[int]:
    """The blocks right below a paragraph; removed blocks between do not count."""
    prose = set(draft.prose)
    return frozenset(index for above, index in pairwise(draft.open) if above in prose)


def _is_sentence(line: Line) -> bool:
    """Tell whether a line has the form of a sentence: a few words, no small letter at the start, an end mark."""
    return line.ended and line.words >= MIN_SENTENCE_WORDS and not line.text[0].islower()


def _shows_residue(draft: Draft) -> bool:
    """Tell whether another filter found something: this filter leaves a text without any sign of residue alone."""
    return any(claims[0].verdict.role == "removed" for claims in draft.claims.values())


def _safe(draft: Draft, index: int) -> bool:
    """Tell whether a block is a paragraph without a hint of residue, in the middle of others."""
    line = draft.line(index)
    if not line.ended or line.words < SAFE_WORDS or not 0 < index < len(draft.blocks) - 1:
        return False
    near = (index - 1, index + 1)
    return all(draft.filter_of(i) is None and draft.line(i).is_prose for i in near) and not line.cues


def _has_menus(draft: Draft) -> bool:
    """Tell whether a text is a full page with menus: other filters took a large share of its lines."""
    return is_full_page(draft) and _share_taken(draft) >= MENU_SHARE


def _share_taken(draft: Draft) -> float:
    """Return the share of the lines of a text that other filters took whole."""
    return 1 - len(draft.open) / len(draft.blocks)


def _is_part(draft: Draft, index: int) -> bool:
    """Tell whether a line belongs to its neighbours: it continues a cut sentence or a table, or leads on to a list."""
    line = draft.line(index)
    if any(cue.where != "hint" for cue in line.cues):
        return False
    below = draft.raw[index + 1] if index + 1 < len(draft.raw) else ""
    is_cut = line.text[0].islower() or below[:1].islower() or line.text[-1] in ",،、"
    leads_on = line.text[-1] in ":：" and line.words <= MAX_LEAD_WORDS
    return is_cut or leads_on or _in_table(draft, index)


def _is_row_of_figures(draft: Draft, index: int) -> bool:
    """Tell whether a line is but for its digits the line above or below: "1997 3,890 m" beside "2010 3,240 m"."""
    text = draft.raw[index]
    if len(text) > MAX_ROW_CHARS or len(_FIGURES.findall(text)) < MIN_FIGURES:
        return False
    shape = _FIGURES.sub("0", text)
    beside = [draft.raw[near] for near in (index - 1, index + 1) if 0 <= near < len(draft.raw)]
    return any(_FIGURES.sub("0", each) == shape for each in beside)


def _in_table(draft: Draft, index: int) -> bool:
    """Tell whether many lines around a line are rows: a figure at the end, or a label and its value."""
    sums = draft.fact(_row_sums, lasting=True)
    first, last = max(0, index - TABLE_REACH), min(len(draft.raw), index + TABLE_REACH + 1)
    return sums[last] - sums[first] >= TABLE_SHARE * (last - first)


def _row_sums(draft: Draft) -> list[int]:
    rows = [
        ends_with_figure(text)
        or ((":" in text or "：" in text) and len(text) <= MAX_ROW_CHARS and _ROW.match(text) is not None)
        for text in draft.raw
    ]
    return list(accumulate(rows, initial=0))
