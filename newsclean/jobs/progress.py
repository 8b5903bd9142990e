"""How far a job is: a bar on a terminal, a line every now and then elsewhere."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from newsclean.extras import require
from newsclean.jobs.summary import Summary

__all__ = ["Progress", "no_progress", "show_progress", "status"]

Progress = Callable[[Summary, int, bool], None]
"""Called after each page with the figures, the work done so far, and whether it was the last one."""

LINE_SECONDS = 10.0
"""Seconds between two lines where there is no terminal."""
MOST_FILTERS = 3
COLUMNS = 100
"""Width of a terminal that does not know its own."""


def no_progress(_summary: Summary, _done: int, _last: bool) -> None:
    """Show nothing."""


def show_progress(total: int, start: int, pages: int, label: str = "") -> Progress:
    """Return what shows progress on standard error.

    `total` is the work as bytes or records, 0 where it is unknown; `start` and `pages` were done before. `label` says
    which part of the job it is, such as "learning: ".
    """
    shown = _bar if sys.stderr.isatty() else _lines
    return shown(total, start, pages, label)


def status(summary: Summary, pages: int, seconds: float) -> str:
    """Return pages, pages a second, failures and what was removed most, on one line.

    >>> status(Summary({"pages": 120, "failed": 2, "removed_pieces": {"byline": 80}}), 120, 4.0)
    '120 pages, 30.0/s, 2 failed, removed: byline 80'
    """
    rate = pages / seconds if seconds else 0.0
    removed = ", ".join(f"{name} {count}" for name, count in summary.pieces.most_common(MOST_FILTERS))
    parts = [f"{summary.pages} pages", f"{rate:.1f}/s", f"{summary.failed} failed"]
    return ", ".join([*parts, *([f"removed: {removed}"] if removed else [])])


def _bar(total: int, start: int, pages: int, label: str) -> Progress:
    has_width = os.get_terminal_size(sys.stderr.fileno()).columns > 0
    form = "{percentage:3.0f}%|{bar:20}| {elapsed}<{remaining}{postfix}" if total else "{elapsed}{postfix}"
    bar: Any = require("tqdm", "jobs").tqdm(
        total=total or None,
        initial=start,
        bar_format=form,
        file=sys.stderr,
        ncols=None if has_width else COLUMNS,
        dynamic_ncols=has_width,
        mininterval=0.2,
    )
    began = time.monotonic()
    at = start

    def show(summary: Summary, done: int, last: bool) -> None:
        nonlocal at
        said = status(summary, summary.pages - pages, time.monotonic() - began)
        bar.set_postfix_str(label + said, refresh=False)
        bar.update(max(done - at, 0))
        at = max(at, done)
        if last:
            bar.close()

    return show


def _lines(total: int, start: int, pages: int, label: str) -> Progress:
    began = shown = time.monotonic()

    def show(summary: Summary, done: int, last: bool) -> None:
        nonlocal shown
        now = time.monotonic()
        if not last and now - shown < LINE_SECONDS:
            return
        shown = now
        said = label + status(summary, summary.pages - pages, now - began)
        if last:
            said += f", ended after {_minutes(now - began)}"
        elif total and done > start:
            left = (now - began) / (done - start) * (total - done)
            said += f", {100 * done // total} %, {_minutes(left)} left"
        print(f"newsclean: {said}", file=sys.stderr, flush=True)

    return show


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(max(seconds, 0.0)), 60)
    return f"{minutes}:{rest:02}"
