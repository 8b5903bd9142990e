"""What is seen of all lines of a text at once, as columns: words, end marks, prose, labels, kinds of cues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from newsclean.draft import Draft, Line
from newsclean.lexicon.cue_kinds import CUE_KINDS, OTHER_KIND, SECTION_KINDS
from newsclean.lexicon.datewords import is_stamp
from newsclean.lexicon.headwords import kind_of
from newsclean.line import LONG_WORDS, PROSE_WORDS
from newsclean.observe.prose_run import LINE_PRICE, MAX_LINE_WORTH, best_run, outside, whole_range, worth
from newsclean.text import END_MARKS, fold, has_digit

__all__ = ["MARGIN", "MAX_WORDS", "NO_KIND", "OUTSIDE", "Sheet", "line_sheet"]

MAX_WORDS = 80
MARGIN = 3
"""Empty lines before and behind the columns of words and end marks."""
OUTSIDE = -1
"""Words of a line outside of the page."""
NO_KIND = -1
MAX_STAMP_WORDS = 16
MAX_CREDIT_WORDS = 9
MAX_LABEL_WORDS = 4
TITLE_REACH = 15
"""Lines above the article's first prose in which its headline is looked for."""
TITLE_WORDS = (4, 25)
_NUMBERS = {section: CUE_KINDS.index(kind) for section, kind in SECTION_KINDS.items()}
_OTHER, _STAMP, _CREDIT, _MENU, _COMMENT = map(
    CUE_KINDS.index, (OTHER_KIND, "stamp", "credit", "menu", "comment")
)
_BREAKS = {_COMMENT: -float(MAX_LINE_WORTH), _MENU: -LINE_PRICE}
"""What cues are worth in the run of prose; the others cost nothing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is seen of all lines of a text."""

    words: list[int]
    """Words of each line, up to MAX_WORDS, with a margin of OUTSIDE on both sides."""
    ended: list[int]
    """Whether each line ends as a sentence does, with the same margin."""
    kinds: list[int]
    """Number of the kind of cue that each line is, NO_KIND where it is none."""
    prose: list[int]
    """Words of prose in each line."""
    prose_sums: list[int]
    """Sums of these before each line, one longer than the page."""
    label_sums: list[int]
    """The same of labels: lines of a few words without an end mark."""
    cue_sums: list[int]
    """The same of lines that are cues."""
    start: int
    """Where the article's run of prose begins."""
    end: int
    """Where it ends; the whole page where there is no such run."""
    open_start: int
    """The same for the run that a heading of comments interrupts, and that other cues do not."""
    open_end: int
    title: frozenset[str]
    """Folded words of the page's title, or of the line above the article that may be its headline."""


def line_sheet(draft: Draft) -> Sheet:
    """Return what is seen of the lines of a page, whatever was decided of them."""
    words, ended, kinds = _columns(draft)
    start, end = whole_range(draft)
    prose = [
        count if kind == NO_KIND and count >= (PROSE_WORDS if end_mark else LONG_WORDS) else 0
        for count, end_mark, kind in zip(words, ended, kinds, strict=True)
    ]
    labels = [count <= MAX_LABEL_WORDS and not end_mark for count, end_mark in zip(words, ended, strict=True)]
    margin = [OUTSIDE] * MARGIN
    return Sheet(
        [*margin, *words, *margin],
        [*margin, *map(int, ended), *margin],
        kinds,
        prose,
        _sums(prose),
        _sums(labels),
        _sums([kind != NO_KIND for kind in kinds]),
        start,
        end,
        *_range(words, ended, kinds),
        _title(draft, start),
    )


def _columns(draft: Draft) -> tuple[list[int], list[bool], list[int]]:
    """Return words, end marks and kinds of all lines; far from the article lines are not looked at closely."""
    above, below = outside(draft)
    first, last = above.stop, below.start if below else len(draft.blocks)
    lines = [draft.whole_line(index) for index in range(first, last)]
    over, under = draft.raw[:first], draft.raw[last:]
    counts = [*map(_rough_words, over), *[line.words for line in lines], *map(_rough_words, under)]
    return (
        [min(count, MAX_WORDS) for count in counts],
        [*map(_roughly_ended, over), *[line.ended for line in lines], *map(_roughly_ended, under)],
        [*[_MENU] * len(over), *[line.fact(_kind) for line in lines], *[_MENU] * len(under)],
    )


def _rough_words(text: str) -> int:
    return text.count(" ") + 1


def _roughly_ended(text: str) -> bool:
    return text[-1:] in END_MARKS


def _range(words: Sequence[int], ended: Sequence[bool], kinds: Sequence[int]) -> tuple[int, int]:
    """Return the article's run of prose, which no heading of comments interrupts; the whole page without one."""
    worths = [
        worth(count, end_mark) if kind == NO_KIND else _BREAKS.get(kind, 0.0)
        for count, end_mark, kind in zip(words, ended, kinds, strict=True)
    ]
    start, end = best_run(worths)
    return (start, end) if start < end else (0, len(words))


def _sums(column: Iterable[int]) -> list[int]:
    return list(accumulate(column, initial=0))


def _kind(line: Line) -> int:
    """Return the kind of cue that a line is: by a phrase that proves it, by its shape, or none."""
    if line.hints_only:
        return NO_KIND
    for cue in line.cues:
        if cue.where != "hint":
            return _NUMBERS.get(cue.reason, _OTHER)
    if line.words <= MAX_STAMP_WORDS and has_digit(line.folded) and is_stamp(line.folded):
        return _STAMP
    if (
        1 < line.words <= MAX_CREDIT_WORDS
        and not line.ended
        and kind_of(line.folded.split(" ", 1)[0]) == "by"
    ):
        return _CREDIT
    return NO_KIND


def _title(draft: Draft, start: int) -> frozenset[str]:
    """Return the words of the title: the page's own, or the longest line above the prose that may be a headline."""
    if draft.page.meta.title:
        return frozenset(fold(draft.page.meta.title).split())
    above = [draft.whole_line(index) for index in range(max(0, start - TITLE_REACH), start)]
    least, most = TITLE_WORDS
    likely = [line for line in above if least <= line.words <= most and line.text[-1:] != "."]
    best = max(likely, key=lambda line: line.words, default=None)
    return frozenset(best.folded.split()) if best is not None else frozenset()
