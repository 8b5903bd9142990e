"""Where the lines of a text stand: what kinds of cues are near them, and the run of lines without prose around them."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.observe.line_sheet import MARGIN, NO_KIND, Sheet

__all__ = ["FAR", "LinePlaces", "cues_above", "until"]

FAR = 40
"""Distances in lines end here."""


def cues_above(sheet: Sheet, wanted: Sequence[int], kinds: int) -> list[list[int]]:
    """Return for each wanted line how many lines ago a cue of each kind stood, and how many stand above in all."""
    last, counts = [-FAR] * kinds, [0] * kinds
    rows: list[list[int]] = []
    start = 0
    for index in wanted:
        for at in range(start, index):
            kind = sheet.kinds[at]
            if kind != NO_KIND:
                last[kind] = at
                counts[kind] += 1
        start, far = index, index - FAR
        rows.append([*[index - at if at > far else FAR for at in last], *counts])
    return rows


def until(sheet: Sheet) -> list[int]:
    """Return for each line how many lines on the next cue is."""
    rows, at = [], FAR
    for kind in reversed(sheet.kinds):
        rows.append(at if at < FAR else FAR)
        at = 1 if kind != NO_KIND else at + 1
    return rows[::-1]


class LinePlaces:
    """Where lines stand on the page and in their run of lines without prose."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.runs = _runs(sheet)
        self.total = sheet.prose_sums[-1] or 1

    def row(self, index: int) -> list[float]:
        """Return where a line stands."""
        sheet, words = self.sheet, self.sheet.words
        count = len(sheet.prose)
        low, high = self.runs[index]
        return [
            index / count,
            sheet.prose_sums[index] / self.total,
            sheet.start <= index < sheet.end,
            _distance(index, sheet.start, sheet.end),
            sheet.open_start <= index < sheet.open_end,
            _distance(index, sheet.open_start, sheet.open_end),
            high - low if high - low < FAR else FAR,
            index - low if index - low < FAR else FAR,
            high - index if high - index < FAR else FAR,
            words[low + MARGIN - 1] if low else 0,
            words[high + MARGIN] if high < count else 0,
        ]


def _distance(index: int, start: int, end: int) -> int:
    """Return how many lines a line stands above a range (negative) or below it; 0 inside."""
    if index < start:
        return max(index - start, -FAR)
    return min(index - end + 1, FAR) if index >= end else 0


def _runs(sheet: Sheet) -> list[tuple[int, int]]:
    """Return for each line the half-open run of lines without prose that it stands in."""
    rows: list[tuple[int, int]] = []
    start = 0
    for index, words in enumerate([*sheet.prose, 1]):
        if words:
            rows += [(start, index)] * (index - start)
            rows.append((index, index + 1))
            start = index + 1
    return rows[: len(sheet.prose)]
