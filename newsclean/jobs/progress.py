"""How far a job is: a bar on a terminal, a line every now and then elsewhere."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsclean.jobs.summary import Summary

__all__ = ["Pace", "Progress", "fitted", "no_progress", "show_progress", "status"]

Progress = Callable[[Summary, int, bool], None]
"""Called after each page with the figures, the work done so far, and whether it was the last one."""

LINE_SECONDS = 10.0
"""Seconds between two lines where there is no terminal."""
BAR_SECONDS = 0.2
"""Seconds between two drawings of the bar."""
LEAST_SECONDS = 1.0
"""Results come in bursts: in a shorter time they make no rate."""
MOST_FILTERS = 3
BAR_CELLS, BAR_COLUMNS = 20, 60
"""Width of the bar, and of the shortest line that has one."""
COLUMNS = 100
"""Width of a terminal that does not know its own."""


def no_progress(_summary: Summary, _done: int, _last: bool) -> None:
    """Show nothing."""


class _Look(NamedTuple):
    """What is shown of a job at one moment."""

    said: list[str]
    share: float | None
    """How much of the work is done, 0-1; None where the whole is unknown."""
    seconds: float
    left: float | None
    """Seconds to go, as far as the pace tells."""
    last: bool


def show_progress(total: int, start: int = 0, label: str = "") -> Progress:
    """Return what shows progress on standard error.

    `total` is the work as bytes or records, 0 where it is unknown; `start` was done before. `label` says which part of
    the job it is, such as "learning: ".
    """
    is_terminal = sys.stderr.isatty()
    draw: Callable[[_Look], None] = _Bar(_share(start, total)) if is_terminal else _print_line
    interval = BAR_SECONDS if is_terminal else LINE_SECONDS
    began = shown = time.monotonic()
    pace = Pace()

    def show(summary: Summary, done: int, last: bool) -> None:
        nonlocal shown
        now = time.monotonic()
        rate, speed = pace.measured(summary.pages, done, now)
        if not last and now - shown < interval:
            return
        shown = now
        first, *further = status(summary, rate)
        left = (total - done) / speed if speed and total and not last else None
        draw(_Look([label + first, *further], _share(done, total), now - began, left, last))

    return show


def status(summary: Summary, rate: float | None) -> list[str]:
    """Return pages, pages a second where known, failures, pages set aside and what was removed most.

    >>> status(Summary({"pages": 120, "failed": 2, "removed_pieces": {"byline": 80, "tags": 9}}), 30.0)
    ['120 pages', '30.0/s', '2 failed', 'removed: byline 80', 'tags 9']
    """
    removed = [
        f"{name} {count}" for name, count in summary.counts["removed_pieces"].most_common(MOST_FILTERS)
    ]
    removed[:1] = [f"removed: {first}" for first in removed[:1]]
    speed = [] if rate is None else [f"{rate:.1f}/s"]
    aside = [f"{summary.aside} set aside"] if summary.aside else []
    return [f"{summary.pages} pages", *speed, f"{summary.failed} failed", *aside, *removed]


class Pace:
    """How fast a job is, from its first page on: that the workers start first says nothing of its speed."""

    def __init__(self) -> None:
        self._first: tuple[float, int, int] | None = None

    def measured(self, pages: int, done: int, now: float) -> tuple[float | None, float | None]:
        """Return pages and work a second, each None as long as too little is known.

        >>> pace = Pace()
        >>> pace.measured(1, 100, 8.0), pace.measured(41, 2100, 10.0)
        ((None, None), (20.0, 1000.0))
        """
        if self._first is None:
            self._first = now, pages, done
        began, pages_before, done_before = self._first
        seconds = now - began
        if seconds < LEAST_SECONDS:
            return None, None
        return (pages - pages_before) / seconds, (done - done_before) / seconds or None


def fitted(parts: Sequence[str], width: int) -> str:
    """Return as many of the parts, with commas between, as a line has room for; none is cut.

    >>> fitted(["120 pages", "30.0/s", "2 failed"], 20)
    '120 pages, 30.0/s'
    """
    line = ""
    for part in parts:
        longer = f"{line}, {part}" if line else part
        if len(longer) > width:
            break
        line = longer
    return line


def _print_line(look: _Look) -> None:
    said = ", ".join(look.said)
    if look.last:
        said += f", ended after {_minutes(look.seconds)}"
    elif look.left is not None and look.share is not None:
        said += f", {int(100 * look.share)} %, {_minutes(look.left)} left"
    print(f"newsclean: {said}", file=sys.stderr, flush=True)


class _Bar:
    """The last line of a terminal, which is drawn again and again."""

    def __init__(self, share: float | None) -> None:
        self._length = 0
        self._draw(share, [_minutes(0)])

    def __call__(self, look: _Look) -> None:
        left = "" if look.left is None else f"<{_minutes(look.left)}"
        self._draw(look.share, [_minutes(look.seconds) + left, *look.said])
        if look.last:
            print(file=sys.stderr, flush=True)

    def _draw(self, share: float | None, parts: Sequence[str]) -> None:
        """Draw the share that is done, and as many of the parts as there is room for."""
        room = (os.get_terminal_size(sys.stderr.fileno()).columns or COLUMNS) - 1
        head = "" if share is None else _drawn(share, room)
        said = head + fitted(parts, room - len(head))
        print(f"\r{said:<{min(self._length, room)}}", end="", file=sys.stderr, flush=True)
        self._length = len(said)


def _share(done: int, total: int) -> float | None:
    return min(done / total, 1.0) if total else None


def _drawn(share: float, room: int) -> str:
    """Return a share as a number and, where a line is long enough, as a bar.

    >>> _drawn(0.5, 30)
    ' 50% '
    """
    if room < BAR_COLUMNS:
        return f"{share:4.0%} "
    full, empty = ("█", " ") if (sys.stderr.encoding or "").lower().startswith("utf") else ("#", ".")
    cells = int(share * BAR_CELLS)
    return f"{share:4.0%}|{full * cells}{empty * (BAR_CELLS - cells)}| "


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(max(seconds, 0.0)), 60)
    return f"{minutes}:{rest:02}"
