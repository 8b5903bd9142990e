"""Where records come from: files of several kinds, folders, globs and standard input, read one after the other."""

from __future__ import annotations

import errno
import glob
import json
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from newsclean.errors import NewscleanError
from newsclean.export.printable import http_url
from newsclean.jobs.folders import NO_FILE, PAGE_SUFFIXES, Pages, pages_below
from newsclean.jobs.records import Fields, Record, too_large
from newsclean.jobs.stopping import StopRequested
from newsclean.jobs.streams import DamagedError, Stream, damaged, lines, open_stream
from newsclean.jobs.tables import read_csv, read_parquet
from newsclean.jobs.warc import read_warc
from newsclean.jobs.worker import Fault

__all__ = ["Source", "fingerprint", "read_records", "refuse_address", "sources_of"]

KIND_OF = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".warc": "warc",
    ".parquet": "parquet",
    ".csv": "csv",
    ".tsv": "tsv",
    **dict.fromkeys(PAGE_SUFFIXES, "page"),
}
"""What a file holds, by its suffix before .gz or .zst."""
PACKED = (".gz", ".zst")
LINE_FACTOR = 6
"""A line of JSON may have this many times the bytes of the largest page: escapes take up to six for one."""
SAMPLES, SAMPLE = 256, 1 << 16
"""A file of more than SAMPLES * SAMPLE bytes is recognised by as many samples, spread evenly; a smaller one is read."""


class Source(NamedTuple):
    """A file, a folder or standard input."""

    path: str
    kind: str
    size: int = 0
    """Bytes; 0 where unknown."""
    pages: Pages | None = None
    """The pages of a folder."""


def sources_of(names: Sequence[str], *, follow_links: bool = False) -> list[Source]:
    """Return the sources that names of files, folders and globs stand for, in order.

    Args:
        names: The names.
        follow_links: Whether links in folders are followed where they lead out of it.

    Raises:
        FileNotFoundError: One that is not there.
        NewscleanError: An address, and a kind that is unknown.
    """
    found: list[Source] = []
    for name in names:
        if name == "-":
            found.append(Source("-", "stdin"))
            continue
        refuse_address(name)
        paths = [name] if os.path.lexists(name) else sorted(glob.glob(name, recursive=True))
        if not paths:
            raise FileNotFoundError(errno.ENOENT, "No such file or folder", name)
        found += [_source(path, follow_links) for path in paths]
    return found


def refuse_address(name: str) -> None:
    """Raise NewscleanError for the name of an input that is an address of the web.

    >>> refuse_address("https://gazette.example/a")
    Traceback (most recent call last):
    newsclean.errors.NewscleanError: https://gazette.example/a is an address, and newsclean fetches nothing: ...
    """
    if http_url(name) and not os.path.lexists(name):
        raise NewscleanError(
            f"{name} is an address, and newsclean fetches nothing: save the page and name its file"
        )


def _source(path: str, follow_links: bool) -> Source:
    if os.path.isdir(path):
        pages = pages_below(path, follow_links=follow_links)
        return Source(path, "folder", sum(page.size for page in pages.found), pages)
    name = Path(path)
    suffix = Path(name.stem).suffix if name.suffix.lower() in PACKED else name.suffix
    kind = KIND_OF.get(suffix.lower())
    if kind is None or (kind in {"page", "parquet"} and name.suffix.lower() in PACKED):
        known = ", ".join(KIND_OF)
        raise NewscleanError(
            f"cannot tell from its name what {path} holds; known: {known}, most also with .gz or .zst"
        )
    told = os.stat(path)
    if not stat.S_ISREG(told.st_mode):
        raise NewscleanError(f"{path} cannot be read: {NO_FILE}; give - and let it come on standard input")
    return Source(path, kind, told.st_size)


# --- reading ---


