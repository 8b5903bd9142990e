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

__all__ = ["read_csv", "read_parquet"]

PARQUET_ROWS = 16
"""Rows that are taken out of a Parquet file at a time: pages are large."""
CELL_FACTOR = 4
"""A cell may have this many times the characters of the largest page, so that one that is too large gets its
own error record, and a quote that is never closed does not swallow the file."""
EXTRA = ("language", "charset")


def read_csv(stream: Stream, fields: Fields, max_bytes: int, delimiter: str) -> Iterator[Record]:
    """Yield the rows of a CSV file whose first row names the columns. Raises OSError for one that is damaged."""
    before = csv.field_size_limit(CELL_FACTOR * max_bytes)  # the csv module has one limit for all readers
    try:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
        reader = csv.DictReader(text, delimiter=delimiter)
        _require_column(reader.fieldnames or (), fields, stream.label)
        for number, row in enumerate(reader, 1):
            found = {name: value for name, value in row.items() if value and isinstance(name, str)}
            yield Record(f"{stream.label}:{number}", found, "fields", position=stream.position())
        text.detach()
    except csv.Error as error:
        raise damaged(stream.label, error) from error
    finally:
        csv.field_size_limit(before)


def read_parquet(path: str, size: int, fields: Fields) -> Iterator[Record]:
    """Yield the rows of a Parquet file. Raises OSError for one that is damaged."""
    arrow, parquet = require("pyarrow", "jobs"), require("pyarrow.parquet", "jobs")
    try:
        with parquet.ParquetFile(path) as file:
            names = file.schema_arrow.names
            _require_column(names, fields, path)
            wanted = [name for name in dict.fromkeys((*fields, *EXTRA)) if name in names]
            number, rows = 0, file.metadata.num_rows
            for batch in file.iter_batches(PARQUET_ROWS, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield _parquet_record(path, number, row, size * number // rows)
    except (arrow.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.filename:
            raise
        raise damaged(path, error) from error


def _parquet_record(path: str, number: int, row: dict[str, Any], position: int) -> Record:
    return Record(f"{path}:{number}", row, "fields", position=position)


def _require_column(names: Any, fields: Fields, label: str) -> None:
    if fields.html not in names and fields.text not in names:
        raise NewscleanError(
            f"{label} has neither a column {fields.html!r} nor {fields.text!r}: it has {', '.join(names)}"
        )
