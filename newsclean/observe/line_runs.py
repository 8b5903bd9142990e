"""Where the lines of a text stand: what was claimed near them, and the run of lines without prose around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["FAR", "Places", "Sheet", "since", "until"]

FAR = 40
"""Distances in lines end here."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Facts about all lines of a draft, as columns with three empty lines before and behind."""

    words: list[int]
    """Words of open lines, up to MAX_WORDS; 0 where the line is claimed, -1 outside the page."""
    ended: list[int]
    group: list[int]
    """Number of the group of the filter that claimed the line, -1 where it is open."""
    prose: list[int]
    """Words of open prose, without the empty lines."""
    sums: list[int]
    """Sums of `prose` before each line, one longer than the page."""


def since(sheet: Sheet, wanted: Sequence[int], groups: int) -> list[list[int]]:
    """Return for each wanted line how many lines ago each group last claimed one."""
    last = [-FAR] * groups
    rows: list[list[int]] = []
    start = 0
    for index in wanted:
        for at in range(start, index):
            if sheet.group[at] >= 0:
                last[sheet.group[at]] = at
        start, far = index, index - FAR
        rows.append([index - at if at > far else FAR for at in last])
    return rows


def until(sheet: Sheet) -> list[int]:
    """Return for each line how many lines on the next claimed one is."""
    rows, at = [], FAR
    for group in reversed(sheet.group):
        rows.append(at if at < FAR else FAR)
        at = 1 if group >= 0 else at + 1
    return rows[::-1]


class Places:
    """Where lines stand on the page and in their run of lines without prose."""

    def __init__(self, sheet: Sheet, start: int, end: int) -> None:
        self.sheet, self.start, self.end = sheet, start, end
        self.runs = _runs(sheet)
        self.total = sheet.sums[-1] or 1

    def row(self, index: int) -> list[float]:
        start, end, words = self.start, self.end, self.sheet.words
        count = len(self.sheet.prose)
        low, high = self.runs[index]
        away = index - start if index < start else index - end + 1 if index >= end else 0
        return [
            index / count,
            self.sheet.sums[index] / self.total,
            start <= index < end,
            -FAR if away < -FAR else away if away < FAR else FAR,
            high - low if high - low < FAR else FAR,
            index - low if index - low < FAR else FAR,
            high - index if high - index < FAR else FAR,
            words[low + 2] if low else 0,
            words[high + 3] if high < count else 0,
        ]


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
