"""pandas: `df["html"].newsclean.clean()`, an accessor that importing this module registers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, TypeAlias, Unpack

from newsclean.errors import MissingExtraError, NewscleanError
from newsclean.extras import require
from newsclean.integrations.arrow import flat_table, nested_column
from newsclean.integrations.cleaning import ColumnOptions, Told, column_rows, parted, spread

__all__ = ["NewscleanAccessor", "register"]

Series: TypeAlias = Any
"""A pandas Series."""
Frame: TypeAlias = Any
"""A pandas DataFrame."""

EXTRA = "pandas"
TEXT_KINDS = "OUS"
"""Kinds of NumPy dtypes that can hold pages: objects, text and bytes."""


class NewscleanAccessor:
    """Cleans the pages of a Series: text or bytes, HTML or extracted text; reached as `series.newsclean`.

    >>> import pandas as pd
    >>> import newsclean.integrations.pandas
    >>> pages = pd.Series(["Harbour bridge closed\\n\\nThe bridge was closed on Friday.\\n\\nLeave a Reply", None])
    >>> pages.newsclean.clean()["n_removed"].to_list()
    [1, <NA>]
    """

    def __init__(self, series: Series) -> None:
        """Take a Series of pages. Raises AttributeError, as pandas wants it, for one of numbers or dates."""
        if getattr(series.dtype, "kind", "O") not in TEXT_KINDS:
            raise AttributeError(f".newsclean is for a Series of pages, not of {series.dtype}")
        self._series = series

    def clean(self, **options: Unpack[ColumnOptions]) -> Frame:
        """Clean the pages into a frame with the index of the Series.

        Args:
            options: `url`, `language` and `charset` as one str for all pages, a Series with the same index, or a list;
                the others are those of `ColumnOptions`.

        Returns:
            A frame with the columns of `columns.FLAT`, as nullable Arrow dtypes. A missing page gives nulls; a page
            that fails gives nulls and its `error`.

        Raises:
            NewscleanError: An option has a wrong value.
            TypeError: An option has a wrong type or name.
        """
        rows = self._rows(options, nested=False)
        frame: Frame = flat_table(rows).to_pandas(types_mapper=require("pandas", EXTRA).ArrowDtype)
        return frame.set_axis(self._series.index, axis="index")

    def struct(self, **options: Unpack[ColumnOptions]) -> Series:
        """Clean the pages into a Series of structs, each a whole article with its ledger (`columns.NESTED`).

        Args:
            options: Those of `clean()`.

        Returns:
            The Series. A missing page gives null; a page that fails gives only its `error`.
        """
        column = nested_column(self._rows(options, nested=True))
        pandas = require("pandas", EXTRA)
        values = pandas.arrays.ArrowExtensionArray(column)
        made: Series = pandas.Series(values, index=self._series.index, name=self._series.name)
        return made

    def _rows(self, options: Mapping[str, Any], *, nested: bool) -> Iterator[Any]:
        said, settings = parted(options)
        columns = [self._spread(name, value) for name, value in said.items()]
        pages = zip(self._series, self._series.isna(), *columns, strict=True)
        told = (None if is_missing else Told(page, *others) for page, is_missing, *others in pages)
        return column_rows(told, nested=nested, total=len(self._series), **settings)

    def _spread(self, name: str, said: Any) -> Any:
        if isinstance(said, require("pandas", EXTRA).Series):
            if not said.index.equals(self._series.index):
                raise NewscleanError(f"{name} has another index than the pages")
            pairs = zip(said, said.isna(), strict=True)
            said = [None if is_missing else value for value, is_missing in pairs]
        return spread(name, said, len(self._series))


def register() -> None:
    """Make `.newsclean` known to pandas; importing this module does it where pandas is installed."""
    require("pandas", EXTRA).api.extensions.register_series_accessor("newsclean")(NewscleanAccessor)


with suppress(MissingExtraError):  # without the host nobody can ask for it; register() says what is missing
    register()
