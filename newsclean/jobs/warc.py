"""Web archives (ISO 28500): the HTML pages among the responses of a WARC file, with the server's word on charsets."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from newsclean.jobs.http_body import BodyError, body_of
from newsclean.jobs.records import Record, too_large
from newsclean.jobs.streams import DamagedError, Stream, damaged
from newsclean.jobs.worker import Fault

__all__ = ["read_warc"]

BLOCK = 1 << 17
BEGIN = b"WARC/"
HTML_TYPES = ("text/html", "application/xhtml+xml", "")
"""Content types that are read; where the server said none, the page tells."""
MAX_LINE, MAX_LINES = 1 << 16, 1000
"""Bytes of one line of headers, and lines of headers."""
MAX_TYPE = 1000
"""Characters of a content type that are looked at: parameters are numbered, and a number may be of any length."""
MAX_LENGTH_DIGITS = 15
"""Digits of a length in bytes: a thousand terabytes."""
ENCODED_FACTOR = 4
"""A body as it was sent may have this many times the bytes of the largest page: chunks and encodings add a little."""


class _Head(NamedTuple):
    """The first lines of a record or of an HTTP answer."""

    first: str
    fields: dict[str, str]
    """By name in small letters; of a name that comes twice the first counts."""

    def get(self, name: str) -> str:
        return self.fields.get(name, "")


class _BrokenError(ValueError):
    """What is wrong with one record."""


def read_warc(stream: Stream, max_bytes: int) -> Iterator[Record]:
    """Yield the HTML pages that were answered with a status from 200 to 299.

    A damaged record of a file in which each record is packed by itself is a record with a fault, and the next one is
    read. Raises DamagedError where a file is cut off, or damaged and nothing tells where it goes on; what came before
    has been yielded.
    """
    reader = _Reader(stream, max_bytes)
    stream.part()
    while True:
        try:
            found = reader.next()
        except (DamagedError, _BrokenError) as error:
            if not stream.find_part(lambda data: data.startswith(BEGIN)):
                raise damaged(stream.label, _said(reader, error)) from error
            found = reader.broken(error)
        if found is None:
            return
        if isinstance(found, Record):
            yield found


def _said(reader: _Reader, error: Exception) -> str:
    if isinstance(error, DamagedError):
        return f"record {reader.number}: {str(error.strerror).removeprefix('cut off or damaged: ')}"
    return f"record {reader.number} {error}"


class _Passed(NamedTuple):
    """A record that is no page."""


class _Reader:
    """Reads the records of an archive one by one."""

    def __init__(self, stream: Stream, max_bytes: int) -> None:
        self._stream, self._max_bytes = stream, max_bytes
        self.number = 0
        """The record in hand, counted from 1."""
        self._head: _Head | None = None

    def next(self) -> Record | _Passed | None:
        """Read a record to its end; None behind the last one. Raises DamagedError and _BrokenError."""
        self.number, self._head = self.number + 1, None
        line = self._first_line()
        if not line:
            return None
        if not line.startswith(BEGIN):
            raise _BrokenError(f"does not begin as a record of a WARC file: {line[:40]!r}")
        self._head = head = _Head(_text(line), self._fields())
        length = head.get("content-length")
        if not (length.isascii() and length.isdigit() and len(length) <= MAX_LENGTH_DIGITS):
            raise _BrokenError(f"has a wrong length: {length[:40]!r}")
        is_page = head.get("warc-type") == "response"
        block = self._block(int(length), ENCODED_FACTOR * self._max_bytes if is_page else 0)
        self._end()
        return self._page(head, block, int(length)) if is_page else _Passed()

    def broken(self, error: Exception) -> Record:
        """Return what stands for a record that cannot be read."""
        why = error.strerror if isinstance(error, OSError) else f"it {error}"
        return self._record(self._head, Fault("bad_record", f"record {self.number} of the archive: {why}"))

    def _first_line(self) -> bytes:
        """Return the first line of the next record, b"" at the end of the file."""
        while True:
            line = self._stream.readline(MAX_LINE)
            if line.strip():
                return line
            if not line and not self._stream.next_part():
                return b""

    def _fields(self) -> dict[str, str]:
        found: dict[str, str] = {}
        name = ""
        for _ in range(MAX_LINES):
            line = self._stream.readline(MAX_LINE)
            if not line:
                raise _BrokenError("ends too soon")
            if not line.strip():
                return found
            name = _add_field(found, name, line)
        raise _BrokenError("has too many headers")

    def _block(self, length: int, kept: int) -> bytes:
        """Read a record's block; return as much of it as is wanted."""
        parts: list[bytes] = []
        while length:
            part = self._stream.read(min(length, BLOCK))
            if not part:
                raise _BrokenError("ends too soon")
            length -= len(part)
            if kept > 0:
                parts.append(part)
                kept -= len(part)
        return b"".join(parts)

    def _end(self) -> None:
        """Read the blank lines behind a record, and with them the checksum of one that is packed by itself."""
        if self._stream.readline(MAX_LINE).strip():
            raise _BrokenError("has a wrong length")
        while self._stream.peek(1)[:1] in (b"\r", b"\n"):
            self._stream.read(1)

    def _page(self, head: _Head, block: bytes, length: int) -> Record | _Passed:
        """Return the page of a response."""
        if not head.get("warc-target-uri").strip("<>").startswith(("http:", "https:")):
            return _Passed()
        http, at = _http_head(block)
        if http is None:
            said = f"record {self.number} of the archive has no HTTP headers"
            return self._record(head, Fault("bad_record", said))
        if not _is_page(http):
            return _Passed()
        if len(block) < length:
            return self._record(head, too_large(self._max_bytes), http)
        transfer, encodings = http.get("transfer-encoding"), http.get("content-encoding")
        try:
            body = body_of(block[at:], transfer=transfer, encodings=encodings, most=self._max_bytes)
        except BodyError as error:
            return self._record(head, Fault("bad_record", str(error)), http)
        if len(body) > self._max_bytes:
            return self._record(head, too_large(self._max_bytes), http)
        return self._record(head, None, http, body)

    def _record(
        self, head: _Head | None, fault: Fault | None, http: _Head | None = None, body: bytes = b""
    ) -> Record:
        said = http.get("content-type") if http else ""
        url = head.get("warc-target-uri").strip("<>").replace(" ", "%20") if head else ""
        return Record(
            f"{self._stream.label}:{self.number}",
            body,
            "page",
            id=(head.get("warc-record-id") or None) if head else None,
            url=url or None,
            charset=_charset(said),
            kind="html" if said else "auto",
            position=self._stream.position(),
            fault=fault,
        )


