"""What runs inside a worker process: it takes chunks of pages, and no page's failure leaves it."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache
from multiprocessing import connection, parent_process
from typing import Any, NamedTuple

from newsclean.errors import NotAPageError, TooLargeError, place_of

__all__ = ["Fault", "attempt", "greet", "run_chunk", "settle_in"]

SAMPLE = (
    "<!doctype html><html lang='en'><body><h1>Harbour bridge closed</h1>"
    "<p>The bridge over the harbour was closed on Friday, the town said.</p></body></html>"
)
"""A page that loads what cleaning needs, so that a time limit does not count the loading."""

GC_THRESHOLDS = (50_000, 5, 5)
"""When a worker looks for reference cycles: a page makes some 100,000 objects and hardly a cycle, and with Python's own
numbers (700, 10, 10) the search took a tenth of the time. Memory was the same."""

FAULTS = {NotAPageError: "not_a_page", TooLargeError: "too_large"}
"""What a page may be that cannot be cleaned."""


class Fault(NamedTuple):
    """Why a page has no result."""

    kind: str
    """not_a_page, too_large, exception, timeout, worker_died, or what the job calls it."""
    message: str


def settle_in() -> None:
    """Prepare a fresh worker: what filters print goes to standard error, and it does not outlive its parent."""
    os.dup2(2, 1)
    if parent := parent_process():
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """End this process with its parent: after a kill -9 nobody else would stop a page that hangs."""
    connection.wait([sentinel])
    os._exit(1)


def greet(packed: bytes) -> int:
    """Load the job and all that cleaning needs; return the worker's process id."""
    from newsclean.api import clean

    _unpacked(packed)
    clean(SAMPLE)
    gc.collect()
    gc.freeze()  # what was loaded stays: the collector need not look through the lexicon again and again
    gc.set_threshold(*GC_THRESHOLDS)
    return os.getpid()


def run_chunk(packed: bytes, items: Sequence[Any]) -> bytes:
    """Run a pickled job on each item; return the pickled list of results, with a Fault for each that failed."""
    job = _unpacked(packed)
    results = [attempt(job, item, BaseException) for item in items]
    sys.stdout.flush()
    try:
        return pickle.dumps(results, pickle.HIGHEST_PROTOCOL)
    except Exception:
        return pickle.dumps([_portable(result) for result in results], pickle.HIGHEST_PROTOCOL)


def attempt(job: Callable[[Any], Any], item: Any, caught: type[BaseException] = Exception) -> Any:
    """Return what a job makes of an item, or a Fault that says what it raised and where.

    >>> attempt(int, "12"), attempt(int, "a dozen").kind
    (12, 'exception')
    """
    try:
        return job(item)
    except caught as error:
        return _fault(error)


def _fault(error: BaseException) -> Fault:
    if type(error) in FAULTS:  # the page's, and no filter's
        return Fault(FAULTS[type(error)], str(error))
    said = " ".join(str(error).split())
    return Fault("exception", f"{type(error).__name__}{': ' if said else ''}{said}{place_of(error)}")


def _portable(result: Any) -> Any:
    """Return a result, or a Fault in place of one that cannot be sent to another process."""
    return result if isinstance(attempt(pickle.dumps, result), bytes) else attempt(pickle.dumps, result)


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> Callable[[Any], Any]:
    job: Callable[[Any], Any] = pickle.loads(packed)
    return job
