"""Parquet output: parts of whole row groups while the job runs, put together into one file at its end."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from newsclean.export.columns import LINK_LIST, NESTED, arrow_type, storable
from newsclean.extras import require
from newsclean.jobs.rows import LINKS, TEXT
from newsclean.jobs.sinks import Mark, Sink, replaced

__all__ = ["PARTS", "ParquetSink", "part_name", "schema_of"]

PARTS = "parts"
"""Name of the folder of parts."""

PART_NAME = re.compile(r"[0-9]{6,15}\.parquet")
PART_ROWS, PART_BYTES = 1000, 1 << 23
"""A part ends at this many rows or bytes of JSON, and at nothing else; it becomes one row group."""


class ParquetSink(Sink):
    """Rows in Parquet. A Parquet file cannot be written on, so the rows are kept in parts until the end."""

    def __init__(self, path: Path, parts: Path, fields: tuple[str, ...], mark: Mark | None) -> None:
        self._path, self._parts = path, parts
        self._schema = schema_of(fields)
        self._count = mark["parts"] if mark else 0
        self._rows: list[bytes] = []
        self._size = 0
        parts.mkdir(parents=True, exist_ok=True)
        for left in parts.iterdir():
            if not PART_NAME.fullmatch(left.name) or int(left.stem) >= self._count:
                left.unlink()

    def write(self, row: bytes) -> None:
        self._rows.append(row)
        self._size += len(row)
        if len(self._rows) >= PART_ROWS or self._size >= PART_BYTES:
            self._end_part()

    def _end_part(self) -> None:
        arrow, parquet = require("pyarrow", "jobs"), require("pyarrow.parquet", "jobs")
        rows = [storable(json.loads(row)) for row in self._rows]
        table = arrow.Table.from_pylist(rows, schema=self._schema)
        whole = self._part(self._count)
        with replaced(whole, whole.with_suffix(".torn")) as file:
            parquet.write_table(table, file, compression="zstd")
        self._count += 1
        self._rows.clear()
        self._size = 0

    def _part(self, number: int) -> Path:
        return self._parts / part_name(number)

    def mark(self) -> Mark | None:
        return None if self._rows else {"parts": self._count}

    def close(self, finished: bool) -> None:
        if self._rows:
            self._end_part()
        self._put_together()
        if finished:
            for number in range(self._count):
                self._part(number).unlink()
            self._parts.rmdir()

    def _put_together(self) -> None:
        parquet = require("pyarrow.parquet", "jobs")
        with (
            replaced(self._path, self._parts / "whole.torn") as file,
            parquet.ParquetWriter(file, self._schema, compression="zstd") as writer,
        ):
            for number in range(self._count):
                writer.write_table(parquet.read_table(self._part(number), schema=self._schema))


def part_name(number: int) -> str:
    """Return the name of a part, counted from 0."""
    return f"{number:06}.parquet"


def schema_of(fields: tuple[str, ...]) -> Any:
    """Return the Arrow schema of output records with these fields: the JSON schema, as columns.

    >>> schema_of(("title", "language")).names
    ['schema', 'id', 'url', 'title', 'language', 'verdict', 'error']
    """
    arrow = require("pyarrow", "jobs")
    types = {column.name: column.type for column in NESTED.fields}
    types |= {"id": "string", TEXT: "string", LINKS: LINK_LIST}
    names = dict.fromkeys(("schema", "id", "url", *fields, "verdict", "error"))
    return arrow.schema([(name, arrow_type(types[name])) for name in names])
