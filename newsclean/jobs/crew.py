"""Worker processes that can be timed out and replaced: a fault costs the page in hand and nothing else."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

from newsclean.errors import NewscleanError
from newsclean.extras import require
from newsclean.jobs.worker import Fault, greet, run_chunk, settle_in

__all__ = ["Chunk", "Worker", "dismiss", "pack"]

HANDS = 2
"""Chunks that a worker has: one that it works on and one that is ready when it is done."""
CHUNK_SECONDS = 5.0
"""How long a chunk of several pages may take at most, if a page's own limit is not longer."""
LATE_SECONDS = 2.0
"""How much longer than its limit a chunk may take before its process is replaced from here: pebble's own clock begins
when a process takes a chunk, and stands still where the process was stopped before."""
START_SECONDS = 120.0
"""How long a process may take to start; they take one second, and twenty on a machine that is busy."""
GRACE = 0.5
"""Seconds for the last message of a process that has ended."""
MAX_FALSE_STARTS = 3
"""Workers in a row that may die before they have said a word."""


class Chunk:
    """Some items that go to a worker together, and their results when they are there."""

    __slots__ = ("items", "results", "suspect")

    def __init__(self, items: Sequence[Any], *, suspect: bool = False) -> None:
        self.items = items
        self.results: list[Any] | None = None
        self.suspect = suspect
        """One item that was in the hand of a worker that died: if this one dies too, the item is to blame."""

    def seconds(self, timeout: float | None) -> float | None:
        """Return the time limit of the chunk, for one of its items."""
        return timeout and min(timeout * len(self.items), max(timeout, CHUNK_SECONDS))


class Worker:
    """One worker process at a time, and the chunks that were given to it.

    Each has a pebble pool of its own. The workers of one pool share a pipe with a lock, and one that is killed
    with the lock in its hand, or in the middle of a message, would stop all others.
    """

    def __init__(self, packed: bytes, timeout: float | None) -> None:
        self._packed, self._timeout = packed, timeout
        self._hand: deque[tuple[Chunk, Future[bytes]]] = deque()
        self._false_starts = 0
        self._hire()

    def _hire(self) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would copy locks that other threads hold
        pool = require("pebble", "jobs").ProcessPool(max_workers=1, initializer=settle_in, context=context)
        with _deaf_to_interrupts():
            self._hello: Future[int] = pool.schedule(greet, (self._packed,))
        self.pool = pool
        self._missed_since: float | None = None
        self._since = time.monotonic()
        """When the first chunk in hand became the first, or the process began to start."""
        self._greeted = False

    @property
    def has_room(self) -> bool:
        """Tell whether another chunk may be given to it."""
        return len(self._hand) < HANDS

    def futures(self) -> list[Future[bytes]]:
        """Return what is to be waited for."""
        return [future for _, future in self._hand]

    def give(self, chunk: Chunk) -> None:
        """Give it a chunk."""
        seconds = chunk.seconds(self._timeout)
        try:
            future = self.pool.schedule(run_chunk, (self._packed, chunk.items), timeout=seconds)
        except RuntimeError as error:  # the pool broke between two looks
            future = Future()
            future.set_exception(BrokenProcessPool(str(error)))
        if not self._hand and self._greeted:
            self._since = time.monotonic()
        self._hand.append((chunk, future))

    def collect(self) -> tuple[Chunk | None, list[Chunk]]:
        """Take the results that are there: (the chunk that failed, the chunks behind it that must be given anew).

        Raises NewscleanError where worker processes cannot start or cannot load the job.
        """
        while self._hand and self._hand[0][1].done():
            chunk, future = self._hand[0]
            error = future.exception()
            if error is not None:
                return self._lose(error)
            chunk.results = pickle.loads(future.result())
            self._hand.popleft()
            self._since = time.monotonic()
            self._false_starts = 0
        if self._hand and self._is_gone():
            return self._lose(BrokenProcessPool("the worker process ended"))
        if self._hand and self._is_late():
            return self._lose(TimeoutError())
        return None, []

    def process_id(self) -> int | None:
        """Return the id of the process, or None while it has not said it."""
        return self._hello.result() if self._hello.done() and not self._hello.exception() else None

    def _is_late(self) -> bool:
        """Tell whether the process has not answered for longer than it may, as one that was stopped does."""
        now = time.monotonic()
        if self.process_id() is None:
            return self._timeout is not None and now - self._since > START_SECONDS
        if not self._greeted:
            self._greeted, self._since = True, now
        limit = self._hand[0][0].seconds(self._timeout)
        return limit is not None and now - self._since > limit + LATE_SECONDS

    def _is_gone(self) -> bool:
        """Tell whether the process has ended without pebble's knowing: it overlooks an exit with code 0."""
        pid = self.process_id()
        if pid is None or pid in {child.pid for child in multiprocessing.active_children()}:
            self._missed_since = None
            return False
        if self._missed_since is None:
            self._missed_since = time.monotonic()
        return time.monotonic() - self._missed_since > GRACE

    def _lose(self, error: BaseException) -> tuple[Chunk | None, list[Chunk]]:
        """Replace the process; blame the first chunk if it was in hand."""
        self._check(error)
        chunks = [chunk for chunk, _ in self._hand]
        greeted = self.process_id() is not None
        self._false_starts = 0 if greeted else self._false_starts + 1
        dismiss([self])
        self._hand.clear()
        self._hire()
        if not greeted:
            return None, chunks
        failed = chunks[0]
        alone = len(failed.items) == 1
        if isinstance(error, TimeoutError) and alone:
            failed.results = [Fault("timeout", f"took longer than {self._timeout:g} seconds")]
        elif failed.suspect:
            code = getattr(error, "exitcode", None)
            said = "the worker process died" + (f" with exit code {code}" if code is not None else "")
            failed.results = [Fault("worker_died", said)]
        return failed, chunks[1:]

    def _check(self, error: BaseException) -> None:
        """Raise where the fault is not a page's."""
        expired = require("pebble", "jobs").ProcessExpired
        said = self._hello.exception() if self._hello.done() else None
        for each in (said, error):
            if each is not None and not isinstance(each, TimeoutError | expired | BrokenProcessPool):
                text = f"a worker process cannot load the pipeline: {type(each).__name__}: {each}"
                raise NewscleanError(text) from each
        if self._false_starts >= MAX_FALSE_STARTS:
            raise NewscleanError(
                "worker processes die as they start: a script that uses workers must guard its own start with "
                'if __name__ == "__main__"'
            ) from error


def dismiss(workers: Sequence[Worker]) -> None:
    """End worker processes at once, whatever they do; none is left when this returns."""
    for worker in workers:
        worker.pool.stop()
    known = {worker.process_id() for worker in workers}
    for child in multiprocessing.active_children():
        if child.pid in known:
            child.kill()  # SIGTERM would wait for C code that runs
    for worker in workers:
        worker.pool.join()


def pack(job: Callable[[Any], Any]) -> bytes:
    """Return a job pickled for the workers; raise NewscleanError where that cannot be done."""
    try:
        return pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, TypeError, AttributeError, NewscleanError) as error:
        raise NewscleanError(f"the pipeline cannot be sent to worker processes: {error}") from error


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start processes and threads that do not see Ctrl-C: only the main one ends the job."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
