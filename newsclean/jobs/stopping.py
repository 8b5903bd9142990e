"""Ctrl-C and SIGTERM: the first asks for a clean end, the second for an end at once."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["StopRequested", "Stopping", "watch_signals"]

PATIENCE = 5.0
"""Seconds that pages in hand are waited for."""


class StopRequested(Exception):  # noqa: N818 - no error, but the end that was asked for
    """Raised where waiting on would delay the end that was asked for."""


class Stopping:
    """Whether and by which signal a job was asked to end."""

    def __init__(self) -> None:
        self.signal: int | None = None
        self._until = 0.0
        self._breaks = False

    def ask(self, number: int, _frame: Any = None) -> None:
        """Note a signal; it breaks off a read at once, and the second one breaks off anything."""
        second = self.signal is not None
        if not second:
            self.signal, self._until = number, time.monotonic() + PATIENCE
        if second or self._breaks:
            raise StopRequested

    @contextmanager
    def while_reading(self) -> Iterator[None]:
        """Let a signal break off what may wait for ever, such as reading a terminal."""
        if self.signal is not None:
            raise StopRequested
        self._breaks = True
        try:
            yield
        finally:
            self._breaks = False

    def is_late(self) -> bool:
        """Tell whether pages in hand have been waited for long enough."""
        return self.signal is not None and time.monotonic() > self._until


@contextmanager
def watch_signals() -> Iterator[Stopping]:
    """Catch SIGINT and SIGTERM; outside of the main thread, which alone can, catch nothing.

    A host that has a handler of its own, such as a test run, is told afterwards: the signal was meant for it too.
    """
    stopping = Stopping()
    if threading.current_thread() is not threading.main_thread():
        yield stopping
        return
    before: dict[int, Any] = {
        number: signal.signal(number, stopping.ask) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if stopping.signal is not None and _is_a_host_s(before[stopping.signal]):
            signal.raise_signal(stopping.signal)


def _is_a_host_s(handler: Any) -> bool:
    """Tell a handler that somebody has set from those that Python begins with."""
    return callable(handler) and handler is not signal.default_int_handler
