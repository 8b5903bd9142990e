"""Where records go: lines of JSON or CSV, and files of Markdown; each sink knows places at which it can be cut off."""

from __future__ import annotations

import errno
import gzip
import os
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from newsclean.extras import require

__all__ = [
    "MARKDOWN_NAME",
    "LineSink",
    "Mark",
    "MarkdownSink",
    "Sink",
    "StreamSink",
    "checksum_of",
    "open_anew",
    "packer_of",
    "replaced",
]

Mark = dict[str, int]
"""A place at which the output can be cut off and written on, such as {"bytes": 1200}, with the checksum up to there."""

FRAME_BYTES = 1 << 18
"""Bytes of lines in a gzip member or zstandard frame. Frames end at this size and at nothing else, so that a run that
was cut off and resumed writes the same bytes as one that was not."""
ZSTD_LEVEL, GZIP_LEVEL = 3, 6
MARKDOWN_NAME = re.compile(r"[0-9]{8,15}\.md")


class Sink:
    """Takes the output records in order."""

    def write(self, row: bytes) -> None:
        """Take a record."""
        raise NotImplementedError

    def mark(self) -> Mark | None:
        """Return the place behind the last record, or None where the output cannot be cut off there."""
        return None

    def sync(self) -> None:
        """Bring all that was written to the disk."""

    def close(self, finished: bool) -> None:  # noqa: ARG002
        """Write what is left. `finished` says that nothing will be added."""
        self.sync()

    def leave(self) -> None:
        """Close what is open, after an error."""


class StreamSink(Sink):
    """JSON lines to a stream that cannot be cut off: standard output, a pipe, a device.

    `file` is written at once: what a buffer held when a write failed would fail again at the end of the process.
    """

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, row: bytes) -> None:
        rest = memoryview(row)
        while rest:
            rest = rest[self._file.write(rest) :]

    def sync(self) -> None:
        self._file.flush()


def packer_of(path: Path) -> Callable[[bytes], bytes] | None:
    """Return what packs a frame of a file with this name, or None for a plain file.

    >>> gzip.decompress(packer_of(Path("out.jsonl.gz"))(b"[]"))
    b'[]'
    """
    if path.suffix == ".gz":
        return lambda data: gzip.compress(data, GZIP_LEVEL, mtime=0)
    if path.suffix != ".zst":
        return None
    packed: Callable[[bytes], bytes] = require("zstandard", "jobs").ZstdCompressor(level=ZSTD_LEVEL).compress
    return packed


def open_anew(path: Path) -> BinaryIO:
    """Open a new file for writing; what lies there, a file or a link, is taken away and not written through."""
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o666), "wb")


@contextmanager
def replaced(path: Path, torn: Path) -> Iterator[BinaryIO]:
    """Write a file under another name, and give it its own when it is on the disk: a kill leaves the old one or it."""
    with open_anew(torn) as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    os.replace(torn, path)


def checksum_of(paths: Iterable[Path], size: int | None = None) -> int:
    """Return the checksum of files, one behind the other, or of the first `size` bytes."""
    checksum = 0
    for path in paths:
        with open(path, "rb") as file:
            while part := file.read(FRAME_BYTES if size is None else min(FRAME_BYTES, size)):
                checksum = zlib.crc32(part, checksum)
                size = None if size is None else size - len(part)
    return checksum


class LineSink(Sink):
    """Lines of JSON or CSV in a file, plain or packed in frames; `head` is the first line, where there is one."""

    def __init__(self, path: Path, mark: Mark | None, head: bytes = b"") -> None:
        self._pack = packer_of(path)
        self._waiting: list[bytes] = []
        self._size = 0
        self._path = path
        self._at = mark["bytes"] if mark else 0
        self._checksum = mark.get("crc32", 0) if mark else 0
        self._file = open(path, "r+b" if mark else "wb")  # noqa: SIM115
        self._file.truncate(self._at)
        self._file.seek(self._at)
        if head and not self._at:
            self.write(head)

    def write(self, row: bytes) -> None:
        if self._pack is None:
            self._put(row)
            return
        self._waiting.append(row)
        self._size += len(row)
        if self._size >= FRAME_BYTES:
            self._put(self._frame(self._pack))

    def _frame(self, pack: Callable[[bytes], bytes]) -> bytes:
        frame = pack(b"".join(self._waiting))
        self._waiting.clear()
        self._size = 0
        return frame

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._at += len(data)
        self._checksum = zlib.crc32(data, self._checksum)

    def mark(self) -> Mark | None:
        return None if self._waiting else {"bytes": self._at, "crc32": self._checksum}

    def sync(self) -> None:
        """Bring all to the disk. Raises FileNotFoundError where the file is not the one any more that was opened."""
        self._file.flush()
        os.fsync(self._file.fileno())
        opened = os.fstat(self._file.fileno())
        if not self._path.exists() or not os.path.samestat(opened, self._path.stat()):
            raise FileNotFoundError(
                errno.ENOENT, "was deleted or replaced while the job ran", str(self._path)
            )

    def close(self, finished: bool) -> None:
        with self._file:
            if self._pack and (self._waiting or (finished and not self._at)):
                self._put(self._frame(self._pack))  # a packed file of no bytes would be no packed file
            self.sync()

    def leave(self) -> None:
        with suppress(OSError):
            self._file.close()


class MarkdownSink(Sink):
    """A folder of Markdown files, numbered from 1 in the order of the input."""

    def __init__(self, folder: Path, mark: Mark | None) -> None:
        self._folder = folder
        self._count = mark["files"] if mark else 0
        self._checksum = mark.get("crc32", 0) if mark else 0
        self._fresh: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            if MARKDOWN_NAME.fullmatch(path.name) and int(path.stem) > self._count:
                path.unlink()

    def write(self, row: bytes) -> None:
        self._count += 1
        path = self._folder / f"{self._count:08}.md"
        path.write_bytes(row)
        self._checksum = zlib.crc32(row, self._checksum)
        self._fresh.append(path)

    def mark(self) -> Mark | None:
        return {"files": self._count, "crc32": self._checksum}

    def sync(self) -> None:
        for path in self._fresh:
            with open(path, "r+b") as file:
                os.fsync(file.fileno())
        self._fresh.clear()