def read_records(
    sources: Sequence[Source],
    fields: Fields,
    max_bytes: int,
    *,
    ended: Callable[[DamagedError], None] | None = None,
) -> Iterator[Record]:
    """Yield the records of all sources; positions count through all of them.

    Args:
        sources: The sources.
        fields: The names of the fields of records.
        max_bytes: The largest page.
        ended: Called with what is wrong with a file that is cut off or damaged, behind its last record; the next file
            is read then.

    Raises:
        DamagedError: A file is cut off or damaged, without `ended`.
        OSError: A file cannot be read.
        NewscleanError: A table has no column with pages.
    """
    before = 0
    for source in sources:
        try:
            for record in _guarded(source, fields, max_bytes):
                yield replace(record, position=record.position + before) if before else record
        except DamagedError as error:
            if ended is None:
                raise
            ended(error)
        before += source.size


def _guarded(source: Source, fields: Fields, max_bytes: int) -> Iterator[Record]:
    """Yield the records of a source; a fault that nobody foresaw is damage of its file, with the place."""
    last = "its beginning"
    try:
        for record in _read(source, fields, max_bytes):
            yield record
            last = record.name
    except (OSError, NewscleanError, StopRequested):
        raise
    except Exception as error:
        raise damaged(source.path, f"behind {last}: {type(error).__name__}: {error}") from error


def _read(source: Source, fields: Fields, max_bytes: int) -> Iterator[Record]:
    if source.pages is not None:
        yield from _read_folder(source.pages, max_bytes)
    elif source.kind == "page":
        yield _read_page(source.path, source.path, max_bytes, source.size)
    elif source.kind == "parquet":
        yield from read_parquet(source.path, source.size, fields)
    else:
        with open_stream(source.path) as stream:
            kind = source.kind
            if kind == "stdin":
                kind = "warc" if stream.peek(5).startswith(b"WARC/") else "jsonl"
            if kind == "warc":
                yield from read_warc(stream, max_bytes)
            elif kind == "jsonl":
                yield from _read_lines(stream, max_bytes)
            else:
                yield from read_csv(stream, fields, max_bytes, "\t" if kind == "tsv" else ",")


def _read_lines(stream: Stream, max_bytes: int) -> Iterator[Record]:
    for number, (line, cut, position) in enumerate(lines(stream, LINE_FACTOR * max_bytes), 1):
        if not cut and not line.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            continue
        name = f"{stream.label}:{number}"
        fault = Fault("too_large", f"{name} is longer than {LINE_FACTOR * max_bytes} bytes") if cut else None
        yield Record(name, b"" if cut else line, position=position, fault=fault)


def _read_folder(pages: Pages, max_bytes: int) -> Iterator[Record]:
    position = 0
    for page in pages.found:
        position += page.size
        try:
            yield _read_page(page.path, page.name, max_bytes, position)
        except OSError as error:
            fault = Fault("bad_record", f"{page.path} cannot be read: {error.strerror}")
            yield Record(page.name, b"", "page", position=position, fault=fault)


def _read_page(path: str, name: str, max_bytes: int, position: int) -> Record:
    with open(path, "rb") as file:
        page = file.read(max_bytes + 1)
    kind = PAGE_SUFFIXES[os.path.splitext(path)[1].lower()]
    fault = None
    if len(page) > max_bytes:
        page, fault = b"", too_large(max_bytes)
    return Record(name, page, "page", kind=kind, position=position, fault=fault)


# --- telling one input from another ---


def fingerprint(source: Source) -> str:
    """Return what tells a source from another one with the same name: its size and a digest of its content.

    A folder is recognised by the names, sizes and times of its pages. Standard input has no fingerprint.
    """
    if source.kind == "stdin":
        return ""
    digest = blake2b(digest_size=16)
    if source.pages is not None:
        for page in source.pages.found:
            digest.update(json.dumps([page.name, page.size, page.changed]).encode())
    else:
        with open(source.path, "rb") as file:
            step = max(source.size // SAMPLES, SAMPLE)
            for at in (*range(0, source.size, step), max(source.size - SAMPLE, 0)):
                file.seek(at)
                digest.update(file.read(SAMPLE))
    return f"{source.size}:{digest.hexdigest()}"
