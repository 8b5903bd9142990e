"""Tables: the rows of CSV and Parquet files as records."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from newsclean.errors import NewscleanError
from newsclean.extras import require
from newsclean.jobs.records import Fields, Record
from newsclean.jobs.streams import Stream, damaged
from newsclean.jobs.worker import Fault

__all__ = ["read_csv", "read_parquet"]

CELL_FACTOR = 4
"""A row may have this many times the characters of the largest page, so that one that is too large gets its
own error record."""
PIECE = 1 << 16
"""Characters that are read at a time of a row that is passed over."""
EXTRA = ("language", "charset")


def read_csv(stream: Stream, fields: Fields, max_bytes: int, delimiter: str) -> Iterator[Record]:
    """Yield the rows of a CSV file whose first row names the columns; a row that is too large is a record with a fault.

    Raises DamagedError for a file that is damaged.
    """
    rows = _Rows(stream, CELL_FACTOR * max_bytes, delimiter)
    names = rows.next()
    if isinstance(names, Fault):
        raise damaged(stream.label, names.message)
    names = names or []
    _require_column(names, fields, stream.label)
    number = 0
    while (row := rows.next()) is not None:
        number += 1
        found = row if isinstance(row, Fault) else _filled(names, row)
        yield _record(f"{stream.label}:{number}", found, stream.position())


def _filled(names: list[str], row: list[str]) -> dict[str, str] | Fault:
    """Return the cells of a row that are not empty, by column; a cell behind the last column is part of a torn page."""
    if any(row[len(names) :]):
        said = f"the row has {len(row)} cells and the table {len(names)} columns"
        return Fault("bad_record", f"{said}: put quotes around cells that hold the delimiter")
    return {name: cell for name, cell in zip(names, row, strict=False) if cell}


class _Rows:
    """The rows of a CSV file, none longer than a limit."""

    def __init__(self, stream: Stream, most: int, delimiter: str) -> None:
        self._label, self._most = stream.label, most
        self._text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
        self._rows = csv.reader(self._lines(), delimiter=delimiter)
        self._delimiter = delimiter
        self._chars = self._quotes = 0
        """Characters and quotation marks of the row in hand."""

    def next(self) -> list[str] | Fault | None:
        """Return the next row that has cells, a Fault for one that is too long, None at the end."""
        while True:
            self._chars = self._quotes = 0
            before = csv.field_size_limit(self._most)  # the csv module has one limit for all readers
            try:
                row = next(self._rows, None)
            except _TooLongError:
                return self._passed_over()
            except csv.Error as error:
                raise damaged(self._label, error) from error
            finally:
                csv.field_size_limit(before)
            if row is None or row:
                return row

    def _lines(self) -> Iterator[str]:
        while line := self._text.readline(self._most + 1):
            self._count(line)
            if self._chars > self._most:
                while not line.endswith(("\n", "\r")) and (line := self._text.readline(PIECE)):
                    self._count(line)
                raise _TooLongError
            yield line

    def _count(self, line: str) -> None:
        self._chars += len(line)
        self._quotes += line.count('"')

    def _passed_over(self) -> Fault:
        """Read on to the end of a row that is too long, which is where its quotation marks are paired."""
        while self._quotes % 2 and (line := self._text.readline(PIECE)):
            self._count(line)
            while not line.endswith(("\n", "\r")) and (line := self._text.readline(PIECE)):
                self._count(line)
        self._rows = csv.reader(self._lines(), delimiter=self._delimiter)
        return Fault("too_large", f"the row is longer than {self._most} characters")


class _TooLongError(Exception):
    """A row has more characters than one may have."""


def read_parquet(path: str, size: int, fields: Fields) -> Iterator[Record]:
    """Yield the rows of a Parquet file; one that cannot be read is a record with a fault.

    Raises DamagedError for a file that is damaged.
    """
    arrow, parquet = require("pyarrow", "jobs"), require("pyarrow.parquet", "jobs")
    try:
        with parquet.ParquetFile(path, pre_buffer=False) as file:
            names = file.schema_arrow.names
            _require_column(names, fields, path)
            wanted = [name for name in dict.fromkeys((*fields, *EXTRA)) if name in names]
            rows = file.metadata.num_rows
            # One row at a time: a file of 4 kB can hold twenty of 100 MB each.
            for number, row in enumerate(file.iter_batches(1, columns=wanted, use_threads=False), 1):
                yield _record(f"{path}:{number}", _row_of(row), size * number // max(rows, number))
    except (arrow.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.filename:
            raise
        raise damaged(path, error) from error


def _row_of(batch: Any) -> dict[str, Any] | Fault:
    """Return a row as a Python object; a value that Python cannot hold costs its row."""
    try:
        (row,) = batch.to_pylist()
    except (ValueError, OverflowError) as error:  # a year beyond 9999, text that is not UTF-8
        said = " ".join(str(error).split())
        return Fault("bad_record", f"the row cannot be read: {type(error).__name__}: {said}")
    found: dict[str, Any] = row
    return found


def _record(name: str, row: dict[str, Any] | Fault, position: int) -> Record:
    fault = row if isinstance(row, Fault) else None
    return Record(name, {} if isinstance(row, Fault) else row, "fields", position=position, fault=fault)


def _require_column(names: list[str], fields: Fields, label: str) -> None:
    if fields.html not in names and fields.text not in names:
        raise NewscleanError(
            f"{label} has neither a column {fields.html!r} nor {fields.text!r}: it has {', '.join(names) or 'none'}"
        )
    for name in fields:
        if names.count(name) > 1:
            raise NewscleanError(f"{label} has more than one column {name!r}")
