"""What several ways of cleaning made of one page, side by side with the differences marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from newsclean.export.alignment import Row, align
from newsclean.export.fates import Fate, why
from newsclean.export.legend import Legend, legend_of
from newsclean.export.printable import cut, escaped, printable
from newsclean.export.rows import removed_run
from newsclean.export.view import standalone, view
from newsclean.model import Article

__all__ = ["Comparison"]

MAX_WHY_CHARS = 160
_TEXT_CHARS = 90


@dataclass(frozen=True, slots=True)
class Comparison:
    """What several ways of cleaning made of one page. Shown side by side in a notebook, and by `print()` in lines."""

    names: tuple[str, ...]
    articles: tuple[Article, ...]
    """One for each name."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The page in stretches, in order, each with what every way made of it."""
        return align(self.articles)

    @property
    def differences(self) -> tuple[Row, ...]:
        """The stretches that the ways do not agree on."""
        return tuple(row for row in self.rows if not row.same)

    def to_report(self) -> str:
        """Return the comparison as an HTML file of its own."""
        return standalone(self._repr_html_(), " | ".join(self.names))

    def _repr_html_(self) -> str:
        legend = legend_of(self.articles)
        rows = self.rows
        head = "".join(map(_head, self.names, self.articles))
        body = "\n".join(_html_rows(rows, len(self.names), legend))
        columns = f"grid-template-columns:repeat({len(self.names)},minmax(0,1fr))"
        table = f"<div class=nc-cmp style='{columns}'>{head}\n{body}</div>"
        return view(f"<p class=nc-head>{_summary(rows)}</p>{table}", legend)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text("Comparison(...)" if cycle else str(self))

    def __str__(self) -> str:
        width = max(map(len, self.names))
        lines = [_summary(self.rows).replace("<b>", "").replace("</b>", "")]
        for row in self.differences:
            lines.append("")
            for name, cell in zip(self.names, row.cells, strict=True):
                lines += [f"{printable(name):<{width}}  {_line(fate)}" for fate in cell]
        return "\n".join(lines)


def _summary(rows: Sequence[Row]) -> str:
    """Return, in HTML, how many places differ, and how many of the lines shown all ways keep or remove."""
    differ = sum(not row.same for row in rows)
    removed = sum(len(row.cells[0]) for row in rows if row.same and row.removed)
    kept = sum(len(row.cells[0]) for row in rows if row.same and not row.removed)
    return f"<b>{differ:,}</b> different · <b>{kept:,}</b> kept by all · <b>{removed:,}</b> removed by all"


def _line(fate: Fate) -> str:
    text, left = cut(fate.text, _TEXT_CHARS)
    label = "- removed" if fate.removal else _label(fate)
    took = f" ^ {why(fate.removal)}" if fate.removal else ""
    return printable(f"{label:<14} {text}{f' ... {left} more characters' if left else ''}{took}")


def _head(name: str, article: Article) -> str:
    return (
        f"<div class=nc-way><b><bdi>{escaped(name)}</bdi></b> "
        f"{len(article.body):,} kept, {len(article.removed):,} removed</div>"
    )


def _html_rows(rows: Sequence[Row], ways: int, legend: Legend) -> Iterator[str]:
    """Yield the rows: what is the same across the whole width, the rest cell by cell."""
    for (same, removed), group in groupby(rows, key=lambda row: (row.same, row.removed)):
        if same and removed:
            first = [fate.removal for row in group for fate in row.cells[0] if fate.removal]
            yield f"<div class=nc-wide>{removed_run(first, legend)}</div>"
        elif same:
            yield from (f"<div class=nc-wide>{_same(row.cells[0])}</div>" for row in group)
        else:
            yield from (_cell(row, column) for row in group for column in range(ways))


def _same(cell: tuple[Fate, ...]) -> str:
    shown = '<p class=nc-same data-k="{}" dir=auto>{}</p>'
    return "".join([shown.format(escaped(_label(fate)), escaped(fate.text)) for fate in cell])


def _cell(row: Row, column: int) -> str:
    """Return one way's cell; pieces that some other way does not have alike are marked."""
    others = [cell for at, cell in enumerate(row.cells) if at != column]
    torn = any(fate.removal for cell in row.cells for fate in cell)
    shown = []
    for fate in row.cells[column]:
        alike = all(any(_key(fate) == _key(other) for other in cell) for cell in others)
        look = "nc-like" if alike else "nc-out" if fate.removal else "nc-in" if torn else "nc-alt"
        shown.append(_piece(fate, look))
    return f"<div class=nc-cell>{''.join(shown) or '<span class=nc-note>nothing</span>'}</div>"


def _piece(fate: Fate, look: str) -> str:
    said = escaped(fate.text)
    said = said if look == "nc-like" else f"<mark>{said}</mark>"
    label = "− removed" if fate.removal else "+ " * (look == "nc-in") + escaped(_label(fate))
    note = ""
    if fate.removal:
        reason, more = cut(why(fate.removal), MAX_WHY_CHARS)
        note = f"<span class=nc-note>{escaped(reason)}{'…' if more else ''}</span>"
    return f"<div class={look}><b>{label}</b><p dir=auto>{said}</p>{note}</div>"


def _label(fate: Fate) -> str:
    return (fate.kind if fate.role == "body" else fate.role).replace("_", " ")


def _key(fate: Fate) -> tuple[str, str, str]:
    return fate.role, fate.text, fate.kind if fate.role == "body" else ""
