"""gzip and zstandard undone piece by piece: bounded in memory, exact about ends, and able to go on behind damage."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

from newsclean.extras import require

__all__ = ["BLOCK", "GZIP_MAGIC", "GzipMembers", "ZstdFrames", "is_zstd"]

BLOCK = 1 << 17
"""Bytes that are read, and that are undone, at a time."""
GZIP_MAGIC, ZSTD_MAGIC = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
SKIPPABLE = b"\x2a\x4d\x18"
"""Bytes 2 to 4 of a zstandard frame that holds no data but a note, such as a dictionary's; the first is 50 to 5F."""
SKIPPABLE_HEAD = 8
ZSTD_PIECE = 1 << 10
"""Bytes of zstandard that are undone at a time: the library gives all that they hold at once, and four bytes can hold
131,072."""
ZSTD_WINDOW = 1 << 27
"""The largest window: what zstd takes without --long."""
MEMBER = GZIP_MAGIC + b"\x08"
MAX_FINDS = 1000
"""Damaged members of a file behind which the next one is looked for: each look reads on from the damaged one."""


class GzipMembers(io.RawIOBase):
    """Reads the members of a gzip file, as one stream or, after `part()`, one by one.

    A damaged member raises zlib.error, one that is cut off EOFError.
    """

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._member: Any = None
        self._left = b""
        """Bytes that were read and belong to what comes."""
        self._began = 0
        """Where the member begins, in a file that can be read again."""
        self._is_parted = False
        self._damage: zlib.error | None = None
        self._finds = 0

    def part(self) -> None:
        """Let each member end the stream, until `next_member()` goes on."""
        self._is_parted = True

    def read(self, size: int = -1) -> bytes:
        del size  # as much as a block gives; the caller keeps what is too much
        if self._damage is not None:
            raise self._damage
        while True:
            if self._member is None and (self._is_parted or not self.next_member()):
                return b""
            data = self._undone()
            if data:
                return data

    def next_member(self) -> bool:
        """Begin the next member; return whether there is one. Raises zlib.error for what is none."""
        if self._member is not None:
            raise ValueError("this member has not come to its end")
        self._left = self._left.lstrip(b"\0") or self._raw.read1(BLOCK)
        while self._left and not self._left.strip(b"\0"):
            self._left = self._raw.read1(BLOCK)  # padding
        self._left = self._left.lstrip(b"\0")
        if not self._left:
            return False
        if len(self._left) < len(GZIP_MAGIC):
            self._left += self._raw.read1(BLOCK)
        if not self._left.startswith(GZIP_MAGIC):
            raise zlib.error("no gzip where it should go on")
        self._begin()
        return True

    def _begin(self) -> None:
        self._member = zlib.decompressobj(wbits=31)
        self._began = self._raw.tell() - len(self._left) if self._raw.seekable() else 0

    def _undone(self) -> bytes:
        block = self._member.unconsumed_tail or self._left or self._raw.read1(BLOCK)
        self._left = b""
        if not block:
            raise EOFError("the file ends in the middle of a gzip member")
        try:
            data: bytes = self._member.decompress(block, BLOCK)
        except zlib.error as error:
            self._left, self._damage = block, error  # the next member may begin in it
            raise
        if self._member.eof:
            self._left, self._member = self._member.unused_data, None
        return data

    def find(self, begins: Callable[[bytes], bool]) -> bool:
        """Look for the next member behind a damaged one whose data begin as they should; return whether there is one.

        In a pipe, which cannot be read again, only what was undone last is looked through again.
        """
        self._member, self._damage, self._finds = None, None, self._finds + 1
        if self._finds > MAX_FINDS:
            return False
        window = self._left[1:]
        if self._raw.seekable():
            self._raw.seek(self._began + 1)
            window = b""
        while True:
            window, at = self._filled(window), 0
            while (at := window.find(MEMBER, at)) >= 0:
                if len(window) - at < BLOCK // 2:
                    window, at = self._filled(window[at:]), 0
                if _begins(window[at:], begins):
                    self._left = window[at:]
                    self._begin()
                    return True
                at += 1
            if len(window) < BLOCK:
                return False
            window = window[-len(MEMBER) + 1 :]

    def _filled(self, window: bytes) -> bytes:
        """Return a window with another block behind it."""
        more: bytes = self._raw.read(BLOCK)
        return window + more


def _begins(member: bytes, begins: Callable[[bytes], bool]) -> bool:
    try:
        return begins(zlib.decompressobj(wbits=31).decompress(member[: BLOCK // 2], 64))
    except zlib.error:
        return False


def is_zstd(head: bytes) -> bool:
    """Tell whether a file begins as zstandard does.

    >>> is_zstd(bytes.fromhex("28b52ffd")), is_zstd(bytes.fromhex("502a4d18")), is_zstd(b"PAR1")
    (True, True, False)
    """
    return head == ZSTD_MAGIC or (0x50 <= head[0] <= 0x5F and head[1:4] == SKIPPABLE if head else False)


class ZstdFrames(io.RawIOBase):
    """Reads zstandard frames in a row. The library's own reader takes a file that is cut off for a whole one."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._library = require("zstandard", "jobs")
        self._frame: Any = None
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        del size  # as much as a piece gives; the caller keeps what is too much
        while True:
            if not self._left:
                self._left = self._raw.read1(BLOCK)
            if not self._left:
                if self._frame is not None:
                    raise EOFError("the file ends in the middle of a zstandard frame")
                return b""
            if self._frame is None:
                self._begin()
                continue
            data = self._undone()
            if data:
                return data

    def _begin(self) -> None:
        """Begin a frame, or pass over one without data."""
        while len(self._left) < SKIPPABLE_HEAD and (more := self._raw.read1(BLOCK)):
            self._left += more
        if self._left[:4] == ZSTD_MAGIC or not is_zstd(self._left[:4]):
            opener = self._library.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
            self._frame = opener.decompressobj()
            return
        skip = SKIPPABLE_HEAD + int.from_bytes(self._left[4:SKIPPABLE_HEAD], "little")
        while len(self._left) < skip:
            skip -= len(self._left)
            self._left = self._raw.read1(BLOCK)
            if not self._left:
                raise EOFError("the file ends in the middle of a zstandard frame")
        self._left = self._left[skip:]

    def _undone(self) -> bytes:
        piece, self._left = self._left[:ZSTD_PIECE], self._left[ZSTD_PIECE:]
        try:
            data: bytes = self._frame.decompress(piece)
        except self._library.ZstdError as error:
            raise zlib.error(str(error)) from error  # damage has one name, whatever packed the file
        if self._frame.eof:
            self._left, self._frame = self._frame.unused_data + self._left, None
        return data
