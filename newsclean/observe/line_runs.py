"""Where the lines of a text stand: what kinds of cues are near them, and the run of lines without prose around them."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.observe.line_sheet import MARGIN, NO_KIND, Sheet

__all__ = ["FAR", "cues_above", "place_columns", "until"]

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


def place_columns(sheet: Sheet, wanted: Sequence[int]) -> list[list[float]]:
    """Return columns that say where lines stand on the page and in their run of lines without prose."""
    words, count = sheet.words, len(sheet.prose)
    total, every = sheet.prose_sums[-1] or 1, _runs(sheet)
    runs = [every[index] for index in wanted]
    return [
        [index / count for index in wanted],
        [sheet.prose_sums[index] / total for index in wanted],
        [sheet.start <= index < sheet.end for index in wanted],
        [_distance(index, sheet.start, sheet.end) for index in wanted],
        [sheet.open_start <= index < sheet.open_end for index in wanted],
        [_distance(index, sheet.open_start, sheet.open_end) for index in wanted],
        [min(high - low, FAR) for low, high in runs],
        [min(index - low, FAR) for index, (low, _) in zip(wanted, runs, strict=True)],
        [min(high - index, FAR) for index, (_, high) in zip(wanted, runs, strict=True)],
        [words[low + MARGIN - 1] if low else 0 for low, _ in runs],
        [words[high + MARGIN] if high < count else 0 for _, high in runs],
    ]


def _distance(index: int, start: int, end: int) -> int:
    """Return how many lines a line stands above a range (negative) or below it; 0 inside."""
    if start <= index < end:
        return 0
    return max(index - start, -FAR) if index < start else min(index - end + 1, FAR)


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
