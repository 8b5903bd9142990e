"""polars: `pl.col("html").newsclean.clean()`, an expression namespace that importing this module registers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from threading import Lock
from typing import Any, TypeAlias, Unpack

from newsclean.errors import MissingExtraError
from newsclean.export.columns import FLAT, NESTED, ListOf, Struct, Type
from newsclean.extras import require
from newsclean.integrations.cleaning import ColumnOptions, Told, batches, check_said, column_rows, parted

__all__ = ["NewscleanNamespace", "register"]

Expr: TypeAlias = Any
"""A polars expression."""
Series: TypeAlias = Any
"""A polars Series."""

EXTRA = "polars"
SLICE = 100
"""Rows of the input that are Python objects at a time."""
FEW_PAGES = 50
"""A batch of no more pages is cleaned without worker processes, which take longer to start."""


class NewscleanNamespace:
    """Cleans a column of pages, strings or binary; reached as `expr.newsclean`.

    >>> import polars as pl
    >>> import newsclean.integrations.polars
    >>> pages = pl.DataFrame({"page": ["Bridge closed\\n\\nThe bridge was closed on Friday.\\n\\nLeave a Reply", None]})
    >>> pages.select(pl.col("page").newsclean.clean()).unnest("page")["n_removed"].to_list()
    [1, None]
    """

    def __init__(self, expr: Expr) -> None:
        self._expr = expr

    def clean(self, **options: Unpack[ColumnOptions]) -> Expr:
        """Clean the pages into structs with the fields of `columns.FLAT`; `unnest()` makes columns of them.

        It works row by row, so it streams. Each batch has worker processes of its own.

        Args:
            options: `url`, `language` and `charset` as expressions, or as one str for all pages; the others are those
                of `ColumnOptions`.

        Returns:
            The expression. A null page gives null; a page that fails gives a struct with only its `error`.

        Raises:
            NewscleanError: An option has a wrong value.
            TypeError: An option has a wrong type or name.
        """
        return self._mapped(FLAT, options)

    def struct(self, **options: Unpack[ColumnOptions]) -> Expr:
        """Clean the pages into structs, each a whole article with its ledger (`columns.NESTED`).

        Args:
            options: Those of `clean()`.

        Returns:
            The expression.
        """
        return self._mapped(NESTED, options)

    def _mapped(self, schema: Struct, options: Mapping[str, Any]) -> Expr:
        polars = require("polars", EXTRA)
        said, settings = parted(options)
        column_rows((), nested=False, **settings)  # raises now, not when the frame is collected
        others = {
            name: value if isinstance(value, polars.Expr) else polars.lit(_text(name, value), polars.String)
            for name, value in said.items()
        }
        together = polars.struct(self._expr.alias("page"), **others)
        mapped: Expr = together.map_batches(
            CleanSeries(schema, settings), return_dtype=dtype_of(schema), is_elementwise=True
        )
        return mapped.alias(self._expr.meta.output_name()) if _has_name(self._expr) else mapped


def _text(name: str, said: Any) -> str | None:
    if said is not None and not isinstance(said, str):
        raise TypeError(f"{name} must be an expression, str or None, not {type(said).__name__}")
    check_said(name, said)
    return said


def _has_name(expr: Expr) -> bool:
    """Tell whether an expression knows the name of its column before it is run."""
    return expr.meta.output_name(raise_if_undetermined=False) is not None


class CleanSeries:
    """Turns a Series of pages, with what is known of them, into one of articles.

    polars calls it from several threads at once: they take turns, or each would start as many processes.
    """

    def __init__(self, schema: Struct, options: dict[str, Any]) -> None:
        self._schema, self._options, self._turn = schema, options, Lock()

    def __reduce__(self) -> tuple[type[CleanSeries], tuple[Struct, dict[str, Any]]]:
        return CleanSeries, (self._schema, self._options)

    def __call__(self, series: Series) -> Series:
        polars = require("polars", EXTRA)
        dtype, options = dtype_of(self._schema), self._options
        if len(series) <= FEW_PAGES and options.get("timeout") is None:
            options = {**options, "workers": 1}
        nested = self._schema == NESTED
        with self._turn:
            rows = column_rows(_told(series), nested=nested, total=len(series), **options)
            values = rows if nested else (row and dict(zip(FLAT.names, row, strict=True)) for row in rows)
            made = [polars.Series(series.name, batch, dtype=dtype) for batch in batches(values)]
        whole: Series = polars.concat(made) if made else polars.Series(series.name, [], dtype=dtype)
        return whole


def _told(series: Series) -> Iterator[Told | None]:
    for part in series.struct.unnest().iter_slices(SLICE):
        for page, *others in part.rows():
            yield None if page is None else Told(page, *others)


def dtype_of(of: Type) -> Any:
    """Return the polars dtype of a column. Raises MissingExtraError without polars.

    >>> dtype_of(ListOf("string"))
    List(String)
    """
    polars = require("polars", EXTRA)
    if isinstance(of, Struct):
        return polars.Struct({field.name: dtype_of(field.type) for field in of.fields})
    if isinstance(of, ListOf):
        return polars.List(dtype_of(of.item))
    return getattr(polars, {"bool": "Boolean"}.get(of, of.capitalize()))


def register() -> None:
    """Make `.newsclean` known to polars; importing this module does it where polars is installed."""
    require("polars", EXTRA).api.register_expr_namespace("newsclean")(NewscleanNamespace)


with suppress(MissingExtraError):  # without the host nobody can ask for it; register() says what is missing
    register()
