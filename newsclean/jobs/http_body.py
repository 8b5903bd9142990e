"""The body of an HTTP answer as it was sent: chunks put together and encodings undone, never more than a limit."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

from newsclean.errors import MissingExtraError
from newsclean.extras import require
from newsclean.jobs.packing import GZIP_MAGIC, ZSTD_PIECE, ZSTD_WINDOW, is_zstd

__all__ = ["BodyError", "body_of"]

MAX_SIZE_LINE = 100
"""Characters of the line that says how long a chunk is."""
MAX_ENCODINGS = 4
NO_ENCODING = ("", "identity", "none")

Undo = Callable[[bytes, int], bytes]


class BodyError(ValueError):
    """A body that is damaged or cut off, or whose encoding is not known; the message says what is wrong."""


def body_of(body: bytes, *, transfer: str, encodings: str, most: int) -> bytes:
    """Return what a body held before it was sent, or its first `most` + 1 bytes.

    Archives often hold bodies that were undone already, under the headers of those that were not: what is plainly no
    chunk and not encoded stays as it is.

    Args:
        body: The body.
        transfer: The header Transfer-Encoding.
        encodings: The header Content-Encoding.
        most: The largest page, in bytes.

    Raises:
        BodyError: The body is damaged or cut off, or its encoding is not known.

    Example:
    >>> body_of(b"5\\r\\nRain.\\r\\n0\\r\\n\\r\\n", transfer="chunked", encodings="", most=100)
    b'Rain.'
    >>> body_of(b"5\\r\\nRai", transfer="chunked", encodings="", most=100)
    Traceback (most recent call last):
    newsclean.jobs.http_body.BodyError: its chunks are cut off or damaged
    """
    if "chunked" in transfer.lower():
        body = _joined(body)
    names = [name.strip().lower() for name in encodings.split(",")]
    for name in reversed([name for name in names if name not in NO_ENCODING][:MAX_ENCODINGS]):
        body = _undone(body, name, most)
    return body


def _joined(body: bytes) -> bytes:
    """Put chunks together (RFC 9112, section 7.1)."""
    size, at = _chunk_size(body, 0)
    if size is None:
        return body  # undone already
    parts: list[bytes] = []
    while size:
        parts.append(body[at : at + size])
        size, at = _chunk_size(body, at + size + 2) if len(body) >= at + size + 2 else (None, at)
    if size is None:
        raise BodyError("its chunks are cut off or damaged")
    return b"".join(parts)


def _chunk_size(body: bytes, at: int) -> tuple[int | None, int]:
    """Return how long the chunk is that begins at a place, None where none does, and where its bytes begin."""
    end = body.find(b"\r\n", at, at + MAX_SIZE_LINE)
    digits = body[at : max(at, end)].partition(b";")[0].strip()
    if not digits or len(digits) > 16 or digits.strip(b"0123456789abcdefABCDEF"):
        return None, at
    return int(digits, 16), end + 2


def _undone(body: bytes, name: str, most: int) -> bytes:
    """Undo one encoding."""
    known: dict[str, Undo] = {
        "gzip": _gunzip, "x-gzip": _gunzip, "deflate": _inflate, "br": _unbrotli, "zstd": _unzstd,
    }  # fmt: skip
    if body.lstrip()[:1] == b"<":
        return body  # undone already
    if name not in known:
        raise BodyError(f"content encoding {name!r} cannot be unpacked here")
    try:
        return known[name](body, most)
    except (EOFError, zlib.error) as error:
        raise BodyError(f"its content encoding {name!r} is damaged: {error}") from error


def _gunzip(body: bytes, most: int) -> bytes:
    if not body.startswith(GZIP_MAGIC):
        return body
    parts: list[bytes] = []
    size = 0
    while body.startswith(GZIP_MAGIC) and size <= most:
        member = zlib.decompressobj(wbits=31)
        parts.append(member.decompress(body, most + 1 - size))
        size += len(parts[-1])
        if not member.eof and size <= most:
            raise EOFError("it is cut off")
        body = member.unused_data
    return b"".join(parts)


def _inflate(body: bytes, most: int) -> bytes:
    """Undo deflate: with the head of zlib, as the standard says, or without, as some servers send it."""
    if not body:
        return body
    try:
        return _inflated(body, zlib.MAX_WBITS, most)
    except zlib.error:
        return _inflated(body, -zlib.MAX_WBITS, most)


def _inflated(body: bytes, wbits: int, most: int) -> bytes:
    stream = zlib.decompressobj(wbits=wbits)
    data = stream.decompress(body, most + 1)
    return _ended(data, stream.eof, most)


def _ended(data: bytes, is_done: bool, most: int) -> bytes:
    """Return what a body held; raise EOFError where it has not come to its end, and no limit is why."""
    if not is_done and len(data) <= most:
        raise EOFError("it is cut off")
    return data


def _unbrotli(body: bytes, most: int) -> bytes:
    try:
        library = require("brotli", "jobs")
    except MissingExtraError:
        raise BodyError("content encoding 'br' cannot be unpacked here: brotli is not installed") from None
    stream = library.Decompressor()
    try:
        if not hasattr(stream, "can_accept_more_data"):  # before brotli 1.2 one byte can give 16 MB
            return _fed(stream.process, lambda: bool(stream.is_finished()), body, most, 1)
        data: bytes = stream.process(body, output_buffer_limit=most + 1)
    except library.error as error:
        raise zlib.error(str(error)) from error
    return _ended(data, bool(stream.is_finished()), most)


def _unzstd(body: bytes, most: int) -> bytes:
    if not is_zstd(body[:4]):
        return body
    library = require("zstandard", "jobs")
    stream = library.ZstdDecompressor(max_window_size=ZSTD_WINDOW).decompressobj()
    try:
        return _fed(stream.decompress, lambda: bool(stream.eof), body, most, ZSTD_PIECE)
    except library.ZstdError as error:
        raise zlib.error(str(error)) from error


def _fed(
    undo: Callable[[bytes], Any], is_done: Callable[[], bool], body: bytes, most: int, piece: int
) -> bytes:
    """Return what a decompressor makes of a body that it is fed piece by piece, because it gives all that one holds."""
    parts: list[bytes] = []
    size = 0
    for at in range(0, len(body), piece):
        parts.append(undo(body[at : at + piece]))
        size += len(parts[-1])
        if is_done() or size > most:
            return b"".join(parts)
    raise EOFError("it is cut off")
