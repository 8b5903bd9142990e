"""The manifest beside an output: what it was made from, and up to where it is safe to be written on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from newsclean.errors import NewscleanError
from newsclean.extras import require
from newsclean.jobs.sinks import Mark, replaced
from newsclean.jobs.summary import Summary

__all__ = ["Manifest", "differences", "locked", "read_manifest", "write_manifest"]

NAME, LOCK = "manifest.json", "lock"
FORMAT = 1
MOST = 1 << 62
"""No count is as large."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of a job at a place at which its output can be cut off."""

    settings: dict[str, Any]
    """Everything that changes the output, and nothing else."""
    inputs: list[list[str]]
    """(name, fingerprint) of each input."""
    records: int = 0
    """Records that are in the output up to the mark."""
    digest: str = ""
    """Digest of the input records up to there."""
    mark: Mark | None = None
    finished: bool = False
    written: str = ""
    """What tells the finished output from another one with its name; empty until the end."""
    summary: dict[str, Any] = field(default_factory=dict)
    format: int = FORMAT


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest in a job's folder, or None where there is none.

    Raises NewscleanError for one that this version cannot read.
    """
    try:
        data = json.loads((folder / NAME).read_bytes())
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError) as error:
        raise NewscleanError(f"{folder / NAME} cannot be read: {error}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NewscleanError(f"{folder / NAME} was written by another version of newsclean")
    wrong = [name for name, is_right in SHAPES.items() if not is_right(data.get(name))]
    unknown = [name for name in data if name not in SHAPES]
    if wrong or unknown:
        raise NewscleanError(
            f"{folder / NAME} is not a manifest that newsclean wrote: {', '.join((*wrong, *unknown))}; "
            f"delete {folder}, and use --overwrite to write the output again"
        )
    return Manifest(**data)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MOST


def _is_mark(value: Any) -> bool:
    return value is None or (isinstance(value, dict) and bool(value) and all(map(_is_count, value.values())))


def _is_input(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(each, str) for each in value)


def _is_summary(value: Any) -> bool:
    try:
        return isinstance(value, dict) and bool(json.dumps(Summary(value).to_dict()))
    except (TypeError, ValueError, LookupError, AttributeError):
        return False


SHAPES: dict[str, Callable[[Any], bool]] = {
    "settings": lambda value: isinstance(value, dict),
    "inputs": lambda value: isinstance(value, list) and all(map(_is_input, value)),
    "records": _is_count,
    "digest": lambda value: isinstance(value, str),
    "mark": _is_mark,
    "finished": lambda value: isinstance(value, bool),
    "written": lambda value: isinstance(value, str),
    "summary": _is_summary,
    "format": _is_count,
}
"""What each field of a manifest must be: the file may have been edited, or be another program's."""


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest in one step, so that a power cut leaves the old one or the new one."""
    with replaced(folder / NAME, folder / f"{NAME}.torn") as file:
        file.write(_as_json(manifest).encode("utf-8", "surrogateescape"))
    if os.name != "nt":
        _sync_folder(folder)


def _as_json(manifest: Manifest) -> str:
    """Return it as JSON. asdict() would copy the figures of all sites, and json.dump() write them bit by bit."""
    return json.dumps({each.name: getattr(manifest, each.name) for each in fields(manifest)})


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def differences(before: Manifest, now: Manifest) -> list[str]:
    """Return what differs between the job that made an output and the one that is to go on with it.

    >>> then = Manifest({"timeout": 5.0, "fields": ["title"]}, [["a.jsonl", "7:aa"]])
    >>> differences(then, Manifest({"timeout": 9.0, "fields": ["title"]}, [["a.jsonl", "8:bb"]]))
    ['timeout was 5.0 and is 9.0', 'input a.jsonl has changed']
    >>> differences(Manifest({"timeout": None}, []), Manifest({"timeout": 9.0}, []))
    ['timeout was not given and is 9.0']
    """
    found = [
        f"{name} was {_said(before.settings.get(name))} and is {_said(now.settings.get(name))}"
        for name in dict.fromkeys((*before.settings, *now.settings))
        if before.settings.get(name) != now.settings.get(name)
    ]
    names = [name for name, _ in before.inputs], [name for name, _ in now.inputs]
    if names[0] != names[1]:
        were, are = (", ".join(each[:3]) for each in names)
        return [*found, f"the inputs were {were} ... and are {are} ..."]
    pairs = zip(before.inputs, now.inputs, strict=True)
    return found + [f"input {new[0]} has changed" for old, new in pairs if old != new]


def _said(value: Any) -> str:
    return "not given" if value is None else repr(value)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a job's folder, which is made; raise NewscleanError while another process holds it."""
    filelock = require("filelock", "jobs")
    folder.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        writing = f"another job is writing {folder.with_suffix('')}"
        raise NewscleanError(f"{writing}: wait until it has ended") from None
    try:
        yield
    finally:
        lock.release()
