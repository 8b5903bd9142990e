"""Where a run begins: anew, behind what an earlier run has done, or not at all."""

from __future__ import annotations

from dataclasses import replace

from newsclean.errors import NewscleanError
from newsclean.extras import require
from newsclean.jobs.manifest import Manifest, differences
from newsclean.jobs.outputs import Output, has_strangers, written
from newsclean.jobs.parquet import PARTS, part_name
from newsclean.jobs.settings import Batch
from newsclean.jobs.sinks import Mark, checksum_of

__all__ = ["refuse_strangers", "start_of"]


def refuse_strangers(batch: Batch, output: Output, before: Manifest | None) -> None:
    """Raise NewscleanError for an output that holds what no job wrote, unless it may be written over."""
    if batch.overwrite or _is_empty(output):
        return
    if before is None:
        said = "holds Markdown files already" if output.kind == "markdown" else "is there already"
        raise NewscleanError(
            f"{output.path} {said}, and newsclean batch did not write it (there is no {output.job.name} beside "
            "it): choose another name, or use --overwrite"
        )
    is_kept = batch.resume or batch.force
    if before.written and not is_kept and before.written != written(output):
        raise NewscleanError(
            f"{output.path} is not what newsclean batch wrote there: choose another name, or use --overwrite"
        )


def start_of(batch: Batch, output: Output, before: Manifest | None, now: Manifest) -> Manifest:
    """Return the state from which a run goes on; it is `finished` where nothing is left to do.

    Raises NewscleanError where what is there must not be written over, or cannot be gone on with.
    """
    if batch.overwrite:
        return now
    if batch.resume or batch.force:
        return _resumed(batch, output, before, now)
    if before is not None and before.records and not before.finished and output.path.exists():
        raise NewscleanError(
            f"{output.path} is unfinished, with {before.records} records that are safe: "
            "use --resume to go on, or use --overwrite to start again"
        )
    return now


def _resumed(batch: Batch, output: Output, before: Manifest | None, now: Manifest) -> Manifest:
    if before is None or (before.finished and not output.path.exists()):
        return now
    found = differences(before, now)
    if before.finished and not found:
        _check_is_finished(output, before)
        return before
    if found and not batch.force:
        raise NewscleanError(
            f"cannot resume {output.path}: {'; '.join(found)}; use --force-resume to go on anyway"
        )
    if before.finished:
        raise NewscleanError(
            f"{output.path} is finished, with other input or settings: use --overwrite to start again"
        )
    if not before.records or before.mark is None:
        return now
    _check_is_there(output, before, before.mark)
    done = {name: getattr(before, name) for name in ("records", "digest", "mark", "summary")}
    return replace(now, **done)


def _is_empty(output: Output) -> bool:
    if output.path.is_dir():
        return not has_strangers(output)
    return not output.path.exists() or output.path.stat().st_size == 0


def _check_is_finished(output: Output, before: Manifest) -> None:
    """Refuse an output that is not what a finished job left."""
    if before.written and before.written != written(output):
        raise NewscleanError(
            f"{output.path} is finished, and is not what the job left there: use --overwrite to make it again"
        )


def _check_is_there(output: Output, before: Manifest, mark: Mark) -> None:
    """Refuse an output of which something that was safe has been taken away or changed."""
    if output.kind == "parquet":
        is_same = _has_parts(output, mark.get("parts", 0), before.records)
    else:
        is_same = _has_bytes(output, mark)
    if not is_same:
        raise NewscleanError(
            f"{output.path} is shorter than it was, or another file: use --overwrite to start again"
        )


def _has_bytes(output: Output, mark: Mark) -> bool:
    if output.kind == "markdown":
        paths = [output.path / f"{number:08}.md" for number in range(1, mark.get("files", 0) + 1)]
    else:
        paths = [output.path]
    if not all(path.is_file() for path in paths):
        return False
    size = mark.get("bytes")
    if size is not None and output.path.stat().st_size < size:
        return False
    return checksum_of(paths, size) == mark.get("crc32")


def _has_parts(output: Output, count: int, records: int) -> bool:
    arrow, parquet = require("pyarrow", "jobs"), require("pyarrow.parquet", "jobs")
    try:
        paths = [output.job / PARTS / part_name(number) for number in range(count)]
        return bool(sum(parquet.read_metadata(path).num_rows for path in paths) == records)
    except (OSError, arrow.ArrowException):
        return False
