"""A batch: records in, exactly one output record for each, in order, and a state that survives a kill."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, redirect_stdout
from dataclasses import replace
from itertools import islice

from newsclean.errors import NewscleanError
from newsclean.jobs.manifest import Manifest, locked, read_manifest, write_manifest
from newsclean.jobs.ordered import in_order
from newsclean.jobs.outputs import Output, open_sink, output_of
from newsclean.jobs.progress import no_progress, show_progress
from newsclean.jobs.records import Record, digest_of
from newsclean.jobs.report import write_report
from newsclean.jobs.resume import start_of
from newsclean.jobs.settings import Batch, settings_of
from newsclean.jobs.sinks import Sink
from newsclean.jobs.sources import Source, fingerprint, read_records, sources_of
from newsclean.jobs.stopping import Stopping, StopRequested, watch_signals
from newsclean.jobs.summary import Summary
from newsclean.jobs.task import Done, Task, failed
from newsclean.jobs.worker import Fault

__all__ = ["run_batch"]

ALL_CLEANED, SOME_FAILED, STOPPED = 0, 1, 128
CHECKPOINT_SECONDS = 1.0
"""How often the state is written down; what came later is done again after a kill."""


def run_batch(batch: Batch) -> int:
    """Run a batch; return 0 where all pages were cleaned, 1 where some failed, 128 and the signal where stopped.

    Raises OSError for input or output that fails, once all that was read is written, and NewscleanError for what
    cannot be asked for, such as resuming an output that was made from other input.
    """
    output = output_of(batch.output)
    sources = sources_of(batch.inputs)
    _refuse_same(sources, output)
    with ExitStack() as stack:
        stopping = stack.enter_context(watch_signals())
        with redirect_stdout(sys.stderr):  # a module of filters may print as it is loaded
            batch.recipe.pipeline()
        task = Task(batch.recipe, batch.names, batch.fields, batch.max_bytes, output.encoder)
        now = Manifest(settings_of(batch, task, output), [[each.path, fingerprint(each)] for each in sources])
        if output.kind == "stream":
            return _Run(batch, task, output, sources, now, stopping).run()
        stack.enter_context(locked(output.job))
        start = start_of(batch, output, read_manifest(output.job), now)
        if start.finished:
            print(f"newsclean: {output.path} is finished: nothing to do", file=sys.stderr)
            return SOME_FAILED if start.summary.get("failed") else ALL_CLEANED
        return _Run(batch, task, output, sources, start, stopping).run()


def _refuse_same(sources: list[Source], output: Output) -> None:
    for source in sources:
        if source.kind != "stdin" and output.path.exists() and os.path.samefile(source.path, output.path):
            raise NewscleanError(f"{source.path} is input and output")


class _Run:
    """One run of a batch, from a start to its end or to where it was stopped."""

    def __init__(
        self,
        batch: Batch,
        task: Task,
        output: Output,
        sources: list[Source],
        start: Manifest,
        stopping: Stopping,
    ) -> None:
        self.batch, self.task, self.output = batch, task, output
        self.sources, self.start, self.stopping = sources, start, stopping
        self.summary = Summary(start.summary)
        self.records, self.digest, self.position = start.records, start.digest, 0
        self.error: Exception | None = None
        self.began = self.saved = time.monotonic()
        self.elapsed_before = self.summary.elapsed

    def run(self) -> int:
        """Do the work that is left."""
        records = islice(read_records(self.sources, self.batch.names, self.batch.max_bytes), self.batch.limit)
        try:
            with self.stopping.while_reading():
                self._skip(records)
            if self.output.kind != "stream":
                write_manifest(self.output.job, self.start)
            sink = open_sink(self.output, self.batch.fields, self.start.mark)
            self._work(records, sink)
            self._end(sink)
        except StopRequested:
            pass  # while skipping, or at a second signal: the last saved state stands
        except OSError as error:
            if error.filename is None:
                error.filename = str(self.output.path)
            raise
        if self.stopping.signal is not None:
            return STOPPED + self.stopping.signal
        return SOME_FAILED if self.summary.failed else ALL_CLEANED

    def _skip(self, records: Iterator[Record]) -> None:
        """Pass over the records that are done; raise NewscleanError where they are not those that were done."""
        digest, count = "", 0
        for record in islice(records, self.start.records):
            digest = digest_of(record, digest)
            count += 1
            self.position = record.position
        if (digest, count) != (self.start.digest, self.start.records):
            if not self.batch.force:
                raise NewscleanError(
                    f"{self.output.path} was made from other records than those of the input now; "
                    "--force-resume goes on all the same"
                )
            self.digest = digest

    def _feed(self, records: Iterator[Record]) -> Iterator[Record]:
        """Yield records until there are no more, the input fails or a stop is asked for."""
        try:
            while True:
                with self.stopping.while_reading():
                    record = next(records, None)
                if record is None:
                    return
                yield record
        except StopRequested:
            return
        except (OSError, NewscleanError) as error:
            self.error = error  # raised when all that was read before is written

    def _work(self, records: Iterator[Record], sink: Sink) -> None:
        total = self.batch.limit or sum(source.size for source in self.sources)
        by_records = self.batch.limit is not None
        begin = self.records if by_records else self.position
        show = show_progress(total, begin, self.summary.pages) if self.batch.progress else no_progress
        pairs = in_order(
            self.task,
            self._feed(records),
            workers=self.batch.workers,
            timeout=self.batch.timeout,
            size=lambda record: len(record.payload) if isinstance(record.payload, bytes) else 0,
            give_up=self.stopping.is_late,
        )
        try:
            with closing(pairs):
                for record, result in pairs:
                    self._put(record, result, sink)
                    show(self.summary, self.records if by_records else record.position, False)
            whole = self.error is None and self.stopping.signal is None
            show(self.summary, total if whole and not by_records else self.records * by_records, True)
        finally:
            self.summary.elapsed = self.elapsed_before + time.monotonic() - self.began

    def _put(self, record: Record, result: Done | Fault, sink: Sink) -> None:
        done = failed(self.task, record, result) if isinstance(result, Fault) else result
        sink.write(done.row)
        self.summary.count(done)
        self.records += 1
        self.digest = digest_of(record, self.digest)
        if time.monotonic() - self.saved > CHECKPOINT_SECONDS:
            self._save(sink)

    def _save(self, sink: Sink, finished: bool = False) -> None:
        """Write the state down, if the output can be cut off here."""
        mark = sink.mark()
        if self.output.kind == "stream" or (mark is None and not finished):
            return
        sink.sync()
        self.saved = time.monotonic()
        self.summary.elapsed = self.elapsed_before + self.saved - self.began
        state = replace(
            self.start,
            records=self.records,
            digest=self.digest,
            mark=mark,
            finished=finished,
            summary=self.summary.to_dict(),
        )
        write_manifest(self.output.job, state)

    def _end(self, sink: Sink) -> None:
        """Close the output, note the state, write the report; raise what the input failed of."""
        finished = self.error is None and self.stopping.signal is None
        if not finished:
            self._save(sink)
        sink.close(finished)
        if finished:
            self._note_finished()
        if self.batch.report:
            state = "finished" if finished else "stopped" if self.error is None else f"failed: {self.error}"
            write_report(self.batch.report, self.summary, self.start.settings, self.batch.inputs, state)
        if self.error:
            raise self.error

    def _note_finished(self) -> None:
        if self.output.kind != "stream":
            state = replace(self.start, records=self.records, digest=self.digest, mark=None, finished=True)
            write_manifest(self.output.job, replace(state, summary=self.summary.to_dict()))
