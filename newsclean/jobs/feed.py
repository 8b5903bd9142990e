"""The records of a job as they are read: the ones that are done are passed over, a stop or a fault ends them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from newsclean.errors import NewscleanError
from newsclean.jobs.records import Record, digest_of
from newsclean.jobs.stopping import Stopping, StopRequested

__all__ = ["Feed", "Passed"]


class Passed:
    """How many records are done, and what tells them from others."""

    __slots__ = ("digest", "position", "records")

    def __init__(self, records: int = 0, digest: str = "") -> None:
        self.records, self.digest, self.position = records, digest, 0

    def count(self, record: Record) -> None:
        """Count one more record."""
        self.records += 1
        self.digest = digest_of(record, self.digest)
        self.position = record.position


class Feed:
    """Yields records until there are no more, the input fails or a stop is asked for."""

    def __init__(self, records: Iterator[Record], stopping: Stopping) -> None:
        self._records, self._stopping = records, stopping
        self.error: Exception | None = None
        """What the input failed of; to be raised when all that was read before is written."""
        self.is_done = False
        """All that can be read was read."""

    def skip(self, done: Passed, came: str, *, force: bool) -> Passed:
        """Pass over the records that are done, or all there are. Raises StopRequested where a stop is asked for.

        Raises NewscleanError for other records than those, unless by `force`; `came` says what came from them.
        """
        passed = Passed()
        with self._stopping.while_reading():
            for record in islice(self._records, done.records):
                passed.count(record)
        if not force and (passed.records, passed.digest) != (done.records, done.digest):
            raise NewscleanError(
                f"{came} other records than the input has now; use --force-resume to go on anyway"
            )
        return passed

    def __iter__(self) -> Iterator[Record]:
        try:
            while True:
                with self._stopping.while_reading():
                    record = next(self._records, None)
                if record is None:
                    self.is_done = True
                    return
                yield record
        except StopRequested:
            return
        except (OSError, NewscleanError) as error:
            self.error, self.is_done = error, True
