"""A job on many items, in worker processes or in this one: lazy, in order, with bounded read-ahead."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from typing import Any, TypeVar

from newsclean.errors import NewscleanError
from newsclean.jobs.crew import Chunk, Worker, dismiss, pack
from newsclean.jobs.stopping import StopRequested
from newsclean.jobs.worker import attempt

__all__ = ["in_order", "worked_on"]

Item = TypeVar("Item")

CHUNK_ITEMS = 16
"""Items of a chunk at most."""
CHUNK_CHARS = 200_000
"""Size of a chunk's items; more would make a retry dear, and fewer would make many messages."""
AHEAD = 4
"""Chunks a worker that are read before the first of them is handed on; results wait here for a slow page."""
TICK = 0.2
"""Seconds between looks at workers that say nothing."""


def worked_on(
    job: Callable[[Item], Any],
    items: Iterable[Item],
    *,
    workers: int,
    timeout: float | None,
    size: Callable[[Item], int],
) -> Iterator[tuple[Item, Any]]:
    """Yield (item, result or Fault) for each item: in this process for one worker without a timeout, else in others.

    Raises NewscleanError at once for a wrong number of workers or seconds.
    """
    if isinstance(workers, bool) or not isinstance(workers, int) or workers < 1:
        raise NewscleanError(f"workers must be a whole number from 1, not {workers!r}")
    if timeout is not None and not timeout > 0:
        raise NewscleanError(f"timeout must be a number of seconds above 0 or None, not {timeout!r}")
    if workers == 1 and timeout is None:
        return ((item, attempt(job, item)) for item in items)
    return in_order(job, items, workers=workers, timeout=timeout, size=size)


def in_order(
    job: Callable[[Item], Any],
    items: Iterable[Item],
    *,
    workers: int,
    timeout: float | None = None,
    size: Callable[[Item], int] = lambda _: 0,
    give_up: Callable[[], bool] = lambda: False,
) -> Generator[tuple[Item, Any]]:
    """Yield (item, result or Fault) for each item, worked on in processes; closing it ends them.

    `job` and its results must be picklable. `timeout` is in seconds for one item; `size` tells an item's
    characters. `give_up` is asked while results are waited for: True ends the work with what is there.

    Raises NewscleanError where processes cannot start or cannot load the job, and what the items raise, once the
    results of those before are yielded.
    """
    packed = pack(job)
    desk = _Desk(_chunks(items, size), AHEAD * workers)
    crew: list[Worker] = []
    try:
        while desk.read():
            if len(crew) < min(workers, len(desk.window)):  # a job of one page hires one
                crew.append(Worker(packed, timeout))
            _hand_out(desk, crew)
            yield from desk.finished()
            if not desk.has_room or desk.exhausted:
                _wait(crew)
            if give_up():
                return
            for worker in crew:
                desk.put_back(*worker.collect())
            yield from desk.finished()
    finally:
        dismiss(crew)
    if desk.error is not None:
        raise desk.error


def _hand_out(desk: _Desk, crew: list[Worker]) -> None:
    for worker in sorted(crew, key=lambda each: len(each.futures())):
        while desk.waiting and worker.has_room:
            worker.give(desk.waiting.popleft())


def _wait(crew: list[Worker]) -> None:
    if futures := [future for worker in crew for future in worker.futures()]:
        wait(futures, TICK, FIRST_COMPLETED)


def _chunks(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[Chunk]:
    """Cut items into chunks, the first ones small, so that the first results come soon."""
    chunk: list[Item] = []
    limit, chars = 1, 0
    failed: Exception | None = None
    try:
        for item in items:
            chunk.append(item)
            chars += size(item)
            if len(chunk) >= limit or chars >= CHUNK_CHARS:
                yield Chunk(chunk)
                chunk, chars, limit = [], 0, min(2 * limit, CHUNK_ITEMS)
    except StopRequested:
        raise
    except Exception as error:  # the input's; what came before it is whole
        failed = error
    if chunk:
        yield Chunk(chunk)
    if failed is not None:
        raise failed


class _Desk:
    """The chunks that were read and not yet handed on, in order, and those of them that wait for a worker."""

    def __init__(self, chunks: Iterator[Chunk], room: int) -> None:
        self._chunks, self._room = chunks, room
        self.window: deque[Chunk] = deque()
        self.waiting: deque[Chunk] = deque()
        self.exhausted = False
        self.error: Exception | None = None
        """What the items raised; to be raised when the results of those before it are handed on."""

    @property
    def has_room(self) -> bool:
        return len(self.window) < self._room

    def read(self) -> bool:
        """Read a chunk if there is room; return whether anything is left to do."""
        if self.has_room and not self.exhausted:
            try:
                chunk = next(self._chunks, None)
            except StopRequested:
                raise
            except Exception as error:
                chunk, self.error = None, error
            if chunk is None:
                self.exhausted = True
            else:
                self.window.append(chunk)
                self.waiting.append(chunk)
        return bool(self.window)

    def finished(self) -> Iterator[tuple[Any, Any]]:
        """Yield the results that are next in order, as far as they are there."""
        while self.window and self.window[0].results is not None:
            chunk = self.window.popleft()
            yield from zip(chunk.items, chunk.results or (), strict=True)

    def put_back(self, failed: Chunk | None, untouched: list[Chunk]) -> None:
        """Let chunks be given anew: a failed one item by item, unless it has its verdict."""
        again = list(untouched)
        if failed is not None and failed.results is None:
            parts = [Chunk([item], suspect=True) for item in failed.items]
            at = self.window.index(failed)
            del self.window[at]
            for part in reversed(parts):
                self.window.insert(at, part)
            again = parts + again
        self.waiting.extendleft(reversed(again))
