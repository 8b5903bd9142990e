"""One record of CSV output: the flat columns of a data frame behind id and url, as RFC 4180 has them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from newsclean.errors import UnknownNameError
from newsclean.export.columns import FLAT, error_of, failed_flat_row, flat_row, storable
from newsclean.export.printable import BIDI
from newsclean.jobs.worker import Fault
from newsclean.model import Article

__all__ = ["COLUMNS", "article_cells", "as_csv", "check_columns", "fault_cells", "safe_cell"]

COLUMNS = ("id", "url", *FLAT.names)
RUN = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "\0")
"""What a cell begins with that spreadsheets take for a formula, some behind spaces; the wide signs in East Asia."""
_NO_BIDI = dict.fromkeys(BIDI)
ALWAYS = ("id", "url", "error")
"""What every record has, whatever columns are asked for."""


def check_columns(names: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of a file that is to have these; raise UnknownNameError for one that is none.

    >>> check_columns(("body", "title"))
    ('id', 'url', 'title', 'body', 'error')
    """
    wanted = {*ALWAYS, *names}
    for name in wanted.difference(COLUMNS):
        raise UnknownNameError("column", name, COLUMNS)
    return tuple(name for name in COLUMNS if name in wanted)


def article_cells(
    article: Article, name: str, url: str | None, columns: tuple[str, ...], aside: Fault | None = None
) -> list[Any]:
    """Return the cells of an article in these columns; `aside` says why it is set aside, where it is.

    >>> article_cells(Article(language="en"), "p1", None, ("id", "url", "language", "error"))
    ['p1', None, 'en', None]
    """
    row = flat_row(article)
    return _cells(name, url, row if aside is None else (*row[:-1], error_of(*aside)), columns)


def fault_cells(name: str, url: str | None, fault: Fault, columns: tuple[str, ...]) -> list[Any]:
    """Return the cells of a page that failed: None, and the error.

    >>> fault_cells("p7", None, Fault("timeout", "took longer than 5 seconds"), ("id", "title", "error"))
    ['p7', None, 'timeout: took longer than 5 seconds']
    """
    return _cells(name, url, failed_flat_row(*fault), columns)


def _cells(name: str, url: str | None, row: tuple[Any, ...], columns: tuple[str, ...]) -> list[Any]:
    cells = dict(zip(COLUMNS, (storable(name), storable(url), *row), strict=True))
    return [cells[column] for column in columns]


def as_csv(cells: Iterable[Any], *, is_safe: bool = False) -> bytes:
    r"""Return cells as a record; None is an empty one. `is_safe` makes them safe for spreadsheets.

    >>> as_csv(["p1, first", None, "en"])
    b'"p1, first",,en\r\n'
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerow(map(safe_cell, cells) if is_safe else cells)  # CRLF at the end
    return text.getvalue().encode()


def safe_cell(cell: Any) -> Any:
    """Return a cell that a spreadsheet shows and does not run, without turns of direction.

    >>> safe_cell("=HYPERLINK(A1)"), safe_cell("Rain"), safe_cell(-3), safe_cell("＝A1")
    ("'=HYPERLINK(A1)", 'Rain', -3, "'＝A1")
    """
    if not isinstance(cell, str):
        return cell
    if not cell.isprintable():
        cell = cell.translate(_NO_BIDI)
    return f"'{cell}" if cell.startswith(RUN) or cell.lstrip().startswith(RUN) else cell
