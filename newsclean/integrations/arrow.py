"""Arrow: a column of pages becomes a table of articles, or one column of structs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, Unpack

from newsclean.export.columns import FLAT, NESTED, arrow_schema, arrow_type
from newsclean.extras import require
from newsclean.integrations.cleaning import ColumnOptions, Told, batches, column_rows, parted, spread

__all__ = ["clean", "flat_table", "nested_column", "struct"]

Array: TypeAlias = Any
"""An Arrow array, in one piece or chunked."""
Table: TypeAlias = Any
"""An Arrow table."""

EXTRA = "arrow"
NO_ROW = (None,) * len(FLAT.fields)


def clean(pages: Array, **options: Unpack[ColumnOptions]) -> Table:
    """Clean a column of pages.

    Args:
        pages: Strings or bytes.
        options: `url`, `language` and `charset` as one str for all pages, or as columns; the others are those of
            `ColumnOptions`.

    Returns:
        A table with the columns of `columns.FLAT`, a row for each page. A null page gives nulls; a page that fails
        gives nulls and its `error`.

    Raises:
        NewscleanError: An option has a wrong value.
        TypeError: An option has a wrong type or name.

    Example:
    >>> import pyarrow as pa
    >>> pages = pa.array(["Harbour bridge closed\\n\\nThe bridge was closed on Friday, the town said.", None])
    >>> clean(pages).column("title").to_pylist()
    ['Harbour bridge closed', None]
    """
    told, settings = told_pages(pages, options)
    return flat_table(column_rows(told, nested=False, total=len(pages), **settings))


def struct(pages: Array, **options: Unpack[ColumnOptions]) -> Array:
    """Clean a column of pages into one column of structs, each a whole article with its ledger (`columns.NESTED`).

    Args:
        pages: Strings or bytes.
        options: Those of `clean()`.

    Returns:
        The column. A null page gives null; a page that fails gives a struct with only its `error`.

    Example:
    >>> import pyarrow as pa
    >>> column = struct(pa.array(["Harbour bridge closed\\n\\nThe bridge closed on Friday.\\n\\nLeave a Reply"]))
    >>> column[0]["removed"][0]["filter"].as_py()
    'comment_tail'
    """
    told, settings = told_pages(pages, options)
    return nested_column(column_rows(told, nested=True, total=len(pages), **settings))


def told_pages(pages: Any, options: Mapping[str, Any]) -> tuple[Iterator[Told | None], dict[str, Any]]:
    """Return the pages of an Arrow column with what other columns say of them, None for null; and other options."""
    said, settings = parted(options)
    arrow = require("pyarrow", EXTRA)
    if not isinstance(pages, arrow.Array | arrow.ChunkedArray):
        raise TypeError(f"pages must be an Arrow array, not {type(pages).__name__}")
    columns = [_spread(name, value, len(pages)) for name, value in said.items()]
    rows = zip(_values(pages), *columns, strict=True)
    return (None if page is None else Told(page, *others) for page, *others in rows), settings


def _spread(name: str, said: Any, count: int) -> Any:
    arrow = require("pyarrow", EXTRA)
    is_column = isinstance(said, arrow.Array | arrow.ChunkedArray)
    return spread(name, said.to_pylist() if is_column else said, count)


def _values(column: Any) -> Iterator[Any]:
    """Yield the values of a column as Python objects, some at a time."""
    for chunk in column.chunks if hasattr(column, "chunks") else (column,):
        for start in range(0, len(chunk), 100):
            yield from chunk.slice(start, 100).to_pylist()


def flat_table(rows: Iterator[Any]) -> Table:
    """Return the rows of `column_rows()` as a table with the columns of FLAT; None is a row of nulls."""
    arrow = require("pyarrow", EXTRA)
    schema = arrow_schema(FLAT)
    made = []
    for batch in batches(rows):
        columns = zip(*(NO_ROW if row is None else row for row in batch), strict=True)
        arrays = [arrow.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
        made.append(arrow.RecordBatch.from_arrays(arrays, schema=schema))
    return arrow.Table.from_batches(made, schema=schema)


def nested_column(rows: Iterator[Any]) -> Array:
    """Return the nested rows of `column_rows()` as a column of structs; None is null."""
    arrow = require("pyarrow", EXTRA)
    type_ = arrow_type(NESTED)
    return arrow.chunked_array([arrow.array(batch, type=type_) for batch in batches(rows, 200)], type=type_)
