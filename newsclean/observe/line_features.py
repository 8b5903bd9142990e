"""What can be seen of each line of a text and of the lines around it, as numbers for the line model.

They are worked out from the page alone: what filters made of its lines does not change them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log

from newsclean.draft import Draft, Line
from newsclean.lexicon.cue_kinds import CUE_KINDS, SECTION_KINDS
from newsclean.observe.line_runs import LinePlaces, cues_above, until
from newsclean.observe.line_sheet import MARGIN, MAX_WORDS, Sheet, line_sheet
from newsclean.text import has_digit

__all__ = ["FEATURES", "line_features"]

WINDOWS = (5, 15)
"""So many lines on each side are summed up."""
HEAD_TOKENS = 12
"""Words at the start of a line that are looked at one by one."""
HEAD_CHARS = 100
_NUMBERS = re.compile(r"\d+")

_OWN = (
    "words", "ended", "leads_on", "cut_short", "low_start", "bullet", "capitals", "numbers", "commas",
    "word_length", "gap_above", "gap_below", "copies", "in_title", "kind", "cues",
)  # fmt: skip
_COUNTED = ("related", "promotion", "credit", "media")
_NEAR = (
    "words-3", "words-2", "words-1", "words+1", "words+2", "words+3", "ended-1", "ended+1", "cued-1", "cued+1",
)  # fmt: skip
_PLACE = (
    "position", "prose_above", "in_range", "to_range", "in_open_range", "to_open_range",
    "run_length", "run_from_start", "run_to_end", "words_before_run", "words_after_run",
)  # fmt: skip
_PAGE = ("lines", "prose_lines", "prose_words", "cued", "spaced", "titled", "range_words", "labels")
FEATURES: tuple[str, ...] = (
    *_OWN,
    *(f"cue_{name}" for name in _COUNTED),
    *_NEAR,
    *(f"prose{sign}{width}" for width in WINDOWS for sign in "-+"),
    *(f"labels{sign}{width}" for width in WINDOWS for sign in "-+"),
    *(f"cued{sign}{width}" for width in WINDOWS for sign in "-+"),
    *(f"since_{name}" for name in CUE_KINDS),
    *(f"above_{name}" for name in CUE_KINDS),
    "until_cue",
    *_PLACE,
    *_PAGE,
)
"""Names of the numbers, in their order."""
_NO_CUES = [0.0] * (1 + len(_COUNTED))


def line_features(draft: Draft, wanted: Sequence[int]) -> list[list[float]]:
    """Return a row of numbers, in the order of FEATURES, for each wanted block of a draft, in ascending order."""
    sheet = draft.fact(line_sheet, lasting=True)
    copies = Counter(draft.raw)
    gaps = [min(block.gap, 4) for block in draft.blocks] + [9]
    page = _page_row(draft, sheet)
    places = LinePlaces(sheet)
    above, next_cues = cues_above(sheet, wanted, len(CUE_KINDS)), until(sheet)
    rows: list[list[float]] = []
    for index, over in zip(wanted, above, strict=True):
        line, block = draft.whole_line(index), draft.blocks[index]
        rows.append(
            [
                *_own_row(line, is_item=block.kind == "list_item"),
                gaps[index],
                gaps[index + 1],
                copies[draft.raw[index]],
                _share_in(sheet.title, line.folded),
                sheet.kinds[index],
                *_cue_row(line),
                *_near_row(sheet, index),
                *over,
                next_cues[index],
                *places.row(index),
                *page,
            ]
        )
    return rows


def _own_row(line: Line, *, is_item: bool) -> list[float]:
    """Describe the line itself."""
    text, words = line.text, line.words or 1
    tokens = text.split(None, HEAD_TOKENS)[:HEAD_TOKENS]
    count = len(tokens) or 1
    last, start = text[-1:], text[:HEAD_CHARS]
    return [
        words if words < MAX_WORDS else MAX_WORDS,
        line.ended,
        last in ":;,、：",
        last == "…" or text[-3:] == "...",
        text[:1].islower(),
        is_item,
        sum([token[0].isupper() for token in tokens]) / count,
        len(_NUMBERS.findall(start)) / count if has_digit(start) else 0.0,
        line.folded.count(",") / words,
        len(text) / words,
    ]


def _cue_row(line: Line) -> list[float]:
    """Count the phrases of residue in a line, and those of some kinds."""
    cues = line.cues
    if not cues:
        return _NO_CUES
    kinds = [SECTION_KINDS.get(cue.reason) for cue in cues]
    return [len(cues), *[kinds.count(name) for name in _COUNTED]]


def _share_in(title: frozenset[str], folded: str) -> float:
    """Return the share of the first words of a line that the title has, -1 without a title."""
    if not title:
        return -1.0
    words = folded.split(None, HEAD_TOKENS)[:HEAD_TOKENS]
    return 0.0 if title.isdisjoint(words) else sum([word in title for word in words]) / len(words)


def _near_row(sheet: Sheet, index: int) -> list[float]:
    """Describe the lines on both sides, one by one and in windows."""
    words, ended, kinds = sheet.words, sheet.ended, sheet.kinds
    count, at = len(kinds), index + MARGIN
    row: list[float] = [
        *words[at - 3 : at],
        *words[at + 1 : at + 4],
        ended[at - 1],
        ended[at + 1],
        kinds[index - 1] >= 0 if index else -1,
        kinds[index + 1] >= 0 if index + 1 < count else -1,
    ]
    behind = index + 1
    reaches = [(max(0, index - width), min(count, behind + width)) for width in WINDOWS]
    for sums in (sheet.prose_sums, sheet.label_sums, sheet.cue_sums):
        here, after = sums[index], sums[behind]
        for first, last in reaches:
            row += (here - sums[first], sums[last] - after)
    return row


def _page_row(draft: Draft, sheet: Sheet) -> list[float]:
    """Describe the page as a whole."""
    count, total = len(sheet.kinds), sheet.prose_sums[-1]
    inside = sheet.prose_sums[sheet.end] - sheet.prose_sums[sheet.start]
    return [
        log(count),
        sum([words > 0 for words in sheet.prose]) / count,
        total / (sum(sheet.words) or 1),
        sheet.cue_sums[-1] / count,
        any(block.gap for block in draft.blocks),
        bool(sheet.title),
        inside / (total or 1),
        sheet.label_sums[-1] / count,
    ]
