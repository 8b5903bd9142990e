"""Workers that stop, and input that breaks: the job goes on, what was done is given, and no process is left."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from newsclean import Article, FailedPage, clean_many
from newsclean.jobs import crew
from newsclean.jobs.ordered import in_order
from tests.extras import needs
from tests.jobs.made import records

needs("pebble", "jobs")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGSTOP is a signal of Unix")


def stop_itself(item: str) -> str:
    """Stop this process where the item says so, as SIGSTOP from outside does."""
    if item == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    return item.upper()


def stop_from_outside(until: threading.Event) -> None:
    """Stop every worker that there is, again and again, until told."""
    while not until.wait(0.05):
        for child in multiprocessing.active_children():
            if child.pid:
                os.kill(child.pid, signal.SIGSTOP)


def test_a_worker_that_is_stopped_is_replaced_every_time() -> None:
    items = ["a", "stop", "b", "stop", "stop", "c"]
    began = time.monotonic()
    found = list(in_order(stop_itself, items, workers=1, timeout=1.0))
    assert [item for item, _ in found] == items
    kinds = [result if isinstance(result, str) else result.kind for _, result in found]
    assert kinds == ["A", "timeout", "B", "timeout", "timeout", "C"]
    assert time.monotonic() - began < 120
    assert not multiprocessing.active_children()


def test_a_worker_that_is_stopped_before_it_takes_a_page_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """pebble's clock begins when a process takes a page: it does not see one that never does."""
    monkeypatch.setattr(crew, "LATE_SECONDS", 0.5)
    gate, waits = threading.Event(), threading.Event()

    def pages() -> Iterator[Any]:
        yield records(1)[0]
        gate.wait(60)  # the first is done, the worker waits for more
        for child in multiprocessing.active_children():
            if child.pid:
                os.kill(child.pid, signal.SIGSTOP)
        waits.set()
        yield from records(4)[1:]

    results = clean_many(pages(), timeout=1.0)
    threading.Timer(3.0, gate.set).start()
    found = list(results)
    assert waits.is_set()
    assert len(found) == 4
    assert sum(isinstance(each, Article) for each in found) >= 3
    assert all(each.kind == "timeout" for each in found if isinstance(each, FailedPage))
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("timeout", [None, 30.0])
@pytest.mark.parametrize("good", [0, 1, 7, 40])
def test_input_that_breaks_gives_what_was_done_before_it_raises(
    workers: int, timeout: float | None, good: int
) -> None:
    def pages() -> Iterator[Any]:
        yield from records(good)
        raise ZeroDivisionError("the crawl broke")

    found: list[Any] = []
    with pytest.raises(ZeroDivisionError, match="the crawl broke"):
        found.extend(each.title for each in clean_many(pages(), workers=workers, timeout=timeout))
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("workers", [1, 2])
def test_what_was_done_comes_one_by_one(workers: int) -> None:
    def pages() -> Iterator[Any]:
        yield from records(9)
        raise ZeroDivisionError("the crawl broke")

    results = clean_many(pages(), workers=workers, timeout=30.0)
    assert all(isinstance(next(results), Article) for _ in range(9))
    with pytest.raises(ZeroDivisionError):
        next(results)
    assert not multiprocessing.active_children()