def _http_head(block: bytes) -> tuple[_Head | None, int]:
    """Return the first lines of an HTTP answer and where its body begins; None where it is none."""
    if not block.startswith(b"HTTP/"):
        return None, 0
    fields: dict[str, str] = {}
    name = first = ""
    at = 0
    for _ in range(MAX_LINES):
        end = block.find(b"\n", at)
        line, at = (block[at : end + 1], end + 1) if end >= 0 else (block[at:], len(block))
        if not first:
            first = _text(line)
        elif not line.strip():
            return _Head(first, fields), at
        else:
            name = _add_field(fields, name, line)
    return None, 0


def _add_field(fields: dict[str, str], before: str, line: bytes) -> str:
    """Add a line of headers; return its name. A line that begins with a space goes on with the one before."""
    if line[:1] in b" \t" and before:
        fields[before] += " " + _text(line)
        return before
    name, _, value = _text(line).partition(":")
    name = name.strip().lower()
    fields.setdefault(name, value.strip())
    return name


def _text(line: bytes) -> str:
    try:
        return line.decode().strip()
    except UnicodeDecodeError:
        return line.decode("latin-1").strip()


def _is_page(http: _Head) -> bool:
    said = http.get("content-type").partition(";")[0].strip().lower()
    _, _, status = http.first.partition(" ")
    return said in HTML_TYPES and status.strip().startswith("2")


def _charset(content_type: str) -> str | None:
    """Return the charset of a Content-Type header.

    >>> _charset("text/html; Charset='windows-1252'"), _charset("text/html")
    ('windows-1252', None)
    """
    message = Message()
    message["Content-Type"] = content_type[:MAX_TYPE]
    said = message.get_param("charset")
    return said.strip(" '\"").lower() or None if isinstance(said, str) else None
