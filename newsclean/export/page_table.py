"""Many cleaned pages as one table that people browse: a line a page, and its view below when it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsclean.export.fates import fates
from newsclean.export.legend import Legend, legend_of
from newsclean.export.printable import cut, escaped, printable
from newsclean.export.rows import dateline_parts, rows_of
from newsclean.export.view import standalone, view
from newsclean.model import Article

__all__ = ["PageTable", "ShownPage"]

MAX_HTML_CHARS = 3_000_000
"""Of all views in a table; a notebook much larger than this is slow to open."""
MAX_FIELD_CHARS = 120
_COLUMNS = ("page", "title", "place", "date", "agency", "kept", "removed")
_MAY_GO = ("place", "date", "agency")
"""Columns that are left out where no page fills them."""
_HTML_WIDTHS = (
    "minmax(6rem,1.1fr)", "minmax(9rem,3.2fr)", "minmax(4rem,1fr)", "6rem", "minmax(4rem,.8fr)", "3.2rem", "4.4rem",
)  # fmt: skip
_TEXT_WIDTHS = (16, 44, 14, 10, 10, 4, 7)


@dataclass(frozen=True, slots=True)
class ShownPage:
    """One line of the table: the name of a page with its article or its error."""

    name: str
    article: Article | None = None
    error: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The line's texts: name, title, place, date, agency, numbers of paragraphs and removed lines."""
        if self.article is None:
            return (self.name, self.error, "", "", "", "", "")
        found = self.article
        parts = dict(reversed([*dateline_parts(found.dateline)]))  # the first of each name
        title = found.title.text if found.title else ""
        filed = [parts.get(part, "") for part in ("place", "date", "agency")]
        return (self.name, title, *filed, f"{len(found.body):,}", f"{len(found.removed):,}")


@dataclass(frozen=True, slots=True)
class PageTable:
    """Many cleaned pages. Shown as a table in a notebook, and by `print()` in lines."""

    pages: tuple[ShownPage, ...]
    more: bool = False
    """Whether there were more pages than the table shows."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in order, without the pages that failed."""
        return tuple(page.article for page in self.pages if page.article)

    def to_report(self) -> str:
        """Return the table as an HTML file of its own."""
        return standalone(self._repr_html_(), f"{len(self.pages)} pages")

    def _repr_html_(self) -> str:
        legend = legend_of(self.articles)
        shown = _filled(self.pages)
        names = "".join([f"<span>{_COLUMNS[at]}</span>" for at in shown])
        rows = "\n".join(_html_rows(self.pages, shown, legend))
        content = f"<p class=nc-head>{self._summary('<b>', '</b>')}</p>{legend.html()}"
        widths = " ".join([_HTML_WIDTHS[at] for at in shown])
        head = f"<div class=nc-table style='--nc-cols:{widths}'><div class=nc-cols>{names}</div>"
        return view(f"{content}{head}\n{rows}</div>", legend)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text("PageTable(...)" if cycle else str(self))

    def __str__(self) -> str:
        shown = _filled(self.pages)
        rows = [_COLUMNS, *[page.fields for page in self.pages]]
        return "\n".join([*[_aligned(row, shown) for row in rows], self._summary()])

    def _summary(self, before: str = "", after: str = "") -> str:
        failed = len(self.pages) - len(self.articles)
        noun = "page" if len(self.pages) == 1 else "pages"
        said = f"{'the first ' if self.more else ''}{before}{len(self.pages):,}{after} {noun}"
        return f"{said}, {before}{failed:,}{after} of them with an error" if failed else said


def _filled(pages: tuple[ShownPage, ...]) -> tuple[int, ...]:
    """Return the places of the columns that some page fills; page, title and figures are always there."""
    columns = enumerate(zip(_COLUMNS, *(page.fields for page in pages), strict=True))
    return tuple(at for at, (name, *fields) in columns if name not in _MAY_GO or any(fields))


def _html_rows(pages: tuple[ShownPage, ...], shown: tuple[int, ...], legend: Legend) -> Iterator[str]:
    left = MAX_HTML_CHARS
    for page in pages:
        texts = [cut(page.fields[at], MAX_FIELD_CHARS)[0] for at in shown]
        fields = "".join([f"<span dir=auto>{escaped(text)}</span>" for text in texts])
        if page.article is None:
            yield f"<div class='nc-cols nc-bad'>{fields}</div>"
            continue
        rows, _ = rows_of(fates(page.article), page.article.dateline, legend)
        if len(rows) > left:
            rows = "<p class=nc-gone>not shown: the table is full; look at fewer pages at once</p>"
        left -= len(rows)
        yield f"<details class=nc-page><summary class=nc-cols>{fields}</summary>\n{rows}</details>"


def _aligned(fields: tuple[str, ...], shown: tuple[int, ...]) -> str:
    """Return a line of the table in plain text, each field cut to its column; the title has spare room."""
    spare = sum(_TEXT_WIDTHS[at] + 2 for at in range(len(_COLUMNS)) if at not in shown)
    cells = []
    for at in shown:
        text, width = printable(fields[at]), _TEXT_WIDTHS[at] + (spare if _COLUMNS[at] == "title" else 0)
        cells.append(f"{text if len(text) <= width else text[: width - 1] + '…':<{width}}")
    return "  ".join(cells).rstrip()
