"""Filters that do what filters should not, on pages that ask for it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterator

import newsclean
from newsclean import Draft, Verdict
from tests.jobs.made import PAUSE

FAULTS = {
    "exits with zero": lambda: os._exit(0),
    "exits with seven": lambda: os._exit(7),
    "is killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "reads a null pointer": lambda: ctypes.string_at(0),
    "hangs for ever": lambda: time.sleep(10_000),
    "raises an error": lambda: list("ab").remove("c"),
    "calls exit": lambda: sys.exit(3),
}
"""What stands on a page, and what then happens."""


@newsclean.filter()
def faulty(draft: Draft) -> Iterator[Verdict]:
    """Do what the page asks for."""
    for words, fault in FAULTS.items():
        if words in draft.page.text:
            fault()
    return iter(())


@newsclean.filter()
def chatty(draft: Draft) -> Iterator[Verdict]:
    """Print, in Python and below it."""
    print("chatty says hello")
    os.write(1, b"chatty says it to the descriptor\n")
    return iter(())


@newsclean.filter()
def slow(draft: Draft) -> Iterator[Verdict]:
    """Take some time for a page."""
    time.sleep(float(os.environ.get(PAUSE, "0")))
    return iter(())


def plain(draft: Draft) -> Iterator[Verdict]:
    """Remove what a plain function, without the decorator, removes."""
    for index in draft.open:
        if draft.line(index).folded.startswith("weather today"):
            yield draft.remove(index, "plain", "starts with 'weather today'")
