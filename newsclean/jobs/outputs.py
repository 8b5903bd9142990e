"""What an output is by its name, and the sink that writes it."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.errors import NewscleanError
from newsclean.export.own_files import require_own
from newsclean.jobs.csv_rows import as_csv
from newsclean.jobs.parquet import PARTS, ParquetSink
from newsclean.jobs.report import report_paths
from newsclean.jobs.sinks import MARKDOWN_NAME, LineSink, Mark, MarkdownSink, Sink, StreamSink
from newsclean.jobs.sources import Source, fingerprint

__all__ = ["Output", "has_strangers", "open_sink", "output_of", "refuse_places", "written"]

KNOWN = (
    ".jsonl and .csv, both also with .gz or .zst, .parquet, or a folder (a name without suffix) for Markdown"
)
KIND_OF = {".jsonl": "lines", ".ndjson": "lines", ".csv": "csv"}
"""What a file becomes, by its suffix before .gz or .zst."""


class Output(NamedTuple):
    """An output and its kind."""

    path: Path
    kind: str
    """stream, lines, csv, parquet or markdown."""

    @property
    def job(self) -> Path:
        """The folder beside it that holds the manifest and the lock."""
        return self.path.with_name(self.path.name + ".job")

    @property
    def form(self) -> str:
        """What the workers make of a record: json, markdown or csv."""
        return self.kind if self.kind in ("markdown", "csv") else "json"


def output_of(name: str) -> Output:
    """Return what an output is; raise NewscleanError for a name that tells nothing.

    >>> output_of("out.jsonl.gz").kind, output_of("-").kind, output_of("articles/").kind
    ('lines', 'stream', 'markdown')
    >>> output_of("out.xlsx")
    Traceback (most recent call last):
    newsclean.errors.NewscleanError: cannot tell what to write to out.xlsx ...
    """
    if not name:
        raise NewscleanError(f"the output has no name; known: {KNOWN}")
    path = Path(name)
    if name == "-" or (path.exists() and not path.is_file() and not path.is_dir()):
        return Output(path, "stream")
    path = path.resolve()
    plain = Path(path.stem) if path.suffix in {".gz", ".zst"} else path
    kind = "parquet" if path.suffix == ".parquet" else KIND_OF.get(plain.suffix)
    if path.is_dir() and kind:
        raise NewscleanError(f"{name} is a folder: choose another name, or one without suffix for Markdown")
    if path.is_dir() or name.endswith(("/", os.sep)) or not path.suffix:
        return Output(path, "markdown")
    if kind is None:
        raise NewscleanError(f"cannot tell what to write to {name}; known: {KNOWN}")
    return Output(path, kind)


def refuse_places(output: Output, inputs: Iterable[Source], report: str | None, *, overwrite: bool) -> None:
    """Raise FileNotFoundError where the folder of an output or a report is not there.

    Raises NewscleanError for an output that is an input, and a report in the place of what newsclean did not write.
    """
    for source in inputs:
        if source.kind != "stdin" and output.path.exists() and os.path.samefile(source.path, output.path):
            raise NewscleanError(f"{source.path} is both input and output")
    places = [] if output.kind == "stream" else [output.path]
    reports = report_paths(report) if report else ()
    for path in reports:
        require_own(path, overwrite=overwrite)
    for path in (*places, *reports):
        if not path.absolute().parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "No such folder", str(path.parent))


def open_sink(output: Output, fields: tuple[str, ...], mark: Mark | None) -> Sink:
    """Open an output, cut off at a mark, or empty. Raises OSError where that cannot be done."""
    if output.kind == "stream":
        return StreamSink(_stream(str(output.path)))
    if output.kind == "markdown":
        return MarkdownSink(output.path, mark)
    if output.kind == "parquet":
        return ParquetSink(output.path, output.job / PARTS, fields, mark)
    return LineSink(output.path, mark, as_csv(fields) if output.kind == "csv" else b"")


def _stream(name: str) -> Any:
    if name != "-":
        return open(name, "wb", buffering=0)
    sys.stdout.flush()
    try:
        return open(sys.stdout.fileno(), "wb", buffering=0, closefd=False)
    except io.UnsupportedOperation:  # a stand-in that some caller put there
        return sys.stdout.buffer


def written(output: Output) -> str:
    """Return what tells a finished output from another one with its name; of a folder the names and sizes of files."""
    if output.kind == "stream" or not output.path.exists():
        return ""
    if output.kind != "markdown":
        file = str(output.path)
        return fingerprint(Source(file, output.kind, os.path.getsize(file)))
    found = sorted(_markdown_files(output.path))
    digest = blake2b(digest_size=16)
    for path in found:
        digest.update(f"{path.name}:{path.stat().st_size} ".encode())
    return f"{len(found)}:{digest.hexdigest()}"


def has_strangers(output: Output) -> bool:
    """Tell whether a folder holds Markdown files that no job wrote, or that one did and left."""
    return output.kind == "markdown" and output.path.is_dir() and any(_markdown_files(output.path))


def _markdown_files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if MARKDOWN_NAME.fullmatch(path.name))
