"""One input record, as it was read, and the page that it holds; a worker opens it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

from newsclean.jobs.worker import Fault

__all__ = [
    "Fields",
    "Opened",
    "Record",
    "at_record",
    "digest_of",
    "identity",
    "open_record",
    "record_size",
    "too_large",
]


class Fields(NamedTuple):
    """The names of the fields that hold a page, its address and its id."""

    html: str = "html"
    text: str = "text"
    url: str = "url"
    id: str = "id"


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the input."""

    name: str
    """File and place, such as "pages.jsonl:17"; the id of a record that has none."""
    payload: bytes | Mapping[str, Any]
    """A line of JSON, the bytes of a page, or fields by name."""
    form: str = "json"
    """What the payload is: json, page or fields."""
    id: str | None = None
    url: str | None = None
    charset: str | None = None
    kind: str = "auto"
    position: int = 0
    """Bytes of the input file that had been read."""
    fault: Fault | None = None
    """Set where the record could not be read whole."""


class Opened(NamedTuple):
    """The page that a record holds, and what is known of it."""

    page: str | bytes
    kind: str
    id: str
    url: str | None
    language: str | None = None
    charset: str | None = None


def open_record(record: Record, fields: Fields, max_bytes: int) -> Opened | Fault:
    """Return the page of a record, or a Fault that says what is wrong with it."""
    if record.fault:
        return record.fault
    opened = _from_page(record) if record.form == "page" else _from_fields(record, fields)
    if isinstance(opened, Opened) and _is_too_large(opened.page, max_bytes):
        return too_large(max_bytes)
    return opened


def too_large(max_bytes: int) -> Fault:
    """Return what is said of a page that is larger than pages may be."""
    return Fault("too_large", f"the page is larger than {max_bytes} bytes")


def identity(record: Record, fields: Fields) -> tuple[str, str | None]:
    """Return the id and url of a record, also of one that is broken.

    >>> identity(Record("pages.jsonl:3", b'{"id": 7, "url": "https://gazette.example/7"}'), Fields())
    ('7', 'https://gazette.example/7')
    >>> identity(Record("pages.jsonl:4", b'{"id": '), Fields())
    ('pages.jsonl:4', None)
    """
    if record.form == "page":
        return record.id or record.name, record.url
    found = _fields_of(record)
    return (record.name, None) if isinstance(found, Fault) else _named(record, found, fields)


def digest_of(record: Record, before: str) -> str:
    """Return the digest of all records up to this one, from the digest of all before it."""
    payload = record.payload
    if not isinstance(payload, bytes):
        payload = repr(sorted(payload.items())).encode("utf-8", "surrogatepass")
    digest = blake2b(before.encode(), digest_size=16)
    digest.update(record.name.encode("utf-8", "surrogateescape"))
    digest.update(payload)
    return digest.hexdigest()


@contextmanager
def at_record(record: Record) -> Iterator[None]:
    """Give an error that is raised here a note with the record, for who shows it."""
    try:
        yield
    except Exception as error:
        error.add_note(f"at record {record.name}")
        raise


def record_size(record: Record) -> int:
    """Return about how many bytes a record has."""
    if isinstance(record.payload, bytes):
        return len(record.payload)
    return sum(len(value) for value in record.payload.values() if isinstance(value, str | bytes))


def _fields_of(record: Record) -> Mapping[str, Any] | Fault:
    if not isinstance(record.payload, bytes):
        return record.payload
    try:
        found = json.loads(record.payload)
    except (ValueError, RecursionError) as error:
        return Fault("bad_record", f"{record.name} is not valid JSON: {error}")
    if not isinstance(found, dict):
        return Fault("bad_record", f"{record.name} is no JSON object")
    return found


def _named(record: Record, found: Mapping[str, Any], fields: Fields) -> tuple[str, str | None]:
    said, url = found.get(fields.id), found.get(fields.url)
    is_name = isinstance(said, str | int | float) and not isinstance(said, bool) and said != ""
    return str(said) if is_name else record.name, url if isinstance(url, str) else None


def _from_page(record: Record) -> Opened:
    page = record.payload if isinstance(record.payload, bytes) else b""
    return Opened(page, record.kind, record.id or record.name, record.url, None, record.charset)


def _from_fields(record: Record, fields: Fields) -> Opened | Fault:
    found = _fields_of(record)
    if isinstance(found, Fault):
        return found
    name, url = _named(record, found, fields)
    for field, kind in ((fields.html, "html"), (fields.text, "text")):
        page = found.get(field)
        if isinstance(page, str | bytes):
            return Opened(page, kind, name, url, _text(found, "language"), _text(found, "charset"))
        if page is not None:
            return Fault("bad_record", f"field {field!r} must be text, not {type(page).__name__}")
    return Fault("bad_record", f"there is neither a field {fields.html!r} nor {fields.text!r}")


def _text(found: Mapping[str, Any], name: str) -> str | None:
    value = found.get(name)
    return value if isinstance(value, str) and value else None


def _is_too_large(page: str | bytes, max_bytes: int) -> bool:
    if isinstance(page, bytes) or 4 * len(page) <= max_bytes:
        return len(page) > max_bytes
    return len(page.encode("utf-8", "surrogatepass")) > max_bytes
