"""Where a run begins: anew, behind what an earlier run has done, or not at all."""

from __future__ import annotations

from dataclasses import replace

from newsclean.errors import NewscleanError
from newsclean.jobs.manifest import Manifest, differences
from newsclean.jobs.outputs import Output, has_strangers, written
from newsclean.jobs.parquet import PARTS, part_name
from newsclean.jobs.settings import Batch
from newsclean.jobs.sinks import Mark

__all__ = ["refuse_strangers", "start_of"]


def refuse_strangers(batch: Batch, output: Output, before: Manifest | None) -> None:
    """Raise NewscleanError for an output that holds what no job wrote, unless it may be written over."""
    if batch.overwrite or _is_empty(output):
        return
    if before is None:
        said = "holds Markdown files already" if output.kind == "markdown" else "is there already"
        raise NewscleanError(
            f"{output.path} {said}, and newsclean batch did not write it, for there is no {output.job.name} beside "
            "it: choose another name, or --overwrite"
        )
    is_kept = batch.resume or batch.force
    if before.written and not is_kept and before.written != written(output):
        raise NewscleanError(
            f"{output.path} is not what newsclean batch wrote there: choose another name, or --overwrite"
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
            "--resume goes on with it, --overwrite begins anew"
        )
    return now


def _resumed(batch: Batch, output: Output, before: Manifest | None, now: Manifest) -> Manifest:
    if before is None or (before.finished and not output.path.exists()):
        return now
    found = differences(before, now)
    if before.finished and not found:
        return before
    if found and not batch.force:
        raise NewscleanError(
            f"cannot resume {output.path}: {'; '.join(found)}; --force-resume goes on all the same"
        )
    if before.finished:
        raise NewscleanError(
            f"{output.path} is finished, with other input or settings: --overwrite begins anew"
        )
    if not before.records or before.mark is None:
        return now
    _check_is_there(output, before.mark)
    return replace(
        now, records=before.records, digest=before.digest, mark=before.mark, summary=before.summary
    )


def _is_empty(output: Output) -> bool:
    if output.path.is_dir():
        return not has_strangers(output)
    return not output.path.exists() or output.path.stat().st_size == 0


def _check_is_there(output: Output, mark: Mark) -> None:
    """Refuse an output from which something that was safe has been taken away."""
    if output.kind in ("lines", "csv"):
        whole = output.path.exists() and output.path.stat().st_size >= mark["bytes"]
    elif output.kind == "parquet":
        whole = all((output.job / PARTS / part_name(number)).exists() for number in range(mark["parts"]))
    else:
        whole = (output.path / f"{mark['files']:08}.md").exists()
    if not whole:
        raise NewscleanError(f"{output.path} is shorter than it was: --overwrite begins anew")
