"""The first pass of a batch that learns: pages of each host, looked at in worker processes, kept in an sqlite file."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import stat
import time
from bisect import insort
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.errors import NewscleanError
from newsclean.jobs.feed import Feed, Passed
from newsclean.jobs.known import page_host
from newsclean.jobs.ordered import in_order
from newsclean.jobs.progress import Progress
from newsclean.jobs.records import Fields, Record, open_record, record_size
from newsclean.jobs.sources import Source
from newsclean.jobs.summary import Summary
from newsclean.jobs.worker import Fault
from newsclean.sites import SiteLearner, see
from newsclean.sites.profile import MAX_PAGES
from newsclean.sites.profile_json import pack_pages
from newsclean.sites.reading import page_id

__all__ = ["FILE", "Look", "Looked", "check_sources", "learn_sites"]

FILE = "sites.sqlite"
"""Name of what is learned, in the folder of the job."""
MAX_HOSTS = 5_000
"""Hosts of which a worker remembers the pages that it gave: beyond that it looks at some pages in vain."""
CHECKPOINT_SECONDS = 1.0
_NOTHING = '{"records": 0, "digest": "", "finished": false}'


class Looked(NamedTuple):
    """What is to be kept of a page."""

    host: str
    id: str
    packed: bytes


class Look:
    """The job of a worker in the first pass: from a record to what is to be kept of its page, None for nothing.

    Of a host the pages count whose hash sorts first. A worker that gave as many as count, all before a page, need not
    look at that one; it says so only of pages that it gave, so that no page depends on which worker it came to.
    """

    def __init__(self, fields: Fields, max_bytes: int) -> None:
        self._fields, self._max_bytes = fields, max_bytes
        self._given: dict[str, list[str]] = {}

    def __call__(self, record: Record) -> Looked | None:
        opened = open_record(record, self._fields, self._max_bytes)
        host = None if isinstance(opened, Fault) else page_host(opened)
        if isinstance(opened, Fault) or host is None:
            return None
        id = page_id(opened.page)
        given = self._given_of(host)
        if id in given or (len(given) >= MAX_PAGES and id > given[-1]):
            return None
        told = {"url": opened.url, "language": opened.language, "charset": opened.charset}
        seen = see(opened.page, kind=opened.kind, **told)
        if seen is None:
            return None
        insort(given, id)
        del given[MAX_PAGES:]
        return Looked(host, id, pack_pages((seen,)))

    def _given_of(self, host: str) -> list[str]:
        if host not in self._given and len(self._given) >= MAX_HOSTS:
            self._given.clear()
        return self._given.setdefault(host, [])


def check_sources(sources: Sequence[Source]) -> None:
    """Raise NewscleanError for an input that cannot be read twice."""
    for source in sources:
        if source.kind == "stdin" or stat.S_ISFIFO(os.stat(source.path).st_mode):
            raise NewscleanError(
                f"--learn-sites reads its input twice, and {source.path} can be read once only: "
                "write it to a file first"
            )


def learn_sites(
    path: Path,
    look: Look,
    feed: Feed,
    *,
    show: Progress,
    place: Callable[[Passed], int],
    force: bool,
    is_late: Callable[[], bool],
    **options: Any,
) -> bool:
    """Learn from all records, or go on with what an earlier run has learned; return whether it came to the end.

    Raises NewscleanError where the records that were done are not those of the input, unless by `force`; StopRequested
    at a stop while they are passed over.
    """
    try:
        with SiteLearner(path) as learner:
            passed = _passed(learner, feed, force)
            if passed is None:
                return True
            pairs = in_order(look, feed, size=record_size, give_up=is_late, **options)
            with closing(pairs):
                _keep(learner, pairs, passed, lambda pages, last: show(pages, place(passed), last))
            finished = feed.is_done and not is_late()
            _note(learner, passed, finished)
        return finished
    except sqlite3.Error as error:
        raise OSError(errno.EIO, f"cannot be written or read: {error}", os.fspath(path)) from error


def _passed(learner: SiteLearner, feed: Feed, force: bool) -> Passed | None:
    """Pass over the records that were learned from; return them, or None where all were."""
    try:
        done = json.loads(learner.note or _NOTHING)
        records, digest, is_finished = int(done["records"]), str(done["digest"]), bool(done["finished"])
    except (ValueError, TypeError, LookupError) as error:
        raise NewscleanError(
            "newsclean did not write what is noted as learned: use --overwrite to start again"
        ) from error
    if is_finished:
        return None
    return feed.skip(Passed(records, digest), "what was learned came from", force=force)


def _keep(learner: SiteLearner, pairs: Any, passed: Passed, show: Callable[[Summary, bool], None]) -> None:
    """Keep what was found, and note about once a second up to where the records are done."""
    summary = Summary()
    saved = time.monotonic()
    for record, looked in pairs:
        if isinstance(looked, Looked):
            learner.add_packed(looked.host, looked.id, looked.packed)
        passed.count(record)
        summary.pages += 1
        show(summary, False)
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            _note(learner, passed, False)
            saved = time.monotonic()
    show(summary, True)


def _note(learner: SiteLearner, passed: Passed, finished: bool) -> None:
    learner.save(json.dumps({"records": passed.records, "digest": passed.digest, "finished": finished}))
