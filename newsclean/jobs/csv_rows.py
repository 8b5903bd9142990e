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

__all__ = ["COLUMNS", "article_line", "check_columns", "fault_line", "head_line", "safe_cell"]

COLUMNS = ("id", "url", *FLAT.names)
RUN = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell begins with that spreadsheets take for a formula."""
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


def head_line(columns: tuple[str, ...]) -> bytes:
    """Return the first line, which names the columns."""
    return _line(columns)


def article_line(
    article: Article,
    name: str,
    url: str | None,
    columns: tuple[str, ...],
    aside: Fault | None = None,
    *,
    is_safe: bool = False,
) -> bytes:
    r"""Return the record of an article. What is not known is an empty cell.

    Args:
        article: The article.
        name: Its id.
        url: Its address.
        columns: The columns.
        aside: Why it is set aside, where it is.
        is_safe: Whether cells are made safe for spreadsheets.

    Example:
    >>> article_line(Article(language="en"), 'p1, first', None, ("id", "url", "language", "error"))
    b'"p1, first",,en,\r\n'
    """
    row = flat_row(article)
    return _record(name, url, row if aside is None else (*row[:-1], error_of(*aside)), columns, is_safe)


def fault_line(
    name: str, url: str | None, fault: Fault, columns: tuple[str, ...], *, is_safe: bool = False
) -> bytes:
    r"""Return the record of a page that failed: empty cells, and the error.

    >>> fault_line("p7", None, Fault("timeout", "took longer than 5 seconds"), ("id", "title", "error"))
    b'p7,,timeout: took longer than 5 seconds\r\n'
    """
    return _record(name, url, failed_flat_row(*fault), columns, is_safe)


def safe_cell(cell: Any) -> Any:
    """Return a cell that a spreadsheet shows and does not run, without turns of direction.

    >>> safe_cell("=HYPERLINK(A1)"), safe_cell("Rain"), safe_cell(-3)
    ("'=HYPERLINK(A1)", 'Rain', -3)
    """
    if not isinstance(cell, str):
        return cell
    if not cell.isprintable():
        cell = cell.translate(_NO_BIDI)
    return f"'{cell}" if cell.startswith(RUN) else cell


def _record(
    name: str, url: str | None, row: tuple[Any, ...], columns: tuple[str, ...], is_safe: bool
) -> bytes:
    cells = dict(zip(COLUMNS, (storable(name), storable(url), *row), strict=True))
    made = safe_cell if is_safe else lambda cell: cell
    return _line(made(cells[column]) for column in columns)


def _line(cells: Iterable[Any]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)  # quotes where needed, doubled inside, and CRLF at the end
    return text.getvalue().encode()
