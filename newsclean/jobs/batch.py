"""A batch: records in, exactly one output record for each, in order, and a state that survives a kill."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack, closing, redirect_stdout
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from newsclean.jobs.feed import Feed, Passed
from newsclean.jobs.learning import FILE as LEARNED
from newsclean.jobs.learning import Look, check_sources, learn_sites
from newsclean.jobs.manifest import Manifest, locked, read_manifest, write_manifest
from newsclean.jobs.notices import Notices
from newsclean.jobs.ordered import in_order
from newsclean.jobs.outputs import Output, open_sink, output_of, refuse_places, written
from newsclean.jobs.progress import Progress, no_progress, show_progress
from newsclean.jobs.records import Record, at_record, record_size
from newsclean.jobs.report import write_report
from newsclean.jobs.resume import refuse_strangers, start_of
from newsclean.jobs.settings import Batch, settings_of
from newsclean.jobs.sinks import Mark, Sink
from newsclean.jobs.sources import Source, fingerprint, read_records, sources_of
from newsclean.jobs.stopping import Stopping, StopRequested, watch_signals
from newsclean.jobs.streams import DamagedError
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
    sources = sources_of(batch.inputs, follow_links=batch.follow_links)
    refuse_places(output, sources, batch.report, overwrite=batch.overwrite)
    _show_passed(sources)
    if batch.learns:
        check_sources(sources)
    with ExitStack() as stack:
        stopping = stack.enter_context(watch_signals())
        with redirect_stdout(sys.stderr):  # a module of filters may print as it is loaded
            batch.recipe.pipeline()
        batch.known.load()
        now = Manifest(settings_of(batch, output.kind), [[each.path, fingerprint(each)] for each in sources])
        if output.kind == "stream":
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="newsclean-batch-")))
            return _Run(batch, output, sources, now, stopping, folder).run()
        refuse_strangers(batch, output, read_manifest(output.job))  # before anything is left beside it
        stack.enter_context(locked(output.job))
        before = read_manifest(output.job)
        start = start_of(batch, output, before, now)
        if start.finished:
            print(f"newsclean: {output.path} is finished: nothing to do", file=sys.stderr)
            return SOME_FAILED if start.summary.get("failed") else ALL_CLEANED
        if before is None or not (batch.resume or batch.force):
            (output.job / LEARNED).unlink(missing_ok=True)  # learned by another job
        return _Run(batch, output, sources, start, stopping, output.job).run()


def _show_passed(sources: list[Source]) -> None:
    passed = Notices("files are passed over")
    for source in sources:
        for line in source.pages.passed if source.pages else ():
            passed.add(line)
    passed.show()


class _Run:
    """One run of a batch, from a start to its end or to where it was stopped."""

    def __init__(
        self,
        batch: Batch,
        output: Output,
        sources: list[Source],
        start: Manifest,
        stopping: Stopping,
        folder: Path,
    ) -> None:
        self.batch, self.output, self.sources = batch, output, sources
        self.start, self.stopping, self.learned = start, stopping, folder / LEARNED
        known = replace(batch.known, learned=str(self.learned)) if batch.learns else batch.known
        form = "csv_as_it_is" if output.kind == "csv" and not batch.safe_cells else output.form
        lean = replace(batch, inputs=(), known=known)  # the task goes to a worker with each chunk
        self.task = Task(lean, form)
        self.summary = Summary(start.summary)
        self.passed = Passed()
        self.failures = Notices("records failed")
        self.damage: list[DamagedError] = []
        self.began = self.saved = time.monotonic()
        self.elapsed_before = self.summary.elapsed

    def run(self) -> int:
        """Do the work that is left."""
        try:
            self._run()
        except StopRequested:
            pass  # while skipping, or at a second signal: the last saved state stands
        except OSError as error:
            if error.filename is None:
                error.filename = str(self.output.path)
            raise
        finally:
            self.failures.show()
        if self.stopping.signal is not None:
            return STOPPED + self.stopping.signal
        return SOME_FAILED if self.summary.failed else ALL_CLEANED

    def _run(self) -> None:
        if not self.start.records:
            self._write(self.start)
        if self.batch.learns and not self._learn():
            return
        feed = self._feed()
        came = f"{self.output.path} was made from"
        done = Passed(self.start.records, self.start.digest)
        self.passed = feed.skip(done, came, force=self.batch.force)
        self._write(self.start)
        sink = open_sink(self.output, self.batch.fields, self.start.mark)
        try:
            self._work(feed, sink)
            self._end(feed, sink)
        finally:
            sink.leave()

    def _write(self, state: Manifest) -> None:
        if self.output.kind != "stream":
            write_manifest(self.output.job, state)

    def _feed(self) -> Feed:
        self.damage.clear()
        records = read_records(self.sources, self.batch.names, self.batch.max_bytes, ended=self.damage.append)
        return Feed(islice(records, self.batch.limit), self.stopping)

    def _learn(self) -> bool:
        """Do the first of two passes; return whether it came to its end."""
        batch = self.batch
        return learn_sites(
            self.learned,
            Look(batch.names, batch.max_bytes),
            self._feed(),
            show=self._progress(Passed(), "learning: "),
            place=self._place,
            force=batch.force,
            is_late=self.stopping.is_late,
            workers=batch.workers,
            timeout=batch.timeout,
        )

    def _place(self, passed: Passed) -> int:
        """Return how far the work is, in the unit of its total: records, or bytes where no number was given."""
        return passed.position if self.batch.limit is None else passed.records

    def _bytes(self) -> int:
        return sum(source.size for source in self.sources)

    def _progress(self, passed: Passed, label: str = "") -> Progress:
        if not self.batch.progress:
            return no_progress
        return show_progress(self.batch.limit or self._bytes(), self._place(passed), label)

    def _work(self, feed: Feed, sink: Sink) -> None:
        show = self._progress(self.passed)
        pairs = in_order(
            self.task,
            feed,
            workers=self.batch.workers,
            timeout=self.batch.timeout,
            size=record_size,
            give_up=self.stopping.is_late,
        )
        try:
            with closing(pairs):
                for record, result in pairs:
                    with at_record(record):
                        self._put(record, result, sink)
                    show(self.summary, self._place(self.passed), False)
            is_whole = feed.is_done and feed.error is None and self.batch.limit is None
            show(self.summary, self._bytes() if is_whole else self._place(self.passed), True)
        except OSError:
            show(self.summary, self._place(self.passed), True)  # the error has a line of its own
            raise
        finally:
            self.summary.elapsed = self.elapsed_before + time.monotonic() - self.began

    def _put(self, record: Record, result: Done | Fault, sink: Sink) -> None:
        done = failed(self.task, record, result) if isinstance(result, Fault) else result
        if done.fault:
            self.failures.add(f"{done.id}: {done.fault.kind}: {done.fault.message}")
        sink.write(done.row)
        self.summary.count(done)
        self.passed.count(record)
        if time.monotonic() - self.saved > CHECKPOINT_SECONDS:
            self._save(sink)

    def _save(self, sink: Sink) -> None:
        """Write the state down, if the output can be cut off here."""
        mark = sink.mark()
        if self.output.kind == "stream" or mark is None:
            return
        sink.sync()
        self.saved = time.monotonic()
        self.summary.elapsed = self.elapsed_before + self.saved - self.began
        self._write(self._state(mark, False))

    def _state(self, mark: Mark | None, finished: bool) -> Manifest:
        return replace(
            self.start,
            records=self.passed.records,
            digest=self.passed.digest,
            mark=mark,
            finished=finished,
            summary=self.summary.to_dict(),
        )

    def _end(self, feed: Feed, sink: Sink) -> None:
        """Close the output, note the state, write the report; raise what the input failed of."""
        if feed.error is None and self.damage:
            for damage in self.damage[:-1]:
                self.failures.add(f"{damage.filename}: {damage.strerror}")
            feed.error = self.damage[-1]
        finished = feed.error is None and self.stopping.signal is None
        if not finished:
            self._save(sink)
        sink.close(finished)
        if finished:
            self._write(replace(self._state(None, True), written=written(self.output)))
        if self.batch.report:
            state = "finished" if finished else "stopped" if feed.error is None else f"failed: {feed.error}"
            write_report(self.batch.report, self.summary, self.start.settings, self.batch.inputs, state)
        if feed.error:
            raise feed.error
