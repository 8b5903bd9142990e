"""Readers of plain JSON types: each takes a value and where it stands, and gives what it stands for or SchemaError."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from reprlib import repr as brief
from typing import Any

from newsclean.errors import SchemaError
from newsclean.model import Span

__all__ = [
    "Reader",
    "as_choice",
    "as_each",
    "as_flag",
    "as_iso",
    "as_object",
    "as_optional",
    "as_pairs",
    "as_share",
    "as_span",
    "as_text",
    "as_when",
]

Reader = Callable[[Any, str], Any]
"""Takes a value and where in the article it stands; returns what it stands for or raises SchemaError."""


def _wrong(value: object, where: str, wanted: str) -> SchemaError:
    return SchemaError(f"{where} must be {wanted}, not {brief(value)}")


def _reader(wanted: str, is_right: Callable[[Any], bool], made: Callable[[Any], Any] | None = None) -> Reader:
    """Return the reader of values of one form; `made` makes of a value what it stands for."""

    def read(value: Any, where: str) -> Any:
        """Return what a value of this form stands for; raise SchemaError for any other."""
        if not is_right(value):
            raise _wrong(value, where, wanted)
        return made(value) if made else value

    return read


def _is_share(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _is_span(value: Any) -> bool:
    return isinstance(value, list | tuple) and [type(edge) for edge in value] == [int, int]


as_text = _reader("a string", lambda value: isinstance(value, str))
as_flag = _reader("true or false", lambda value: isinstance(value, bool))
as_share = _reader("a number from 0 to 1", _is_share, float)
as_span = _reader("a pair of integers", _is_span, lambda edges: Span(*edges))


def as_pairs(value: Any, where: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of strings."""
    if not isinstance(value, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in value):
        raise _wrong(value, where, "a list of pairs")
    return tuple([(as_text(name, where), as_text(found, f"{where}.{name}")) for name, found in value])


def as_iso(kind: type[datetime.date]) -> Reader:
    """Return the reader of a date or a moment."""

    def read(value: Any, where: str) -> datetime.date:
        try:
            return kind.fromisoformat(as_text(value, where))
        except ValueError:
            raise _wrong(value, where, f"an ISO {kind.__name__}") from None

    return read


def as_when(value: Any, where: str) -> datetime.date:
    """Return a moment, or the day alone where the value has no time of day."""
    has_time = isinstance(value, str) and len(value) > len("2024-03-08")
    found: datetime.date = as_iso(datetime.datetime if has_time else datetime.date)(value, where)
    return found


def as_choice(names: tuple[str, ...]) -> Reader:
    """Return the reader of one of these names."""
    return _reader(f"one of {', '.join(names)}", lambda value: isinstance(value, str) and value in names)


def as_optional(reader: Reader) -> Reader:
    """Return the reader of a value that may be null."""
    return lambda value, where: None if value is None else reader(value, where)


def as_each(reader: Reader) -> Reader:
    """Return the reader of a list of such values."""

    def read(value: Any, where: str) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise _wrong(value, where, "a list")
        return tuple([reader(item, f"{where}[{at}]") for at, item in enumerate(value)])

    return read


def as_object(made: Callable[..., Any], **readers: Reader) -> Reader:
    """Return the reader of a mapping that has exactly these fields."""

    def read(value: Any, where: str) -> Any:
        if not isinstance(value, Mapping):
            raise _wrong(value, where, "a mapping")
        for name in (*readers, *value):
            if name not in value or name not in readers:
                fault = "lacks" if name in readers else "has an unknown"
                raise SchemaError(f"{where or 'the article'} {fault} field {name!r}")
        above = f"{where}." if where else ""
        return made(**{name: reader(value[name], above + name) for name, reader in readers.items()})

    return read
