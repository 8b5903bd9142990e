"""Web archives: the HTML pages among the response records of a WARC file, with the charset that the server said."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from email.message import Message
from typing import Any

from newsclean.extras import require
from newsclean.jobs.records import Record
from newsclean.jobs.streams import BLOCK, Stream, damaged
from newsclean.jobs.worker import Fault

__all__ = ["read_warc"]

HTML_TYPES = ("text/html", "application/xhtml+xml", "")
"""Content types that are read; where the server said none, the page tells."""


def read_warc(stream: Stream, max_bytes: int) -> Iterator[Record]:
    """Yield the HTML pages that were answered with a status from 200 to 299.

    Raises OSError where the archive is cut off or damaged; what came before has been yielded.
    """
    archive = require("warcio.archiveiterator", "jobs")
    iterator = archive.ArchiveIterator(stream, no_record_parse=True)
    for number, found in enumerate(_found(iterator, stream.label), 1):
        if found.rec_type != "response":
            continue
        where = f"{stream.label}:{number}"
        http = _http_headers(iterator, found, where, stream.label)
        if http is not None and _is_page(http):
            record = _record(found, http, where, stream.position(), max_bytes)
            _read_out(found, stream.label, number)  # one that is cut off is no record
            yield record


def _found(iterator: Any, label: str) -> Iterator[Any]:
    """Yield all records. warcio tells standard error of a wrong length and reads on; here it is an error."""
    load_failed = require("warcio.exceptions", "jobs").ArchiveLoadFailed
    number = 0
    while True:
        number += 1
        try:
            with redirect_stderr(io.StringIO()):
                found = next(iterator, None)
        except load_failed as error:
            raise damaged(label, f"record {number}: {error}") from error
        if iterator.err_count or (found is not None and found.length is None):
            raise damaged(label, f"record {number - bool(iterator.err_count)} has a wrong length")
        if found is None:
            return
        yield found
        _read_out(found, label, number)


def _read_out(found: Any, label: str, number: int) -> None:
    while found.raw_stream.read(BLOCK):
        pass
    if found.raw_stream.limit > 0:
        raise damaged(label, f"record {number} ends too soon")


def _http_headers(iterator: Any, found: Any, where: str, label: str) -> Any:
    """Return the HTTP headers of a response, or None for one that is not HTTP."""
    uri = found.rec_headers.get_header("WARC-Target-URI") or ""
    parser_failed = require("warcio.statusandheaders", "jobs").StatusAndHeadersParserException
    try:
        return iterator.loader.load_http_headers("response", uri, found.raw_stream, found.length)
    except (EOFError, parser_failed) as error:
        raise damaged(label, f"{where} has no HTTP headers") from error


def _is_page(http: Any) -> bool:
    said = (http.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return said in HTML_TYPES and http.get_statuscode().startswith("2")


def _record(found: Any, http: Any, where: str, position: int, max_bytes: int) -> Record:
    found.http_headers = http
    noise = io.StringIO()
    with redirect_stderr(noise):  # warcio's only word on a content encoding that breaks off
        payload: bytes = found.content_stream().read(max_bytes + 1)
    fault = None
    if len(payload) > max_bytes:
        payload, fault = b"", Fault("too_large", f"the page is larger than {max_bytes} bytes")
    elif noise.getvalue():
        fault = Fault("bad_record", f"its content encoding is damaged: {noise.getvalue().strip()}")
    elif not _is_readable(http, payload):
        encoding = http.get_header("Content-Encoding")
        fault = Fault("bad_record", f"content encoding {encoding!r} cannot be undone here")
    headers = found.rec_headers
    return Record(
        where,
        payload,
        "page",
        id=headers.get_header("WARC-Record-ID"),
        url=headers.get_header("WARC-Target-URI"),
        charset=_charset(http.get_header("Content-Type")),
        kind="html" if http.get_header("Content-Type") else "auto",
        position=position,
        fault=fault,
    )


def _is_readable(http: Any, payload: bytes) -> bool:
    """Tell whether the content encoding was undone, or was undone already when the page was archived."""
    known = require("warcio.bufferedreaders", "jobs").BufferedReader.get_supported_decompressors()
    said = (http.get_header("Content-Encoding") or "identity").strip().lower()
    return said in {"identity", "none", "x-gzip", *known} or payload.lstrip()[:1] == b"<"


def _charset(content_type: str | None) -> str | None:
    """Return the charset of a Content-Type header.

    >>> _charset("text/html; Charset='windows-1252'"), _charset("text/html")
    ('windows-1252', None)
    """
    message = Message()
    message["Content-Type"] = content_type or ""
    said = message.get_param("charset")
    return said.strip(" '\"").lower() or None if isinstance(said, str) else None
