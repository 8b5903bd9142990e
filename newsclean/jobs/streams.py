"""Input files as byte streams: gzip and zstandard are unpacked; a file that is cut off or damaged raises an error."""

from __future__ import annotations

import errno
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from newsclean.jobs.packing import BLOCK, GZIP_MAGIC, GzipMembers, ZstdFrames, is_zstd

__all__ = ["DamagedError", "Stream", "damaged", "lines", "open_stream"]

PACKED = {".gz": "gzip", ".zst": "zstandard"}
"""What a file is packed with, by the end of its name."""


class Stream(io.BufferedReader):
    """The bytes of a file after decompression, and how far the file itself has been read."""

    def __init__(self, inner: Any, name: str, raw: Any) -> None:
        super().__init__(_Checked(inner, name, inner is raw), BLOCK)
        self.label = name
        self.is_packed = inner is not raw
        self.position: Callable[[], int] = raw.tell if raw.seekable() else lambda: 0
        """Bytes of the file, with what is read ahead; 0 where the file has no end."""
        self._members = inner if isinstance(inner, GzipMembers) else None

    def part(self) -> None:
        """Let each member of a gzip file end the stream; other files have one part."""
        if self._members is not None:
            self._members.part()

    def next_part(self) -> bool:
        """Go on with the next member; return whether there is one. Raises OSError for what is none."""
        with _told_of(self.label):
            return self._members is not None and self._members.next_member()

    def find_part(self, begins: Callable[[bytes], bool]) -> bool:
        """Go on behind the member in hand, which may be damaged, where another one begins as it should.

        Returns whether there is one. Raises OSError for what is no member, behind one that is whole.
        """
        if self._members is None:
            return False
        try:
            while self.read1(BLOCK):
                pass
        except DamagedError:
            return self._members.find(begins)
        return self.next_part()


@contextmanager
def open_stream(name: str) -> Iterator[Stream]:
    """Open a file, or standard input for "-". Raises OSError, also while reading what is cut off or damaged."""
    raw = _standard_input() if name == "-" else open(name, "rb")  # noqa: SIM115
    try:
        buffered = io.BufferedReader(raw, BLOCK) if isinstance(raw, io.RawIOBase) else raw
        yield Stream(_decompressed(buffered, name), name, buffered)
    finally:
        if name != "-":
            raw.close()


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "there is no standard input", "-")
    return sys.stdin.buffer


def _decompressed(raw: Any, name: str) -> Any:
    head = raw.peek(4)[:4]
    if head.startswith(GZIP_MAGIC):
        return GzipMembers(raw)
    if is_zstd(head):
        return ZstdFrames(raw)
    for suffix, form in PACKED.items():
        if name.lower().endswith(suffix):
            raise damaged(name, f"it is not a {form} file")
    return raw


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
            with _told_of(self._name):
                self._rest = memoryview(self._inner.read(len(buffer)))
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


@contextmanager
def _told_of(name: str) -> Iterator[None]:
    """Turn what decompressors raise into an OSError that names the file."""
    try:
        yield
    except (EOFError, zlib.error) as error:
        raise damaged(name, error) from error


class DamagedError(OSError):
    """A file that is cut off or damaged: what came before it is whole, and other files may be read."""


def damaged(name: str, why: object) -> DamagedError:
    """Return the error for a file that is cut off or damaged.

    >>> damaged("pages.jsonl.gz", "it ends too soon").strerror
    'cut off or damaged: it ends too soon'
    """
    said = " ".join(str(why).split()) or type(why).__name__
    return DamagedError(errno.EIO, f"cut off or damaged: {said}", os.fspath(name))


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
        kept = line[:max_bytes] if cut else line.rstrip(b"\r\n")
        yield kept, cut, stream.position() if stream.is_packed else read
