"""Input files as byte streams: gzip and zstandard are undone, and one that is cut off or damaged says so."""

from __future__ import annotations

import errno
import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from newsclean.extras import require

__all__ = ["Stream", "damaged", "lines", "open_stream"]

BLOCK = 1 << 17
"""Bytes that are read at a time."""
GZIP_MAGIC, ZSTD_MAGIC = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
ZSTD_WINDOW = 1 << 31
"""The largest window that zstd --long writes."""


class Stream(io.BufferedReader):
    """The bytes of a file after decompression, and how far the file itself has been read."""

    def __init__(self, inner: Any, name: str, raw: Any) -> None:
        super().__init__(_Checked(inner, name, inner is raw), BLOCK)
        self.label = name
        self.is_packed = inner is not raw
        self.position: Callable[[], int] = raw.tell if raw.seekable() else lambda: 0
        """Bytes of the file, with what is read ahead; 0 where the file has no end."""


@contextmanager
def open_stream(name: str) -> Iterator[Stream]:
    """Open a file, or standard input for "-". Raises OSError, also while reading what is cut off or damaged."""
    raw = _standard_input() if name == "-" else open(name, "rb")  # noqa: SIM115
    try:
        buffered = io.BufferedReader(raw, BLOCK) if isinstance(raw, io.RawIOBase) else raw
        yield Stream(_decompressed(buffered), name, buffered)
    finally:
        if name != "-":
            raw.close()


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "there is no standard input", "-")
    return sys.stdin.buffer


def _decompressed(raw: Any) -> Any:
    head = raw.peek(4)[:4]
    if head.startswith(GZIP_MAGIC):
        return gzip.GzipFile(fileobj=raw)
    if head == ZSTD_MAGIC:
        return _ZstdFrames(raw)
    return raw


class _ZstdFrames(io.RawIOBase):
    """Reads zstandard frames in a row. The library's own reader takes a file that is cut off for a whole one."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._library = require("zstandard", "jobs")
        self._frame: Any = None
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        del size  # as much as a block gives; the caller keeps what is too much
        while True:
            block = self._left or self._raw.read(BLOCK)
            self._left = b""
            if not block:
                if self._frame is not None:
                    raise EOFError("the file ends in the middle of a zstandard frame")
                return b""
            if self._frame is None:
                opener = self._library.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
                self._frame = opener.decompressobj()
            try:
                data: bytes = self._frame.decompress(block)
            except self._library.ZstdError as error:
                raise zlib.error(str(error)) from error  # damage has one name, whatever packed the file
            if self._frame.eof:
                self._left, self._frame = self._frame.unused_data, None
            if data:
                return data


class _Checked(io.RawIOBase):
    """Turns what decompressors raise into an OSError that names the file."""

    def __init__(self, inner: Any, name: str, is_plain: bool) -> None:
        self._inner, self._name = inner, name
        self._rest = memoryview(b"")
        self._straight: Callable[[Any], int] | None = getattr(inner, "readinto1", None) if is_plain else None
        """Reads into a buffer without a copy, where there is nothing to undo."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._straight:
            return self._straight(buffer)
        if not self._rest:
            self._rest = memoryview(self._next(len(buffer)))
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def _next(self, size: int) -> bytes:
        try:
            read = getattr(
                self._inner, "read1", self._inner.read
            )  # what is there, for pipes that fill slowly
            data: bytes = read(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise damaged(self._name, error) from error
        return data


def damaged(name: str, why: object) -> OSError:
    """Return the error for a file that is cut off or damaged.

    >>> damaged("pages.jsonl.gz", "it ends too soon").strerror
    'cut off or damaged: it ends too soon'
    """
    said = " ".join(str(why).split()) or type(why).__name__
    return OSError(errno.EIO, f"cut off or damaged: {said}", os.fspath(name))


def lines(stream: Stream, max_bytes: int) -> Iterator[tuple[bytes, bool, int]]:
    """Yield (line without its end, whether it was cut, bytes of the file up to its end).

    A line has at most `max_bytes`; the rest of a longer one is skipped.
    """
    read = 0
    while line := stream.readline(max_bytes + 1):
        read += len(line)
        cut = not line.endswith(b"\n") and len(line) > max_bytes
        tail = line
        while cut and not tail.endswith(b"\n") and tail:
            tail = stream.readline(BLOCK)
            read += len(tail)
        yield (
            line[:max_bytes] if cut else line.rstrip(b"\r\n"),
            cut,
            stream.position() if stream.is_packed else read,
        )
