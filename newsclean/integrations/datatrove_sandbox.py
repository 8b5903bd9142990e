"""datatrove's sandbox, a process in which a page may hang or crash, started before a page's time is counted."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

from newsclean.errors import NewscleanError
from newsclean.extras import require
from newsclean.jobs.worker import SAMPLE, Fault, settle_in

__all__ = ["PageSandbox"]

START_SECONDS = 120.0
"""How long the process may take to start: loading the lexicon is no page's fault."""
WARM_UP = (SAMPLE, None)


@dataclass(frozen=True, slots=True)
class SandboxJob:
    """A job as the sandbox's process runs it: datatrove would leave that process behind after a kill -9."""

    job: Callable[[str, str | None], Any]

    def __call__(self, page: str, url: str | None) -> Any:
        _settle(os.getpid())
        return self.job(page, url)


@lru_cache(maxsize=1)
def _settle(_: int) -> None:
    """Settle in, once a process."""
    settle_in()


class PageSandbox:
    """Runs a job on pages in a process of its own, with a time limit for each; used as a context manager.

    `job` takes a page and its address and returns a picklable result. It must not raise.
    """

    def __init__(self, job: Callable[[str, str | None], Any], timeout: float) -> None:
        self._job, self._guarded, self._timeout = job, SandboxJob(job), timeout
        base = require("datatrove.pipeline.extractors.base", "datatrove")
        self._sandbox = base.ExtractorSandbox(timeout=START_SECONDS, warmup_text=WARM_UP)
        self._is_ready = False

    def __call__(self, page: str, url: str | None) -> Any:
        """Return what the job makes of a page, or a Fault of kind timeout or worker_died.

        Raises NewscleanError where the process does not start, or fails on a page that cannot fail: then all pages
        would, and the task must not end as if they held nothing.
        """
        if not self._is_ready:
            self._start()
        try:
            return self._sandbox.process_document((page, url), self._guarded)
        except TimeoutError:
            fault = Fault("timeout", f"took longer than {self._timeout:g} seconds")
        except (EOFError, OSError):
            fault = Fault("worker_died", "the process that cleaned the page died")
        self._is_ready = False
        return fault

    def _start(self) -> None:
        if multiprocessing.get_start_method() == "fork":
            self._job(*WARM_UP)  # the process, and each that comes after it, is born with the lexicon loaded
        self._sandbox.timeout = START_SECONDS
        try:
            result = self._sandbox.process_document(WARM_UP, self._guarded)
        except (EOFError, OSError) as error:
            raise NewscleanError(f"the process that cleans pages does not start: {error!r}") from error
        if isinstance(result, Fault) and result.kind == "exception":
            raise NewscleanError(f"cleaning fails on every page: {result.message}")
        self._sandbox.timeout = self._timeout
        self._is_ready = True

    def __enter__(self) -> Self:
        self._sandbox.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._sandbox.__exit__(*error)
